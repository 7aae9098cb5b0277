"""The week's cards: what is planned, what was done, and what the day leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from planner.cli.cards import state
from planner.domain.values.journal import Moment
from planner.domain.values.run import CrossTraining, PlannedRun, RunKind, Terrain
from planner.domain.values.session import Tick
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, RunItem
from planner.present.card_context import CardContext, card_context
from planner.present.journal import run_entry
from planner.present.run_card import cap_words, run_about, run_card, walk_run_forms
from planner.present.runs import pain_words
from planner.present.session import set_rows
from planner.present.session_card import dots, session_card
from planner.present.week import card, cross_card, grid_days
from planner.widgets.kit.text import plain
from planner.widgets.week_grid import Card
from tests.logbook.living import DAY, MONDAY, TODAY, morning, planned_run, profile, ran, session


def words(one: Card) -> list[str]:
    """Title and lines of a card."""
    return [plain(one.title), *(plain(line) for line in one.lines)]


@pytest.fixture
def runner(book: Logbook) -> Logbook:
    book.put("Setup", [profile()])
    return book


def context(book: Logbook, **more: Any) -> CardContext:
    return card_context(book, book.cards.days(MONDAY), **more)


def only_card(book: Logbook, day: date = TODAY) -> Card:
    """The one card of a day."""
    (item,) = book.cards.day(day).items
    return card(item, context(book))


def test_a_session_lists_its_exercises_with_what_is_done_of_them(runner: Logbook) -> None:
    planned = session(runner)
    assert words(only_card(runner)) == ["Strength", "○○○○○○", "Clamshell", "Bridge", "7 min"]
    for key in runner.cards.session(planned.id).sets[:4]:
        runner.session.tick(planned.id, key, Tick(reps=12))
    assert words(only_card(runner))[1:4] == ["●●●●○○", "Clamshell✓", "Bridge"]
    item = runner.cards.session(planned.id)
    assert plain(session_card(item, context(runner)).line) == "Strength ●●●●○○  next: Bridge set 1"


def test_a_side_that_is_done_and_a_set_cut_short_are_told_apart(runner: Logbook) -> None:
    planned = session(runner)
    sets = runner.cards.session(planned.id).sets
    left = [key for key in sets if key.exercise == "clam" and key.side.value == "left"]
    for key in left:
        runner.session.tick(planned.id, key, Tick(reps=12))
    assert words(only_card(runner))[2] == "ClamshellL✓"
    runner.session.tick(planned.id, left[0], Tick(reps=3))
    assert words(only_card(runner))[2] == "ClamshellL◐"
    runner.session.untick(planned.id, left[0])
    assert words(only_card(runner))[2] == "Clamshell1/4"


def test_a_narrow_card_names_as_many_exercises_as_it_has_room_for(runner: Logbook) -> None:
    session(runner)
    (item,) = runner.cards.day(TODAY).items
    assert words(card(item, context(runner, most_names=1)))[2:] == [
        "Clamshell", "+ 1 more", "7 min"
    ]  # fmt: skip


def test_a_skipped_and_a_moved_session_say_so(runner: Logbook) -> None:
    planned = session(runner, TODAY - DAY)
    runner.calendar.move(planned, TODAY)
    assert words(only_card(runner))[-1] == "7 min from Tue"
    runner.calendar.skip(runner.cards.card(planned.id), "ill")
    assert words(only_card(runner))[-1] == "skipped: ill"


def test_many_sets_are_ten_dots(runner: Logbook) -> None:
    planned = session(runner)
    item = runner.cards.session(planned.id)
    many = msgspec.structs.replace(item, sets=item.sets * 5, ticked=15)
    assert plain(dots(many)) == "●●●●●○○○○○"


def test_a_planned_run_says_kind_ground_and_cap(runner: Logbook) -> None:
    run = planned_run(runner, TODAY + DAY, 3)
    cap = runner.caps.room_for(run, None).metres / 1000
    assert words(only_card(runner, TODAY + DAY)) == ["Run 3.0 km", "easy, flat", f"cap {cap:.1f}"]


def test_a_run_that_was_not_run_and_one_that_was_skipped_have_no_cap(runner: Logbook) -> None:
    run = planned_run(runner, MONDAY, 3)
    assert words(only_card(runner, MONDAY))[2] == "not run"
    runner.calendar.skip(run, "time")
    assert words(only_card(runner, MONDAY))[2] == "skipped: no time"


def test_a_run_that_was_done_says_how_the_knee_took_it_and_what_was_planned(
    runner: Logbook,
) -> None:
    run = planned_run(runner, TODAY - DAY, 3)
    ran(runner, TODAY - DAY, 4, duration_s=1500, planned=run.id)
    assert words(only_card(runner, TODAY - DAY)) == [
        "Run 4.0 km", "? done 1/10", "waits for morning", "25:00", "planned 3.0",
    ]  # fmt: skip
    morning(runner, TODAY)
    assert words(only_card(runner, TODAY - DAY))[1] == "✓ done 1/10"


def test_a_run_being_changed_is_shown_as_it_is_tried(runner: Logbook) -> None:
    run = planned_run(runner, TODAY + DAY, 3)
    draft = msgspec.structs.replace(run, distance_m=2500)
    (item,) = runner.cards.day(TODAY + DAY).items
    assert plain(run_card(item, context(runner, draft=draft)).title) == "Run 2.5 km"  # type: ignore[arg-type]


def test_cards_speak_miles_to_who_runs_them(book: Logbook) -> None:
    book.put("Setup", [profile(unit="mi")])
    planned_run(book, TODAY + DAY, 5)
    assert words(only_card(book, TODAY + DAY))[0] == "Run 3.1 mi"


@pytest.mark.parametrize(
    ("kind", "terrain", "said"),
    [
        (RunKind.EASY, Terrain.FLAT, "easy, flat"),
        (RunKind.LONG, Terrain.FLAT, "long"),
        (RunKind.LONG, Terrain.ROLLING, "long, rolling"),
        (RunKind.TRAIL, Terrain.UNEVEN, "trail, uneven"),
    ],
)
def test_a_run_is_about_its_kind_and_ground(kind: RunKind, terrain: Terrain, said: str) -> None:
    run = PlannedRun(id="r", date=TODAY, distance_m=3000, run_kind=kind, terrain=terrain)
    assert run_about(run) == said


def test_a_walk_run_has_its_intervals_in_front_in_every_width(runner: Logbook) -> None:
    run = planned_run(runner, TODAY + DAY, 1.1)
    rung = runner.cards.rung(1)
    assert rung is not None
    assert [plain(form) for form in walk_run_forms(run, rung, "km")] == [
        "8 × (1 min run / 3 min walk), about 1.1 km of running",
        "8 × (1 min run / 3 min walk), 1.1 km",
        "8×(1/3) 1.1 km",
        "8×(1/3)",
        "8×1",
    ]


def test_other_training_is_named_as_it_was_typed(runner: Logbook) -> None:
    ride = CrossTraining(id="c", date=TODAY, sport="[left] <b>", duration_s=2400, distance_m=9000)
    told = cross_card(
        CrossItem(cross=ride), msgspec.structs.replace(context(runner), worth={"c": 12})
    )
    assert words(told) == ["[left] <b>", "✓ done 40 min, 9.0 km", "= 12 min run"]
    bare = cross_card(
        CrossItem(cross=msgspec.structs.replace(ride, sport="", duration_s=None, distance_m=None)),
        context(runner),
    )
    assert words(bare) == ["Training", "✓ done ", ""]


def test_days_are_named_and_today_is_said_in_a_word(runner: Logbook) -> None:
    days = grid_days(runner.cards.days(MONDAY), context(runner))
    assert [(day.label, day.note) for day in days[1:4]] == [
        ("Tue 24", ""), ("Wed 25", "today"), ("Thu 26", ""),
    ]  # fmt: skip
    run = planned_run(runner, TODAY - DAY, 3)
    assert plain(cap_words(run, context(runner))) == "not run"


def test_skipped_sets_look_skipped_and_nothing_done_is_not_done_in_part(runner: Logbook) -> None:
    planned = session(runner)
    sets = runner.cards.session(planned.id).sets
    runner.session.leave_out(planned.id, sets[4:], "pain")
    assert words(only_card(runner))[1:4] == ["○○○○××", "Clamshell", "Bridge×"]
    runner.session.leave_out(planned.id, sets[:4], "time")
    one = only_card(runner)
    assert (plain(one.lines[0]), plain(one.lines[-1])) == ("××××××", "skipped: no time, pain")
    assert one.line is not None
    assert "done" not in plain(one.line)
    rows = set_rows(runner, runner.cards.session(planned.id))
    assert {cell.state for row in rows for cell in row.cells} == {"skipped"}
    assert state(runner, runner.cards.session(planned.id), runner.unit) == "skipped: no time, pain"


def test_a_flares_score_stands_on_the_card_of_its_run_as_it_is_now(runner: Logbook) -> None:
    run = ran(runner, TODAY, 3, pain_during=2)
    facts = runner.facts
    reading = facts.reading_of(6, moment=Moment.DURING, day=TODAY, flare=True)

    def said() -> tuple[str, str]:
        return words(only_card(runner))[1], pain_words(runner, run)

    def journal() -> str:
        return plain(run_entry(runner, RunItem(planned=None, run=run)).spans)

    assert "done 2/10" in said()[0]
    assert "pain 2/10" in journal()
    kept = runner.questions.keep_pain(reading)
    assert "done 6/10" in said()[0]
    assert "pain 6/10" in journal()
    assert said()[1] == "0 6 0 ·"
    facts.correct(msgspec.structs.replace(kept, score=4), "Corrected")
    assert "done 4/10" in said()[0]
    runner.undo()
    assert "done 6/10" in said()[0]
    runner.undo()
    assert "done 2/10" in said()[0]
    assert said()[1] == "0 2 0 ·"


def test_a_session_of_a_day_that_rests_names_no_next_set(runner: Logbook) -> None:
    planned = session(runner)
    runner.session.tick(planned.id, runner.cards.session(planned.id).sets[0])
    facts = runner.facts
    runner.questions.keep_pain(facts.reading_of(8, moment=Moment.REST, day=TODAY))
    one = only_card(runner)
    assert one.line is not None
    assert plain(one.line).endswith("rests today")
    assert plain(one.lines[-1]) == "rests today"
