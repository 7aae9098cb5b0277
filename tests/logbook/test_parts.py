"""Each part of the logbook alone: made of a book and the parts it names, without a logbook."""

from __future__ import annotations

import inspect
import re
import typing
from functools import cached_property
from pathlib import Path

import pytest

from planner.domain.values.journal import Moment, Profile
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.logbook.book import Book, new_id
from planner.logbook.caps import Caps
from planner.logbook.facts import Facts
from planner.logbook.flares import Flares
from planner.logbook.logbook import Logbook
from planner.logbook.planning_parts import PlanningParts
from planner.logbook.proposing_parts import ProposingParts
from planner.logbook.red_flags import RedFlags
from planner.store.journal import Journal
from tests.logbook.living import Clock

GROUPS = (PlanningParts, ProposingParts)
"""Parts that come together."""
CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


@pytest.fixture
def alone(folder: Path, clock: Clock) -> Book:
    """A book with a profile and no logbook around it."""
    book = Book(Journal.open(folder, device="me-0000", now=clock), {}, {}, clock)
    profile = Profile(id="profile", knee=Side.LEFT, weekly_m=15_000, longest_m=6_000)
    book.put("Set up", [profile])
    return book


def made(part: type, book: Book) -> object:
    """A part with what its constructor names, made in the same way."""
    hints = typing.get_type_hints(part.__init__)  # type: ignore[misc]
    needed = list(inspect.signature(part).parameters)
    return part(*(book if hints[name] is Book else made(hints[name], book) for name in needed))


def parts_of(book: Logbook) -> dict[str, type]:
    """The parts a logbook makes, by name."""
    lazy = [
        getattr(book, name)
        for name, part in vars(Logbook).items()
        if isinstance(part, (property, cached_property)) and not name.startswith("_")
    ]
    found = (*vars(book).values(), *lazy)
    ours = [
        one
        for one in found
        if type(one).__module__.startswith("planner.logbook.") and not isinstance(one, GROUPS)
    ]
    return {type(one).__name__: type(one) for one in ours}


def test_every_part_can_be_made_without_a_logbook(book: Logbook, alone: Book) -> None:
    parts = parts_of(book)

    assert len(parts) > 15
    for name, part in parts.items():
        assert type(made(part, alone)).__name__ == name


def test_no_part_holds_a_logbook_where_a_book_would_do(book: Logbook) -> None:
    for part in parts_of(book).values():
        hints = typing.get_type_hints(part.__init__)  # type: ignore[misc]
        assert Logbook not in hints.values(), part


def test_a_run_kept_by_the_facts_alone_is_known_to_caps_of_the_same_book(alone: Book) -> None:
    facts, caps = made(Facts, alone), made(Caps, alone)
    assert isinstance(facts, Facts)
    assert isinstance(caps, Caps)
    before = caps.allowance(alone.today).done_m

    facts.log_run(Run(id=new_id(), date=alone.today, distance_m=4_000))

    assert (before, caps.allowance(alone.today).done_m) == (0, 4_000)


def test_flares_alone_hear_of_a_score_and_of_its_undo(alone: Book) -> None:
    facts, flares = made(Facts, alone), made(Flares, alone)
    assert isinstance(facts, Facts)
    assert isinstance(flares, Flares)

    facts.log_pain(facts.reading_of(7, moment=Moment.REST, flare=True))
    opened = flares.now()
    alone.undo()

    assert opened is not None
    assert flares.now() is None


def test_red_flags_alone_refuse_running(alone: Book) -> None:
    flags = RedFlags(alone)
    flags.add(flags.lock_for(("bone_pain",)))

    assert [lock.findings for lock in flags.open()] == [("bone_pain",)]


def test_the_three_lines_of_the_papers_do_what_they_say(tmp_path: Path) -> None:
    block = re.search(
        r"### A part alone\n\n((?:    .*\n)+)", CONTRIBUTING.read_text(encoding="utf-8")
    )
    assert block is not None
    lines = [line.strip() for line in block[1].splitlines()]
    code = "\n".join(lines).replace("/tmp/journal", str(tmp_path / "journal"))
    names: dict[str, object] = {"Path": Path}

    *before, last = code.splitlines()
    exec("\n".join(before), names)

    assert len(lines) == 3
    assert eval(last, names) > 0
