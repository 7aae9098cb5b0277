"""Planned runs are held at their caps; caps depend on facts, never on what was looked at."""

from __future__ import annotations

import random

import msgspec
import pytest

from planner.domain.caps.allowance import allowance
from planner.domain.values.calendar import week_of
from planner.domain.values.errors import OverCapError, RuleError, UsageError
from planner.domain.values.journal import Lock, PainReading
from planner.domain.values.run import PlannedRun, Run
from planner.wording.rule_names import rule_name
from tests.logbook.living import (
    DAY,
    MONDAY,
    TODAY,
    WEEK,
    contents,
    morning,
    planned_run,
    profile,
    ran,
    running,
    session,
)

FRIDAY = TODAY + 2 * DAY


@pytest.fixture
def runner(book):
    """Someone with eight weeks of 15 km behind, and a run planned on Friday."""
    book.put("Answers", [profile(start=MONDAY - 4 * WEEK)])
    running(book, until=TODAY - DAY)
    morning(book, TODAY)
    return planned_run(book, FRIDAY, 3)


def card(book, run) -> PlannedRun:
    found = book.cards.card(run.id)
    assert isinstance(found, PlannedRun)
    return found


def test_a_planned_run_may_come_up_to_its_cap(book, runner):
    cap = book.caps.cap_on(FRIDAY)

    book.calendar.set_distance(runner, cap)

    assert card(book, runner).distance_m == cap
    assert card(book, runner).override == ""


def test_a_treadmill_run_without_a_distance_comes_in_and_stops_nothing(book, runner):
    mill = Run(id="mill", date=TODAY, distance_m=0, duration_s=1800)
    others = tuple(
        Run(id=f"r{n}", date=TODAY - n * DAY, distance_m=5000, duration_s=2000) for n in (1, 2, 3)
    )

    book.facts.bring_in((mill, *others), "Imported 4 runs")

    assert book.caps.planned_amount("30min") == (4500, 1800)
    felt = msgspec.structs.replace(book.get("mill"), pain_during=2)
    book.facts.change_run(felt)
    assert book.get("mill").pain_during == 2
    with pytest.raises(UsageError):
        book.facts.change_run(msgspec.structs.replace(others[0], distance_m=0))


def test_a_planned_run_over_its_cap_is_refused_with_the_rule(book, runner):
    allowed = book.caps.allowance(FRIDAY)

    with pytest.raises(
        RuleError, match=f"over the cap of .*{rule_name(allowed.binding)}"
    ) as refused:
        book.calendar.set_distance(runner, allowed.hard_m + 100, "   ")

    assert refused.value.rule == allowed.binding
    assert "reason" in refused.value.hint
    assert card(book, runner).distance_m == 3000


def test_a_written_reason_is_kept_with_the_run_and_with_the_change(book, runner):
    cap = book.caps.cap_on(FRIDAY)

    book.calendar.set_distance(runner, cap + 2000, " a race with friends ")

    kept = card(book, runner)
    assert (kept.distance_m, kept.override, kept.override_m) == (
        cap + 2000, "a race with friends", cap,
    )  # fmt: skip
    assert next(book.journal.history()).reason == "a race with friends"


def test_a_run_over_its_cap_keeps_its_reason_when_it_is_shortened(book, runner):
    cap = book.caps.cap_on(FRIDAY)
    book.calendar.set_distance(runner, cap + 2000, "a race")

    book.calendar.set_distance(card(book, runner), cap + 1000)
    assert card(book, runner).override == "a race"
    book.calendar.set_distance(card(book, runner), cap)

    assert (card(book, runner).override, card(book, runner).override_m) == ("", 0)


def test_less_of_a_run_does_not_make_its_reason_speak_of_a_lower_cap(book, runner):
    cap = book.caps.cap_on(FRIDAY)
    book.calendar.set_distance(runner, cap + 2000, "a race")
    ran(book, TODAY, 5, pain_during=6)
    assert book.caps.cap_on(FRIDAY) < cap

    book.calendar.set_distance(card(book, runner), cap + 1900)

    assert (card(book, runner).override, card(book, runner).override_m) == ("a race", cap)


@pytest.mark.parametrize("metres", [11_000, 12_000])
def test_an_edited_run_keeps_its_reason_while_it_is_over_its_cap(book, runner, metres):
    book.calendar.set_distance(runner, 12_000, "a race")
    bold = card(book, runner)

    book.calendar.change(msgspec.structs.replace(bold, distance_m=metres, note="by the river"))

    assert card(book, runner) == msgspec.structs.replace(
        bold, distance_m=metres, note="by the river"
    )


def test_an_edited_run_within_its_cap_has_no_reason_left(book, runner):
    book.calendar.set_distance(runner, 12_000, "a race")

    book.calendar.change(msgspec.structs.replace(card(book, runner), distance_m=3000))

    assert (card(book, runner).override, card(book, runner).override_m) == ("", 0)


