"""The first run: from an empty book to a planned week."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from planner.domain.values.journal import Lock, Profile
from planner.domain.values.record import Side
from planner.logbook.exporting import ExportChoice
from planner.logbook.logbook import Logbook
from tests.screens.support import (
    SMALL,
    SUNDAY,
    THURSDAY,
    TINY,
    TODAY,
    WIDE,
    Window,
    open_week,
    plan_state,
    runs,
    sessions,
)
from tests.screens.test_import import strava_list

NO_FLAG = ("n",)
"""None of the red flags is true."""


async def to_history(window: Window) -> None:
    """Welcome, red flags, knee and ordinary day, as they are preset."""
    await window.press("enter", *NO_FLAG, "enter", "enter")


async def test_an_empty_book_opens_in_the_wizard(empty: Logbook) -> None:
    async with open_week(empty) as window:
        assert "Welcome to easeback" in window.words
        assert "It is not a diagnosis" in window.words


async def test_typed_history_ends_on_a_planned_week(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("t")
        await window.fill("weekly_m", "15")
        await window.fill("longest_m", "6")
        await window.press("enter")
        assert "Which plan?" in window.words
        await window.press("enter", "enter")
        assert window.top is window.page
        profile = empty.profile
        assert profile is not None
        assert (profile.weekly_m, profile.longest_m, profile.start) == (15_000, 6000, TODAY)
        assert sessions(empty, TODAY)
        assert runs(empty, THURSDAY)
        assert "Run" in window.words
        assert window.day == TODAY


async def test_history_from_a_file_sets_the_caps(empty: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "activities.csv"
    path.write_text(strava_list(), encoding="utf-8")
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("f")
        await window.type(str(path))
        await window.press("enter")
        await window.until("What was found")
        await window.press("enter", "enter", "enter")
        assert len(empty.facts.all_runs()) == 2
        assert empty.profile is not None
        assert empty.caps.allowance(SUNDAY).hard_m is not None


async def test_never_having_run_starts_with_walking(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("n", "enter", "enter")
        assert empty.profile is not None
        assert empty.profile.weekly_m == 0
        assert all(run.distance_m <= 2000 for run in runs(empty, THURSDAY))


async def test_a_red_flag_shows_advice_and_locks_running(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", "space", "enter")
        assert "See a professional first" in window.words
        assert "Go to emergency care now." in window.words
        await window.press("enter", "enter", "enter", "n", "enter", "enter")
        (lock,) = [one for one in empty.everything() if isinstance(one, Lock)]
        assert lock.findings == ("hot_knee",)
        assert "Everything is locked since Wed 25 Nov" in window.words
        assert runs(empty, THURSDAY) == ()


async def test_knee_units_and_first_day_are_kept(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", *NO_FLAG)
        await window.press("right", "tab", "right", "tab", "left", "enter", "enter")
        await window.press("n", "enter", "enter")
        profile = empty.profile
        assert profile is not None
        assert (profile.knee, profile.unit) == (Side.RIGHT, "mi")


async def test_a_longest_run_may_be_longer_than_a_usual_week(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("t")
        await window.fill("weekly_m", "5")
        await window.fill("longest_m", "9")
        await window.press("enter")
        assert "Which plan?" in window.words


async def test_a_longest_run_longer_than_its_month_is_asked_about(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("t")
        await window.fill("weekly_m", "5.5")
        await window.fill("longest_m", "60")
        await window.press("enter")
        assert "The longest run is longer than five usual weeks" in window.words
        await window.fill("longest_m", "6")
        await window.press("enter")
        assert "Which plan?" in window.words


async def test_start_and_days_are_read_as_words(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("n", "enter")
        await window.fill("start", "31 feb")
        await window.press("enter")
        assert "There is no day 31 feb." in window.words
        await window.fill("start", "next mon")
        await window.fill("exercise_days", "mon, fri")
        await window.fill("run_days", "wed")
        await window.press("enter")
        profile = empty.profile
        assert profile is not None
        assert profile.start == date(2026, 11, 30)
        assert (profile.exercise_days, profile.run_days) == ((0, 4), (2,))


async def test_escape_goes_one_step_back_and_answers_stay(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", *NO_FLAG, "right", "enter", "enter")
        assert "Your running so far" in window.words
        await window.press("escape")
        assert "On an ordinary day" in window.words
        await window.press("escape")
        assert "Your knee and your units" in window.words
        await window.press("enter", "enter", "n", "enter", "enter")
        assert empty.profile is not None
        assert empty.profile.knee is Side.RIGHT


async def test_leaving_the_wizard_shows_an_empty_week_that_works(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("escape")
        assert window.top is window.page
        assert empty.profile is None
        await window.press("y", "q", "plus", "space", "right", "a", "n")
        await window.type("still here")
        await window.press("enter")
        assert empty.profile is None
        assert "still here" in window.words or window.top is window.page


async def test_the_wizard_can_be_undone(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("n", "enter", "enter", "u", "y")
        assert empty.profile is None
        assert sessions(empty, TODAY) == ()


async def test_the_wizard_can_be_walked_at_80_by_24_and_40_by_12(
    empty: Logbook,
) -> None:
    async with open_week(empty, TINY) as window:
        await to_history(window)
        await window.press("t")
        await window.fill("weekly_m", "15")
        await window.fill("longest_m", "6")
        await window.press("enter", "enter", "enter")
        assert empty.profile is not None
        await window.pilot.resize_terminal(*SMALL)
        await window.settle()
        assert "Strength" in window.words


async def test_enter_alone_is_no_answer_to_the_red_flags(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", "enter", "enter")
        assert "Nothing is ticked: space ticks a line, n says that none is true." in window.words
        await window.press("space", "n")
        assert "Something is ticked" in window.words
        await window.press("space", "n")
        assert "Your knee and your units" in window.words


async def test_a_red_flag_is_kept_though_the_wizard_is_left(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", "space", "enter")
        assert "See a professional first" in window.words
        assert empty.red_flags.open() == ()
        await window.press("enter", "escape", "escape", "escape")
        assert window.top is window.page
        (lock,) = empty.red_flags.open()
        assert lock.findings == ("hot_knee",)
        assert "Everything is locked since" in window.banner


async def test_a_red_flag_is_kept_only_once_the_whole_sentence_was_read(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", "space")
        assert "you have a fever or feel ill" in window.words
        await window.press("enter", "escape")
        assert "First: is anything of this true?" in window.words
        assert empty.red_flags.open() == ()
        await window.press("space", *NO_FLAG)
        assert "Your knee and your units" in window.words
        assert empty.red_flags.open() == ()


async def test_going_back_to_the_red_flags_keeps_no_second_lock(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", "space", "enter", "enter", "escape", "enter", "enter")
        assert "Your knee and your units" in window.words
        assert len(empty.red_flags.open()) == 1


async def test_pain_on_the_runs_of_late_begins_the_plan_below_the_usual_distance(
    empty: Logbook,
) -> None:
    async with open_week(empty) as window:
        await window.press("enter", *NO_FLAG)
        await window.fill("pain", "6")
        await window.press("enter", "enter", "t")
        await window.fill("weekly_m", "15")
        await window.fill("longest_m", "6")
        await window.press("enter", "enter", "enter")
        assert empty.flares.now() is not None
        assert not runs(empty, THURSDAY)
        empty.undo()
        assert empty.profile is None
        assert empty.flares.now() is None


async def on_ordinary_days(window: Window, **answers: str) -> None:
    """Type into the form about ordinary days, which is open."""
    for field, text in answers.items():
        await window.fill(field, text)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids="{0[0]}x{0[1]}".format)
async def test_both_knees_are_asked_about_each_and_every_field_is_seen(
    empty: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(empty, size) as window:
        await window.press("enter", *NO_FLAG, "right", "right", "enter")
        for label in (
            "usual pain on waking, left", "usual pain on waking, right",
            "usual pain on stairs, left", "usual pain on stairs, right",
            "minutes you can run at pain 2 or less", "year of birth",
        ):  # fmt: skip
            assert window.top.focused is not None
            line = window.lines[window.top.focused.region.y]
            assert label in line
            await window.press("tab")


async def test_what_the_wizard_asks_anew_is_kept_and_told_about(empty: Logbook) -> None:
    async with open_week(empty, SMALL) as window:
        await window.press("enter", *NO_FLAG, "right", "right", "enter")
        await on_ordinary_days(
            window, usual_morning_left="5", usual_morning_right="1", usual_stairs_left="4",
            can_run_s="16", born="1980",
        )  # fmt: skip
        await window.press("enter", "t")
        await window.fill("weekly_m", "15")
        await window.fill("longest_m", "6")
        await window.fill("pace_s", "6:30")
        await window.press("enter", "enter")
        await window.fill("goal_week_m", "60")
        await window.fill("goal_m", "20k")
        await window.press("enter")

        assert "A knee at 5/10 on ordinary mornings wants a professional first." in window.words
        assert "From 45 on, pain on activity with short morning stiffness" in window.words
        await window.press("enter")
        assert window.top is window.page
        profile = empty.profile
        assert profile is not None
        assert profile.usual_morning == {"left": 5, "right": 1}
        assert profile.usual_stairs == {"left": 4}
        assert (profile.can_run_s, profile.pace_s, profile.born) == (960, 390, 1980)
        assert (profile.goal_week_m, profile.goal_m) == (60_000, 20_000)


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("usual_morning_left", "11", "Expected a whole number from 0"),
        ("usual_stairs_left", "-1", "Expected a whole number from 0"),
        ("can_run_s", "900", "Expected 0 to 600 minutes"),
        ("born", "1890", "Expected a year from 1916 to 2008"),
        ("born", "2027", "Expected a year from 1916 to 2008"),
        ("born", "2010", "easeback is for grown-ups"),
    ],
)
async def test_an_answer_out_of_range_stays_in_the_form_with_what_is_expected(
    empty: Logbook, field: str, text: str, expected: str
) -> None:
    async with open_week(empty, SMALL) as window:
        await window.press("enter", *NO_FLAG, "enter")
        await window.fill(field, text)
        await window.press("enter")
        assert expected in window.words
        assert "On an ordinary day" in window.words


async def test_a_week_of_nothing_needs_no_longest_run_and_any_other_does(empty: Logbook) -> None:
    async with open_week(empty, SMALL) as window:
        await to_history(window)
        await window.press("t")
        await window.fill("weekly_m", "15")
        await window.press("enter")
        assert "The longest run in 30 days is needed too." in window.words
        await window.fill("weekly_m", "0")
        await window.press("enter", "enter", "enter")
        assert empty.profile is not None
        assert (empty.profile.weekly_m, empty.profile.longest_m) == (0, 0)


async def test_the_wizard_again_has_every_answer_there_and_keeps_what_it_does_not_ask(
    book: Logbook,
) -> None:
    book.settings.change_answers({
        "usual_morning": {"left": 3}, "can_run_s": 960, "born": 1990, "goal_m": 20_000,
        "run_days": (2, 6),
    })  # fmt: skip
    assert book.profile is not None
    before = msgspec.structs.replace(book.profile, parameters={"of_a_newer_program": 2.0})
    book.put("A parameter", [before])
    async with open_week(book, SMALL) as window:
        await window.press("0", "enter", *NO_FLAG, "enter", "enter", "a", "enter", "enter")
        assert "Nothing was changed." in window.words
    assert book.profile == before


async def test_the_wizard_again_shows_what_stands_and_changes_only_what_is_changed(
    book: Logbook,
) -> None:
    before, planned = book.profile, plan_state(book)
    assert before is not None
    async with open_week(book) as window:
        await window.press("0")
        assert "What stands" in window.words
        assert "Welcome" not in window.words
        assert "usual week: 15.0 km" in window.words
        await window.press("enter", *NO_FLAG, "enter")
        await window.fill("born", "1980")
        await window.press("enter", "a", "enter", "enter")
        assert plan_state(book) == planned
    assert book.profile == msgspec.structs.replace(before, born=1980)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_esc_goes_one_step_back_and_keeps_what_was_typed(
    empty: Logbook, size: tuple[int, int]
) -> None:
    async with open_week(empty, size) as window:
        await to_history(window)
        assert "esc goes back" in window.words
        await window.press("t")
        await window.fill("weekly_m", "15")
        await window.fill("longest_m", "6")
        await window.press("enter", "enter")
        assert "esc back" in window.words
        await window.fill("run_days", "sat")
        steps = ["Which plan?", "The last four weeks", "Your running so far",
                 "On an ordinary day", "Your knee and your units", "is anything of this true?",
                 "Welcome to easeback"]  # fmt: skip
        for title in steps:
            await window.press("escape")
            assert title in window.words
        assert "leave it for now" in window.words
        await window.press("enter", *NO_FLAG, "enter", "enter", "enter")
        assert "The last four weeks" in window.words
        await window.press("enter", "enter", "enter")
    profile = empty.profile
    assert profile is not None
    assert (profile.weekly_m, profile.longest_m, profile.run_days) == (15_000, 6000, (5,))


async def test_ticked_signs_stay_ticked_on_the_way_back(empty: Logbook) -> None:
    async with open_week(empty) as window:
        await window.press("enter", "space", "escape", "enter")
        assert "[x]" in window.words
        await window.press("escape", "escape")
        assert window.top is window.page
    assert empty.profile is None


async def test_an_archive_is_looked_back_at_in_one_screen(empty: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "runs.csv"
    days = [date(2026, 8, 1) + timedelta(days=2 * number) for number in range(50)]
    rows = [f"{day},07:00,{9000 if number == 40 else 5000},2000" for number, day in enumerate(days)]
    path.write_text("\n".join(("date,time,distance_m,duration_s", *rows)), encoding="utf-8")
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("f")
        await window.type(str(path))
        await window.press("enter")
        await window.until("What was found")
        await window.press("enter")
        await window.until("What the caps would have said")
        assert "The longest jump: Tue 20 Oct 2026, 9.0 km where the cap was 5.5 km." in window.words
        await window.press("escape")
        assert "Your running so far" in window.words
    assert empty.facts.all_runs() == ()


def exported(book: Logbook) -> tuple[object, bytes]:
    """Every record, as an export tells it, and the export."""
    (text,) = book.exporting.contents("json", ExportChoice()).values()
    return msgspec.json.decode(text)["data"]["records"], text


async def test_an_export_of_easeback_brings_everything_back(empty: Logbook, tmp_path: Path) -> None:
    profile = Profile(id="profile", knee=Side.LEFT, plan="runners-knee-basics", start=TODAY,
                      exercise_days=(0, 2, 4), run_days=(1, 3))  # fmt: skip
    empty.setup.adopt(profile)
    before, text = exported(empty)
    (path := tmp_path / "easeback.json").write_bytes(text)
    empty.undo()
    async with open_week(empty) as window:
        await to_history(window)
        await window.press("f")
        await window.type(str(path))
        await window.press("enter")
        await window.until("What was found")
        await window.press("enter")
        await window.until("That is an export of easeback")
        await window.press("e")
        assert window.top is window.page
        assert sessions(empty, TODAY)
    assert exported(empty)[0] == before
