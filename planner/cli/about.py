"""What a note or a score belongs to, named by the beginning of an id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from planner.cli.frame.call import Call
from planner.cli.naming import LEAST, check_one, short_of
from planner.domain.values.record import Record
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import PlannedSession, SessionDone
from planner.logbook.belonging import names_of
from planner.logbook.looking.flare_stories import FlareStories
from planner.logbook.plan_changes import PlanChanges
from planner.wording import days

LATELY = timedelta(days=366)
"""How far back the latest flare is looked for."""


class Subject(NamedTuple):
    """What a note or a score may belong to."""

    about: str
    """Its id, as the note keeps it; empty for nothing."""
    words: str


def about_of(call: Call, word: str) -> Subject:
    """The session, run, other training or flare whose id begins so; `flare` is the latest one,
    `none` nothing. Raises NotFoundError, listing what it could be."""
    if word.casefold() in ("none", "-"):
        return Subject("", "")
    found = list(_flares(call, word)) or list(_tied_to(call, word.casefold()))
    named = [f"{short_of(one.about)} {one.words}" for one in found]
    check_one(word, named, f"There is no session, run or flare {word!r}.",
              "The ids: easeback journal --kind run --kind session; or flare, for the latest "
              "one.")  # fmt: skip
    return found[0]


def _flares(call: Call, word: str) -> Iterator[Subject]:
    book = call.logbook
    stories = FlareStories(book, PlanChanges(book))
    if word.casefold() == "flare":
        begun = stories.begun(call.today - LATELY, call.today)[-1:]
    else:
        story = stories.of_key(word.casefold())
        begun = () if story is None else (story,)
    for one in begun:
        yield Subject(one.key, f"flare of {days.dated(one.spell.since, call.today)}")


def _tied_to(call: Call, word: str) -> Iterator[Subject]:
    """Sessions by the id of their card, whether it still stands or not."""
    if len(word) < LEAST:
        return
    book = call.logbook
    book.load_all()
    found: dict[str, Record] = {}
    for record in book.everything():
        if isinstance(record, Run | CrossTraining | PlannedRun | PlannedSession | SessionDone):
            name = names_of(record)[0]
            if name.startswith(word):
                found.setdefault(name, record)
    for name, record in found.items():
        yield Subject(name, book.cards.name_of(record))
