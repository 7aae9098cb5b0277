"""Another copy of the journal is brought into this one: nothing is lost, the other is only read."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.errors import NotFoundError, UsageError
from planner.store import merge
from planner.store.disk import replace_file
from planner.store.journal import Journal
from planner.store.line import decode_line, encode_line
from planner.store.merge import lacking, need_another, take_in
from planner.store.rebuilt import differing
from tests.store.samples import (
    Clock,
    delete,
    done,
    everything,
    pain,
    planned,
    put,
    raw_of,
    run,
    undo,
)


@pytest.fixture
def two(tmp_path, clock):
    """Laptop and desktop, each with a journal of its own and a change in it."""
    for name in ("laptop", "desktop"):
        put(Journal.open(tmp_path / name, device=name, now=clock), run(f"of-{name}"))
    return tmp_path / "laptop", tmp_path / "desktop"


def opened(folder: Path, clock: Clock) -> Journal:
    return Journal.open(folder, device=folder.name, now=clock)


def ids(journal: Journal) -> list[str]:
    return [raw["id"] for raw in everything(journal)["facts"]]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_the_other_changed_is_there_afterwards(two, clock):
    laptop, desktop = two

    (arrival,) = take_in(laptop, desktop, "laptop")

    assert (arrival.device, len(arrival.changes)) == ("desktop", 1)
    assert ids(opened(laptop, clock)) == ["of-desktop", "of-laptop"]


def test_the_other_folder_is_never_written(two):
    laptop, desktop = two
    before = files(desktop)

    take_in(laptop, desktop, "laptop")

    assert files(desktop) == before


def test_no_log_of_another_machine_and_none_of_its_own_is_written(two):
    laptop, desktop = two
    before = files(laptop)

    take_in(laptop, desktop, "laptop")

    after = files(laptop)
    assert {name: after[name] for name in before} == before
    added = [Path(name).name for name in after if name not in before]
    assert added == ["desktop.by-laptop.jsonl"]


def test_a_second_merge_brings_only_what_is_new(two, clock):
    laptop, desktop = two
    take_in(laptop, desktop, "laptop")
    assert take_in(laptop, desktop, "laptop") == ()
    put(opened(desktop, clock), run("later"))

    (arrival,) = take_in(laptop, desktop, "laptop")

    assert [change.edits[0].record for change in arrival.changes] == ["later"]
    assert ids(opened(laptop, clock)) == ["later", "of-desktop", "of-laptop"]


def test_an_open_journal_takes_it_in_as_what_another_device_wrote(two, clock):
    laptop, desktop = two
    journal = opened(laptop, clock)

    take_in(laptop, desktop, "laptop")

    assert len(journal.poll()) == 1
    put(journal, run("after"))
    assert ids(opened(laptop, clock)) == ["after", "of-desktop", "of-laptop"]


def test_a_line_that_cannot_be_read_is_left_there_and_the_rest_comes(two, clock):
    laptop, desktop = two
    put(opened(desktop, clock), run("second"))
    log = desktop / "changes" / "desktop.jsonl"
    first, second = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"x" + first[1:] + second)

    take_in(laptop, desktop, "laptop")

    assert ids(opened(laptop, clock)) == ["of-laptop", "second"]
    log.write_bytes(first + second)
    take_in(laptop, desktop, "laptop")
    assert ids(opened(laptop, clock)) == ["of-desktop", "of-laptop", "second"]


def test_a_line_that_was_cut_off_in_a_merged_log_is_closed(two, clock):
    laptop, desktop = two
    (laptop / "changes" / "desktop.by-laptop.jsonl").write_bytes(b'{"crc":"half')

    take_in(laptop, desktop, "laptop")

    assert ids(opened(laptop, clock)) == ["of-desktop", "of-laptop"]


def test_a_device_whose_name_is_none_cannot_name_a_file(two, clock):
    laptop, desktop = two
    log = desktop / "changes" / "desktop.jsonl"
    change = decode_line(log.read_bytes())
    assert change is not None
    log.write_bytes(encode_line(msgspec.structs.replace(change, device="../../evil")))

    take_in(laptop, desktop, "laptop")

    assert (laptop / "changes" / "unnamed.by-laptop.jsonl").exists()
    assert ids(opened(laptop, clock)) == ["of-desktop", "of-laptop"]


def test_what_is_no_journal_and_what_is_this_one_is_refused(two, tmp_path):
    laptop, desktop = two
    need_another(laptop, desktop)
    need_another(tmp_path / "not-there-yet", desktop)
    (tmp_path / "link").symlink_to(laptop)

    with pytest.raises(NotFoundError, match="no journal"):
        need_another(laptop, tmp_path)
    with pytest.raises(UsageError, match="this journal itself"):
        need_another(laptop, tmp_path / "link")


@pytest.mark.parametrize("survived", [0, 1, 2])
def test_a_merge_that_is_killed_half_way_loses_nothing_and_is_done_again(
    two, tmp_path, clock, monkeypatch, survived
):
    laptop, desktop = two
    for name in ("phone", "tablet"):
        put(Journal.open(desktop, device=name, now=clock), run(f"of-{name}"))
    written = 0

    def killed(path: Path, data: bytes) -> None:
        nonlocal written
        if written == survived:
            raise KeyboardInterrupt
        written += 1
        replace_file(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(merge, "replace_file", killed)
        with pytest.raises(KeyboardInterrupt):
            take_in(laptop, desktop, "laptop")

    there = ids(opened(laptop, clock))
    assert len(there) == 1 + survived
    assert "of-laptop" in there
    take_in(laptop, desktop, "laptop")
    assert len(ids(opened(laptop, clock))) == 4


NAMES = ("a-0001", "b-0002", "c-0003")
STEPS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(NAMES), st.integers(0, 2), st.integers(0, 4)),
    st.tuples(st.just("tick"), st.sampled_from(NAMES), st.integers(0, 2), st.integers(0, 4)),
    st.tuples(st.just("move"), st.sampled_from(NAMES), st.integers(0, 2), st.integers(0, 4)),
    st.tuples(st.just("undo"), st.sampled_from(NAMES), st.just(0), st.just(0)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.integers(0, 2), st.just(0)),
    st.tuples(st.just("keep"), st.sampled_from(NAMES), st.just(0), st.just(0)),
    st.tuples(st.just("merge"), st.sampled_from(NAMES), st.integers(0, 2), st.just(0)),
)


def take_step(root: Path, clock: Clock, step: tuple[str, str, int, int]) -> None:
    what, name, number, value = step
    if what == "merge":
        if NAMES[number] != name:
            take_in(root / name, root / NAMES[number], name)
        return
    journal = Journal.open(root / name, device=name, now=clock)
    if what == "put":
        put(journal, pain(f"pain-{number}", value))
    elif what == "tick":
        raw = raw_of(journal, "facts", "plan-1.done") or done()
        ticks = {**raw["ticks"], f"bridge/left/{number}": {"reps": value}}
        put(journal, {**raw, "ticks": ticks})
    elif what == "move":
        put(journal, planned(f"plan-{number}", day=f"2026-{10 + value % 3}-0{1 + value}"), "plan")
    elif what == "undo":
        undo(journal)
    elif what == "delete" and raw_of(journal, "facts", f"pain-{number}"):
        delete(journal, f"pain-{number}")
    elif what == "keep":
        journal.close()


@settings(max_examples=60)
@given(st.lists(STEPS, max_size=25), st.permutations([(i, j) for i in range(3) for j in range(3)]))
def test_three_devices_merged_in_any_order_have_one_book(steps, order):
    with tempfile.TemporaryDirectory() as name:
        root, clock = Path(name), Clock()
        for device in NAMES:
            Journal.open(root / device, device=device, now=clock)
        for step in steps:
            take_step(root, clock, step)

        for _ in range(2):  # by the second round everyone has everything
            for i, j in order:
                take_step(root, clock, ("merge", NAMES[i], j, 0))

        books = [Journal.open(root / device, device=device, now=clock) for device in NAMES]
        assert everything(books[0]) == everything(books[1]) == everything(books[2])
        assert books[0].clashes() == books[1].clashes() == books[2].clashes()
        assert not differing(books[0], root / "anew", clock())


@settings(max_examples=30)
@given(st.lists(STEPS, max_size=25))
def test_a_merge_amounts_to_what_a_sync_program_would_have_brought(steps):
    with tempfile.TemporaryDirectory() as name:
        root, clock = Path(name), Clock()
        for device in NAMES:
            Journal.open(root / device, device=device, now=clock)
        for step in steps:
            take_step(root, clock, step)
        (root / "synced" / "changes").mkdir(parents=True)
        for device in NAMES:
            for log in (root / device / "changes").iterdir():
                shutil.copy(log, root / "synced" / "changes" / f"{device}-{log.name}")

        for device in NAMES[1:]:
            take_in(root / NAMES[0], root / device, NAMES[0])

        merged = Journal.open(root / NAMES[0], device=NAMES[0], now=clock)
        synced = Journal.open(root / "synced", device="s-0000", now=clock)
        assert everything(merged) == everything(synced)
        assert merged.clashes() == synced.clashes()
        assert not lacking(root / NAMES[0], root / NAMES[2], NAMES[0])
