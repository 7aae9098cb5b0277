"""Two devices that share a folder, or two folders that a sync program keeps alike."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from planner.store.journal import Journal
from planner.store.lock import FolderLock
from tests.store.samples import (
    Clock,
    delete,
    done,
    everything,
    pain,
    planned,
    put,
    raw_of,  # fmt: skip
    run,
    sync,
    undo,
)


def words(changes):
    return [change.words for change in changes]


def test_an_open_window_sees_what_another_device_wrote(journal, open_journal):
    other = open_journal("phone-3c4d")
    put(other, run(), words="Logged on the phone")

    assert words(journal.poll()) == ["Logged on the phone"]
    assert journal.poll() == ()
    assert raw_of(journal, "facts", "run-1") == run()


def test_an_open_window_sees_what_another_program_wrote(journal, open_journal):
    put(journal, run(), words="Logged")
    other = open_journal()
    put(other, pain("pain-1", 3), words="Pain noted")
    put(journal, run(note="x"), words="Noted")

    assert words(journal.poll()) == ["Pain noted"]
    assert words(other.poll()) == ["Noted"]
    assert everything(journal) == everything(other)
    assert words(journal.undo_stack(9)) == ["Noted", "Pain noted", "Logged"]


def test_a_look_while_another_program_is_writing_comes_back_later(journal, open_journal, folder):
    put(open_journal(), run())

    with FolderLock(folder):
        assert journal.poll() == ()

    assert len(journal.poll()) == 1


def test_a_record_another_program_moved_is_there_once_even_before_looking(journal, open_journal):
    put(journal, planned(day="2026-10-31", note="kept"), "plan")
    journal.checkpoint()
    with open_journal() as other:
        put(other, planned(day="2026-11-01", note="kept"), "plan")

    expected = [planned(day="2026-11-01", note="kept")]
    journal.load(date(2026, 11, 1), date(2026, 11, 30))
    assert everything(journal)["plan"] == expected
    journal.poll()
    assert everything(journal)["plan"] == expected
    journal.load_all()
    journal.close()
    assert everything(open_journal())["plan"] == expected


def test_files_of_other_programs_beside_the_logs_are_left_alone(journal, open_journal, folder):
    (folder / "changes" / ".DS_Store").write_text("x")
    put(journal, run())

    assert everything(open_journal())["facts"] == [run()]


def test_own_changes_are_no_news(journal):
    put(journal, run())

    assert journal.poll() == ()


def test_ticks_of_different_sets_on_two_devices_are_all_kept(journal, open_journal):
    put(journal, done("clamshell/left/1"))
    other = open_journal("phone-3c4d")

    raw = raw_of(other, "facts", "plan-1.done", "2026-11")
    mine = journal.edits_for(raw, done("clamshell/left/1", "clamshell/left/2"), "facts")
    theirs = other.edits_for(raw, done("clamshell/left/1", "clamshell/right/1"), "facts")
    journal.commit("Left", [mine])
    other.commit("Right", [theirs])
    journal.poll()

    assert everything(journal) == everything(other)
    assert len(raw_of(journal, "facts", "plan-1.done")["ticks"]) == 3
    assert journal.clashes() == ()


def test_a_record_edited_on_one_device_and_moved_on_the_other_is_found(tmp_path, clock):
    """The edit names the month the record was in before; the mover's log is already in."""
    here, there = tmp_path / "a", tmp_path / "b"
    a = Journal.open(here, device="a", now=clock)
    put(a, planned(day="2026-11-30"), "plan")
    sync(here, there)
    b = Journal.open(there, device="b", now=clock)
    put(b, planned(day="2026-11-30", note="from b"), "plan")
    put(a, planned(day="2026-12-01"), "plan")
    a.checkpoint()

    sync(there, here)
    again = Journal.open(here, device="a", now=clock)

    assert raw_of(again, "plan", "plan-1", "2026-12") == planned(day="2026-12-01", note="from b")
    assert everything(again)["plan"] == [planned(day="2026-12-01", note="from b")]


