"""What a runner is asked before a run counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.values.run import Run
from planner.exchange.imports.bounds import RunnerBounds, question
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.sources.found import Found
from tests.exchange.making import START, a_run

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def history(metres: int = 8000, pace_s: int = 300) -> list[Run]:
    """Ten runs, up to that length, at that pace a kilometre."""
    return [
        a_run(f"h{n}", start=START - timedelta(days=n + 1), metres=metres - 300 * n,
              seconds=(metres - 300 * n) * pace_s // 1000)
        for n in range(10)
    ]  # fmt: skip


def track(metres: int, pace_s: int, **more: object) -> Found:
    """A track that names no sport."""
    run = a_run("t", metres=metres, seconds=metres * pace_s // 1000, **more)  # type: ignore[arg-type]
    return Found(outcome="run", file="t.gpx", run=run, guessed=("sport",), basis="gps")


@pytest.mark.parametrize(
    ("metres", "pace_s", "fits"),
    [(5000, 360, True), (21_097, 300, True), (34_000, 233, False), (46_000, 233, False),
     (5000, 240, False), (5000, 700, False), (400, 300, False)],
)  # fmt: skip
def test_of_a_runner_nobody_knows_only_what_many_run_is_a_run(
    metres: int, pace_s: int, fits: bool
) -> None:
    dry = sort_out([track(metres, pace_s)], [])

    assert (len(dry.new), len(dry.asked)) == ((1, 0) if fits else (0, 1))


@pytest.mark.parametrize(
    ("metres", "pace_s", "fits"),
    [(8500, 310, True), (12_000, 310, False), (8000, 240, False), (5000, 500, False)],
)
def test_of_a_known_runner_only_what_is_within_his_own_runs(
    metres: int, pace_s: int, fits: bool
) -> None:
    assert len(sort_out([track(metres, pace_s)], history()).new) == fits


def test_a_fast_short_run_says_nothing_of_a_long_ride() -> None:
    runs = [*history(30_000, 330), a_run("fast", metres=5000, seconds=1150)]

    bounds = RunnerBounds(runs)

    assert bounds.fits(a_run(metres=5000, seconds=1150))
    assert not bounds.fits(a_run(metres=29_000, seconds=29_000 * 233 // 1000))


def test_what_names_its_sport_in_the_same_import_is_history_too() -> None:
    known = [Found(outcome="run", file="k", run=run) for run in history(30_000, 233)]

    assert len(sort_out([*known, track(28_000, 235)], []).asked) == 0


def test_a_track_without_a_sport_is_the_ride_of_its_time() -> None:
    ride = Found(outcome="run", file="r.fit", run=a_run("r", metres=5000, seconds=1800))

    dry = sort_out([track(5020, 360), ride], [])

    assert [item.file for item in dry.new] == ["r.fit"]
    assert [match.found.file for match in dry.same_run] == ["t.gpx"]


@pytest.mark.parametrize(
    ("metres", "seconds", "asked"),
    [(5000, 900, ""), (5000, 700, "fast"), (42_195, 7000, "fast"), (900, 100, ""),
     (100_000, 21_000, "fast"), (301_000, 400_000, "far"), (299_000, 400_000, "")],
)  # fmt: skip
def test_what_nobody_runs_is_asked_about(metres: int, seconds: int, asked: str) -> None:
    found = Found(outcome="run", file="a", run=a_run(metres=metres, seconds=seconds))

    assert question(found, RunnerBounds(()), None) == asked


def test_what_is_still_to_come_is_asked_about_run_or_not() -> None:
    today = Found(outcome="run", file="a", run=a_run(start=NOW - timedelta(minutes=5)))
    to_come = Found(outcome="run", file="a", run=a_run(start=NOW + timedelta(days=1)))
    day = Found(outcome="run", file="a", run=a_run(start=None, date=NOW.date() + timedelta(days=1)))

    asked = [question(found, RunnerBounds(()), NOW) for found in (today, to_come, day)]

    assert asked == ["", "future", "future"]
