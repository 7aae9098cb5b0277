from __future__ import annotations

import os
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.values.errors import StoreError
from planner.store.change import Change, Edit
from planner.store.line import decode_line, encode_line
from planner.store.log import LogMark, UnreadError, append, line_number, read_backwards, read_tail


def change(number: int, words: str = "Ticked") -> Change:
    stamp = f"1a2000{number:05x}-0000-laptop-1a2b"
    edit = Edit(table="facts", record="r", month="2026-11", set={"n": number}, was={"n": 0})
    return Change(
        id=stamp, stamp=stamp, device="laptop-1a2b", at="2026-11-23T08:00:00+01:00",
        words=words, edits=(edit,),
    )  # fmt: skip


@pytest.fixture
def log(tmp_path):
    return tmp_path / "laptop-1a2b.jsonl"


def add(log, one, *, create=False):
    """Append a change to a log that has been read to its end."""
    return append(
        log, encode_line(one), create=create, end=log.stat().st_size if log.exists() else 0
    )


def written(log, *changes):
    mark = LogMark()
    for one in changes:
        mark = add(log, one, create=True)
    return mark


@settings(max_examples=100)
@given(st.text(max_size=30))
def test_a_change_is_one_line_and_comes_back(words):
    line = encode_line(change(7, words))

    assert line.count(b"\n") == 1
    assert decode_line(line) == change(7, words)


@given(st.integers(0, 8 * 210), st.data())
def test_a_line_with_a_flipped_bit_is_refused(bit, data):
    line = bytearray(encode_line(change(7)).rstrip())
    bit %= 8 * len(line)

    line[bit // 8] ^= 1 << bit % 8

    assert decode_line(bytes(line)) is None


def test_a_line_with_a_good_checksum_over_nonsense_is_refused():
    for body in (b',"id":1}', b',"a":' + b"[" * 5000, b',"id":"x"}'):
        line = encode_line(change(1))
        forged = line[:8] + b"%08x" % zlib.crc32(body) + b'"' + body
        assert decode_line(forged) is None


def test_half_a_character_is_refused_in_words():
    with pytest.raises(StoreError, match="half a character"):
        encode_line(change(1, "photo \udc80"))


def test_what_was_appended_is_read_on_from_the_mark(log):
    mark = written(log, change(1), change(2))

    tail = read_tail(log, mark)
    assert tail is not None
    assert tail.changes == []

    after = add(log, change(3))
    tail = read_tail(log, mark)
    assert tail is not None
    assert tail.changes == [change(3)]
    assert tail.mark == after


def test_a_log_that_is_not_there_reads_as_empty_but_does_not_fit_a_mark(log):
    tail = read_tail(log, LogMark())

    assert tail is not None
    assert tail.changes == []
    assert read_tail(log, LogMark(10, 5, 1)) is None


def test_another_file_in_place_of_a_log_is_noticed(log):
    mark = written(log, change(1), change(2))

    log.write_bytes(encode_line(change(4)) + encode_line(change(5)))
    assert read_tail(log, mark) is None

    log.write_bytes(b"")
    assert read_tail(log, mark) is None


@given(st.integers(1, 400))
@settings(max_examples=60)
def test_a_torn_last_line_is_left_out_and_the_next_one_stands_alone(tmp_path_factory, cut):
    log = tmp_path_factory.mktemp("log") / "a.jsonl"
    mark = written(log, change(1))
    line = encode_line(change(2))
    cut = min(cut, len(line) - 2)
    with log.open("ab") as file:
        file.write(line[:cut])

    tail = read_tail(log, mark)
    assert tail is not None
    assert tail.is_torn
    assert tail.mark == mark

    add(log, change(3))
    tail = read_tail(log, LogMark())
    assert tail is not None
    assert tail.changes == [change(1), change(3)]
    assert tail.bad == [mark.offset]
    assert not tail.is_torn


def test_a_last_line_that_lacks_only_its_end_counts(log):
    mark = written(log, change(1))
    with log.open("ab") as file:
        file.write(encode_line(change(2)).rstrip())

    first = read_tail(log, mark)
    assert first is not None
    assert first.changes == [change(2)]
    assert not first.is_torn

    add(log, change(3))
    second = read_tail(log, first.mark)
    assert second is not None
    assert second.changes == [change(3)]
    assert second.bad == []


def test_a_broken_line_in_the_middle_is_named_by_its_number(log):
    written(log, change(1), change(2), change(3))
    lines = log.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"Ticked", b"Tocked")
    log.write_bytes(b"\n".join(lines))

    tail = read_tail(log, LogMark())

    assert tail is not None
    assert tail.changes == [change(1), change(3)]
    assert [line_number(log, start) for start in tail.bad] == [2]