def test_a_record_moved_on_both_devices_is_found_under_every_month_it_was_in(tmp_path, clock):
    here, there = tmp_path / "a", tmp_path / "b"
    a = Journal.open(here, device="a", now=clock)
    put(a, planned(day="2026-11-30", note="kept"), "plan")
    sync(here, there)
    b = Journal.open(there, device="b", now=clock)
    put(a, planned(day="2026-12-31", note="kept"), "plan")
    put(b, planned(day="2026-10-01", note="kept"), "plan")
    b.checkpoint()
    put(a, planned(day="2026-11-01", note="kept"), "plan")
    sync(here, there)

    november = Journal.open(there, device="b", now=clock)
    november.load(date(2026, 11, 1), date(2026, 11, 30))
    assert november.records("plan") == [planned(day="2026-11-01", note="kept")]
    for month in ("2026-10", "2026-11", "2026-12"):
        again = Journal.open(there, device="b", now=clock)
        found = raw_of(again, "plan", "plan-1", month)
        assert found == planned(day="2026-11-01", note="kept")
        again.checkpoint()
        later = Journal.open(there, device="b", now=clock)
        assert raw_of(later, "plan", "plan-1", month) == found


def test_a_record_begun_on_both_devices_in_different_months_is_one(journal, open_journal):
    journal.load(date(2026, 10, 1), date(2026, 10, 31))
    put(open_journal("phone-3c4d"), done("bridge/left/1", day="2026-11-01"))
    journal.poll()

    ours = done("clamshell/left/1", day="2026-10-31")
    journal.commit("Ticked", [journal.edits_for(None, ours, "facts")])

    expected = [done("bridge/left/1", "clamshell/left/1", day="2026-10-31")]
    assert journal.records("facts") == everything(open_journal())["facts"] == expected


def test_a_move_that_lost_still_leads_to_the_record(tmp_path, clock):
    """The loser goes on to edit it where it thinks it is."""
    here, there = tmp_path / "a", tmp_path / "b"
    a = Journal.open(here, device="a", now=clock)
    put(a, planned(day="2026-11-30"), "plan")
    sync(here, there)
    b = Journal.open(there, device="b", now=clock)
    put(b, planned(day="2026-12-31"), "plan")
    put(a, planned(day="2026-10-01"), "plan")
    sync(there, here)
    a.poll()
    a.close()
    put(b, planned(day="2026-12-31", note="from b"), "plan")
    sync(there, here)

    again = Journal.open(here, device="a", now=clock)

    assert raw_of(again, "plan", "plan-1", "2026-12") == planned(day="2026-10-01", note="from b")
    assert len(everything(again)["plan"]) == 1


def test_an_edit_that_arrives_before_its_record_waits(tmp_path, clock):
    a, b, c = (tmp_path / name for name in "abc")
    put(Journal.open(a, device="a", now=clock), planned(day="2026-11-30"), "plan")
    sync(a, b)
    edited = Journal.open(b, device="b", now=clock)
    put(edited, planned(day="2026-11-30", note="from b"), "plan")
    put(edited, planned(day="2026-12-01", note="from b"), "plan")
    (c / "changes").mkdir(parents=True)
    shutil.copy(b / "changes" / "b.jsonl", c / "changes")

    early = Journal.open(c, device="c", now=clock)
    assert everything(early)["plan"] == []
    early.checkpoint()

    sync(a, c)
    early.poll()
    expected = [planned(day="2026-12-01", note="from b")]
    assert everything(early)["plan"] == expected
    assert everything(Journal.open(c, device="c", now=clock))["plan"] == expected


def test_a_log_that_is_still_arriving_is_read_when_it_is_whole(journal, open_journal, folder):
    other = open_journal("phone-3c4d")
    put(other, run())
    log = folder / "changes" / "phone-3c4d.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole[:100])

    late = open_journal()
    assert everything(late)["facts"] == []
    assert late.notices == ["changes/phone-3c4d.jsonl: the last line has not arrived whole yet."]

    log.write_bytes(whole[:120])
    assert late.poll() == ()
    assert len(late.notices) == 1

    log.write_bytes(whole)
    assert len(late.poll()) == 1
    assert everything(late)["facts"] == [run()]


def test_a_conflict_copy_of_a_log_adds_what_it_has(journal, open_journal, folder):
    put(journal, run())
    log = folder / "changes" / "laptop-1a2b.jsonl"
    copy = folder / "changes" / "laptop-1a2b.sync-conflict-20261123.jsonl"
    shutil.copy(log, copy)
    put(journal, run(note="x"))

    again = open_journal()

    assert everything(again)["facts"] == [run(note="x")]
    assert again.notices == []


