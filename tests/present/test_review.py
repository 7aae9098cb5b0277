"""Reviews as lines, and what is quietly offered."""

from __future__ import annotations

import pytest

from planner.domain.values.journal import Moment
from planner.logbook.logbook import Logbook
from planner.logbook.looking.week_review import WeekProposal, WeekQuestion, WeekReview
from planner.logbook.questions import Question
from planner.present.review import open_words, plan_review_lines, proposal_words, week_lines
from planner.present.waiting import quiet_offer
from planner.widgets.kit.text import plain
from tests.logbook.living import DAY, MONDAY, TODAY, WEEK, planned_run, profile, ran

SUNDAY = MONDAY + 6 * DAY


@pytest.fixture
def adopted(book: Logbook) -> Logbook:
    book.put("Adopted", [profile()])
    return book


def test_a_week_has_only_the_lines_that_say_something(adopted) -> None:
    bare = week_lines(adopted, WeekReview(first=MONDAY))
    full = week_lines(
        adopted,
        WeekReview(
            first=MONDAY, is_over=False, excused=1, barrier=("ill", 1),
            proposal=WeekProposal("replan", 2), question=WeekQuestion(due=3),
        ),
    )  # fmt: skip

    assert len(bare) == 4
    assert bare[0] == "Week 48, 23–29 Nov 2026."
    assert full[0] == "Week 48, 23–29 Nov 2026, so far."
    assert full[-2:] == (
        "Proposal: 2 changes would make the next days fit the plan and the caps.",
        "Open: 3 scores of every few weeks due.",
    )


def test_each_proposal_is_one_sentence(adopted) -> None:
    planned_run(adopted, TODAY, 5)
    adopted.facts.log_pain(adopted.facts.reading_of(6, moment=Moment.STAIRS))

    assert proposal_words(adopted, WeekProposal("flare", 1)).startswith("Flare since Wed 25 Nov: ")
    assert proposal_words(adopted, WeekProposal("steps", 1)) == (
        "exercises are due for a step: 1 change."
    )


def test_each_question_says_what_is_asked(adopted) -> None:
    run = ran(adopted, TODAY - DAY, 3, pain_during=None)
    asked = Question(Moment.MORNING, TODAY, adopted.sore)

    assert open_words(adopted, WeekQuestion(asked=asked)) == ("This morning: how is the left knee?")
    assert open_words(adopted, WeekQuestion(run=run)) == (
        "how was the knee at worst in the run of yesterday?"
    )


def test_six_weeks_begin_with_the_plan_and_its_start(adopted, clock) -> None:
    clock.wind(MONDAY + 6 * WEEK)
    mark = adopted.offers.plan_mark()
    assert mark is not None

    assert plan_review_lines(adopted, mark)[0] == "6 weeks of Small, since Mon 23 Nov 2026."


def test_one_thing_is_quietly_offered_the_rarest_first(adopted, clock) -> None:
    def offered() -> str:
        return plain(quiet_offer(adopted))

    assert offered() == "● Scores are due: Q takes them, or puts them off."
    adopted.scores.keep_draft({"worst": "3"})
    assert offered() == "● Scores half done (1 answered): Q goes on with them."
    clock.wind(SUNDAY, 18)
    assert offered() == "● The week is nearly over: J looks back on it."
    clock.wind(MONDAY + 6 * WEEK)
    assert offered() == "● 6 weeks of the plan: J says what changed, what is next."
    adopted.offers.put_off_mark()
    adopted.scores.put_off()
    assert offered() == ""


def test_before_there_is_a_plan_nothing_is_offered(book) -> None:
    assert quiet_offer(book) == ()
