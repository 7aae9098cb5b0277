"""The disk refuses to be read, once or for good, at every single step of opening and changing."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from planner.domain.values.errors import StoreError
from planner.store import lock, logs
from planner.store.journal import Journal
from planner.store.log import append
from tests.store.refusing import ERRORS, StepsAreOverError, unreadable
from tests.store.samples import Clock, Raw, delete, everything, planned, profile, put, run


def opened(folder: Path, device: str = "laptop-1a2b") -> Journal:
    return Journal.open(folder, device=device, now=Clock())


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A journal with a checkpoint and changes beyond it, of this device and another one."""
    folder = tmp_path / "template"
    journal = opened(folder)
    put(journal, planned("p-1", "2026-10-30"), "plan")
    put(journal, run("run-1"))
    put(journal, profile(), "book")
    journal.checkpoint()
    put(journal, planned("p-1", "2026-11-01", note="x"), "plan")
    put(journal, run("run-2", "2026-12-01"))
    put(journal, profile(goal_m=9000), "book")
    delete(journal, "run-1")
    put(opened(folder, "phone-3c4d"), run("run-3", "2026-11-03"))
    return folder


def each_step(template: Path) -> Iterator[tuple[int, Path]]:
    """Numbers of steps, each with a fresh copy of the journal, until the loop is left."""
    for step in range(500):
        folder = template.with_name(f"copy-{step}")
        shutil.copytree(template, folder)
        yield step, folder


def with_run(before: dict[str, list[Raw]], record_id: str) -> dict[str, list[Raw]]:
    facts = sorted([*before["facts"], run(record_id)], key=lambda raw: str(raw["id"]))
    return {**before, "facts": facts}


@pytest.mark.parametrize("number", ERRORS)
@pytest.mark.parametrize("for_good", [False, True])
def test_an_open_that_could_not_read_something_loses_no_change(template, number, for_good):
    expected = everything(opened(template))

    for step, folder in each_step(template):
        journal = None
        with suppress(StoreError):
            try:
                with unreadable(step, number, for_good=for_good):
                    journal = opened(folder)
            except StepsAreOverError:
                break
        kept = _try_to_put_and_close(journal)

        again = everything(opened(folder))
        assert again == (with_run(expected, "run-9") if kept else expected)
    assert step > 15


def _try_to_put_and_close(journal: Journal | None) -> bool:
    """True if the change was confirmed."""
    if journal is None:
        return False
    try:
        put(journal, run("run-9"))
    except StoreError:
        return False
    finally:
        journal.close()
    return True


@pytest.mark.parametrize("number", ERRORS)
def test_a_change_while_something_could_not_be_read_is_made_or_refused_and_nothing_else(
    template, number
):
    expected = everything(opened(template))
    made: set[bool] = set()

    for step, folder in each_step(template):
        journal = opened(folder)
        put(opened(folder, "phone-3c4d"), run("run-4", "2026-11-04"))  # to be read on the way
        there = with_run(expected, "run-8")
        try:
            with unreadable(step, number):
                put(journal, run("run-8"))
            made.add(True)
        except StepsAreOverError:
            break
        except StoreError:
            made.add(False)
            there = expected
        journal.close()

        again = everything(opened(folder))
        again["facts"] = [raw for raw in again["facts"] if raw["id"] != "run-4"]
        assert again == there
    assert step > 5
    assert made == {True, False}


@pytest.mark.parametrize("number", ERRORS)
def test_a_month_that_could_not_be_read_is_neither_set_aside_nor_written_anew(template, number):
    for damage in (lambda _: None, lambda folder: (folder / "2026-10.json").unlink()):
        journey = template.with_name(f"{template.name}-{damage.__code__.co_firstlineno}")
        shutil.copytree(template, journey, dirs_exist_ok=True)
        expected = everything(opened(journey))
        damage(journey)

        for step, folder in each_step(journey):
            journal = opened(folder)
            try:
                with unreadable(step, number):
                    everything(journal)
            except StepsAreOverError:
                break
            except StoreError:
                pass
            journal.close()

            assert everything(opened(folder)) == expected
            assert not list(folder.glob("*.broken-*"))
        for copy in journey.parent.glob("copy-*"):
            shutil.rmtree(copy)