def test_merging_twice_changes_nothing(journal, open_journal, folder):
    other = open_journal("phone-3c4d")
    put(other, run())
    put(journal, run("run-2"))
    journal.poll()
    journal.checkpoint()
    before = everything(journal)
    log = folder / "changes" / "phone-3c4d.jsonl"
    log.write_bytes(b"\n" + log.read_bytes())  # another file, so it is read from its start

    assert journal.poll() == ()
    assert everything(journal) == before
    assert everything(open_journal()) == before


DAYS = st.sampled_from(["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"])
DONE = "2026-11-30"
RECORDS = st.sampled_from(["a1", "a2", "b1"])
DEVICES = st.sampled_from(["a", "b"])


class TwoDevices(RuleBasedStateMachine):
    """Whatever two devices do and in whatever order files arrive, they end up alike."""

    def __init__(self):
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.journals = {name: self.open(name) for name in "ab"}

    def open(self, name: str, folder: str = "") -> Journal:
        return Journal.open(self.root / (folder or name), device=name, now=self.clock)

    @rule(name=DEVICES, record=RECORDS, day=DAYS, note=st.sampled_from("pq"))
    def plan(self, name, record, day, note):
        is_known = raw_of(self.journals[name], "plan", record) is not None
        if is_known or record.startswith(name):
            put(self.journals[name], planned(record, day, note=note), "plan")

    @rule(name=DEVICES, ticks=st.lists(st.sampled_from(["a/left/1", "b/left/1"])), day=DAYS)
    def tick(self, name, ticks, day):
        """Both devices begin this record, under the same id and in the same month."""
        is_known = raw_of(self.journals[name], "facts", "plan-1.done") is not None
        put(self.journals[name], done(*ticks, day=day if is_known else DONE))

    @rule(name=DEVICES, record=RECORDS)
    def delete(self, name, record):
        if raw_of(self.journals[name], "plan", record) is not None:
            delete(self.journals[name], record, "plan")

    @rule(name=DEVICES)
    def undo(self, name):
        undo(self.journals[name])

    @rule(name=DEVICES)
    def checkpoint(self, name):
        self.journals[name].checkpoint()

    @rule(name=DEVICES, close=st.booleans())
    def reopen(self, name, close):
        if close:
            self.journals[name].close()
        self.journals[name] = self.open(name)

    @rule(name=DEVICES)
    def deliver_logs(self, name):
        sync(self.root / name, self.root / "ba"["ab".index(name)])

    @rule(name=DEVICES, data=st.data())
    def deliver_checkpoint_files(self, name, data):
        other = "ba"["ab".index(name)]
        files = sorted(self.root.joinpath(name).glob("*.json"))
        for file in files:
            if data.draw(st.booleans()):
                shutil.copy(file, self.root / other)

    @rule(name=DEVICES)
    def poll(self, name):
        self.journals[name].poll()

    @rule(name=DEVICES, record=RECORDS, day=DAYS)
    def look(self, name, record, day):
        raw_of(self.journals[name], "plan", record, day[:7])

    @rule(name=DEVICES, data=st.data())
    def lose_checkpoint_files(self, name, data):
        files = sorted(self.root.joinpath(name).glob("*.json"))
        for file in files:
            if data.draw(st.booleans()):
                file.unlink()

    def teardown(self):
        for name, other in ("ab", "ba"):
            self.deliver_logs(name)
            self.journals[other].poll()
        alike = everything(self.journals["a"])
        assert everything(self.journals["b"]) == alike
        for name in "ab":
            for table in ("plan", "facts"):
                for raw in alike[table]:
                    found = raw_of(self.open(name), table, raw["id"], raw["date"][:7])
                    assert found == raw
            assert everything(self.open(name)) == alike
            self.journals[name].close()
            assert everything(self.open(name)) == alike
            for file in self.root.joinpath(name).glob("*.json"):
                file.unlink()
            assert everything(self.open(name)) == alike
            assert self.journals[name].notices == []
        shutil.rmtree(self.root)


TestTwoDevices = TwoDevices.TestCase
TestTwoDevices.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
