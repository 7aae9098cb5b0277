"""What an open flare asks of the days ahead, as the book proposes it."""

from __future__ import annotations

import msgspec

from planner.domain.values.journal import Moment
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.logbook.logbook import Logbook
from tests.logbook.living import (
    BRIDGE,
    DAY,
    MONDAY,
    STEP_DOWN,
    TODAY,
    WEEK,
    Clock,
    morning,
    planned_run,
    profile,
    ran,
    running,
    session,
)


def test_without_a_flare_there_is_nothing_to_propose(book: Logbook) -> None:
    running(book)
    book.put("Set up", [profile()])

    assert book.proposals.flare() is None


def test_without_a_plan_a_flare_has_nothing_to_change(book: Logbook) -> None:
    running(book)
    ran(book, TODAY - DAY, 5.0, pain_during=6)

    assert book.flares.now() is not None
    assert book.proposals.flare() is None


def test_a_flare_s_proposal_reaches_to_the_last_card_of_the_plan(book: Logbook) -> None:
    # It once ended after a fortnight, and the day after still held step-downs in full.
    running(book, until=TODAY - 29 * DAY)
    book.put("Set up", [profile(start=MONDAY - 8 * WEEK)])
    ran(book, TODAY - 18 * DAY, 5.0, pain_during=6)
    for back in range(17, -1, -1):
        book.facts.log_pain(book.facts.reading_of(6, moment=Moment.MORNING, day=TODAY - back * DAY))
    far = TODAY + 5 * WEEK
    heavy = session(book, far - WEEK, BRIDGE, STEP_DOWN)
    run = planned_run(book, far - 2 * WEEK, 5.0)
    of_plan = planned_run(book, far, 5.0)
    book.put("Of the plan", [msgspec.structs.replace(of_plan, plan="small", phase="one")])

    proposal = book.proposals.flare()

    assert proposal is not None
    assert proposal.last == far
    after = {change.card.id: change.after for change in proposal.changes}
    left = after[heavy.id]
    assert isinstance(left, PlannedSession)
    assert [item.exercise for item in left.items] == ["bridge"]
    for card in (run, of_plan):
        there = after[card.id]
        assert there is None or (isinstance(there, PlannedRun) and there.distance_m < 5000)


def test_good_runs_of_the_way_back_change_nothing_from_evening_to_morning(
    book: Logbook, clock: Clock
) -> None:
    running(book)
    for back in range(7, -1, -1):
        morning(book, TODAY - back * DAY)
    book.put("Set up", [profile(run_days=(1, 3, 6))])
    ran(book, TODAY - DAY, 5.0, pain_during=5)
    accept_all(book)

    seen = []
    for day in (TODAY + ahead * DAY for ahead in range(1, 14)):
        clock.wind(day, 6)
        seen.append((day, "woken", taken_back(book)))
        morning(book, day)
        seen.append((day, "answered", taken_back(book)))
        for card in book.cards.planned(day, day):
            if isinstance(card, PlannedRun):
                ran(book, day, card.distance_m / 1000, planned=card.id, pain_after=None)
                seen.append((day, "ran", taken_back(book)))
                book.facts.log_pain(book.facts.reading_of(0, moment=Moment.AFTER))
                seen.append((day, "an hour later", taken_back(book)))

    assert len([one for one in seen if one[1] == "ran"]) >= 4
    assert [one for one in seen if one[2]] == []


def accept_all(book: Logbook) -> None:
    proposal = book.proposals.flare()
    assert proposal is not None
    book.proposals.accept(proposal, range(len(proposal.changes)))


def taken_back(book: Logbook) -> list[str]:
    """The kinds of change to cards that were laid already; days at the end come new anyway."""
    proposal = book.proposals.flare()
    changes = () if proposal is None else proposal.changed
    return [change.kind for change in changes if change.before is not None]
