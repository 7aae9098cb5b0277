"""What is new, what is here already, what is doubtful."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.errors import ExchangeError
from planner.domain.values.run import CrossTraining, Run, Source
from planner.exchange.imports import duplicates
from planner.exchange.imports.duplicates import DryRun, sort_out
from planner.exchange.imports.timeline import MOST, ActivityTimeline, known
from planner.exchange.sources.found import Basis, Found
from tests.exchange.making import START, a_run


def of(run: Run | CrossTraining, basis: Basis = "session") -> Found:
    outcome: Literal["run", "cross"] = "run" if isinstance(run, Run) else "cross"
    return Found(outcome=outcome, file=run.source.file, run=run, basis=basis)


def sized(dry: DryRun) -> dict[str, int]:
    groups = {name: len(getattr(dry, name)) for name in dry.__struct_fields__}
    return {name: size for name, size in groups.items() if size}


def strava(number: str, **more: object) -> Run:
    return a_run(f"s{number}", source=Source(family="strava", id=number, zone="guessed"), **more)  # type: ignore[arg-type]


def fit(sha: str = "f", **more: object) -> Run:
    return a_run(f"f{sha}", source=Source(family="fit", sha256=sha, zone="file"), **more)  # type: ignore[arg-type]


def test_a_run_nobody_knows_is_new() -> None:
    assert sized(sort_out([of(fit())], [])) == {"new": 1}


def test_the_same_id_of_the_same_program_is_already_here_whatever_was_edited() -> None:
    edited = strava("7", metres=1, seconds=1, start=START + timedelta(days=3))

    dry = sort_out([of(strava("7"))], [edited])

    assert sized(dry) == {"already_here": 1}
    assert (dry.already_here[0].other, dry.already_here[0].reason) == (edited, "same id")


def test_the_same_number_of_another_program_is_another_run() -> None:
    other = a_run(
        start=START + timedelta(days=1), source=Source(family="garmin", id="7"), metres=900
    )

    assert sized(sort_out([of(strava("7"))], [other])) == {"new": 1}


def test_the_same_file_with_the_same_start_is_already_here() -> None:
    assert sized(sort_out([of(fit())], [fit(metres=1, seconds=1)])) == {"already_here": 1}


def test_the_sessions_of_one_multisport_file_are_different_runs() -> None:
    first, second = fit(), fit(start=START + timedelta(hours=1), metres=900, seconds=300)

    assert sized(sort_out([of(first), of(second)], [])) == {"new": 2}


def test_another_source_within_five_minutes_and_five_percent_is_already_here() -> None:
    other = strava("7", start=START + timedelta(minutes=4), metres=5200, seconds=2500)

    assert sized(sort_out([of(fit())], [other])) == {"already_here": 1}


def test_instants_are_compared_and_not_wall_clocks() -> None:
    elsewhere = START.astimezone(timezone(timedelta(hours=9)))

    assert sized(sort_out([of(strava("7"))], [fit(start=elsewhere)])) == {"already_here": 1}


def test_six_minutes_apart_is_another_run() -> None:
    later = strava("7", start=START + timedelta(minutes=31))

    assert sized(sort_out([of(fit())], [later])) == {"new": 1}


def test_a_ride_at_the_same_time_is_never_the_run_and_not_both_come_in_unasked() -> None:
    ride = CrossTraining(
        id="c", date=START.date(), sport="cycling", duration_s=1800, distance_m=5000, start=START
    )

    assert sized(sort_out([of(fit())], [ride])) == {"doubtful": 1}
    assert sized(sort_out([of(fit()), of(ride)], [])) == {"new": 1, "doubtful": 1}


def test_two_legs_of_one_file_that_begin_in_one_second_are_two() -> None:
    leg = CrossTraining(
        id="t", date=START.date(), sport="transition", duration_s=4, distance_m=4, start=START,
        source=Source(family="fit", sha256="f", zone="file"),
    )  # fmt: skip

    assert sized(sort_out([of(fit()), of(leg)], [])) == {"new": 1, "cross": 1}
    assert sized(sort_out([of(fit()), of(fit(metres=1000, seconds=300))], [])) == {"new": 2}


def test_distances_that_contradict_are_doubt_whatever_else_agrees() -> None:
    dry = sort_out([of(fit(metres=1000))], [strava("7", metres=12_000)])

    assert sized(dry) == {"doubtful": 1}
    assert dry.doubtful[0].reason == "overlapping"


def test_one_that_began_while_the_other_was_under_way_is_doubtful() -> None:
    phone = strava("7", metres=3000, seconds=1000, start=START + timedelta(minutes=12))

    assert sized(sort_out([of(phone)], [fit()])) == {"doubtful": 1}


def test_ids_that_a_spreadsheet_rounded_are_no_ids() -> None:
    rows = [strava("1.51E+10", start=START + timedelta(days=n), metres=5000 + n) for n in range(3)]
    rows = [
        msgspec.structs.replace(row, source=msgspec.structs.replace(row.source, sha256="c"))
        for row in rows
    ]

    dry = sort_out(map(of, rows), [])

    assert sized(dry) == {"new": 3}
    assert sized(sort_out(map(of, rows), dry.records)) == {"already_here": 3}


def test_of_two_sources_in_one_import_the_more_trusted_distance_is_kept() -> None:
    gps, device = fit("g", metres=5150), fit("d", metres=5040)
    summary = strava("7", metres=5000)

    dry = sort_out([of(gps, "gps"), of(device), of(summary, "summary")], [])

    assert sized(dry) == {"new": 1, "same_run": 2}
    assert [record.id for record in dry.records] == ["s7"]
    assert dry.records[0].distance_m == 5000
    assert {match.other.id for match in dry.same_run} == {"s7"}


def test_the_kept_run_takes_over_the_zone_the_other_knew() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    summary = strava("7", start=late)
    device = fit(start=late.astimezone(timezone(timedelta(hours=3))))

    dry = sort_out([of(device), of(summary, "summary")], [])

    kept = dry.records[0]
    assert kept.id == "s7"
    assert kept.date.day == 2
    assert kept.source.zone == "file"
    assert dry.same_run[0].other == kept


def test_what_equals_a_dropped_one_equals_the_kept_one() -> None:
    device = fit("d", metres=668, seconds=94)
    laps = fit("t", metres=668, seconds=126)
    gps = fit("g", metres=899, seconds=126)

    dry = sort_out([of(device), of(laps, "laps"), of(gps, "gps")], [])

    assert sized(dry) == {"new": 1, "same_run": 2}
    assert {match.other.id for match in dry.same_run} == {"fd"}


def test_a_shift_by_whole_hours_with_all_else_equal_is_doubtful() -> None:
    shifted = strava("7", start=START - timedelta(hours=2))

    dry = sort_out([of(fit())], [shifted])

    assert sized(dry) == {"doubtful": 1}
    assert dry.doubtful[0].reason == "shifted by whole hours"
    assert dry.records == ()


def test_a_shift_by_other_than_whole_hours_or_another_length_is_another_run() -> None:
    odd = strava("7", start=START - timedelta(hours=2, minutes=20))
    longer = strava("8", start=START - timedelta(hours=2), seconds=1805)
    farther = strava("9", start=START - timedelta(hours=2), metres=5200)

    assert sized(sort_out([of(fit())], [odd, longer, farther])) == {"new": 1}


def test_two_equal_runs_of_one_list_hours_apart_are_two_runs() -> None:
    there, back = fit(), fit(start=START + timedelta(hours=9))

    assert sized(sort_out([of(there), of(back)], [])) == {"new": 2}


def test_a_typed_run_of_the_day_with_about_that_distance_is_doubtful() -> None:
    typed = a_run(start=None, metres=5100, seconds=None)

    dry = sort_out([of(fit())], [typed])

    assert sized(dry) == {"doubtful": 1}
    assert dry.doubtful[0].reason == "same day"


def test_a_typed_run_of_the_day_with_another_distance_is_another_run() -> None:
    assert sized(sort_out([of(fit())], [a_run(start=None, metres=6000)])) == {"new": 1}


def test_two_runs_that_overlap_but_disagree_are_doubtful() -> None:
    phone = strava("7", metres=3000, seconds=1000, start=START + timedelta(minutes=2))

    dry = sort_out([of(fit())], [phone])

    assert sized(dry) == {"doubtful": 1}
    assert dry.doubtful[0].reason == "overlapping"


def test_the_intervals_of_a_session_are_not_each_others_twins() -> None:
    laps = [
        of(strava(str(n), metres=400, seconds=90, start=START + timedelta(minutes=3 * n)))
        for n in range(5)
    ]

    assert sized(sort_out(laps, [])) == {"new": 5}


def test_one_run_uploaded_twice_counts_once() -> None:
    dry = sort_out([of(strava("7")), of(strava("8"))], [])

    assert sized(dry) == {"new": 1, "same_run": 1}


def test_two_equal_lines_without_a_time_are_two_runs_and_both_known_again() -> None:
    source = Source(family="csv", sha256="c", zone="file")
    lines = [of(a_run(f"l{n}", start=None, source=source)) for n in range(2)]

    first = sort_out(lines, [])
    second = sort_out(lines, first.records)

    assert sized(first) == {"new": 2}
    assert sized(second) == {"already_here": 2}


def test_what_made_no_record_is_listed_with_its_reason() -> None:
    bad = Found(outcome="no_track", file="x.gpx", remark="It holds a route.")

    assert sort_out([bad], []) == DryRun(unreadable=(bad,))


RUNS = st.builds(
    lambda day, minute, metres, seconds, family, number, timed: a_run(
        f"{family}{number}",
        start=START + timedelta(days=day, minutes=minute) if timed else None,
        metres=metres,
        seconds=seconds,
        source=Source(family=family, id=str(number) if family == "strava" else "", sha256=family),
    ),
    st.integers(0, 3),
    st.integers(0, 300),
    st.integers(0, 6000),
    st.integers(60, 3000),
    st.sampled_from(["strava", "fit", "gpx"]),
    st.integers(0, 30),
    st.booleans(),
)
FOUND = st.builds(of, RUNS, st.sampled_from(["summary", "session", "laps", "gps"]))


@settings(max_examples=120, deadline=None)
@given(found=st.lists(FOUND, max_size=25), existing=st.lists(RUNS, max_size=10))
def test_everything_stands_in_one_group_and_a_second_import_changes_nothing(
    found: list[Found], existing: list[Run]
) -> None:
    dry = sort_out(found, existing)
    again = sort_out(found, [*existing, *dry.records])

    assert sum(sized(dry).values()) == len(found)
    assert again.records == ()


def test_two_thousand_known_runs_are_all_known_again() -> None:
    line = [of(strava(str(n), start=START + timedelta(hours=30 * n))) for n in range(2000)]
    journal = [found.run for found in line if found.run is not None]

    assert sized(sort_out(line, journal)) == {"already_here": 2000}


def test_the_groups_can_be_written_as_json() -> None:
    dry = sort_out([of(fit()), of(fit("g"), "gps")], [])

    assert b'"same_run"' in msgspec.json.encode(dry)


def test_a_shift_by_whole_hours_is_seen_though_the_distance_was_corrected() -> None:
    dry = sort_out(
        [of(fit(seconds=1807)), of(fit("e", start=START + timedelta(days=1)))],
        [strava("7", metres=5600, seconds=1807, start=START - timedelta(hours=1)),
         strava("8", metres=5600, start=START + timedelta(hours=23))],
    )  # fmt: skip

    assert sized(dry) == {"doubtful": 1, "new": 1}


def test_of_very_many_at_one_time_the_nearest_are_compared_and_no_more() -> None:
    """Else a damaged list of a million lines of one minute would take the square of them."""
    runs = [
        a_run(f"{number}", start=START + timedelta(seconds=number), source=Source(sha256="x"))
        for number in range(4 * MOST)
    ]
    runs.append(a_run("bare", start=None, source=Source(sha256="x")))
    line = ActivityTimeline(runs, range(len(runs)), lambda place: known(runs[place], place))
    for place in range(len(runs)):
        line.put(place, None)
    one = known(a_run("one", start=START + timedelta(seconds=2 * MOST)), None)

    near = line.near(one, 3600, 3600)

    assert len(near) <= 2 * MOST
    assert near[MOST].begin == one.begin
    assert len(line.on_day(one)) == MOST


def test_comparing_very_many_says_how_far_it_is_and_can_be_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(duplicates, "TELL", 2)
    items = [of(fit(f"{n}", start=START + timedelta(days=n))) for n in range(5)]
    told: list[str] = []

    sort_out(items, (), tell=told.append)

    assert told == ["compared 2 of 5", "compared 4 of 5"]

    def leave(_: str) -> None:
        raise ExchangeError("left", "")

    with pytest.raises(ExchangeError, match="left"):
        sort_out(items, (), tell=leave)
