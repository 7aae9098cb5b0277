"""Severe pain today: what is said, what is proposed and what comes next are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.domain.exercises.offering import NotNow
from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.journal import Moment
from planner.domain.values.run import CrossTraining, PlannedRun, Run
from planner.domain.values.session import Item, PlannedSession, Tick
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.wording.proposal import reason_words
from tests.logbook.living import DAY, TODAY, morning, planned_run, profile, ran, running, session

SETS = Exercise(
    id="quad_set", name="Quad set", muscles=("quads",), dose=Dose(sets=2, reps=10), tier=0
)
SQUAT = Exercise(
    id="squat", name="Mini squat", muscles=("quads",), dose=Dose(sets=2, reps=10), tier=2
)


@pytest.fixture
def planned(book: Logbook) -> Logbook:
    """A runner with a light session and a run today, and the same tomorrow."""
    book.put("Setup", [profile()])
    running(book, until=TODAY - DAY)
    for day in (TODAY, TODAY + DAY):
        session(book, day)
        planned_run(book, day)
    return book


def in_a_set(book: Logbook, score: int) -> None:
    card = next(one for one in cards_of(book, 0) if isinstance(one, PlannedSession))
    key = book.cards.session(card.id).sets[0]
    book.session.tick(card.id, key, Tick(reps=3, pain=score))


def in_a_session(book: Logbook, score: int) -> None:
    card = next(one for one in cards_of(book, 0) if isinstance(one, PlannedSession))
    book.session.tick(card.id, book.cards.session(card.id).sets[0])
    book.session.rate(card.id, 5, "", score)


def by_pain(moment: Moment) -> Callable[[Logbook, int], None]:
    def keep(book: Logbook, score: int) -> None:
        book.facts.log_pain(book.facts.reading_of(score, moment=moment, day=TODAY))

    return keep


def in_a_run(field: str) -> Callable[[Logbook, int], None]:
    def keep(book: Logbook, score: int) -> None:
        ran(book, TODAY, 3, **{field: score})

    return keep


def in_a_ride(book: Logbook, score: int) -> None:
    ride = CrossTraining(id=new_id(), date=TODAY, sport="ride", duration_s=1800, pain_during=score)
    book.facts.log_cross(ride)


def by_import(book: Logbook, score: int) -> None:
    run = Run(id=new_id(), date=TODAY, distance_m=3000, pain_during=score)
    book.facts.bring_in((run,), "Imported 1 run")


WAYS = {
    "set": in_a_set,
    "session": in_a_session,
    "morning": by_pain(Moment.MORNING),
    "rest": by_pain(Moment.REST),
    "stairs": by_pain(Moment.STAIRS),
    "before a run": in_a_run("pain_before"),
    "in a run": in_a_run("pain_during"),
    "after a run": in_a_run("pain_after"),
    "ride": in_a_ride,
    "import": by_import,
}


def cards_of(book: Logbook, day: int) -> list[PlannedSession | PlannedRun]:
    return list(book.cards.planned(TODAY + day * DAY, TODAY + day * DAY))


def said(book: Logbook) -> str:
    change = book.next_undo()
    assert change is not None
    return " ".join(book.heeding.answers(change))


def left_of(book: Logbook, day: int) -> list[str]:
    """What the flare's proposal leaves of a day: the sessions and runs without facts."""
    proposal = book.proposals.flare()
    assert proposal is not None
    stand = (change.after for change in proposal.changes if change.after is not None)
    return [type(card).__name__ for card in stand if card.date == TODAY + day * DAY]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("score", [7, 10])
def test_what_is_said_is_what_is_proposed_and_what_comes_next(
    planned: Logbook, way: Callable[[Logbook, int], None], score: int
) -> None:
    way(planned, score)
    assert f"{score}/10" in said(planned)
    assert "severe: let the knee be for today." in said(planned)
    assert left_of(planned, 0) == []
    after = planned.todo.after()
    assert after is not None
    assert isinstance(after.planned, PlannedSession)  # no run while running rests
    assert after.planned.date == TODAY + DAY
    begun = planned.todo.card()  # only what has facts already can be gone on with
    assert begun is None or getattr(begun, "ticks", None)


@pytest.mark.parametrize("score", [8, 9])
def test_from_the_next_day_on_the_light_exercises_go_on(planned: Logbook, score: int) -> None:
    by_pain(Moment.REST)(planned, score)
    assert "PlannedSession" in left_of(planned, 1)


@pytest.mark.parametrize("severe", [6, 8])
def test_it_is_severe_from_the_score_that_is_set_on(planned: Logbook, severe: int) -> None:
    planned.put("Set", [profile(parameters={"severe": severe})])
    by_pain(Moment.REST)(planned, severe - 1)
    assert "severe" not in said(planned)
    assert not planned.todo.rests()
    by_pain(Moment.REST)(planned, severe)
    assert "let the knee be for today" in said(planned)
    assert planned.todo.rests()


def test_severe_pain_of_yesterday_leaves_today_its_light_session(planned: Logbook) -> None:
    planned.facts.log_pain(planned.facts.reading_of(9, moment=Moment.REST, day=TODAY - DAY))
    assert said(planned).startswith("9/10 at rest is severe: go easy on it today.")
    assert set(left_of(planned, 0)) == {"PlannedSession"}
    after = planned.todo.after()
    assert after is not None
    assert after.planned is not None
    assert after.planned.date == TODAY


def test_the_proposal_says_why_the_day_rests(planned: Logbook) -> None:
    morning(planned, TODAY, 9)
    proposal = planned.proposals.flare()
    assert proposal is not None
    gone = [change for change in proposal.changes if change.before in cards_of(planned, 0)]
    why = {reason_words(reason, TODAY) for change in gone for reason in change.reasons}
    assert "severe pain: this day rests whole" in why


def test_what_a_flare_leaves_out_is_not_offered_in_place_of_something(
    planned: Logbook,
) -> None:
    def why(*exercises: Exercise) -> list[NotNow | None]:
        offering = planned.library.offering()
        return [offering.why_not(Item(exercise=one.id, dose=one.dose), one) for one in exercises]

    by_pain(Moment.STAIRS)(planned, 5)
    assert why(SETS, SQUAT) == [None, None]
    by_pain(Moment.STAIRS)(planned, 7)
    assert why(SETS, SQUAT) == [None, NotNow.FLARE]
