"""A planned run is held at its cap on every way into the calendar; over it takes a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from planner.domain.values.errors import OverCapError, RuleError
from planner.domain.values.journal import Lock, Moment
from planner.domain.values.run import PlannedRun
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from tests.logbook.living import (
    DAY,
    MONDAY,
    TODAY,
    WEEK,
    contents,
    morning,
    profile,
    ran,
    running,
    session,
)

FRIDAY, SUNDAY, MONDAY_AFTER = TODAY + 2 * DAY, TODAY + 4 * DAY, MONDAY + WEEK
SHORT, LONG = 3_000, 12_000
"""Far over any cap of this runner, who ran 5 km three times a week."""


@pytest.fixture
def runner(book: Logbook) -> PlannedRun:
    """Someone with eight weeks of 15 km behind, and 12 km planned on Friday, with a reason."""
    book.put("Answers", [profile(start=MONDAY - 4 * WEEK)])
    running(book, until=TODAY - DAY)
    morning(book, TODAY)
    run = PlannedRun(
        id=new_id(), date=FRIDAY, distance_m=LONG, override="a race", override_m=99_000
    )
    book.put("A race", [run])
    return run


def half_full(book: Logbook, run: PlannedRun) -> PlannedRun:
    """An easy run on Friday in place of the race, and one on the Friday after that stays."""
    easy = msgspec.structs.replace(run, distance_m=SHORT, override="", override_m=0)
    stays = PlannedRun(id="stays", date=FRIDAY + WEEK, distance_m=4000)
    book.put("Easier", [easy, stays])
    return easy


def repeated(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    book.calendar.repeat(half_full(book, run), "FREQ=WEEKLY", FRIDAY + WEEK, reason=reason)


def copied(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    half_full(book, run)
    book.calendar.copies.copy_week(MONDAY, reason=reason)


def later_changed(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    short = msgspec.structs.replace(run, id=new_id(), distance_m=2000)
    book.put("Without the race", drops=[run])
    book.calendar.add_run(short, rule="FREQ=WEEKLY", until=FRIDAY + WEEK)
    first = book.cards.card(short.id)
    assert isinstance(first, PlannedRun)
    book.calendar.change(
        msgspec.structs.replace(first, distance_m=LONG, override=""), later=True, reason=reason
    )


def moved_in_its_form(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    book.calendar.change(msgspec.structs.replace(run, date=SUNDAY, note="easy"), reason=reason)


def repeated_elsewhere(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    there = msgspec.structs.replace(run, date=SUNDAY)
    book.calendar.repeat(there, "FREQ=WEEKLY", SUNDAY + WEEK, reason=reason)


def all_moved(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    book.calendar.repeat(run, "FREQ=WEEKLY", FRIDAY + WEEK, reason="club weeks")
    first = book.cards.card(run.id)
    book.calendar.change(msgspec.structs.replace(first, date=SUNDAY), later=True, reason=reason)


def unskipped(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    bare = msgspec.structs.replace(run, override="", override_m=0)
    book.calendar.skip(bare, "time")
    book.calendar.unskip(book.cards.card(run.id), reason=reason)


def added(book: Logbook, run: PlannedRun, reason: str | None) -> None:
    fresh = PlannedRun(id=new_id(), date=SUNDAY, distance_m=LONG)
    book.calendar.add_run(fresh, reason=reason)


Way = Callable[[Logbook, PlannedRun, str | None], object]
WAYS: dict[str, tuple[Way, date]] = {
    "move": (lambda book, run, reason: book.calendar.move(run, SUNDAY, reason=reason), SUNDAY),
    "paste a copy": (
        lambda book, run, reason: book.calendar.copies.paste([run], SUNDAY, reason=reason), SUNDAY,
    ),
    "paste a cut": (
        lambda book, run, why: book.calendar.copies.paste([run], SUNDAY, cut=True, reason=why),
        SUNDAY,
    ),
    "duplicate": (
        lambda book, run, why: book.calendar.copies.duplicate(run, [SUNDAY], reason=why), SUNDAY,
    ),
    "repeat": (repeated, FRIDAY + WEEK),
    "copy week": (copied, FRIDAY + WEEK),
    "change this and later": (later_changed, FRIDAY),
    "change its day": (moved_in_its_form, SUNDAY),
    "change the day of this and later": (all_moved, SUNDAY),
    "repeat from another day": (repeated_elsewhere, SUNDAY),
    "plan again": (unskipped, FRIDAY),
    "add": (added, SUNDAY),
}  # fmt: skip
EVERY_WAY = pytest.mark.parametrize(("way", "day"), WAYS.values(), ids=WAYS)


def on(book: Logbook, day: date) -> PlannedRun:
    """The run that was put on a day."""
    cards = (card for card in book.cards.planned(day, day) if isinstance(card, PlannedRun))
    (run,) = (card for card in cards if card.id != "stays")
    return run


def wanted(way: Way) -> int:
    return SHORT if way in (repeated, copied) else LONG


@EVERY_WAY
def test_without_an_answer_it_is_refused_and_the_rule_is_named(
    book: Logbook, runner: PlannedRun, way: Way, day: date
) -> None:
    with pytest.raises(OverCapError, match=r"over (the cap|their caps)") as refused:
        way(book, runner, None)

    assert refused.value.rule


@EVERY_WAY
def test_an_empty_answer_shortens_it_to_the_cap_and_says_so(
    book: Logbook, runner: PlannedRun, way: Way, day: date
) -> None:
    way(book, runner, "")

    run = on(book, day)
    assert 0 < run.distance_m == book.caps.room_on(day, without=run.id).metres < wanted(way)
    assert (run.override, run.override_m) == ("", 0)
    assert "shortened to" in book.last_words


@EVERY_WAY
def test_a_reason_keeps_it_as_it_was_wanted_and_is_kept_with_it(
    book: Logbook, runner: PlannedRun, way: Way, day: date
) -> None:
    way(book, runner, "club evening")

    run = on(book, day)
    assert (run.distance_m, run.override) == (wanted(way), "club evening")
    assert run.override_m == book.caps.room_on(day, without=run.id).metres
    assert next(book.journal.history()).reason == "club evening"
    assert "over" in book.last_words


@EVERY_WAY
def test_shortening_is_part_of_the_one_change_that_undo_takes_back(
    book: Logbook, runner: PlannedRun, way: Way, day: date
) -> None:
    way(book, runner, "")
    after, words = contents(book), book.last_words

    book.undo()
    assert contents(book) != after
    book.redo()

    assert contents(book) == after
    assert book.last_words.endswith(words)


@pytest.mark.parametrize("reason", [None, "", "I feel fine"])
def test_a_run_is_not_carried_round_a_red_flag(
    book: Logbook, runner: PlannedRun, reason: str | None
) -> None:
    book.red_flags.add(Lock(id="lock", date=TODAY, level="U", findings=("hot",), scope="run"))

    with pytest.raises(RuleError) as refused:
        book.calendar.move(runner, SUNDAY, reason=reason)

    assert refused.value.rule == "LOCK"
    assert on(book, FRIDAY) == runner


def test_a_shorter_or_unchanged_run_is_never_asked_about(book: Logbook, runner: PlannedRun) -> None:
    book.calendar.change(msgspec.structs.replace(runner, override="", note="easy"))
    book.calendar.change(msgspec.structs.replace(runner, override="", distance_m=11_000))

    assert on(book, FRIDAY).distance_m == 11_000


def test_two_runs_of_a_day_share_its_cap(book: Logbook, runner: PlannedRun) -> None:
    book.put("Without the race", drops=[runner])
    cap = book.caps.cap_on(SUNDAY)
    book.calendar.add_run(PlannedRun(id="a", date=SUNDAY, distance_m=cap - 1000))

    assert book.caps.room_on(SUNDAY).metres == 1000
    with pytest.raises(OverCapError):
        book.calendar.add_run(PlannedRun(id="b", date=SUNDAY, distance_m=1100))
    book.calendar.add_run(PlannedRun(id="b", date=SUNDAY, distance_m=1000))


def test_what_was_run_today_is_taken_off_what_may_still_be_planned(
    book: Logbook, runner: PlannedRun
) -> None:
    cap = book.caps.cap_on(TODAY)
    ran(book, TODAY, 2)

    assert book.caps.room_on(TODAY).metres == cap - 2000


def test_a_day_without_room_refuses_a_single_run_and_leaves_one_of_several_out(
    book: Logbook, runner: PlannedRun
) -> None:
    """5/10 today: three days of rest (FLARE), so that Friday holds none."""
    thursday = TODAY + DAY
    easy = msgspec.structs.replace(runner, date=thursday, distance_m=3000, override="")
    book.put("A run tomorrow", [easy])
    book.facts.log_pain(book.facts.reading_of(5, moment=Moment.STAIRS))
    with pytest.raises(RuleError, match="no room for a run on Fri 27 Nov"):
        book.calendar.copies.duplicate(book.cards.card(runner.id), [FRIDAY], reason="")

    book.calendar.copies.duplicate(book.cards.card(runner.id), [FRIDAY, MONDAY_AFTER], reason="")

    assert book.cards.planned(FRIDAY, FRIDAY) == ()
    # The first step back: 0.6 of 5.0 km.
    assert on(book, MONDAY_AFTER).distance_m == 3000
    assert "no room for a run on Fri 27 Nov (flare)" in book.last_words


def test_sessions_of_a_copied_week_come_along_untouched(book: Logbook, runner: PlannedRun) -> None:
    session(book, FRIDAY)

    assert book.calendar.copies.copy_week(MONDAY, reason="") == 2
    assert len(book.cards.planned(FRIDAY + WEEK, FRIDAY + WEEK)) == 2


def test_caps_that_only_tell_let_every_run_in(book: Logbook, runner: PlannedRun) -> None:
    book.settings.set_parameter("cap_mode", "warn")

    book.calendar.move(runner, SUNDAY)

    assert on(book, SUNDAY).distance_m == LONG


def test_past_days_are_not_asked_about(book: Logbook, runner: PlannedRun) -> None:
    book.calendar.move(runner, MONDAY)

    assert on(book, MONDAY).distance_m == LONG
