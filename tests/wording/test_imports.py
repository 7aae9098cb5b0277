"""A dry run in words: what is new, what is here already, what was not taken and why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec

from planner.domain.values.run import CrossTraining, Run
from planner.wording.imports import (
    asked_words,
    better_words,
    dry_run_words,
    effect_words,
    imported_words,
    item_words,
    pair_words,
    record_words,
)


class Found(msgspec.Struct, frozen=True):
    """One thing found in a file."""

    run: Run | CrossTraining | None = None
    file: str = "a.fit"
    line: int = 0
    remark: str = ""
    hint: str = ""
    guessed: tuple[str, ...] = ()
    list_note: str = ""


class Held(msgspec.Struct, frozen=True):
    """Something found and what it is held against."""

    reason: str
    found: Found = Found()
    other: Run | CrossTraining = Run(
        id="o", date=date(2026, 1, 1), distance_m=5000, duration_s=1800
    )


class Instead(msgspec.Struct, frozen=True):
    """A record and what it would be."""

    other: Run
    record: Run | CrossTraining
    reasons: tuple[str, ...]
    found: Found = Found()


class Dry(msgspec.Struct, frozen=True):
    """The groups of a dry run."""

    new: tuple[Any, ...] = ()
    cross: tuple[Any, ...] = ()
    unreadable: tuple[Any, ...] = ()
    already_here: tuple[Any, ...] = ()
    same_run: tuple[Any, ...] = ()
    better: tuple[Any, ...] = ()
    doubtful: tuple[Any, ...] = ()
    asked: tuple[Any, ...] = ()
    own: tuple[Any, ...] = ()


def run(day: date, metres: int, **more: Any) -> Found:
    return Found(Run(id=f"{day}", date=day, distance_m=metres), **more)


def ride(sport: str) -> Found:
    return Found(CrossTraining(id=sport, date=date(2026, 1, 1), sport=sport), guessed=("zone",))


def test_nothing_found_is_said() -> None:
    assert dry_run_words(Dry(), "km") == ("No new run.",)


def test_new_runs_are_counted_from_the_first_to_the_last() -> None:
    one = run(date(2025, 12, 30), 5000)
    two = run(date(2026, 1, 2), 8050)
    assert dry_run_words(Dry(new=(one,)), "km") == (
        "New: 1 run, 5.0 km, longest 5.0 km, Tue 30 Dec 2025 to Tue 30 Dec 2025.",
    )
    assert dry_run_words(Dry(new=(two, one)), "mi") == (
        "New: 2 runs, 8.1 mi, longest 5.0 mi, Tue 30 Dec 2025 to Fri 2 Jan 2026.",
    )


def test_every_group_has_a_paragraph_of_its_own() -> None:
    dry = Dry(
        cross=(ride("cycling"), ride("cycling"), ride("stair_climbing")),
        already_here=(Held(""),),
        same_run=(Held(""), Held("")),
        doubtful=(Held("same day"), Held("same day"), Held("overlap")),
    )
    assert dry_run_words(dry, "km") == (
        "No new run.",
        "Not a run, kept as other training: 3 (cycling 2, stair climbing 1).",
        "Already here: 1.",
        "The same run from two sources: 2; the better distance is kept.",
        (
            "Perhaps the same as another, left out: 3.\n"
            "  a.fit; the other is 5.0 km in 30:00, 6:00 /km, Thu 1 Jan 2026 (same day)\n"
            "  a.fit; the other is 5.0 km in 30:00, 6:00 /km, Thu 1 Jan 2026 (same day)\n"
            "  a.fit; the other is 5.0 km in 30:00, 6:00 /km, Thu 1 Jan 2026 (overlap)"
        ),
        "Time zone assumed to be this computer's: 3.",
    )


def test_what_was_not_taken_is_named_and_many_are_counted() -> None:
    bad = Found(file="[left] <b>.fit", remark="It is empty.", hint="Export it again.")
    assert dry_run_words(Dry(unreadable=(bad,)), "km")[1] == (
        "Not taken: 1.\n  [left] <b>.fit: It is empty. Export it again."
    )
    many = dry_run_words(Dry(unreadable=(Found(remark="No track."),) * 8), "km")[1]
    assert many.splitlines() == ["Not taken: 8.", *["  a.fit: No track."] * 6, "  and 2 more"]


def test_what_the_reader_thought_of_a_run_is_shown_with_it() -> None:
    cut = run(date(2026, 1, 2), 8050, remark="The file is cut off.")
    assert dry_run_words(Dry(new=(cut,)), "km")[1] == (
        "Worth a look: 1.\n  a.fit, 8.05 km, Fri 2 Jan 2026: The file is cut off."
    )


def test_what_is_asked_about_is_shown_with_its_pace_and_length() -> None:
    track = Run(id="t", date=date(2026, 1, 2), distance_m=34_000, duration_s=7900)
    item = Found(track, line=7, file="a.csv", remark="Its file names no sport.")
    assert dry_run_words(Dry(asked=(item,)), "km")[1] == (
        "Without a sport or odd, left out: 1.\n"
        "  a.csv, line 7, 34.0 km in 2:11:40, 3:52 /km, Fri 2 Jan 2026: Its file names no sport."
    )


def test_a_better_source_is_shown_as_before_and_after_with_the_reason() -> None:
    zone = timezone(timedelta(hours=11))
    old = Run(id="o", date=date(2026, 1, 1), distance_m=4860,
              start=datetime(2026, 1, 1, 13, 30, tzinfo=UTC))  # fmt: skip
    new = msgspec.structs.replace(
        old, distance_m=5000, date=date(2026, 1, 2), start=datetime(2026, 1, 2, 0, 30, tzinfo=zone)
    )
    ski = CrossTraining(id="s", date=old.date, sport="skiing")

    said = dry_run_words(
        Dry(better=(Instead(old, new, ("trusted", "zone")), Instead(old, ski, ("sport",)))), "km"
    )[1]

    assert said == (
        "Here already, and from a better source now: 2.\n"
        "  4.86 km → 5.0 km and Thu 1 Jan 2026 13:30 → Fri 2 Jan 2026 00:30, Thu 1 Jan 2026: "
        "from a better source, its local time is known now (a.fit)\n"
        "  run → skiing, Thu 1 Jan 2026: it was another sport (a.fit)"
    )


def test_what_can_be_taken_or_left_is_said_in_a_line_each() -> None:
    ride = Found(CrossTraining(id="c", date=date(2026, 1, 2), sport="cycling", duration_s=600))
    timed = Found(Run(id="t", date=date(2026, 1, 2), distance_m=0, duration_s=600), remark="Odd.")

    assert item_words(ride, "km") == "a.fit, cycling, 10:00, Fri 2 Jan 2026"
    assert record_words(Run(id="r", date=date(2026, 1, 2), distance_m=0), "km") == "Fri 2 Jan 2026"
    assert asked_words(timed, "km") == "a.fit, 10:00, Fri 2 Jan 2026: Odd."
    assert pair_words(Held("same day", Found()), "mi") == (
        "a.fit; the other is 3.1 mi in 30:00, 9:39 /mi, Thu 1 Jan 2026 (same day)"
    )
    old = Run(id="o", date=date(2026, 1, 1), distance_m=5000)
    new = msgspec.structs.replace(old, distance_m=9000)
    assert better_words(Instead(old, new, ("whole",)), "km") == (
        "5.0 km → 9.0 km, Thu 1 Jan 2026: the whole file, not cut off (a.fit)"
    )


class Sum(msgspec.Struct, frozen=True):
    """What runs come to."""

    base_m: int
    cap_m: int


def test_what_an_import_did_to_base_and_cap_is_said() -> None:
    assert effect_words(Sum(0, 3000), Sum(2750, 4290), "km") == [
        "Your 4-week base changed from 0.0 to 2.8 km a week.",
        "The cap of a run today changed from 3.0 km to 4.2 km.",
    ]
    assert effect_words(Sum(1, 1), Sum(1, 1), "km") == []


def test_what_was_imported_is_counted_by_what_it_is() -> None:
    assert imported_words(1, 0) == "Imported 1 activity"
    assert imported_words(3, 0) == "Imported 3 activities"
    assert imported_words(3, 4) == "Imported 7 entries"
