from __future__ import annotations

import errno
import threading

import pytest

from planner.domain.values.errors import StoreError
from planner.store import lock as lock_module
from planner.store.lock import FolderLock


def test_the_second_one_waits_until_the_first_has_left(tmp_path):
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)
    order: list[str] = []

    def wait_for_it():
        with second:
            order.append("second in")

    with first:
        thread = threading.Thread(target=wait_for_it)
        thread.start()
        thread.join(timeout=0.02)
        order.append("first out")
    thread.join(timeout=5)

    assert order == ["first out", "second in"]


def test_waiting_ends_with_words_on_what_to_do(tmp_path):
    holder = FolderLock(tmp_path)

    with holder, pytest.raises(StoreError, match="Another program") as caught:
        FolderLock(tmp_path, patience=0.01).enter()

    assert "try again" in caught.value.hint
    assert str(tmp_path / "lock") in caught.value.message


def test_a_lock_file_that_was_deleted_while_waiting_is_not_the_lock(tmp_path, monkeypatch):
    lock = FolderLock(tmp_path)
    real = lock_module._take

    def take_then_delete(descriptor):
        real(descriptor)
        monkeypatch.setattr(lock_module, "_take", real)
        (tmp_path / "lock").unlink()

    monkeypatch.setattr(lock_module, "_take", take_then_delete)
    with lock:
        assert not FolderLock(tmp_path).try_enter()


@pytest.mark.parametrize(("number", "enters"), [(errno.ENOLCK, True), (errno.EAGAIN, False)])
def test_a_file_system_without_locks_does_not_keep_the_runner_out(
    tmp_path, monkeypatch, number, enters
):
    def refuse(_):
        raise OSError(number, "refused")

    monkeypatch.setattr(lock_module, "_take", refuse)
    lock = FolderLock(tmp_path)

    assert lock.try_enter() is enters
    lock.leave()


def test_other_errors_of_the_lock_are_not_taken_for_a_busy_one(tmp_path, monkeypatch):
    def refuse(_):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(lock_module, "_take", refuse)

    with pytest.raises(OSError, match="broken"):
        FolderLock(tmp_path).try_enter()


def test_the_lock_of_a_vanished_folder_is_not_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        FolderLock(tmp_path / "gone").enter()
