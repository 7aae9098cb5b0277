"""A week looked back on: counts of facts, one proposal, one question, kept as a note."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment
from planner.domain.values.run import CrossTraining
from planner.domain.values.session import SetKey
from planner.logbook.book import new_id
from planner.logbook.flares import Flares
from planner.logbook.looking.week_review import TAG, WeekReviews
from planner.logbook.offers import week_note_id
from planner.logbook.received import received
from planner.present.review import plan_review_lines, week_lines
from tests.logbook.living import DAY, MONDAY, TODAY, WEEK, morning, planned_run, ran, session
from tests.logbook.living import profile as answers

SUNDAY = MONDAY + 6 * DAY


@pytest.fixture
def adopted(book):
    """A runner on the small plan, whose cards are put aside for those of each test."""
    book.put("Adopted", [answers()])
    return book


def tick(book, card, *keys: str) -> None:
    for key in keys:
        book.session.tick(card.id, SetKey.parse(key))


# -- the counts ---------------------------------------------------------------------------------


def test_what_was_planned_and_done_is_counted_from_the_facts(adopted) -> None:
    first = session(adopted, MONDAY)
    session(adopted, MONDAY + DAY)
    tick(adopted, first, "clam/left/1", "clam/left/2", "bridge/both/1")
    run = planned_run(adopted, MONDAY, 4)
    ran(adopted, MONDAY, 3, planned=run.id)
    ran(adopted, MONDAY + DAY, 2)
    adopted.facts.log_cross(
        CrossTraining(id=new_id(), date=TODAY, sport="cycling", duration_s=2400)
    )

    found = WeekReviews(adopted).of(MONDAY)

    assert (found.sessions_planned, found.sessions_done) == (2, 1)
    assert (found.sets.done, found.sets.asked) == (3, 12)
    assert (found.runs_planned, found.runs_done) == (1, 2)
    assert (found.planned_m, found.run_m, found.other_s) == (4000, 5000, 2400)
    assert (found.sessions_coming, found.runs_coming, found.coming_m) == (0, 0, 0)


def test_what_is_still_to_come_is_neither_done_nor_missing(adopted) -> None:
    ran(adopted, TODAY, 2)
    planned_run(adopted, TODAY, 3)  # its place is taken
    planned_run(adopted, TODAY + DAY, 4)
    adopted.calendar.skip(planned_run(adopted, TODAY + 2 * DAY, 5), "time")
    planned_run(adopted, MONDAY, 1)
    session(adopted, TODAY)
    tick(adopted, session(adopted, TODAY + DAY), "clam/left/1")

    found = WeekReviews(adopted).of(MONDAY)

    assert (found.sessions_coming, found.runs_coming, found.coming_m) == (1, 1, 4000)
    assert found.coming_m == adopted.caps.week_loads(MONDAY, back=0, ahead=0)[0].coming_m
    assert "To come: 1 session; 1 run, 4.0 km." in week_lines(adopted, found)


def test_what_was_skipped_with_a_reason_counts_nowhere(adopted) -> None:
    for day in (MONDAY, MONDAY + DAY):
        adopted.calendar.skip(session(adopted, day), "time")
    adopted.calendar.skip(planned_run(adopted, MONDAY), "ill")

    found = WeekReviews(adopted).of(MONDAY)

    assert (found.sessions_planned, found.runs_planned, found.planned_m) == (0, 0, 0)
    assert found.sets.asked == 0
    assert (found.excused, found.barrier) == (3, ("time", 2))
    assert "Left out: 3, most often no time." in " ".join(week_lines(adopted, found))


def test_a_day_of_illness_lets_off_all_that_was_left_undone_on_it(adopted) -> None:
    done, left = session(adopted, MONDAY), session(adopted, MONDAY)
    tick(adopted, done, "clam/left/1")
    adopted.calendar.skip(planned_run(adopted, MONDAY), "ill")

    found = WeekReviews(adopted).of(MONDAY)

    assert left.id != done.id
    assert (found.sessions_planned, found.sessions_done) == (1, 1)
    assert (found.sets.done, found.sets.asked, found.excused) == (1, 1, 2)


def test_a_tick_of_today_counts_and_what_is_still_open_is_not_missing(adopted) -> None:
    card = session(adopted, TODAY)
    tick(adopted, card, "clam/left/1")

    found = WeekReviews(adopted).of(MONDAY)

    assert not found.is_over
    assert (found.sets.done, found.sets.asked) == (1, 1)


def test_the_week_says_how_it_felt(adopted) -> None:
    morning(adopted, MONDAY, 1)
    morning(adopted, MONDAY + DAY, 1)
    adopted.facts.log_pain(adopted.facts.reading_of(4, moment=Moment.STAIRS, day=MONDAY))

    found = WeekReviews(adopted).of(MONDAY)

    assert (found.felt.worst, found.felt.mornings, found.felt.median) == (4, 2, 1)


def test_a_week_without_anything_has_words_too(adopted) -> None:
    lines = week_lines(adopted, WeekReviews(adopted).of(date(2026, 11, 2)))

    assert lines[1:4] == (
        "Planned: nothing.", "Done: nothing was ticked or logged.", "Felt: nobody has said.",
    )  # fmt: skip


# -- one proposal, one question -----------------------------------------------------------------


def test_a_flare_is_proposed_before_anything_else(adopted) -> None:
    for days in range(3):
        planned_run(adopted, TODAY + days * DAY, 5)
    adopted.facts.log_pain(adopted.facts.reading_of(6, moment=Moment.STAIRS))

    proposal = WeekReviews(adopted).proposal()

    assert proposal is not None
    assert proposal.kind == "flare"


def test_a_plan_that_does_not_fit_is_proposed_anew(adopted) -> None:
    proposal = WeekReviews(adopted).proposal()

    assert proposal is not None
    assert (proposal.kind, proposal.changes) == (
        "replan", len(adopted.proposals.replan().changed),
    )  # fmt: skip


def test_without_a_plan_nothing_is_proposed(book) -> None:
    assert WeekReviews(book).proposal() is None


def test_an_open_score_comes_first_then_a_run_then_the_scores(adopted, clock) -> None:
    reviews = WeekReviews(adopted)
    run = ran(adopted, MONDAY, 3, pain_during=None)

    asked = reviews.of(MONDAY).question
    assert asked is not None
    assert asked.asked is not None

    clock.wind(SUNDAY, 3)  # nobody asks any more, and this morning has not begun
    left = reviews.of(MONDAY).question
    assert left is not None
    assert left.run == run

    adopted.facts.log_pain(adopted.facts.reading_of(2, moment=Moment.DURING, day=MONDAY))
    due = reviews.of(MONDAY).question
    assert due is not None
    assert due.due == len(adopted.scores.due()) > 0


def test_an_old_week_has_neither_proposal_nor_question(adopted) -> None:
    found = WeekReviews(adopted).of(MONDAY - 2 * WEEK)

    assert found.proposal is None
    assert found.question is None


# -- offered and kept ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "hour", "is_offered"),
    [(SUNDAY, 18, True), (SUNDAY, 16, False), (SUNDAY - DAY, 18, False)],
)
def test_it_is_offered_on_the_evening_of_the_last_day(
    adopted, clock, day, hour, is_offered
) -> None:
    clock.wind(day, hour)

    assert (adopted.offers.review_week() == MONDAY) is is_offered


def test_the_last_day_is_that_of_the_runners_week(adopted, clock) -> None:
    adopted.put("Weeks from Thursday", [answers(week_start=3)])
    clock.wind(TODAY, 18)

    assert adopted.offers.review_week() == TODAY - 6 * DAY


def test_it_is_not_offered_again_once_it_is_kept_or_put_off(adopted, clock) -> None:
    clock.wind(SUNDAY, 18)

    adopted.offers.put_off_week()
    assert adopted.offers.review_week() is None
    adopted.undo()
    assert adopted.offers.review_week() == MONDAY
    WeekReviews(adopted).keep(week_note_id(MONDAY), "As it was.", "Review")
    assert adopted.offers.review_week() is None

    clock.wind(SUNDAY + WEEK, 18)
    assert adopted.offers.review_week() == MONDAY + WEEK


def test_it_is_kept_as_a_note_that_is_there_once(adopted, clock) -> None:
    clock.wind(SUNDAY, 18)
    reviews = WeekReviews(adopted)

    first = reviews.keep(week_note_id(MONDAY), "As it was.", "Review of week 48")

    assert first.tags == (TAG,)
    assert adopted.on(SUNDAY) == (first,)
    assert reviews.kept(MONDAY) == first
    with pytest.raises(UsageError, match="some words"):
        reviews.keep(week_note_id(MONDAY + WEEK), "  ", "Review")


def test_what_the_runner_wrote_into_it_is_not_written_over(adopted, clock) -> None:
    clock.wind(SUNDAY, 18)
    reviews = WeekReviews(adopted)
    kept = reviews.keep(week_note_id(MONDAY), "As it was.", "Review of week 48")
    mine = msgspec.structs.replace(kept, text="As it really was.")
    adopted.facts.correct(mine, "Corrected")

    with pytest.raises(UsageError, match="kept already"):
        reviews.keep(week_note_id(MONDAY), "As it was, again.", "Review of week 48")
    assert reviews.kept(MONDAY) == mine


# -- six and twelve weeks of the plan -----------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "weeks"), [(41, None), (42, 6), (55, 6), (56, None), (84, 12), (98, None)]
)
def test_the_plan_is_looked_back_on_after_6_and_12_weeks(adopted, clock, days, weeks) -> None:
    clock.wind(MONDAY + days * DAY)

    mark = adopted.offers.offered_mark()

    assert (mark.weeks if mark else None) == weeks


def test_the_review_says_what_changed_what_comes_next_and_promises_no_date(adopted, clock) -> None:
    adopted.scores.take({"worst": 6})
    clock.wind(MONDAY + 42 * DAY)
    adopted.scores.take({"worst": 3, "change": 2})
    mark = adopted.offers.plan_mark()
    assert mark is not None

    text = " ".join(plan_review_lines(adopted, mark))

    assert "6/10 → 3/10" in text
    assert "changed by 3.0; 2.0 is what people call better (Crossley 2004)" in text
    assert "One, since" in text
    assert "No date is promised." in text


# -- no change with the exercises done ----------------------------------------------------------


def lived(book, clock, done: int, *, now: int = 5) -> None:
    """Six weeks with a session each, so many of them done, and the worst pain then and now."""
    book.put("Adopted", [answers(start=TODAY)])
    for week in range(6):
        clock.wind(TODAY + week * WEEK, 20)
        if week == 0:
            book.scores.take({"worst": 6})
        card = session(book, book.today)
        if week < done:
            book.session.tick_all(card.id)
    clock.wind(TODAY + 6 * WEEK)
    book.scores.take({"worst": now})


def reasons(book) -> list[str]:
    return [one.id for one in Flares(book, book.caps).professional()]


@pytest.mark.parametrize(
    ("done", "now", "said"), [(6, 5, True), (5, 5, True), (4, 5, False), (6, 4, False)]
)
def test_no_change_with_the_exercises_done_is_for_a_professional(
    book, clock, done, now, said
) -> None:
    lived(book, clock, done, now=now)

    assert ("no-change" in reasons(book)) is said


def test_a_skipped_session_was_not_received(book, clock) -> None:
    lived(book, clock, 4)
    share = received(book, TODAY, book.today)
    left = [
        card for card in book.cards.planned(TODAY, book.today) if not book.cards.has_facts(card)
    ]

    book.calendar.skip(left[0], "time")

    assert received(book, TODAY, book.today) == share == 66