@pytest.mark.parametrize("number", ERRORS)
def test_a_checkpoint_that_could_not_read_something_vouches_for_nothing_it_has_not(
    template, number
):
    expected = everything(opened(template))

    for step, folder in each_step(template):
        journal = opened(folder)
        try:
            with unreadable(step, number):
                journal.checkpoint()
        except StepsAreOverError:
            break
        except StoreError:
            pass

        assert everything(opened(folder)) == expected
        journal.close()
        assert everything(opened(folder)) == expected


OWN = "laptop-1a2b.jsonl"


@pytest.mark.parametrize("number", ERRORS)
def test_while_the_own_log_cannot_be_read_the_journal_is_read_only(template, number):
    with unreadable(0, number, where=OWN, for_good=True):
        journal = opened(template)

        assert "cannot be read" in journal.read_only_reason
        assert "rights" in journal.read_only_reason
        assert journal.notices == [journal.read_only_reason]
        with pytest.raises(StoreError):
            put(journal, run("run-9"))
        with pytest.raises(StoreError):
            journal.checkpoint()
        assert journal.poll() == ()
        assert len(journal.notices) == 1


def test_once_the_own_log_can_be_read_again_changes_are_made_and_all_is_there(template):
    expected = everything(opened(template))
    with unreadable(0, errno.EIO, where=OWN, for_good=True):
        journal = opened(template)

    journal.poll()

    assert journal.read_only_reason == ""
    assert everything(journal) == expected
    put(journal, run("run-9"))
    journal.close()
    assert everything(opened(template)) == with_run(expected, "run-9")


def test_the_log_of_another_device_is_read_once_it_can_be(template):
    expected = everything(opened(template))
    with unreadable(0, errno.EACCES, where="phone-3c4d.jsonl", for_good=True):
        journal = opened(template)
    assert "what that device has changed is not shown" in journal.notices[0]
    put(journal, run("run-9"))
    journal.checkpoint()

    assert everything(opened(template)) == with_run(expected, "run-9")
    journal.poll()
    assert everything(journal) == with_run(expected, "run-9")


def test_a_log_that_grew_behind_our_back_is_not_passed_over(template, monkeypatch):
    """On a disk without locks another program may write between our reading and our writing."""
    monkeypatch.setattr(lock, "_take", lambda _: None)
    journal, other = opened(template), opened(template)

    def late(*where, **options):
        monkeypatch.setattr(logs, "append", append)
        put(other, run("run-8"))
        return append(*where, **options)

    monkeypatch.setattr(logs, "append", late)

    with pytest.raises(StoreError, match="not read yet"):
        put(journal, run("run-9"))

    put(journal, run("run-9"))
    assert {"run-8", "run-9"} <= {raw["id"] for raw in everything(journal)["facts"]}


def test_a_name_of_the_device_that_cannot_be_read_is_not_replaced(tmp_path):
    from planner.store.device import device_id

    name = device_id(tmp_path)
    with (
        unreadable(0, errno.EMFILE, where=str(tmp_path)),
        pytest.raises(StoreError, match="name of this machine"),
    ):
        device_id(tmp_path)

    assert device_id(tmp_path) == name


@contextmanager
def full(*names: str) -> Iterator[None]:
    """The calls of these names fail, as on a disk that is full."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setattr(os, name, refuse)
        yield


def test_a_line_that_was_written_and_could_not_be_taken_back_is_not_called_unmade(template):
    journal = opened(template)

    with full("fsync", "ftruncate"), pytest.raises(StoreError, match="may have been kept"):
        put(journal, run("run-9"))

    assert "run-9" in {raw["id"] for raw in everything(opened(template))["facts"]}


def test_a_full_disk_at_the_checkpoint_says_that_every_change_is_kept(template):
    journal = opened(template)
    put(journal, run("run-9"))

    with full("write"):
        with pytest.raises(StoreError, match="every change is kept"):
            journal.checkpoint()
        journal.close()

    assert "every change is kept" in journal.notices[-1]
    assert "run-9" in {raw["id"] for raw in everything(opened(template))["facts"]}


def test_a_full_disk_at_the_change_says_that_it_was_not_made(template):
    journal = opened(template)

    with full("write"), pytest.raises(StoreError, match="it was not made"):
        put(journal, run("run-9"))

    assert "run-9" not in {raw["id"] for raw in everything(opened(template))["facts"]}
