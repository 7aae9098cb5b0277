"""Two machines that bear one name are kept apart, and nothing is lost."""

from __future__ import annotations

import errno
import shutil
from functools import partial
from pathlib import Path

import pytest

from planner.domain.values.errors import StoreError
from planner.store.device import device_id
from planner.store.journal import Journal
from planner.store.one_name import KEPT, name_for, new_start
from tests.store.refusing import StepsAreOverError, unreadable
from tests.store.samples import everything, put, run


@pytest.fixture
def machine(tmp_path: Path, clock):
    """Opens a journal as a machine with a state folder of its own, which is named first."""

    def open_it(state: str, journal: str) -> tuple[Journal, str]:
        named = name_for(tmp_path / state, tmp_path / journal)
        start = partial(new_start, tmp_path / state)
        opened = Journal.open(tmp_path / journal, device=named.device, now=clock, start=start)
        return opened, named.notice

    for state in ("state-a", "state-b"):
        (tmp_path / state).mkdir()
        (tmp_path / state / "device").write_text("laptop-3f2a\n")
    return open_it


def logs(journal: Path) -> list[str]:
    return sorted(path.name for path in (journal / "changes").iterdir())


def test_the_first_line_of_a_log_is_marked_and_no_other(machine, tmp_path):
    journal, _ = machine("state-a", "here")
    put(journal, run())
    put(journal, run(note="again"))

    first, second = journal.history()

    assert second.start == (tmp_path / "state-a" / KEPT).read_text().strip()
    assert first.start == ""


def test_a_name_that_cannot_be_read_is_said_and_nothing_goes_under_another(tmp_path, clock):
    for step in range(20):
        state = tmp_path / f"state-{step}"
        device_id(state)
        try:
            with unreadable(step, errno.EIO, where=str(state)):
                named = name_for(state, tmp_path / "here")
        except StepsAreOverError:
            break
        assert "name of this machine" in named.unread
        journal = Journal.open(tmp_path / "here", device=named.device, now=clock)
        journal.write_nothing(named.unread)
        with pytest.raises(StoreError, match="Nothing can be saved: The name of this machine"):
            put(journal, run())
        journal.close()
        assert not logs(tmp_path / "here")
        assert not name_for(state, tmp_path / "here").unread
    assert step


@pytest.mark.parametrize("number", [errno.ENOTDIR, errno.EISDIR, errno.ELOOP])
def test_where_no_name_can_be_the_same_is_made_each_time(tmp_path, number):
    state = tmp_path / "state"
    device_id(state)
    with unreadable(0, number, where=str(state), for_good=True):
        first = name_for(state, tmp_path / "here")
        assert name_for(state, tmp_path / "here") == first
    assert not first.unread


def test_the_machine_that_began_a_log_goes_on_with_it(machine):
    put(machine("state-a", "here")[0], run())

    journal, notice = machine("state-a", "here")

    assert notice == ""
    assert len(list(journal.history())) == 1


def test_a_second_machine_of_that_name_takes_another(machine, tmp_path):
    put(machine("state-a", "here")[0], run())

    journal, notice = machine("state-b", "here")
    put(journal, run("run-2"))

    new = device_id(tmp_path / "state-b")
    assert new != "laptop-3f2a"
    assert f"laptop-3f2a. This one is called {new}" in notice
    assert logs(tmp_path / "here") == sorted(["laptop-3f2a.jsonl", f"{new}.jsonl"])
    assert len(everything(journal)["facts"]) == 2
    assert machine("state-b", "here")[1] == ""
    assert machine("state-a", "here")[1] == ""


def test_a_log_from_before_there_were_marks_is_taken_for_what_its_name_says(machine, clock):
    put(Journal.open(machine("state-a", "here")[0].folder, device="laptop-3f2a", now=clock), run())

    assert machine("state-a", "here")[1] == ""


def test_where_no_mark_can_be_kept_none_is_written(tmp_path, clock):
    (tmp_path / "state").write_text("a file is in the way")

    assert new_start(tmp_path / "state") == ""


def test_a_state_folder_copied_to_a_second_machine_shows_when_the_logs_part(machine, tmp_path):
    """Both know the mark: only the copy that the sync program makes tells of the other."""
    put(machine("state-a", "here")[0], run())
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    shutil.copytree(tmp_path / "state-a", tmp_path / "state-b", dirs_exist_ok=True)
    put(machine("state-b", "there")[0], run(note="on the other"))
    put(machine("state-a", "here")[0], run("run-2"))
    copy = "laptop-3f2a.sync-conflict-20261125-190000-ABCDEFG.jsonl"
    shutil.copy(tmp_path / "there/changes/laptop-3f2a.jsonl", tmp_path / "here/changes" / copy)

    journal, notice = machine("state-a", "here")

    assert "laptop-3f2a" in notice
    assert {raw["id"]: raw.get("note") for raw in everything(journal)["facts"]} == {
        "run-1": "on the other",
        "run-2": None,
    }
    assert machine("state-a", "here")[1] == ""


@pytest.mark.parametrize("lines", [1, 2])
def test_a_copy_that_only_lags_behind_is_no_second_machine(machine, tmp_path, lines):
    journal, _ = machine("state-a", "here")
    for number in range(3):
        put(journal, run(f"run-{number}"))
    log = tmp_path / "here/changes/laptop-3f2a.jsonl"
    kept = log.read_bytes().splitlines(keepends=True)[:lines]
    log.with_name("laptop-3f2a (conflicted copy).jsonl").write_bytes(b"".join(kept))

    assert machine("state-a", "here")[1] == ""


def test_a_log_that_merely_lost_its_end_is_no_second_machine(machine, tmp_path):
    journal, _ = machine("state-a", "here")
    for number in range(3):
        put(journal, run(f"run-{number}"))
    log = tmp_path / "here/changes/laptop-3f2a.jsonl"
    shutil.copy(log, log.with_name("laptop-3f2a (conflicted copy).jsonl"))
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:1]))

    assert machine("state-a", "here")[1] == ""


def test_a_log_of_another_name_that_begins_alike_is_not_looked_at(machine, tmp_path):
    put(machine("state-a", "here")[0], run())
    (tmp_path / "here/changes/laptop-3f2a-2.jsonl").write_text("not read for this")

    assert machine("state-a", "here")[1] == ""
