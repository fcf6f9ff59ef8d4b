"""``figtrace publish``: what the journal accepted, and its story, written to ``data/``; the journal notes it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from figtrace.cli.curation import actor_of, add_person, add_places, journal_of, print_json, say
from figtrace.curation import filed
from figtrace.curation.journal import Journal
from figtrace.curation.kinds import Publish
from figtrace.curation.people import Actor, Role
from figtrace.curation.publish import Publication, publication, publish, story_of, write_text
from figtrace.curation.state import State
from figtrace.curation.writing import PROGRAM
from figtrace.figures.library import Library
from figtrace.model.problems import ProblemsFound, Report
from figtrace.story import codec
from figtrace.story.checks import check
from figtrace.story.records import Story
from figtrace.story.shelf import path_of


def add(_verb: str, parser: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    parser.add_argument("figure", metavar="FIGID")
    parser.add_argument("--all", action="store_true", help="everything as it stands, each with its review state")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT", help="another file than the library's; no story")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")
    add_person(parser)
    add_places(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the accepted state of a figure to the library, in canonical form, and the story where one was edited."""
    actor, library = actor_of(args), Library(args.data)
    journal = journal_of(args)
    try:
        made, has_story = _publish(args, journal, library, actor)
    finally:
        journal.close()
    for problem in made.report:
        say(problem)
    if args.json:
        told = {"figid": args.figure, "accepted": made.n_accepted, "held_back": list(made.held_back)}
        print_json({**told, "story": has_story})
    else:
        story = ", with its story" if has_story else ""
        print(f"{args.figure}: {made.n_accepted} accepted, {len(made.held_back)} held back{story}")
    return 0


def _publish(args: argparse.Namespace, journal: Journal, library: Library, actor: Actor) -> tuple[Publication, bool]:
    """Write network and story; what is wrong with either stops both."""
    opened = journal.open(args.figure)
    if args.out:
        return publish(library, opened.state, actor, is_everything=args.all, out=args.out), False
    before = library.network(args.figure)
    if journal.changed_file(args.figure, before) is not None:
        raise filed.refuse_changed(args.figure)
    story = story_to_publish(opened.state, publication(opened.state, before, is_everything=args.all))
    made = publish(library, opened.state, actor, is_everything=args.all)
    if story is not None:
        write_text(path_of(library.root, args.figure), codec.dumps(story))
    if opened.number and library.network(args.figure) != before:
        words = f"publish: {made.n_accepted} accepted, {len(made.held_back)} held back, by {actor.person.name}"
        entry = Publish(network=library.network(args.figure), words=words)
        journal.append(args.figure, entry, Actor(PROGRAM, Role.EDITOR))
    return made, story is not None


def story_to_publish(state: State, made: Publication) -> Story | None:
    """The journal's story; None where nobody edited one.

    Raises :class:`ProblemsFound` when it is no story, or names what the published network does not have.
    """
    plain = story_of(state)
    if plain is None:
        return None
    story = codec.loads(json.dumps(plain), f"story of {state.figure.figid}")
    report = check(story, made.network, state.figure)
    if not report.is_good:
        raise ProblemsFound(Report.of(report.errors))
    return story
