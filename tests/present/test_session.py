"""A session's sets, the library's cards, the month: what was done is never told as more."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.exercises.balance import GroupSets
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.session import Item, SetKey, Tick
from planner.logbook.logbook import Logbook
from planner.present.explain import explain_dose
from planner.present.library import balance_lines, card_head, card_paragraphs, list_days
from planner.present.month import month_cells, month_title, weekday_names
from planner.present.only import LEFT, RUNS, SESSIONS, shown_views
from planner.present.session import session_head, set_cell, set_rows
from planner.widgets.kit.text import Spans, plain
from planner.widgets.month_grid import MonthCell
from tests.logbook.living import (
    CLAM,
    EXERCISES,
    MONDAY,
    TODAY,
    planned_run,
    profile,
    ran,
    session,
)


def lines(found: tuple[Spans, ...]) -> list[str]:
    return [plain(line) for line in found]


@pytest.fixture
def runner(book: Logbook) -> Logbook:
    book.put("Setup", [profile()])
    return book


# -- sets ----------------------------------------------------------------------


def test_the_head_says_day_sets_and_minutes(runner: Logbook) -> None:
    card = session(runner)
    runner.session.tick(card.id, runner.cards.session(card.id).sets[0], Tick(reps=12))
    assert lines(session_head(runner, runner.cards.session(card.id))) == [
        "Strength · today · about 7 min●○○○○○ 1/6"
    ]
    lock = runner.red_flags.lock_for(["calf"])
    runner.red_flags.add(lock)
    assert plain(session_head(runner, runner.cards.session(card.id))[1]) == (
        "■ Everything is locked since Wed 25 Nov: this is kept as what happened."
    )


def test_a_row_is_an_exercise_and_side_with_its_dose_once(runner: Logbook) -> None:
    card = session(runner)
    rows = set_rows(runner, runner.cards.session(card.id))
    assert [(row.label, plain(row.heading)) for row in rows] == [
        ("left", "Clamshell  2×12–15"), ("right", ""), ("", "Bridge  2×10"),
    ]  # fmt: skip


KEY = SetKey("clam", Side.LEFT, 1)


@pytest.mark.parametrize(
    ("tick", "said"),
    [
        (None, ("12", "open")),
        (Tick(reps=12), ("12", "done")),
        (Tick(reps=15, pain=0), ("15", "done")),
        (Tick(reps=11), ("11", "partial")),
        (Tick(reps=12, pain=3), ("12 p3", "done")),
        (Tick(reps=0), ("0", "partial")),
    ],
)
def test_a_set_says_what_was_done_and_less_than_asked_is_told_apart(
    tick: Tick | None, said: tuple[str, str]
) -> None:
    cell = set_cell(KEY, tick, Tick(reps=12))
    assert (cell.text, cell.state) == said


# -- the dose explained ----------------------------------------------------------


def dose_words(book: Logbook, item: Item) -> str:
    found = explain_dose(book, item)
    rows = (plain(line) for row in found.reasons for line in row.lines)
    return " | ".join((*lines(found.head), *rows))


def test_a_dose_says_that_it_stays_and_for_both_sides(runner: Logbook) -> None:
    assert dose_words(runner, CLAM).startswith(
        "Clamshell: 2×12–15 | Not done yet in the last eight weeks. | Our choice: a missing answer "
        "is not green."
    )
    gone = Item(exercise="wall_sit", dose=Dose(sets=2, hold_s=30), variant="[left]")
    assert dose_words(runner, gone) == (
        "Wall sit, [left]: 2×30 s | It is no longer in the library."
    )


LADDERED = Exercise(
    id="plank", name="Side plank", muscles=("trunk",), dose=Dose(sets=3, hold_s=20), tier=1,
    groups=("trunk",), does="Holds the trunk [x].", article=True, cues=("Breathe.", "Push."),
    ladder=(Rung(name="knees", dose=Dose(sets=3, hold_s=20)),
            Rung(name="feet", dose=Dose(sets=5, hold_s=20))),
)  # fmt: skip


def test_what_opens_the_next_step_has_the_pain_that_was_set(open_book: Any) -> None:
    book = open_book(exercises={**EXERCISES, "plank": LADDERED})
    book.put("Setup", [profile()])
    item = Item(exercise="plank", dose=LADDERED.dose)
    said = dose_words(book, item)
    assert said.startswith("Side plank: 3×20 s | Step 1 of 2 of its ladder. | ")
    assert "2 sessions in a row with all sets done, pain at most 2," in said
    book.put("Set", [profile(parameters={"ex_pain_green_max": 1})])
    assert book.parameters == with_changes(DEFAULTS, {"ex_pain_green_max": 1})
    assert "all sets done, pain at most 1," in dose_words(book, item)
    assert "pain at most 2" not in dose_words(book, item)


# -- the library -----------------------------------------------------------------


def test_the_list_stands_by_muscle_group_with_knee_load_in_front() -> None:
    (trunk,) = list_days([LADDERED])
    (entry,) = trunk.entries
    assert (trunk.label, entry.glyph, plain(entry.spans)) == (
        "trunk", "1", "Side plank  3×20 s  article"
    )  # fmt: skip


def test_the_head_of_a_card_says_step_dose_and_load() -> None:
    assert lines(card_head(LADDERED, 1)) == [
        "Side plank   one of the article's four",
        "5×20 s each side, rest 30 s, 3 times a week",
        "1 low knee load   step 2 of 2: feet",
    ]
    assert lines(card_head(LADDERED, 0, short=True)) == ["Side plank", "1 low knee load, 3×20 s"]


def test_the_rest_of_the_card_is_literal_and_marks_the_step(runner: Logbook) -> None:
    told = [plain(one.spans) for one in card_paragraphs(runner, LADDERED, 1)]
    assert told[0] == "Holds the trunk [x]."
    assert told[told.index("Ladder") + 1 :][:2] == ["  1. knees: 3×20 s", "▶ 2. feet: 5×20 s"]
    assert told[told.index("How") + 1] == "Breathe."


def test_the_balance_says_which_side_lacks_how_many() -> None:
    found = (
        GroupSets(group="calf"),
        GroupSets(group="trunk", left=1, right=4),
        GroupSets(group="outer thigh", comfort=True),
    )
    told = [" ".join(plain(line).split()) for line in balance_lines(found, 40)]
    assert told == ["4 weeks left right", "calf 0 0 none", "trunk 1 4 left -3", "outer thigh 0 0"]
    wide = balance_lines(found, 80)
    assert plain(wide[2]).endswith("  left -3")
    assert len(balance_lines((), 80)) == 1


# -- the month -------------------------------------------------------------------


def cell(book: Logbook, width: int = 100, only: str = "") -> MonthCell:
    """Today's."""
    return next(one for one in month_cells(book, TODAY, width, only) if one.today)


