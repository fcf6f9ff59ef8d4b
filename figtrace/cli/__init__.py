"""The ``figtrace`` command: one module a group of verbs, each imported when it is asked for. It decides nothing.

Exit status: 0 good (notes and warnings allowed), 1 problems found, 2 a wrong call. Problems go to standard error, one a
line: ``where: message (cure)``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from figtrace import __version__
from figtrace.model.problems import FigtraceError

VERBS: dict[str, tuple[str, str]] = {
    "serve": ("serve", "show the dashboard under a production server"),
    "validate": ("records", "check records, networks or folders of them"),
    "import-record": ("records_in", "file PFOCR records, with their tables, in the library"),
    "picture": ("pictures", "write the picture with title, legend, citation and licence lines"),
    "deck": ("story", "write the figure's story as slides, PDF or a picture that plays"),
    "page": ("story", "write the figure's page as one HTML file that needs no server"),
    "export": ("exchange", "write a figure's network in one of the field's formats, or in all"),
    "import": ("exchange", "read a file of another program, and say what was not understood"),
    "synthesize": ("pictures", "make up a network of the founding figure's manners"),
    "neighbours": ("questions", "say what stands upstream and downstream of agents"),
    "paths": ("questions", "say every path between two agents, with its quotes and its net sign"),
    "whatif": ("questions", "say what follows if agents go down, up or off"),
    "compare": ("questions", "say what two mechanisms, or two figures, share and where they differ"),
    "journal": ("curation", "append, undo, redo, take in, log, backup, restore and verify edits"),
    "diff": ("curation", "say what differs between two networks or states"),
    "merge": ("curation", "merge two copies of a network file, and list what both changed"),
    "publish": ("publishing", "write the accepted state of a figure to the library"),
    "lexicon": ("reading", "build the lexicon of names, or say what it holds"),
    "ground": ("reading", "say which identifiers a name may stand for, and why"),
    "draft": ("reading", "suggest statements from a caption, or from every caption of a folder"),
    "score": ("reading", "compare suggestions with gold annotations"),
}
"""Verb → the module here that holds it, and what it does; ``MODULE.add(verb, parser)`` gives it its arguments."""


def parser_for(verb: str | None = None) -> argparse.ArgumentParser:
    """The whole command line; only the module of ``verb`` is imported, the other verbs are named."""
    parser = argparse.ArgumentParser(
        prog="figtrace", description="Pathway figures, traced to the words of their captions."
    )
    parser.add_argument("--version", action="version", version=f"figtrace {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, (module, words) in VERBS.items():
        one = verbs.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        if name == verb:
            import_module(f"figtrace.cli.{module}").add(name, one)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and give its exit status; a wrong call ends with status 2, as argparse has it."""
    words = list(sys.argv[1:] if argv is None else argv)
    verb = next((word for word in words if word in VERBS), None)
    called = parser_for(verb).parse_args(words)
    try:
        return int(called.run(called))
    except FigtraceError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"figtrace {verb}: stopped", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
