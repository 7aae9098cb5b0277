"""`export ics`: the plan in calendars of other programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

TUESDAY = "2026-12-01"


def events(data: bytes | str) -> dict[str, Any]:
    calendar = Calendar.from_ical(data)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def first_session(easeback) -> Any:
    cards = [one for one in easeback("today", "--json").data["items"] if one["kind"] == "session"]
    return cards[0]


@pytest.fixture
def here(planned, home, monkeypatch):
    monkeypatch.chdir(home)
    return planned


def shown(here, *more: str) -> dict[str, Any]:
    result = here("export", "ics", "-o", "-", *more)
    assert result.code == 0, result.err
    return events(result.out)


def test_a_card_is_a_whole_day_that_blocks_nothing_and_keeps_its_name(here, home):
    assert here("export", "ics", "-o", "knee.ics").out == "Wrote knee.ics\n"

    data = (home / "knee.ics").read_bytes()
    found = events(data)
    event = next(iter(found.values()))
    assert all(name.endswith("@easeback") for name in found)
    assert isinstance(event.start, date)
    assert not isinstance(event.start, datetime)
    assert (event["transp"], event["status"], event["sequence"]) == ("TRANSPARENT", "CONFIRMED", 0)
    assert event["summary"].endswith("(easeback)")
    assert str(event["dtstamp"].dt.tzinfo) == "UTC"
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 and not line.endswith(b"\n") for line in data.split(b"\r\n"))
    data.decode()


def test_the_same_plan_gives_the_same_bytes(here, home):
    first = here("export", "ics", "-o", "-").out
    assert here("pain", "1", "--morning").code == 0
    assert here("tick").code == 0
    assert here("export", "ics", "-o", "-").out == first


def test_what_is_moved_skipped_or_removed_is_a_later_edition_of_the_same_event(here):
    before = shown(here)
    card = first_session(here)
    uid = f"{card['id']}@easeback"

    assert here("plan", "move", "1", "tue").code == 0
    moved = shown(here)
    assert here("undo").code == 0
    back = shown(here)
    assert here("skip", "1", "--because", "time").code == 0
    skipped = shown(here)

    assert [one[uid].start.isoformat() for one in (before, moved, back)] == [
        "2026-11-30", TUESDAY, "2026-11-30",
    ]  # fmt: skip
    editions = [one[uid]["sequence"] for one in (before, moved, back, skipped)]
    assert editions == [0, 1, 2, 3]
    assert skipped[uid]["status"] == "CANCELLED"
    assert set(before) == set(moved) == set(skipped)


def test_what_was_taken_out_is_cancelled(here):
    assert here("plan", "add", "2k", "fri").code == 0
    added = shown(here)
    assert here("undo").code == 0
    gone = shown(here)

    (uid,) = [name for name, one in gone.items() if one["status"] == "CANCELLED"]
    assert added[uid]["status"] == "CONFIRMED"
    assert gone[uid]["summary"].startswith("Cancelled: Run 2.0 km")
    assert gone[uid]["sequence"] > added[uid]["sequence"]


def test_an_hour_floats_unless_a_zone_is_named_and_an_alarm_comes_before_it(here):
    floating = next(iter(shown(here, "--alarm", "30m").values()))
    zoned = here("export", "ics", "-o", "-", "--time", "7:05", "--zone", "Europe/Oslo").out

    assert floating.start.time() == time(18)
    assert floating.start.tzinfo is None
    assert floating.alarms.times[0].trigger.time() == time(17, 30)
    assert "TRIGGER:-PT30M" in here("export", "ics", "-o", "-", "--alarm", "30m").out
    assert "DTSTART;TZID=Europe/Oslo:20261130T070500" in zoned
    assert "BEGIN:VTIMEZONE" in zoned
    assert here("export", "ics", "--zone", "Europe/Oslo").code == 2
    assert here("export", "ics", "--time", "7:05", "--zone", "Mars/North").code == 2


def test_weeks_say_how_far_ahead(here):
    last = max(event.start for event in shown(here, "--weeks", "1").values())
    assert last <= date(2026, 12, 7)
    assert max(event.start for event in shown(here).values()) > last


def test_a_followed_file_is_written_again_when_the_plan_has_changed_and_only_then(here, home):
    path = home / "knee.ics"
    assert "after every change" in here("export", "ics", "--follow", "knee.ics", "--time", "7").out
    os.utime(path, (0, 0))

    assert here("pain", "1", "--morning").code == 0
    assert path.stat().st_mtime == 0
    assert here("skip", "1", "--dry-run").code == 0
    assert path.stat().st_mtime == 0
    assert here("skip", "1").code == 0
    assert path.stat().st_mtime > 0
    assert b"CANCELLED" in path.read_bytes()
    assert b"T070000" in path.read_bytes()

    path.write_text("something of mine")
    refused = here("plan", "add", "2k", "fri")
    assert refused.code == 0
    assert "--unfollow" in refused.err
    assert path.read_text() == "something of mine"

    assert here("export", "ics", "--unfollow", "knee.ics").code == 0
    assert here("export", "ics", "--unfollow", "knee.ics").code == 4


# -- other programs ------------------------------------------------------------


def khal(home: Path, *words: str) -> str:
    """What khal says, on a calendar of its own."""
    config = home / "khal.conf"
    (home / "cal").mkdir(exist_ok=True)
    config.write_text(
        f"[calendars]\n[[knee]]\npath = {home}/cal\n"
        f"[sqlite]\npath = {home}/khal.db\n"
        "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\n"
    )
    done = subprocess.run(
        (sys.executable, "-m", "khal", "-c", config, *words),
        capture_output=True, text=True, check=False, cwd=home,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def agenda(home: Path) -> list[str]:
    listed = khal(home, "list", "2026-11-30", "14d", "--format", "{start-date} {uid} {title}",
                  "--day-format", "")  # fmt: skip
    return [line for line in listed.splitlines() if "easeback" in line]


def test_khal_takes_the_plan_in_twice_without_doubles_and_moves_what_moved(here, home):
    card = first_session(here)
    assert here("export", "ics", "-o", "knee.ics").code == 0
    khal(home, "import", "--batch", "-a", "knee", "knee.ics")
    once = agenda(home)
    assert here("plan", "move", "1", "tue").code == 0
    assert here("export", "ics", "-o", "knee.ics", "--yes").code == 0
    khal(home, "import", "--batch", "-a", "knee", "knee.ics")
    khal(home, "import", "--batch", "-a", "knee", "knee.ics")

    twice = agenda(home)

    assert len(twice) == len(once) == len(set(twice))
    (before,) = [line for line in once if card["id"] in line]
    (after,) = [line for line in twice if card["id"] in line]
    assert (before[:10], after[:10]) == ("2026-11-30", TUESDAY)


@pytest.mark.skipif(shutil.which("calcurse") is None, reason="calcurse is not installed")
def test_calcurse_takes_the_plan_in_anew_as_the_readme_says(here, home):
    folder = home / "calcurse"
    folder.mkdir()
    (folder / "apts").write_text("12/01/2026 @ 10:00 -> 12/01/2026 @ 11:00|Dentist\n")

    def calcurse(*words: str) -> None:
        subprocess.run(("calcurse", "-D", folder, *words), check=True, capture_output=True)

    def taken_in() -> Any:
        assert here("export", "ics", "-o", "knee.ics", "--yes").code == 0
        calcurse("-P", "--filter-pattern", "[(]easeback[)]$")
        calcurse("-q", "-i", str(home / "knee.ics"))
        return (folder / "apts").read_text().splitlines()

    once = taken_in()
    assert here("plan", "move", "1", "tue").code == 0
    twice = taken_in()

    assert len(once) == len(twice)
    assert sum("Dentist" in line for line in twice) == 1
    assert any(line.startswith("11/30/2026") for line in once)
    assert not any(line.startswith("11/30/2026") for line in twice)
