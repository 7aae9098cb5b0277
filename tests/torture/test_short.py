"""A short part of every kind of torment; `make torture` is the long one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from planner.domain.values.errors import EasebackError
from tests.torture import figures, report
from tests.torture.fuzz import fed, once_found
from tests.torture.harms import HARMS
from tests.torture.kills import Told
from tests.torture.kinds import KINDS
from tests.torture.tally import LostError, Round, Tally, Torment
from tests.torture.targets import FUZZED, Target, a_journal


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_is_lost_and_nothing_ends_in_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Torment
) -> None:
    monkeypatch.chdir(tmp_path)
    tried = Round(kind.name, tmp_path / kind.name, first=1, most=kind.short)

    kind.work(tried)

    assert tried.tally.findings == []
    assert tried.tally.is_clean
    assert tried.tally.tried >= kind.short
    row = f"{tried.tally.tried:,} {kind.unit}"
    assert row in "\n".join(report.table({kind.name: tried.tally}))


def test_a_kind_tried_by_itself_leaves_the_figures_of_the_others(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    figures.keep({"keys": figures.taken(Tally(tried=7, seconds=120)),
                  "kills": figures.taken(Tally(tried=1))}, file)  # fmt: skip
    figures.keep({"kills": figures.taken(Tally(tried=300, seconds=60))}, file)

    kept = figures.kept(file)

    assert (kept["keys"].tally.tried, kept["kills"].tally.tried) == (7, 300)
    commit = kept["kills"].commit
    today = f"{kept['kills'].day:%-d %B %Y}"
    told = report.document(kept)
    assert (
        f"| kills | 300 changes confirmed | 0 % of 100,000 |  | 0 | 0 | 0 | 1 | {today} |" in told
    )
    assert f"| keys | 7 keys | 0 % of 100,000 |  | 0 | 0 | 0 | 2 | {today} | {commit} |" in told


@pytest.mark.parametrize("target", FUZZED.values(), ids=FUZZED)
def test_what_once_did_harm_does_none(tmp_path: Path, target: Target) -> None:
    kept = tuple(once_found(target))
    if kept and target.name == "command line":
        a_journal(tmp_path)
    for data in kept:
        fed(target, tmp_path, data)


def test_there_are_21_kinds_of_damage() -> None:
    assert len(HARMS) == 21


def test_the_same_seed_makes_the_same_input() -> None:
    for target in FUZZED.values():
        assert target.make(random.Random(7)) == target.make(random.Random(7))


def test_the_shares_of_the_time_come_to_the_whole() -> None:
    assert sum(kind.share for kind in KINDS) == pytest.approx(1)


def test_what_is_lost_refused_or_crashes_is_counted_with_its_seed(tmp_path: Path) -> None:
    tried = Round("trial", tmp_path, first=5, most=3)
    faults = (LostError("a run is gone"), EasebackError("no"), ZeroDivisionError("oh"))

    for seed, fault in zip(tried.seeds(), faults, strict=False):
        with tried.trying(seed):
            raise fault

    tally = tried.tally
    assert (tally.tried, tally.lost, tally.refused, tally.tracebacks) == (3, 1, 1, 1)
    assert [(one.seed, one.words.splitlines()[-1]) for one in tally.findings] == [
        (5, "a run is gone"), (7, "ZeroDivisionError: oh"),
    ]  # fmt: skip
    assert not tried.goes_on


def test_a_confirmed_note_or_tick_that_is_gone_is_noticed() -> None:
    told = Told()
    told.add(["a-0", "a.done a/left/2"])
    note = {"id": "a-0", "kind": "note"}
    ticks = {"id": "a.done", "kind": "done", "ticks": {"a/left/2": {}}}

    told.check({"facts": [note, ticks]})
    for gone in ({"facts": [note]}, {"facts": [ticks]}):
        with pytest.raises(LostError, match="gone"):
            told.check(gone)