def test_an_edited_run_that_is_longer_takes_a_new_reason(book, runner):
    book.calendar.set_distance(runner, 12_000, "a race")
    longer = msgspec.structs.replace(card(book, runner), distance_m=13_000)

    with pytest.raises(OverCapError):
        book.calendar.change(longer)
    book.calendar.change(longer, reason="the race got longer")

    kept = card(book, runner)
    assert (kept.distance_m, kept.override) == (13_000, "the race got longer")


def test_where_caps_only_tell_a_longer_run_keeps_the_reason_it_has(book, runner):
    book.calendar.set_distance(runner, 12_000, "a race")
    book.settings.set_parameter("cap_mode", "warn")

    book.calendar.change(msgspec.structs.replace(card(book, runner), distance_m=13_000))
    assert card(book, runner).override == "a race"
    book.calendar.set_distance(card(book, runner), 14_000)
    assert card(book, runner).override == "a race"


def test_each_run_of_a_series_that_is_shortened_below_its_cap_loses_its_own_reason(book, runner):
    later = FRIDAY + WEEK
    book.calendar.repeat(runner, "FREQ=WEEKLY", later, reason="")
    (second,) = book.cards.planned(later, later)
    bold = msgspec.structs.replace(second, distance_m=30_000, override="an ultra", override_m=5000)
    book.put("Bold", [bold])

    book.calendar.change(msgspec.structs.replace(card(book, runner), distance_m=2000), later=True)

    kept = card(book, second)
    assert (kept.distance_m, kept.override, kept.override_m) == (2000, "", 0)


@pytest.mark.parametrize("reason", ["", "I feel fine"])
def test_nothing_goes_over_a_red_flag(book, runner, reason):
    book.red_flags.add(Lock(id="lock", date=TODAY, level="U", findings=("hot",), scope="run"))

    with pytest.raises(RuleError) as refused:
        book.calendar.set_distance(runner, 4000, reason)
    assert refused.value.rule == "LOCK"
    with pytest.raises(RuleError):
        book.calendar.add_run(msgspec.structs.replace(runner, id="other"), reason=reason)

    book.red_flags.clear("Dr Who", TODAY)
    book.calendar.set_distance(runner, 3100)


@pytest.mark.parametrize(
    "copy",
    [
        lambda book, run: book.calendar.copies.paste([run], FRIDAY + DAY),
        lambda book, run: book.calendar.copies.duplicate(run, [FRIDAY + DAY]),
        lambda book, run: book.calendar.repeat(run, "FREQ=WEEKLY", None),
        lambda book, run: book.calendar.copies.copy_week(week_of(FRIDAY)),
    ],
    ids=["paste", "duplicate", "repeat", "copy week"],
)
def test_no_copy_of_a_run_goes_round_a_red_flag(book, runner, copy):
    book.red_flags.add(Lock(id="lock", date=TODAY, level="U", findings=("hot",), scope="run"))
    before = contents(book)

    with pytest.raises(RuleError) as refused:
        copy(book, runner)
    assert refused.value.rule == "LOCK"
    assert contents(book) == before

    book.red_flags.clear("Dr Who", TODAY)
    copy(book, card(book, runner))
    assert len(book.cards.planned(FRIDAY, FRIDAY + 3 * WEEK)) > 1


def test_a_run_of_no_distance_is_not_planned(book, runner):
    with pytest.raises(UsageError):
        book.calendar.set_distance(runner, 0)


def test_more_stops_at_the_cap_and_less_never_below_a_tenth(book, runner):
    metres, seen = 3000, []
    for _ in range(60):
        step = book.caps.stepped(card(book, runner), metres, 1)
        metres = step.metres
        seen.append(metres)

    assert metres == book.caps.cap_on(FRIDAY) == max(seen)
    assert step.at_cap
    for _ in range(200):
        metres = book.caps.stepped(card(book, runner), metres, -1).metres
    assert metres == 100


def test_miles_on_the_screen_never_shift_a_cap(book, runner):
    km_cap = book.caps.allowance(FRIDAY)

    book.put("Miles", [msgspec.structs.replace(book.profile, unit="mi")])

    assert book.caps.allowance(FRIDAY) == km_cap
    metres = 3000
    for _ in range(60):
        metres = book.caps.stepped(card(book, runner), metres, 1).metres
    assert metres == km_cap.hard_m
    with pytest.raises(RuleError):
        book.calendar.set_distance(card(book, runner), km_cap.hard_m + 1)


def test_a_week_s_planned_done_and_to_come_are_kept_apart_and_add_up(book, runner):
    (before,) = book.caps.week_loads(MONDAY, back=0, ahead=0)
    done = planned_run(book, MONDAY, 2)
    ran(book, MONDAY, 3, planned=done.id)
    ran(book, TODAY, 4)
    book.calendar.skip(planned_run(book, TODAY + 3 * DAY, 5), "time")

    (load,) = book.caps.week_loads(MONDAY, back=0, ahead=0)

    assert (load.planned_m, load.done_m) == (2000 + runner.distance_m, before.done_m + 7000)
    assert (load.coming_m, load.held_m) == (runner.distance_m, load.done_m + runner.distance_m)


