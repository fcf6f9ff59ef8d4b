"""``figtrace journal``, ``diff`` and ``merge``: curation from a shell, by the same road as the page."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from figtrace.curation import diff, filed, keep, merge
from figtrace.curation.cells import refused
from figtrace.curation.conflict import Conflict
from figtrace.curation.edits import read_edit
from figtrace.curation.entries import Entry
from figtrace.curation.journal import Journal, from_library
from figtrace.curation.kinds import SaveStory
from figtrace.curation.people import EVERYONE, Actor, Role, identity, person_of, role_of, roles_of
from figtrace.curation.publish import write_network
from figtrace.curation.state import State
from figtrace.curation.store import user_folder
from figtrace.curation.trouble import JournalTrouble
from figtrace.figures.library import Library, default_data
from figtrace.model import codec, nesting
from figtrace.model.problems import Problem, ProblemsFound
from figtrace.model.records import Network
from figtrace.story import codec as story_codec

_WHO = "who edits, “Name <ORCID>”; FIGTRACE_WHO where it is left out"
_OWN = ("figure", "token", "seen")
"""What a line of edits may say beside its edit: the figure, a token for sending again, the last entry seen."""


def add(verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    {"journal": _add_journal, "diff": _add_diff, "merge": _add_merge}[verb](parser)


def add_places(parser: argparse.ArgumentParser) -> None:
    """Where library and journal are."""
    parser.add_argument("--data", type=Path, default=default_data(), metavar="DIR", help="the library's folder")
    parser.add_argument("--journal", metavar="URL", help="the journal: a path or a URL; else FIGTRACE_JOURNAL")


def add_person(parser: argparse.ArgumentParser) -> None:
    """Who edits, in which role."""
    parser.add_argument("--who", metavar="WHO", help=_WHO)
    parser.add_argument("--role", metavar="ROLE", help="reader, curator, reviewer or editor (else FIGTRACE_ROLES)")


def _add_journal(parser: argparse.ArgumentParser) -> None:
    does = parser.add_subparsers(dest="does", metavar="DOES", required=True)
    one = does.add_parser("append", help="write edits, one JSON object a line; print each one's id when it is durable")
    one.add_argument("edits", metavar="EDITS", help="a file of edits, or - for standard input")
    one.add_argument("--figure", metavar="FIGID", help="the figure of every line that names none")
    one.add_argument("--json", action="store_true", help="print id, number and words of each entry as JSON")
    add_person(one)
    for name, words in (("undo", "take back your own last edit"), ("redo", "make your last undone edit again")):
        one = does.add_parser(name, help=words)
        one.add_argument("figure", metavar="FIGID")
        one.add_argument("--force", action="store_true", help="even where somebody changed the same since")
        one.add_argument("--json", action="store_true", help="print the entry as JSON")
        add_person(one)
    one = does.add_parser("log", help="say who changed what, latest first")
    one.add_argument("figure", metavar="FIGID", nargs="?", help="one figure; else all that have a history")
    one.add_argument("--key", help="only what touched this statement or agent, oldest first")
    one.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many (50; 0 for all)")
    one.add_argument("--json", action="store_true", help="print each entry as JSON, one a line")
    one = does.add_parser("backup", help="write the whole journal to a file (.gz packs it)")
    one.add_argument("out", type=Path, metavar="OUT")
    one = does.add_parser("restore", help="write a backup into an empty journal")
    one.add_argument("source", type=Path, metavar="FILE")
    one = does.add_parser("verify", help="recompute every hash, replay every change, find tampering")
    one.add_argument("--mend", action="store_true", help="drop stored states; they are made again")
    one.add_argument("--json", action="store_true", help="print the problems as JSON")
    one = does.add_parser("take-in", help="settle a network file that was changed outside the history: merge it in")
    one.add_argument("figure", metavar="FIGID")
    one.add_argument("--keep", action="store_true", help="keep the history as it is")
    one.add_argument(
        "--take", action="append", default=[], metavar="CELL=a|b", help="settle a conflict: a the journal, b the file"
    )
    add_person(one)
    for one in does.choices.values():
        add_places(one)
        one.set_defaults(run=run_journal)


def _add_diff(parser: argparse.ArgumentParser) -> None:
    words = "a network file, FIGID (the journal's state), or FIGID#N (its state after entry N)"
    parser.add_argument("a", metavar="A", help=words)
    parser.add_argument("b", metavar="B", help=words)
    parser.add_argument("--json", action="store_true", help="print the differences as JSON")
    add_places(parser)
    parser.set_defaults(run=run_diff)


def _add_merge(parser: argparse.ArgumentParser) -> None:
    for name in ("base", "a", "b"):
        parser.add_argument(name, type=Path, metavar=name.upper(), help="a network file")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT", help="where the merged network goes (else shown)")
    parser.add_argument(
        "--take", action="append", default=[], metavar="CELL=a|b", help="settle a conflict, named as it is listed"
    )
    parser.add_argument("--json", action="store_true", help="print the conflicts as JSON")
    parser.set_defaults(run=run_merge)


# --- shared -----------------------------------------------------------------------------------------------------


def journal_of(args: argparse.Namespace) -> Journal:
    """The journal that the arguments name, over their library."""
    return Journal(from_library(Library(args.data)), args.journal, retracted=args.data / "retracted.txt")


def actor_of(args: argparse.Namespace) -> Actor:
    """Who edits, in which role; somebody who has the journal's file at hand is an editor unless told otherwise."""
    words = args.who or os.environ.get("FIGTRACE_WHO")
    if not words:
        raise refused("nobody", "--who", "nobody is named", 'write --who "Name <ORCID>", or set FIGTRACE_WHO')
    person = person_of(words)
    if args.role:
        return Actor(person, role_of(args.role))
    roles = roles_of(os.environ.get("FIGTRACE_ROLES", ""))
    other = roles.get(EVERYONE, Role.READER if roles else Role.EDITOR)
    return Actor(person, roles.get(identity(person), other))


