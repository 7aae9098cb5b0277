"""Undo of any change restores every allowance, in whatever order changes were made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.caps.allowance import Allowance
from planner.domain.values.errors import EasebackError, NotFoundError
from planner.domain.values.journal import Lock, Moment, TestResult
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from tests.logbook.living import DAY, MONDAY, TODAY, WEEK, Clock, opened, profile, ran, running

Change = Callable[[Logbook], object]


def first_run(book: Logbook) -> PlannedRun:
    """The next run of the plan, wherever it stands by now."""
    cards = book.cards.planned(TODAY, TODAY + 4 * WEEK)
    for card in cards:
        if isinstance(card, PlannedRun) and not card.skipped:
            return card
    raise NotFoundError("No run is planned.")


def imported(book: Logbook) -> None:
    runs = tuple(
        Run(id=new_id(), date=TODAY - n * 3 * DAY, distance_m=8000 + 500 * n) for n in range(5)
    )
    book.facts.bring_in(runs, "Imported 5 activities")


def replanned(book: Logbook) -> None:
    replan = book.proposals.replan()
    book.proposals.accept(replan, range(len(replan.changes)))


def flare_answered(book: Logbook) -> None:
    proposal = book.proposals.flare()
    if proposal is None:
        raise NotFoundError("No flare is open.")
    book.proposals.accept(proposal, range(len(proposal.changes)), what="Flare", tag="flare")


CHANGES: dict[str, Change] = {
    "a green run": lambda book: ran(book, TODAY, 5.5),
    "a red run": lambda book: ran(book, TODAY - DAY, 6, pain_during=7),
    "a corrected run": lambda book: book.facts.change_run(
        msgspec.structs.replace(book.facts.all_runs()[-1], distance_m=9000)
    ),
    "a ride": lambda book: book.facts.log_cross(
        CrossTraining(id=new_id(), date=TODAY - DAY, sport="cycling", duration_s=3600)
    ),
    "a bad morning": lambda book: book.facts.log_pain(
        book.facts.reading_of(4, moment=Moment.MORNING)
    ),
    "a flare": lambda book: book.facts.log_pain(
        book.facts.reading_of(6, moment=Moment.REST, flare=True)
    ),
    "an answered flare": flare_answered,
    "a test": lambda book: book.put(
        "Test", [TestResult(id=new_id(), date=TODAY, measure="brisk_walk", value=5)]
    ),
    "a red flag": lambda book: book.red_flags.add(
        Lock(id=new_id(), date=TODAY, level="U", findings=("hot",), scope="run")
    ),
    "a planned run": lambda book: book.calendar.add_run(
        PlannedRun(id=new_id(), date=TODAY + 5 * DAY, distance_m=4000), reason="as told"
    ),
    "a moved run": lambda book: book.calendar.move(
        first_run(book), first_run(book).date + DAY, reason=""
    ),
    "a copied week": lambda book: book.calendar.copies.copy_week(MONDAY, 2, reason=""),
    "a skipped run": lambda book: book.calendar.skip(first_run(book), "time"),
    "a new plan": replanned,
    "an import": imported,
    "other answers": lambda book: book.setup.adopt(profile(start=TODAY, run_days=(2, 6))),
    "a parameter": lambda book: book.settings.set_parameter("hard_factor", "1.05"),
}


def caps(book: Logbook) -> list[Allowance]:
    """What may be run from last week to four weeks on."""
    return [book.caps.allowance(TODAY + timedelta(days=days)) for days in range(-7, 28, 3)]


@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=5))
@settings(max_examples=20, deadline=None)
def test_undo_of_any_change_restores_every_allowance(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as root:
        book = opened(Path(root), Clock())
        book.setup.adopt(profile(start=MONDAY))
        running(book, until=TODAY - 2 * DAY)
        book.facts.log_pain(book.facts.reading_of(0, moment=Moment.MORNING))
        stood = []
        for name in names:
            before, changes = caps(book), len(book.undo_list())
            try:
                CHANGES[name](book)
            except EasebackError:
                assert caps(book) == before
            if len(book.undo_list()) > changes:
                stood.append(before)
        for before in reversed(stood):
            book.undo()
            assert caps(book) == before
        book.close()