@given(st.lists(st.integers(0, 40_000), max_size=12))
@settings(max_examples=30)
def test_reading_backwards_gives_every_change_newest_first(tmp_path_factory, sizes):
    log = tmp_path_factory.mktemp("log") / "a.jsonl"
    changes = [change(number, "x" * size) for number, size in enumerate(sizes)]
    mark = written(log, *changes)

    if not changes:
        assert not log.exists()
        return
    bad: list[int] = []
    assert list(read_backwards(log, mark.offset, bad.append)) == changes[::-1]
    assert bad == []


def test_reading_backwards_tells_where_bad_lines_begin(log):
    lines = [encode_line(change(number, "x" * 30_000)) for number in range(6)]
    lines[1] = lines[1].replace(b"xxx", b"xyx", 1)
    lines[4] = b"{half\n"
    log.write_bytes(b"".join(lines))
    bad: list[int] = []

    read = list(read_backwards(log, log.stat().st_size, bad.append))

    assert read == [change(number, "x" * 30_000) for number in (5, 3, 2, 0)]
    assert [line_number(log, at) for at in bad] == [2]  # the fifth was never finished


def test_the_last_change_of_a_long_log_is_read_without_the_rest(log):
    line = encode_line(change(1))
    log.write_bytes(line * 20_000 + encode_line(change(2)))
    size = log.stat().st_size

    newest = read_backwards(log, size, lambda _: None)
    assert next(newest) == change(2)

    log.write_bytes(b"")  # nothing more is needed from the disk for the next few
    assert next(newest) == change(1)


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_failed_append_leaves_the_log_as_it_was(log, monkeypatch, step):
    written(log, change(1))
    before = log.read_bytes()
    real = os.write

    def fail(*_):
        raise OSError(28, "No space left on device")

    def half(descriptor, data):
        monkeypatch.setattr(os, "write", fail)
        return real(descriptor, data[: len(data) // 2])

    monkeypatch.setattr(os, step, half if step == "write" else fail)
    with pytest.raises(OSError, match="No space"):
        add(log, change(2))

    assert log.read_bytes() == before


def test_what_a_failed_append_could_not_take_back_is_passed_over(log, monkeypatch):
    mark = written(log, change(1))
    real = os.write

    def half(descriptor, data):
        monkeypatch.undo()
        monkeypatch.setattr(os, "write", refuse)
        monkeypatch.setattr(os, "ftruncate", refuse)
        return real(descriptor, data[: len(data) // 2])

    def refuse(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="Input"):
        add(log, change(2))
    monkeypatch.undo()

    add(log, change(3))
    tail = read_tail(log, mark)
    assert tail is not None
    assert tail.changes == [change(3)]


@pytest.mark.parametrize("off", [-1, 1])
def test_a_log_of_another_length_than_was_read_is_not_written(log, off):
    written(log, change(1))
    before = log.read_bytes()

    with pytest.raises(UnreadError):
        append(log, encode_line(change(2)), create=False, end=len(before) + off)

    assert log.read_bytes() == before


def test_logs_are_for_their_owner_only(log):
    written(log, change(1))

    assert log.stat().st_mode & 0o777 == 0o600


def test_a_log_that_should_be_there_is_not_made_anew(log):
    with pytest.raises(FileNotFoundError):
        add(log, change(1))