def say(problem: Problem | object) -> None:
    """A problem, to standard error."""
    print(problem, file=sys.stderr, flush=True)


def print_json(value: Any) -> None:
    """Values for a program, a line each."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


# --- journal ----------------------------------------------------------------------------------------------------


def run_journal(args: argparse.Namespace) -> int:
    """Do one of the journal's verbs."""
    does = {
        "append": _append,
        "undo": _turn_back,
        "redo": _turn_back,
        "log": _log,
        "backup": _backup,
        "restore": _restore,
        "verify": _verify,
        "take-in": _take_in,
    }
    journal = journal_of(args)
    try:
        return does[args.does](args, journal)
    finally:
        journal.close()


def _append(args: argparse.Namespace, journal: Journal) -> int:
    """Write line after line; a line that is refused is said and left out, a database that cannot stops it all."""
    actor = actor_of(args)
    name = "standard input" if args.edits == "-" else args.edits
    is_good = True
    with _lines(args.edits) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                is_good &= _append_line(args, journal, actor, line, f"{name}:{number}")
            except JournalTrouble as trouble:
                say(trouble)
                say(_kept(line, lines))
                return 1
            except ProblemsFound as found:
                is_good = False
                for problem in found.report:
                    place = f"{name}:{number}"
                    say(problem if problem.where.startswith(place) else f"{place}: {problem}")
    return 0 if is_good else 1


def _append_line(args: argparse.Namespace, journal: Journal, actor: Actor, line: str, where: str) -> bool:
    beside: dict[str, Any] = {}
    try:
        values = nesting.parse(line)
    except ValueError:
        values = None
    if isinstance(values, dict):
        beside = {name: values.pop(name) for name in _OWN if name in values}
        line = json.dumps(values)
    edit = read_edit(line, where)
    figid = beside.get("figure", args.figure)
    if not isinstance(figid, str):
        raise refused("figure-missing", where, "names no figure", 'add --figure FIGID, or "figure" to the line')
    if isinstance(edit, SaveStory):
        story_codec.loads(json.dumps(edit.story), where)
    outcome = journal.append(figid, edit, actor, seen=beside.get("seen"), token=beside.get("token"))
    if isinstance(outcome, Conflict):
        say(f"{where}: {figid}: {outcome.words} (choose in the page; token {outcome.token})")
        return False
    _tell(outcome, args.json)
    return True


def _tell(entry: Entry, is_json: bool) -> None:
    if is_json:
        print_json({"id": entry.key, "number": entry.number, "label": entry.label, "at": entry.at, "hash": entry.hash})
    else:
        print(entry.key, flush=True)


def _lines(source: str) -> IO[str]:
    if source == "-":
        return sys.stdin
    try:
        return Path(source).open(encoding="utf-8")
    except OSError as error:
        raise refused("file-unreadable", source, str(error), "check the path") from None


