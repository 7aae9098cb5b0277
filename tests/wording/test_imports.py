"""A dry run in words: what is new, what is here already, what was not taken and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from planner.domain.values.run import CrossTraining, Run
from planner.wording.imports import dry_run_words


class Found(msgspec.Struct, frozen=True):
    """One thing found in a file."""

    run: Run | CrossTraining | None = None
    file: str = "a.fit"
    remark: str = ""
    hint: str = ""
    guessed: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True):
    """Something found and what it is held against."""

    reason: str
    found: Found = Found()


class Dry(msgspec.Struct, frozen=True):
    """The groups of a dry run."""

    new: tuple[Any, ...] = ()
    cross: tuple[Any, ...] = ()
    unreadable: tuple[Any, ...] = ()
    already_here: tuple[Any, ...] = ()
    same_run: tuple[Any, ...] = ()
    doubtful: tuple[Any, ...] = ()


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
        "Perhaps the same as another, left out: 3 (same day 2, overlap 1).",
        "Time zone assumed to be this computer's: 3.",
    )


def test_what_was_not_taken_is_named_and_many_are_counted() -> None:
    bad = Found(file="[left] <b>.fit", remark="It is empty.", hint="Export it again.")
    assert dry_run_words(Dry(unreadable=(bad,)), "km")[1] == (
        "Not taken: 1.\n  [left] <b>.fit: It is empty. Export it again."
    )
    many = dry_run_words(Dry(unreadable=(Found(remark="No track."),) * 8), "km")[1]
    assert many.splitlines() == ["Not taken: 8.", *["  a.fit: No track."] * 6, "  and 2 more"]
