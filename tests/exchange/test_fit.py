"""FIT files, each written here byte by byte."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.values.run import RunKind
from planner.exchange.formats.fit_frames import crc as our_crc
from planner.exchange.formats.fit_frames import local_offset, parts, sieve
from planner.exchange.imports.duplicates import sort_out
from planner.exchange.imports.parsing import PAYS
from planner.exchange.imports.read import read
from planner.exchange.kit.sports import sport_of
from tests.exchange.making import (
    START,
    activity,
    crc,
    cross_of,
    file_id,
    fit,
    fit_run,
    fit_time,
    found_in,
    lap,
    message,
    only,
    put,
    record,
    run_of,
    session,
    straight,
)


def test_a_session_becomes_a_run_in_whole_metres_and_moving_seconds(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit_run(metres=5021.4, timer_s=1795.6, elapsed_s=1920))

    run = run_of(only(path))

    assert (run.distance_m, run.duration_s, run.ascent_m, run.descent_m) == (5021, 1796, 61, 64)
    assert run.cadence == 164, "a watch counts the strides of one leg"
    assert run.start == START
    assert run.source.family == "fit"
    assert run.source.file == "a.fit"


def test_the_local_day_comes_from_the_two_clocks_of_the_file(tmp_path: Path) -> None:
    late = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    path = put(tmp_path, "a.fit", fit_run(late, offset_h=5.75))

    found = only(path)

    run = run_of(found)
    assert run.date == date(2026, 3, 2)
    assert run.start is not None
    assert run.start.isoformat() == "2026-03-02T04:15:00+05:45"
    assert run.source.zone == "file"
    assert found.guessed == ()


def test_two_equal_clocks_tell_no_zone(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit_run(offset_h=0))

    found = only(path)

    assert run_of(found).source.zone == "guessed"
    assert found.guessed == ("zone",)


def test_a_zone_the_runner_named_is_no_guess(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit(file_id(), session()))

    found = only(path, given=True)

    assert run_of(found).source.zone == "given"
    assert found.guessed == ()


def test_a_gzip_is_unpacked_and_hashed_as_what_it_holds(tmp_path: Path) -> None:
    plain = put(tmp_path, "a.fit", fit_run())
    packed = put(tmp_path, "b.fit.gz", gzip.compress(fit_run()))

    assert run_of(only(plain)).source.sha256 == run_of(only(packed)).source.sha256


@pytest.mark.parametrize(
    ("sport", "sub_sport", "kind"),
    [
        (1, 0, RunKind.RUN),
        (1, 1, RunKind.TREADMILL),
        (1, 3, RunKind.TRAIL),
        (1, 4, RunKind.TRACK),
        (1, 45, RunKind.TREADMILL),
        (1, 58, RunKind.VIRTUAL),
        (1, 67, RunKind.ULTRA),
        (4, 1, RunKind.TREADMILL),
    ],
)
def test_every_sort_of_running_stays_running(
    tmp_path: Path, sport: int, sub_sport: int, kind: RunKind
) -> None:
    path = put(tmp_path, "a.fit", fit_run(sport=sport, sub_sport=sub_sport))

    assert run_of(only(path)).run_kind is kind


@pytest.mark.parametrize(
    ("sport", "sub_sport", "name"),
    [
        (2, 0, "cycling"),
        (11, 0, "walking"),
        (4, 14, "rowing"),
        (10, 20, "strength training"),
        (12, 0, "cross-country skiing"),
        (25, 0, "ball games"),
        (29, 0, "fishing"),
    ],
)
def test_every_other_sport_becomes_cross_training(
    tmp_path: Path, sport: int, sub_sport: int, name: str
) -> None:
    path = put(tmp_path, "a.fit", fit_run(sport=sport, sub_sport=sub_sport))

    found = only(path)

    assert found.outcome == "cross"
    assert cross_of(found).sport == name
    assert cross_of(found).duration_s == 1800


def test_a_session_of_generic_sport_is_a_run_only_by_guess(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.fit", fit_run(sport=0)))

    assert "sport" in found.guessed
    assert "names no sport" in run_of(found).source.remark


def test_each_session_of_a_multisport_file_is_an_activity(tmp_path: Path) -> None:
    later = START + timedelta(hours=1)
    path = put(tmp_path, "a.fit", fit(file_id(), session(sport=5), session(later), activity()))

    swim, run = found_in(path)

    assert cross_of(swim).sport == "swimming"
    assert run_of(run).start == later


def test_a_session_written_twice_counts_once_as_it_ended(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit(file_id(), session(metres=10), session(metres=4000)))

    assert run_of(only(path)).distance_m == 4000


def test_files_chained_in_one_are_all_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit_run() + fit_run(START + timedelta(hours=3), metres=2000))

    assert [run_of(found).distance_m for found in found_in(path)] == [5000, 2000]


def test_big_endian_messages_are_read(tmp_path: Path) -> None:
    assert (
        run_of(only(put(tmp_path, "a.fit", fit(file_id(), session(big=True))))).distance_m == 5000
    )


@pytest.mark.parametrize(("kind", "word"), [(5, "workout"), (6, "course"), (15, "monitoring_a")])
def test_a_file_of_another_sort_is_refused_by_its_name(
    tmp_path: Path, kind: int, word: str
) -> None:
    found = only(put(tmp_path, "a.fit", fit(file_id(kind), lap())))

    assert found.outcome == "no_track"
    assert word in found.remark


def test_laps_stand_in_for_a_missing_session(tmp_path: Path) -> None:
    second = START + timedelta(minutes=6)
    path = put(tmp_path, "a.fit", fit(file_id(), lap(), lap(second, metres=500, timer_s=200)))

    found = only(path)

    assert found.basis == "laps"
    assert (run_of(found).distance_m, run_of(found).duration_s) == (1500, 560)


def test_records_stand_in_where_there_are_no_laps_and_a_gap_is_a_pause(tmp_path: Path) -> None:
    records = [record(START + timedelta(seconds=10 * n), 30 * n) for n in range(61)]
    after = START + timedelta(seconds=600 + 300)
    more = [record(after + timedelta(seconds=10 * n), 1800 + 30 * n) for n in range(31)]
    path = put(tmp_path, "a.fit", fit(file_id(), *records, *more))

    found = only(path)

    assert found.basis == "gps"
    assert "sport" in found.guessed
    assert (run_of(found).distance_m, run_of(found).duration_s) == (2700, 900)


def test_of_a_damaged_file_without_records_the_laps_count(tmp_path: Path) -> None:
    whole = fit(file_id(), lap(), lap(START + timedelta(minutes=6)))

    found = only(put(tmp_path, "a.fit", whole[:-3]))

    assert (found.basis, run_of(found).distance_m) == ("laps", 1000)
    assert "cut off" in found.remark


def test_a_file_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.fit", fit(file_id())))

    assert found.outcome == "no_track"
    assert found.remark
    assert found.hint


def test_a_file_cut_off_after_its_session_is_taken_with_a_warning(tmp_path: Path) -> None:
    whole = fit(file_id(), session(), *(record(START, n) for n in range(20)))

    found = only(put(tmp_path, "a.fit", whole[:-100]))

    assert run_of(found).distance_m == 5000
    assert "cut off" in found.remark


def test_of_a_file_cut_off_before_its_session_only_the_readable_part_counts(tmp_path: Path) -> None:
    records = [record(START + timedelta(seconds=10 * n), 30 * n) for n in range(101)]
    whole = fit(file_id(), *records, session(metres=9000))

    found = only(put(tmp_path, "a.fit", whole[: -len(session()) - 10]))

    assert 2900 < run_of(found).distance_m < 3001
    assert "Only the part before that is counted" in found.remark


def test_a_file_the_watch_never_closed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    records = [record(START + timedelta(seconds=10 * n), 30 * n) for n in range(101)]
    whole = bytearray(fit(file_id(), *records)[:-2])
    whole[4:8] = bytes(4)

    found = only(put(tmp_path, "a.fit", bytes(whole)))

    assert run_of(found).distance_m == 3000
    assert "cut off" in found.remark


def test_a_wrong_checksum_is_told_and_the_file_is_still_read(tmp_path: Path) -> None:
    whole = bytearray(fit_run())
    whole[-1] ^= 0xFF

    found = only(put(tmp_path, "a.fit", bytes(whole)))

    assert run_of(found).distance_m == 5000
    assert "checksum" in found.remark


def test_a_chain_goes_on_after_a_part_with_a_wrong_checksum(tmp_path: Path) -> None:
    first = bytearray(fit_run())
    first[-1] ^= 0xFF
    path = put(tmp_path, "a.fit", bytes(first) + fit_run(START + timedelta(hours=3), metres=2000))

    assert [run_of(found).distance_m for found in found_in(path)] == [5000, 2000]


def test_a_damaged_file_with_nothing_left_in_it_is_refused(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.fit", fit_run()[:30]))

    assert found.outcome == "unreadable"
    assert "cut off" in found.remark


def test_a_session_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    # A number of four bytes in a field of three.
    layout = struct.pack("<BBBHBBBB", 0x40, 0, 0, 18, 1, 2, 3, 0x86)

    found = only(put(tmp_path, "a.fit", fit(file_id(), layout, bytes(4))))

    assert found.run is None
    assert found.remark


def test_a_clock_that_was_never_set_gives_no_date(tmp_path: Path) -> None:
    unset = message(18, (2, "I", 4711), (8, "I", 1_800_000), (9, "I", 500_000), (5, "B", 1))

    found = only(put(tmp_path, "a.fit", fit(file_id(), unset)))

    assert found.run is None
    assert found.outcome == "without_time"
    assert "clock" in found.remark


def test_developer_fields_and_records_are_stepped_over() -> None:
    developer = struct.pack("<BBBHBBBBBBBB", 0x61, 0, 0, 20, 1, 3, 1, 0x02, 1, 7, 2, 0)
    data = fit(file_id(), developer, bytes((1, 120, 9, 9)), session())

    sieved = sieve(data, parts(data)[0], {18})

    assert sieved.damage == ""
    assert session()[-10:] in sieved.data
    assert developer not in sieved.data


def test_compressed_timestamps_are_stepped_over() -> None:
    layout = struct.pack("<BBBHBBBB", 0x42, 0, 0, 20, 1, 3, 1, 0x02)
    data = fit(layout, bytes((0x80 | 2 << 5 | 7, 120)), activity(offset_h=-7))

    assert local_offset(data) == timedelta(hours=-7)


def test_an_offset_no_zone_has_is_not_believed() -> None:
    assert local_offset(fit(activity(offset_h=1.4))) is None
    assert local_offset(fit(activity(offset_h=20))) is None


def test_the_checksum_is_the_one_of_the_fit_protocol() -> None:
    data = bytes(range(256)) * 3

    assert our_crc(data) == crc(data)
    assert our_crc(b"123456789") == 0xBB3D


def test_the_epoch_of_fit_is_the_last_day_of_1989() -> None:
    assert fit_time(datetime(1989, 12, 31, 0, 1, tzinfo=UTC)) == 60


def without(fields: Sequence[tuple[int, str, int]], number: int = 18) -> bytes:
    """A message of just those fields."""
    return message(number, *fields)


END = START + timedelta(seconds=1800)
TIMES = ((253, "I", fit_time(END)), (7, "I", 1_800_000), (8, "I", 1_800_000))
RUNNING = ((5, "B", 1), (6, "B", 0))


def test_a_session_without_a_distance_is_filled_from_its_laps(tmp_path: Path) -> None:
    bare = without((*TIMES, (2, "I", fit_time(START)), *RUNNING))
    laps = (lap(metres=2500, timer_s=900), lap(START + timedelta(minutes=15), metres=2500))

    found = only(put(tmp_path, "a.fit", fit(file_id(), *laps, bare)))

    assert (run_of(found).distance_m, run_of(found).duration_s, found.basis) == (5000, 1800, "laps")


def test_without_laps_it_is_filled_from_what_the_records_counted(tmp_path: Path) -> None:
    """The count had begun before the run."""
    bare = without((*TIMES, (2, "I", fit_time(START)), *RUNNING))
    rows = [record(START + timedelta(seconds=10 * n), 40_000 + 28 * n) for n in range(181)]

    found = only(put(tmp_path, "a.fit", fit(file_id(), *rows, bare)))

    assert (run_of(found).distance_m, found.basis) == (5040, "gps")


def test_without_a_count_it_is_filled_from_the_places(tmp_path: Path) -> None:
    bare = without((*TIMES, (2, "I", fit_time(START)), *RUNNING))
    rows = [
        without(((253, "I", fit_time(at)), (0, "I", round(lat * 2**31 / 180)),
                 (1, "I", round(lon * 2**31 / 180))), 20).replace(b"\x00\x04\x86\x01\x04\x86",
                                                                  b"\x00\x04\x85\x01\x04\x85")
        for lat, lon, at in straight() if at is not None
    ]  # fmt: skip

    found = only(put(tmp_path, "a.fit", fit(file_id(), *rows, bare)))

    assert run_of(found).distance_m == pytest.approx(3000, rel=0.01)


def test_a_session_without_a_start_began_its_time_before_its_end(tmp_path: Path) -> None:
    ride = without((*TIMES, (9, "I", 500_000), (5, "B", 2)))

    found = only(put(tmp_path, "a.fit", fit(file_id(), ride)))

    assert cross_of(found).sport == "cycling"
    assert cross_of(found).start == START


def test_a_start_left_from_another_day_is_not_believed(tmp_path: Path) -> None:
    old = START - timedelta(days=6)
    stale = without((*TIMES, (2, "I", fit_time(old)), (9, "I", 500_000), *RUNNING))

    found = only(put(tmp_path, "a.fit", fit(file_id(), stale)))

    assert run_of(found).start == START
    assert "2026-02-23" in found.remark


def test_two_sessions_that_start_in_one_second_are_both_kept(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit(file_id(), session(), session(sport=11, metres=900)))

    run, walk = found_in(path)

    assert (run_of(run).distance_m, cross_of(walk).sport) == (5000, "walking")


def test_what_follows_a_sound_file_and_cannot_be_read_is_said(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.fit", fit_run() + b"\x07" * 50))

    assert found.damaged
    assert "50 more bytes follow" in found.remark
    assert run_of(found).source.damaged


def test_a_further_recording_that_is_cut_off_is_said(tmp_path: Path) -> None:
    found = only(put(tmp_path, "a.fit", fit_run() + fit_run()[:24]))

    assert "A further recording in the file cannot be read." in found.remark


def test_a_head_of_size_zero_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = bytearray(fit_run())
    data[0] = 0

    found = only(put(tmp_path, "a.fit", bytes(data)))

    assert run_of(found).distance_m == 5000
    assert "damaged" in found.remark


def test_the_name_a_runner_gave_the_sport_helps_where_the_sport_is_generic(tmp_path: Path) -> None:
    name = b"Trail Run\0"
    layout = struct.pack("<BBBHBBBB", 0x40, 0, 0, 12, 1, 3, len(name), 0x07)
    path = put(tmp_path, "a.fit", fit(file_id(), layout, b"\0" + name, session(sport=0)))

    assert run_of(only(path)).run_kind is RunKind.TRAIL


def test_what_the_runner_said_it_was_answers_for_files_that_do_not(tmp_path: Path) -> None:
    path = put(tmp_path, "a.fit", fit_run(sport=0))

    (ride,) = read([path], zone=UTC, new_id=lambda: "r", sport=sport_of("ride"))
    (run,) = read([path], zone=UTC, new_id=lambda: "r", sport=sport_of("run"))

    assert cross_of(ride).sport == "cycling"
    assert run.guessed == ()
    assert run_of(run).source.remark == ""


def test_many_files_are_parsed_in_processes_of_their_own_in_their_order(tmp_path: Path) -> None:
    for n in range(PAYS):
        put(tmp_path, f"{n:02}.fit", fit_run(START + timedelta(days=n), metres=5000 + n))
    put(tmp_path, "99.fit", b"no fit file")

    *runs, bad = found_in(tmp_path)

    assert [run_of(found).distance_m for found in runs] == list(range(5000, 5000 + PAYS))
    assert len({run_of(found).id for found in runs}) == PAYS
    assert bad.outcome == "unreadable"


RIDE = message(12, (0, "B", 2), (1, "B", 0))
BARE = message(18, (8, "I", 1_800_000), (9, "I", 500_000))
"""A session that says neither what nor when it was."""


def records(metres: float = 5000, seconds: int = 1800, at: int = 0, counted: float = 0) -> bytes:
    """A record every ten seconds, that many seconds after the start."""
    return b"".join(
        record(START + timedelta(seconds=at + n), counted + metres * n / seconds)
        for n in range(0, seconds + 1, 10)
    )


@pytest.mark.parametrize(
    "messages",
    [
        (records(), RIDE, BARE),
        (message(19, (2, "I", fit_time(START)), (8, "I", 1_800_000), (25, "B", 2)), BARE),
        (records(), message(18, (8, "I", 1_800_000), (9, "I", 500_000), (5, "B", 2))),
    ],
    ids=["set on the watch", "its lap", "a session without a time"],
)
def test_a_ride_is_known_by_whatever_message_says_so(
    tmp_path: Path, messages: tuple[bytes, ...]
) -> None:
    found = only(put(tmp_path, "a.fit", fit(file_id(), *messages)))

    other = cross_of(found)
    assert (other.sport, other.distance_m, other.start) == ("cycling", 5000, START)


def test_laps_of_several_sports_are_not_one_run(tmp_path: Path) -> None:
    def leg(minute: int, sport: int, km: int) -> bytes:
        start = START + timedelta(minutes=minute)
        return message(
            19, (2, "I", fit_time(start)), (8, "I", 1_200_000), (9, "I", km * 100_000),
            (25, "B", sport),
        )  # fmt: skip

    path = put(tmp_path, "a.fit", fit(file_id(), leg(0, 1, 4), leg(20, 2, 10), leg(40, 2, 10)))

    run, ride = found_in(path)

    assert (run_of(run).distance_m, cross_of(ride).distance_m) == (4000, 20000)


def test_a_session_that_rested_for_days_began_with_its_records(tmp_path: Path) -> None:
    stale = START - timedelta(days=6)
    begun = session(stale, elapsed_s=6 * 86_400 + 1800)

    found = only(put(tmp_path, "a.fit", fit(file_id(), record(stale, 0), records(), begun)))

    assert (run_of(found).date, run_of(found).distance_m) == (date(2026, 3, 1), 5000)
    assert "written as 2026-02-23" in found.remark


def test_a_watch_that_went_on_in_the_car_is_asked_about(tmp_path: Path) -> None:
    whole = message(
        18, (253, "I", fit_time(START + timedelta(seconds=2700))), (2, "I", fit_time(START)),
        (8, "I", 2_700_000), (9, "I", 1_670_000), (5, "B", 1), (15, "H", 14_000),
    )  # fmt: skip
    drive = records(11_700, 890, at=1810, counted=5000)

    found = only(put(tmp_path, "a.fit", fit(file_id(), records(), drive, whole)))
    dry = sort_out([found], [])

    assert found.remark == "11.7 km of it are faster than anyone runs: a ride, perhaps."
    assert [one.question for one in dry.asked] == ["fast"]


def test_laps_of_a_clock_that_was_never_set_say_so(tmp_path: Path) -> None:
    unset = message(19, (253, "I", 1800), (2, "I", 0), (8, "I", 1_800_000), (9, "I", 500_000))

    found = only(put(tmp_path, "a.fit", fit(file_id(), unset)))

    assert found.outcome == "without_time"
    assert "clock" in found.remark
