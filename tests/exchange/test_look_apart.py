"""A long look into files in a process of its own: the same answer, and nothing left behind."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.values.errors import ExchangeError
from planner.exchange.imports import look_apart as apart
from planner.exchange.imports.duplicates import DryRun
from planner.exchange.imports.look import ImportLook, look_into
from planner.exchange.imports.look_apart import LONG, is_long, look_apart
from planner.exchange.kit.packed import SIZE
from planner.logbook.book import new_id
from tests.exchange.making import a_run, put, run_of

NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
FIRST = datetime(2020, 1, 1, 7, tzinfo=UTC)
LINES = 2 * SIZE + 1


def nobody(*_: object) -> None:
    """Neither watches nor leaves."""


def one_id() -> str:
    """For looks that are compared."""
    return "one"


def look(path: Path, named: Callable[[], str] = one_id) -> ImportLook:
    """At one path, in UTC."""
    return ImportLook(paths=(path,), zone=UTC, now=NOW, new_id=named)


def groups(dry: DryRun) -> dict[str, tuple[object, ...]]:
    """What was found, unpacked."""
    return {name: tuple(getattr(dry, name)) for name in DryRun.__struct_fields__}


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A list of runs, one a day, with a line that is none among them, and a file of nothing."""
    days = (FIRST + timedelta(days=n) for n in range(LINES))
    rows = [f"{day:%Y-%m-%d,%H:%M},run,{2000 + day.day},900" for day in days]
    rows[7] = "yesterday,07:00,run,5000,1800"
    put(tmp_path, "runs/a.csv", "\n".join(["date,time,type,distance_m,duration_s", *rows]))
    put(tmp_path, "runs/b.fit", b"no fit file")
    return tmp_path / "runs"


def test_it_finds_what_is_found_here(runs: Path) -> None:
    here = [a_run("old", start=FIRST, metres=2001), a_run("other", start=FIRST, metres=9000)]

    dry = look_apart(look(runs), here, nobody, nobody)

    assert groups(dry) == groups(look_into(look(runs), here, nobody))
    assert len(dry.new) == LINES - 2
    assert [match.other.id for match in dry.already_here] == ["old"]


def test_each_run_gets_an_id_of_its_own(runs: Path) -> None:
    dry = look_apart(look(runs, new_id), (), nobody, nobody)
    assert len({run_of(found).id for found in dry.new}) == len(dry.new) == LINES - 1


def test_it_tells_how_far_it_is(runs: Path) -> None:
    heard: list[tuple[int, int, str]] = []
    look_apart(look(runs), (), lambda *words: heard.append(words), nobody)
    assert heard == [(1, 2, "runs/a.csv"), (2, 2, "runs/b.fit")]


def test_a_process_that_dies_costs_nothing(runs: Path) -> None:
    killed: list[int] = []

    def kill(*_: object) -> None:
        for child in multiprocessing.active_children():
            killed.append(child.pid or 0)
            child.kill()
            child.join()

    dry = look_apart(look(runs), (), kill, nobody)

    assert killed
    assert groups(dry) == groups(look_into(look(runs), (), nobody))


def test_where_no_process_can_be_started_it_is_read_here(
    runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(apart, "processes", none)
    assert len(look_apart(look(runs), (), nobody, nobody).new) == LINES - 1


@pytest.mark.parametrize("place", ["progress", "check"])
def test_who_leaves_it_is_told_so_and_no_process_goes_on(runs: Path, place: str) -> None:
    def leave(*_: object) -> None:
        raise ExchangeError("left")

    ways = {"progress": nobody, "check": nobody, place: leave}
    with pytest.raises(ExchangeError, match="left"):
        look_apart(look(runs), (), ways["progress"], ways["check"])
    assert multiprocessing.active_children() == []


def test_a_refusal_comes_back_with_its_hint(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="There is no file") as refused:
        look_apart(look(tmp_path / "none.csv"), (), nobody, nobody)
    assert refused.value.hint


def test_only_what_is_long_to_read_pays_for_a_process(tmp_path: Path) -> None:
    put(tmp_path, "a/b/1.csv", b"x" * (LONG // 2))
    assert not is_long([tmp_path / "a"])
    assert not is_long([tmp_path / "nowhere"])
    put(tmp_path, "a/2.csv", b"x" * (LONG + 1))
    assert is_long([tmp_path / "a"])
    assert is_long([tmp_path / "nowhere", tmp_path / "a/2.csv"])