def _kept(line: str, rest: Iterator[str]) -> str:
    """Write what was not written to the journal to a file, and say where: nothing that was typed is lost."""
    text = line + "".join(rest)
    for folder in (user_folder(), Path.cwd(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix="unsent-", suffix=".jsonl", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            continue
        return f"{name}: holds the edits that were not written (run journal append on it again)"
    return f"these edits were not written, and no folder takes them:\n{text}"


def _turn_back(args: argparse.Namespace, journal: Journal) -> int:
    turn = journal.undo if args.does == "undo" else journal.redo
    outcome = turn(args.figure, actor_of(args), is_forced=args.force)
    if isinstance(outcome, Conflict):
        for cell in outcome.cells:
            say(f"{args.figure}: changed meanwhile: {cell} (look at journal log, or {args.does} --force)")
        return 1
    if args.json:
        _tell(outcome, True)
    else:
        print(f"{outcome.key} {outcome.label}")
    return 0


def _log(args: argparse.Namespace, journal: Journal) -> int:
    for figid in [args.figure] if args.figure else journal.figids():
        if args.key:
            found = journal.history(figid, args.key)
            found = found[-args.limit :] if args.limit else found
        else:
            found = journal.entries(figid, args.limit or None)
        for entry in found:
            if args.json:
                print_json(entry.as_dict())
            else:
                reason = f" ({entry.reason})" if entry.reason else ""
                print(f"{entry.key}\t{entry.at}\t{entry.who.name}\t{entry.label}{reason}")
    return 0


def _backup(args: argparse.Namespace, journal: Journal) -> int:
    count = keep.backup(journal.store, args.out)
    print(f"{args.out}: {count} entries")
    return 0


def _restore(args: argparse.Namespace, journal: Journal) -> int:
    count = keep.restore(journal.store, args.source)
    print(f"{journal.store.name}: {count} entries")
    return 0


def _verify(args: argparse.Namespace, journal: Journal) -> int:
    if args.mend:
        keep.mend_snapshots(journal.store)
    report = keep.verify(journal.store)
    for problem in report:
        say(problem)
    if args.json:
        print_json([problem.as_dict() for problem in report])
    elif report.is_good:
        print(f"{journal.store.name}: every chain holds")
    return 0 if report.is_good else 1


def _take_in(args: argparse.Namespace, journal: Journal) -> int:
    """Merge a network file that somebody changed elsewhere into the history, or keep the history."""
    file, state = Library(args.data).network(args.figure), journal.state(args.figure)
    base = journal.changed_file(args.figure, file)
    if base is None:
        print(f"{args.figure}: the network file is as the history knows it")
        return 0
    for words in filed.compared(base, state, file).words:
        print(words)
    edit = filed.taking_in(base, state, file, _choices(args.take), is_kept=args.keep)
    outcome = journal.append(args.figure, edit, actor_of(args))
    assert not isinstance(outcome, Conflict), "without seen there is no conflict"
    print(f"{outcome.key} {outcome.label}")
    return 0


def _choices(said: list[str]) -> dict[str, merge.Side]:
    """Sides by cell, from ``CELL=a`` and ``CELL=b``."""
    choices: dict[str, merge.Side] = {}
    for words in said:
        cell, _, side = words.rpartition("=")
        if side not in ("a", "b") or not cell:
            raise refused("choice-form", "--take", f'"{words}" is no choice', "write CELL=a or CELL=b")
        choices[cell] = side  # type: ignore[assignment]
    return choices


# --- diff, merge ---------------------------------------------------------------------------------------


def run_diff(args: argparse.Namespace) -> int:
    """Say what differs between two networks or states; 0 whether or not something does."""
    a, b = _state(args, args.a), _state(args, args.b)
    is_one_history = not (Path(args.a).is_file() or Path(args.b).is_file()) and a.figure.figid == b.figure.figid
    differences = diff.states(a, b) if is_one_history else diff.networks(a.network, b.network)
    if args.json:
        print_json([difference.as_dict() for difference in differences])
        return 0
    for difference in differences:
        print(difference.words)
    return 0


def _state(args: argparse.Namespace, words: str) -> State:
    """The network of a file, the state of a figure as the journal has it, or that after an entry."""
    if Path(words).is_file():
        return diff.bare(_read(Path(words)))
    figid, mark, number = words.partition("#")
    if mark and not number.isdigit():
        raise refused("entry-unknown", words, f'"{number}" is no entry', "write FIGID#N")
    journal = journal_of(args)
    try:
        return journal.state_at(figid, int(number)) if mark else journal.state(figid)
    finally:
        journal.close()


def _read(path: Path) -> Network:
    try:
        return codec.loads(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise refused("file-unreadable", str(path), str(error), "check the path") from None


def run_merge(args: argparse.Namespace) -> int:
    """Merge two copies of a network that come from one base; 1 when conflicts are left, the base's value standing."""
    choices = _choices(args.take)
    merged = merge.networks(_read(args.base), _read(args.a), _read(args.b), choices)
    for conflict in merged.conflicts:
        say(f"{conflict.cell}: {conflict.words} (add --take '{conflict.cell}=a' or =b)")
    if args.json:
        print_json([conflict.as_dict() for conflict in merged.conflicts])
    if args.out:
        write_network(args.out, merged.network)
    elif not args.json:
        print(codec.dumps(merged.network), end="")
    return 1 if merged.conflicts else 0
