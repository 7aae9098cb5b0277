"""What is on the disk when the disk says so, on systems that are not this one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from planner.store import disk
from planner.store.disk import replace_file, sync

Calls = list[str]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What was asked of the system, in order."""
    told: Calls = []
    monkeypatch.setattr(os, "fsync", lambda _: told.append("fsync"))
    return told


@pytest.fixture
def on_a_mac(monkeypatch: pytest.MonkeyPatch, calls: Calls) -> Callable[[int], None]:
    """A system whose `fcntl` has F_FULLFSYNC; with a number it refuses with that error."""

    def become(refusal: int = 0) -> None:
        def asked(descriptor: int, what: int) -> None:
            assert (descriptor, what) == (7, 51)
            calls.append("F_FULLFSYNC")
            if refusal:
                raise OSError(refusal, os.strerror(refusal))

        monkeypatch.setattr(disk, "fcntl", SimpleNamespace(fcntl=asked))
        monkeypatch.setattr(disk, "FULL_SYNC", 51)

    return become


def test_where_there_is_no_such_thing_fsync_is_all(calls):
    sync(7)

    assert calls == ["fsync"]


def test_a_mac_has_the_drive_itself_write_it_down(on_a_mac, calls):
    on_a_mac()

    sync(7)

    assert calls == ["F_FULLFSYNC"]


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.EINVAL, errno.ENOTTY])
def test_a_drive_on_the_network_that_does_not_know_it_gets_an_fsync(on_a_mac, calls, number):
    on_a_mac(number)

    sync(7)

    assert calls == ["F_FULLFSYNC", "fsync"]


def test_a_drive_that_fails_is_not_asked_in_another_way(on_a_mac, calls):
    on_a_mac(errno.EIO)

    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync(7)

    assert calls == ["F_FULLFSYNC"]


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A file that another program has open cannot be replaced; gives how often it still fails."""
    left = [2]
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target).exists() and left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(disk, "IS_WINDOWS", True)
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(disk, "PAUSE_S", 0.0)
    return left


def test_a_file_that_a_virus_scanner_holds_is_replaced_once_it_lets_go(on_windows, tmp_path):
    (tmp_path / "book.json").write_bytes(b"old")

    replace_file(tmp_path / "book.json", b"new")

    assert (tmp_path / "book.json").read_bytes() == b"new"
    assert on_windows == [0]


def test_one_that_never_lets_go_leaves_the_old_file_and_no_other(on_windows, tmp_path):
    (tmp_path / "book.json").write_bytes(b"old")
    on_windows[0] = 10_000

    with pytest.raises(PermissionError):
        replace_file(tmp_path / "book.json", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["book.json"]
    assert (tmp_path / "book.json").read_bytes() == b"old"


def test_elsewhere_a_refusal_is_told_at_once(tmp_path, monkeypatch):
    tries = []

    def refuse(source: Path, target: Path) -> None:
        tries.append(target)
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "replace", refuse)

    with pytest.raises(PermissionError):
        replace_file(tmp_path / "book.json", b"new")

    assert len(tries) == 1