def test_a_month_has_a_title_and_the_days_of_the_runners_week(runner: Logbook) -> None:
    assert plain(month_title(runner, TODAY, 60)).strip() == "November 2026"
    assert plain(month_title(runner, TODAY, 80)).split("2026")[1].split() == [
        "sets", "ticked/planned", "km", "run/planned", "worst", "pain",
    ]  # fmt: skip
    assert weekday_names(runner)[0] == "Mon"
    runner.put("Sunday", [profile(week_start=6)])
    assert weekday_names(runner) == ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def test_a_day_of_the_month_says_sets_kilometres_and_the_worst_pain(runner: Logbook) -> None:
    card = session(runner)
    planned_run(runner, TODAY, 3)
    assert lines(cell(runner).lines) == ["25", "○ 0/6 sets", "○ –/3.0 km"]
    runner.session.tick(card.id, runner.cards.session(card.id).sets[0], Tick(reps=12))
    ran(runner, TODAY, 4, planned=runner.cards.planned(TODAY, TODAY)[-1].id)
    runner.facts.log_pain(runner.facts.reading_of(3, moment=Moment.STAIRS, day=TODAY))
    assert lines(cell(runner, 60).lines) == ["25▲ 3/10 ", "◐ 1/6", "✓ 4.0/3.0 km"]
    assert plain(cell(runner).brief) == "25◐R"


def test_a_skipped_run_is_not_planned_any_more(runner: Logbook) -> None:
    run = planned_run(runner, TODAY, 3)
    runner.calendar.skip(run, "ill")
    assert lines(cell(runner).lines)[2] == ""


def test_the_sign_of_the_worst_pain_follows_the_numbers_that_were_set(runner: Logbook) -> None:
    runner.facts.log_pain(runner.facts.reading_of(4, moment=Moment.STAIRS, day=TODAY))
    assert plain(cell(runner).lines[0]).endswith("▲ 4/10 ")
    runner.put("Set", [profile(parameters={"run_amber_max": 3})])
    assert plain(cell(runner).lines[0]).endswith("■ 4/10 ")


# -- a part of the cards -----------------------------------------------------------


def test_only_what_is_asked_for_is_shown(runner: Logbook) -> None:
    session(runner, MONDAY)
    card = session(runner)
    planned_run(runner, TODAY, 3)
    views = runner.cards.days(MONDAY)

    def shown(only: str) -> list[int]:
        return [len(view.items) for view in shown_views(views, only, TODAY)][:3]

    assert (shown(SESSIONS), shown(RUNS), shown(LEFT)) == ([1, 0, 1], [0, 0, 1], [0, 0, 2])
    runner.session.tick_all(card.id)
    views = runner.cards.days(MONDAY)
    assert shown(LEFT) == [0, 0, 1]
    assert lines(cell(runner, only=RUNS).lines)[1] == ""
