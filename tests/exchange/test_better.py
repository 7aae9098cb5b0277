"""A run that is here already comes again from a better source: offered, never silent."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any

import msgspec
import pytest

from planner.domain.values.run import CrossTraining, Run, RunKind, Source
from planner.exchange.imports.better import Better
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.sources.found import Basis, Found
from tests.exchange.making import START, a_run

ELEVEN = timezone(timedelta(hours=11))


def source(family: str, basis: str, **more: Any) -> Source:
    return Source(family=family, basis=basis, **({"zone": "guessed", "sha256": family} | more))


def kept(basis: str = "session", metres: int = 5000, **more: Any) -> Run:
    """A run of the journal, as it was read."""
    about = {"read_m": metres} | more.pop("about", {})
    return a_run("old", metres=metres, source=source("fit", basis, **about), **more)


def found(basis: Basis, metres: int = 5000, family: str = "strava", **more: Any) -> Found:
    about = {"read_m": metres} | more.pop("about", {})
    damaged = bool(about.get("damaged"))
    run = a_run("new", metres=metres, source=source(family, basis, **about), **more)
    return Found(outcome="run", file="f", run=run, basis=basis, damaged=damaged)


def offered(item: Found, *journal: Run | CrossTraining) -> Better:
    (one,) = sort_out([item], journal).better
    return one


@pytest.mark.parametrize(
    ("item", "journal", "why"),
    [
        (found("summary", 6500), kept(), "corrected"),
        (found("session", 5000, "fit2"), kept("gps", 4860), "trusted"),
        (found("session", 9000, "fit2", seconds=3200),
         kept("gps", 3000, seconds=1080, about={"damaged": True}), "whole"),
        (found("gps", 5000, "gpx"), kept(metres=0, about={"read_m": None}), "measured"),
    ],
)  # fmt: skip
def test_a_better_distance_is_offered_with_its_reason(item: Found, journal: Run, why: str) -> None:
    one = offered(item, journal)

    assert one.reasons == (why,)
    assert (one.record.id, one.record.distance_m) == ("old", item.run and item.run.distance_m)
    assert one.drops == ()


def test_a_local_time_that_is_known_is_offered_whatever_the_distance_is_worth() -> None:
    item = found("gps", 5010, "gpx", start=START.astimezone(ELEVEN), about={"zone": "file"})

    one = offered(item, kept("summary"))

    assert one.reasons == ("zone",)
    assert one.record.distance_m == 5000
    assert isinstance(one.record, Run)
    assert one.record.start is not None
    assert one.record.start.utcoffset() == timedelta(hours=11)


def test_what_the_runner_wrote_stays() -> None:
    felt = kept(pain_during=2, effort=4, note="windy", planned="p", run_kind=RunKind.LONG)

    record = offered(found("summary", 6500, note="other"), felt).record

    assert isinstance(record, Run)
    assert (record.pain_during, record.effort, record.note) == (2, 4, "windy")
    assert (record.planned, record.run_kind) == ("p", RunKind.LONG)


@pytest.mark.parametrize(
    ("item", "journal"),
    [
        (found("gps", 5300, "gpx"), kept()),
        (found("summary", 5030), kept()),
        (found("summary", 6000), a_run("typed", source=Source(), metres=5000)),
        (found("summary", 5000, seconds=1801), kept("summary", 6000, about={"read_m": 5000})),
        (found("session", 4000, "fit2", about={"damaged": True}), kept(about={"damaged": True})),
    ],
)
def test_what_is_no_better_or_was_corrected_here_is_not_offered(item: Found, journal: Run) -> None:
    dry = sort_out([item], [journal])

    assert dry.better == ()
    assert dry.records == ()


def test_a_distance_corrected_on_the_platform_after_its_list_was_read_is_offered() -> None:
    about = {"id": "7"}
    old = a_run("old", source=source("strava", "summary", read_m=5000, **about))

    assert offered(found("summary", 6500, about=about), old).reasons == ("corrected",)
    assert sort_out([found("summary", 5000, about=about)], [old]).better == ()


def test_another_sport_on_the_platform_takes_the_place_of_the_run() -> None:
    ski = CrossTraining(
        id="ski", date=START.date(), sport="cross-country skiing", duration_s=1800,
        distance_m=5000, start=START, source=source("strava", "summary"),
    )  # fmt: skip
    item = Found(outcome="cross", file="f", run=ski, basis="summary")

    one = offered(item, kept(pain_during=3))

    assert one.reasons == ("sport",)
    assert [drop.id for drop in one.drops] == ["old"]
    assert isinstance(one.record, CrossTraining)
    assert one.record.pain_during == 3


def test_of_two_better_sources_one_is_offered() -> None:
    dry = sort_out(
        [found("laps", 5200, "tcx"), found("session", 5100, "fit2")], [kept("gps", 4800)]
    )

    assert [one.found.basis for one in dry.better] == ["session"]
    assert len(dry.already_here) == 1


def test_once_it_was_taken_nothing_is_offered_again() -> None:
    item = found("session", 5000, "fit2", start=START.astimezone(ELEVEN), about={"zone": "file"})
    old = kept("gps", 4860)

    record = offered(item, old).record

    assert sort_out([item], [record]).better == ()
    worse = Found(
        outcome="run", file="o", run=msgspec.structs.replace(old, id="again"), basis="gps"
    )
    assert sort_out([worse], [record]).better == ()
