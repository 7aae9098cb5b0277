"""Everything that reads what others wrote: sound samples of it, and the way in."""

from __future__ import annotations

import random
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from planner.domain.values.errors import EasebackError, UsageError
from planner.exchange.lists.list_mapping import check_mapping, mapped
from planner.exchange.plans.plan_files import bundled_folder
from planner.typed import a_count, a_distance, a_duration, a_score, a_time_of_day, tags
from planner.typed_dates import FIRST, LAST, a_date, some_dates, weekdays
from planner.typed_profile import (
    a_birth_year,
    a_goal,
    a_pace,
    a_usual,
    a_weekly,
    run_days,
    running_time,
)  # fmt: skip
from tests.exchange.fuzzing import TARGETS, damaged
from tests.exchange.making import zipped
from tests.torture.command_lines import command_line, give
from tests.torture.harms import sound
from tests.torture.mutating import mutated
from tests.torture.ways_in import (
    feed_backup,
    feed_device,
    feed_followed,
    feed_import,
    feed_journal,
    feed_library,
    feed_line,
    feed_lists,
    feed_place,
    feed_plans,
    feed_prompt,
    feed_settings,
)  # fmt: skip

TODAY = date(2026, 11, 25)


class Target(msgspec.Struct, frozen=True):
    """One reader or parser."""

    name: str
    batch: int
    """Inputs of one turn: more of what is cheap."""
    make: Callable[[random.Random], bytes]
    feed: Callable[[Path, bytes], object]
    """Raises EasebackError where it is refused; anything else is a fault."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _typed(
    name: str, samples: tuple[str, ...], *ways: Callable[[str], object], batch: int = 200
) -> Target:
    """Parsers of typed text, each of which is given the same."""

    def feed(root: Path, data: bytes) -> bool:
        refused = 0
        for way in ways:
            try:
                way(_text(data))
            except UsageError:
                refused += 1
        if refused == len(ways):
            raise UsageError("none of them can read it")
        return True

    return Target(
        name, batch, lambda chance: mutated(chance, samples).encode("utf-8", "surrogatepass"), feed
    )


def _file(
    name: str, samples: tuple[bytes, ...], feed: Callable[[Path, bytes], object], batch: int = 1
) -> Target:
    """A reader of a file, which is damaged."""
    return Target(
        name, batch,
        lambda chance: damaged(chance.choice(samples), chance.randrange(2**31)), feed,
    )  # fmt: skip


def _sealed(name: str, sample: bytes, file: str) -> Target:
    """A file of the journal, which is damaged; every second time its checksums are right again."""

    def make(chance: random.Random) -> bytes:
        data = damaged(sample, chance.randrange(2**31))
        return sound(data) if chance.random() < 0.5 else data

    return Target(name, 2, make, feed_journal(file))


def _day(toward: Literal["past", "future"]) -> Callable[[str], object]:
    def read(text: str) -> date:
        found = a_date(text, TODAY, toward)
        assert FIRST <= found <= LAST, found
        return found

    return read


def _distance(text: str) -> int:
    metres = a_distance(text)
    assert 0 < metres <= 300_000, metres
    return metres


def _duration(text: str) -> int:
    seconds = a_duration(text)
    assert 0 < seconds <= 48 * 3600, seconds
    return seconds


DATES = (
    "today", "yesterday", "wed", "weds", "next fri", "two days ago", "in 3 days", "+3d", "-1w",
    "25.11.", "25 nov", "11 apr 2027", "2026-11-25", "Wed 25 Nov 2026", "11/25", "1st of may",
    "mon-fri", "24.-28.11.", "2026-11-25..2026-12-01", "mon wed fri", "29 feb", "sat sun",
)  # fmt: skip
AMOUNTS = (
    "5k", "5.5 km", "3,1mi", "5000m", "31:20", "1:55:00", "40min", "90s", "1h10", "40", "7", "10",
    "7:05", "0705", "desk, stairs", "#desk #stairs", "0.5", "1e3", "25m",
)  # fmt: skip
PROFILE = (
    "none", "-", "2", "left 2, right 1", "2 0", "15k", "9.3 mi", "10k", "2 years", "6 months",
    "5:30", "5:30/km", "8:50/mi", "1980", "mon wed fri", "tue thu sun", "half", "marathon",
)  # fmt: skip


def _forged_line(chance: random.Random) -> bytes:
    return sound(damaged(_LINE, chance.randrange(2**31)))


_LINE = (
    b'{"crc":"a7ad2e6b","id":"1a213ff2ce0-0000-x","stamp":"1a213ff2ce0-0000-x","device":"x",'
    b'"at":"2026-11-25T18:37:00+00:00","words":"Put","edits":[{"table":"facts","record":"r",'
    b'"month":"2026-11","set":{"kind":"run","date":"2026-11-25","ticks/a~1b/n":30}}]}\n'
)
_MONTH = (
    b'{"meta":{"1":{"seal":"75deee5b","schema":1}},"moved":{},"plan":{"1":{"id":"p-2","kind":'
    b'"session","date":"2026-11-02","name":"A","_stamps":"1a207345d50-0000-laptop-1a2b"}},'
    b'"facts":{"1":{"id":"run-3","kind":"run","date":"2026-11-03","_stamps":"{\\"at\\":\\"1a2\\",'
    b'\\"of\\":{\\"1a3\\":[\\"kind\\"]}}"}}}'
)
_BOOK = (
    b'{"meta":{"1":{"seal":"00000000","schema":1,"logs":{"a.jsonl":[10,10,5]},"months":{"2026-11":'
    b'"75deee5b"},"clock":"1a207345d50-0000","suspects":[["plan","p-1"]]}},"book":{"1":{"id":'
    b'"profile","kind":"profile","knee":"left","_stamps":"1a207345d50-0000-a"}}}'
)
_SETTINGS = (
    b'theme = "nord"\nanimations = "none"\nfigures = "ascii"\nbell = false\nready_s = 15\n'
    b'switch_s = 8\n[keys]\n"week.add" = "a,insert"\n'
)
_SMALL = {
    "place of a session": (b'{"session":"s1","step":3,"left_s":20,"set":"a/left/1"}', feed_place),
    "form half filled in": (b'{"begun":"2026-11-25","typed":{"akp":"71"}}', feed_place),
    "files that follow": (b'[{"journal":"/x","file":"/x/k.ics","weeks":9,"mark":"1"}]',
                          feed_followed),
    "copy of the plans": (b'{"version":"1","files":[["a",1,2]],"library":{"exercises":{}}}',
                          feed_library),
    "cache of the prompt": (b"2026-11-25\ta\tb\tc\td\te\n2026-11-26\ta\tb\tc\td\te\n", feed_prompt),
}  # fmt: skip
"""Files of this machine that may be lost."""
_FILE = "changes/laptop-1a2b.jsonl"


def _bundled(*names: str) -> tuple[bytes, ...]:
    return tuple((bundled_folder() / name).read_bytes() for name in names)


def _targets() -> dict[str, Target]:
    plans = _bundled("runners-knee-basics.toml", "return-to-running.toml", "exercises.toml",
                     "figures.toml")  # fmt: skip
    found = [
        *(_file(f"import {name}", (one.data,), feed_import(one)) for name, one in TARGETS.items()),
        _typed("typed dates", DATES, _day("past"), _day("future"),
               lambda text: some_dates(text, TODAY, "future"), weekdays),
        _typed("typed amounts", AMOUNTS, _distance, _duration, a_score, a_time_of_day,
               lambda text: a_count(text, "sets", 9), tags),
        _typed("typed profile", PROFILE, lambda text: a_usual(text, ("left", "right"), "Pain"),
               a_weekly, lambda text: a_goal(text, "km", (1000, 100_000), "A goal"), running_time,
               a_pace, lambda text: a_birth_year(text, TODAY), run_days),
        _typed("column mapping", ("date=A,distance=C:km,time=D", "date=1,time=2:min"),
               check_mapping, lambda text: mapped(text, ("wann", "weit", "lang"))),
        _file("plan files", plans, feed_plans),
        _file("settings", (_SETTINGS,), feed_settings, 20),
        Target("log line", 200, _forged_line, feed_line),
        _sealed("log", _LINE * 3, _FILE),
        _sealed("month", _MONTH, "2026-11.json"),
        _sealed("book", _BOOK, "book.json"),
        _file("known lists", (b'{"0123456789abcdef": "date=A,time=B"}',), feed_lists, 20),
        _file("machine's name", (b"laptop-1a2b\n",), feed_device, 20),
        *(_file(name, (sample,), feed, 20) for name, (sample, feed) in _SMALL.items()),
        _file("backup", (zipped({"book.json": "{}", _FILE: _LINE}),), feed_backup, 5),
        Target("command line", 2,
               lambda chance: shlex.join(command_line(chance)).encode("utf-8", "surrogatepass"),
               lambda root, data: give(root, shlex.split(_text(data)))),
    ]  # fmt: skip
    return {target.name: target for target in found}


FUZZED = _targets()
"""Every reader and parser by its name; a new one enters here."""


def a_journal(root: Path) -> None:
    """For the command line: something that commands can speak of."""
    for line in ("setup --knee left --weekly 15k --longest 6k", "log run 5k 31:20 --pain 1",
                 "pain 1 --morning", "note 'stiff #stairs'", "tick"):  # fmt: skip
        if give(root, shlex.split(line)):
            raise EasebackError(f"{line} was refused")