def test_asking_what_a_longer_run_would_do_changes_nothing(book, runner):
    before = contents(book)
    draft = msgspec.structs.replace(runner, distance_m=20_000)

    book.caps.allowance(FRIDAY, instead=draft)
    loads = book.caps.week_loads(MONDAY, draft=draft)

    assert next(load for load in loads if load.current).planned_m >= 20_000
    assert contents(book) == before


def test_the_week_of_a_runner_who_starts_it_on_sunday_begins_on_sunday(book, runner):
    book.put("Sunday", [msgspec.structs.replace(book.profile, week_start=6)])
    sunday = week_of(TODAY, book.week_start)

    loads = book.caps.week_loads(sunday)

    assert sunday == MONDAY - DAY
    assert [load.first for load in loads if load.current] == [sunday]
    assert sum(load.done_m for load in loads if load.first < sunday) == 4 * 15_000


def test_a_cap_does_not_depend_on_which_pages_were_looked_at(book, open_book, runner):
    running(book, weeks=60, until=TODAY - 10 * WEEK)
    book.close()
    straight, wandering = open_book(), open_book()

    for weeks in (70, 9, 30, 2):
        wandering.caps.week_loads(MONDAY - weeks * WEEK)
        wandering.flares.days(MONDAY - weeks * WEEK, MONDAY)

    for days in (0, 1, 2, 9, -3, -40, -100):
        day = TODAY + days * DAY
        assert wandering.caps.allowance(day) == straight.caps.allowance(day), day


def test_sixteen_weeks_of_history_tell_as_much_as_all_of_it(book):
    """A year of running by chance, with red days in it: the caps of the last weeks are those
    that the whole history gives."""
    chance = random.Random(7)
    book.put("Answers", [profile(start=TODAY - 50 * WEEK)])
    running(book, weeks=56, until=TODAY - DAY)
    for weeks in range(3, 50, 4):
        ran(book, TODAY - weeks * WEEK, chance.choice([3, 5, 6]), pain_during=chance.randint(0, 6))
    everything = contents(book).values()
    whole = msgspec.structs.replace(
        book.caps.history(TODAY),
        runs=tuple(one for one in everything if isinstance(one, Run)),
        readings=tuple(one for one in everything if isinstance(one, PainReading)),
        weekly_m=book.profile.weekly_m,
        longest_m=book.profile.longest_m,
    )

    for days in (*range(-30, 8, 3), -60, -150):
        day = TODAY + days * DAY
        expected = allowance(day, whole, TODAY, book.parameters)
        assert book.caps.allowance(day).hard_m == expected.hard_m, day
        assert book.caps.allowance(day).state == expected.state, day


def test_ticking_a_set_works_no_cap_out_anew_and_a_run_does(book, runner):
    known = book.caps.history(TODAY)
    exercise = session(book)

    book.session.tick_all(exercise.id)
    assert book.caps.history(TODAY) is known

    run = ran(book, TODAY, 2)
    assert book.caps.history(TODAY) is not known
    assert run in book.caps.history(TODAY).runs
    book.undo()
    assert run not in book.caps.history(TODAY).runs


def test_a_new_day_is_seen_in_the_caps_without_any_change(book, runner, clock):
    """3 % for each day off after the seventh: 17 days after the run that is planned for Friday
    leave 5.0 × 0.70, 20 after the last one that was run 5.0 × 0.61."""
    later = TODAY + 20 * DAY
    ahead = book.caps.allowance(later)
    assert ([run.id for run in ahead.assumed], ahead.limit("LONG").input("longest")) == (
        [runner.id],
        3500,
    )

    clock.wind(later)
    book.day_changed()

    come = book.caps.allowance(later)
    assert (come.assumed, come.limit("LONG").input("longest")) == ((), 3050)


def test_the_base_is_what_was_run_and_before_the_start_the_typed_week(book):
    assert book.caps.base_m() == 0
    ran(book, TODAY, 4)
    ran(book, TODAY - 4 * WEEK, 9)
    assert book.caps.base_m() == 1000

    typed = {"weekly_m": 20_000, "longest_m": 8000}
    for start, base in (
        (TODAY + DAY, 20_000),  # what was run is a part of the usual week
        (TODAY, (4000 + 20_000 * 27 // 7) // 4),
        (TODAY - 2 * WEEK + DAY, 11_000),
        (TODAY - 4 * WEEK, 1000),
    ):
        book.put("Answers", [profile(start=start, **typed)])
        assert book.caps.base_m() == base
    ran(book, TODAY - 3 * WEEK, 90)
    book.put("Answers", [profile(start=TODAY + DAY, **typed)])
    assert book.caps.base_m() == 23_500
