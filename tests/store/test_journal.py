from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from tinydb import TinyDB, where

from planner.domain.values.errors import StoreError
from planner.store.change import Edit
from planner.store.journal import Journal
from tests.store.samples import delete, done, everything, pain, planned, profile, put, raw_of, run


def test_a_new_journal_is_empty_and_private(journal, folder):
    assert everything(journal) == {"plan": [], "facts": [], "book": []}
    assert journal.notices == []
    assert journal.read_only_reason == ""
    assert not journal.dirty
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "changes").stat().st_mode & 0o777 == 0o700


def test_a_committed_change_is_there_after_the_program_was_killed(journal, open_journal):
    put(journal, run())

    again = open_journal()

    assert raw_of(again, "facts", "run-1", "2026-11") == run()


def test_a_change_carries_its_words_reason_and_time(journal):
    edit = journal.edits_for(None, run(), "facts")

    change = journal.commit("Run of 5 km logged", [edit], reason="felt good")

    assert change.words == "Run of 5 km logged"
    assert change.reason == "felt good"
    assert change.at == "2026-11-23T08:00:01+01:00"
    assert change.device == "laptop-1a2b"
    assert list(journal.history()) == [change]


def test_only_changed_fields_are_written_with_their_earlier_values(journal):
    put(journal, done("clamshell/left/1"))
    before = raw_of(journal, "facts", "plan-1.done")
    after = done("clamshell/left/1", "clamshell/right/1")

    edit = journal.edits_for(before, after, "facts")

    assert edit.set == {"ticks/clamshell~1right~11/reps": 12}
    assert edit.was == {}
    assert journal.edits_for(after, before, "facts").drop == ("ticks/clamshell~1right~11/reps",)


def test_edits_that_change_nothing_are_left_out_of_the_change(journal):
    put(journal, run())
    raw = raw_of(journal, "facts", "run-1")

    change = journal.commit("Nothing", [journal.edits_for(raw, dict(raw), "facts")])

    assert change.edits == ()


def test_an_edit_needs_a_record(journal):
    with pytest.raises(ValueError, match="neither"):
        journal.edits_for(None, None, "facts")


def test_a_deleted_record_lies_in_the_bin_and_can_come_back(journal):
    put(journal, run())

    delete(journal, "run-1")

    assert raw_of(journal, "facts", "run-1") is None
    assert journal.records("facts") == []
    assert [raw["id"] for raw in journal.bin("facts")] == ["run-1"]
    assert journal.bin("facts")[0]["deleted"].startswith("2026-11-23T08:00")

    journal.commit("Again", [journal.edits_for(None, run(distance_m=6000), "facts")])

    assert journal.records("facts") == [run(distance_m=6000)]
    assert journal.bin("facts") == []


def test_beginning_a_record_that_another_device_has_begun_adds_to_it(journal, open_journal):
    put(open_journal("phone-3c4d"), done("bridge/left/1"))
    journal.poll()

    journal.commit("Ticked", [journal.edits_for(None, done("clamshell/left/1"), "facts")])

    assert raw_of(journal, "facts", "plan-1.done") == done("bridge/left/1", "clamshell/left/1")


def test_a_record_begun_again_is_not_hidden_by_a_deletion_nobody_could_see(journal, open_journal):
    put(journal, done("clamshell/left/1", day="2026-10-31"))
    delete(journal, "plan-1.done")
    journal.close()

    again = open_journal()
    again.load(date(2026, 11, 1), date(2026, 11, 30))
    put(again, done("clamshell/left/2", day="2026-11-01"))

    assert "clamshell/left/2" in everything(again)["facts"][0]["ticks"]
    assert everything(open_journal()) == everything(again)


def test_a_record_stays_the_same_object_until_it_changes(journal):
    put(journal, run())
    put(journal, pain("pain-1", 3))
    before = raw_of(journal, "facts", "run-1")

    put(journal, pain("pain-1", 4))
    assert raw_of(journal, "facts", "run-1") is before

    put(journal, run(note="x"))
    assert raw_of(journal, "facts", "run-1") is not before
    assert "note" not in before


def test_what_a_caller_keeps_does_not_reach_into_the_journal(journal, open_journal):
    raw = run(tags=["hill"], pair=(1, 2))
    put(journal, raw)

    raw["tags"].append("flat")

    assert raw_of(journal, "facts", "run-1")["tags"] == ["hill"]
    assert raw_of(journal, "facts", "run-1") == raw_of(open_journal(), "facts", "run-1")


def test_opening_reads_no_month_and_asking_reads_only_what_is_needed(journal, open_journal):
    put(journal, run("old", "2025-03-01"))
    put(journal, run("new", "2026-11-01"))
    put(journal, profile(), "book")
    journal.close()

    again = open_journal()
    assert again.records("facts") == []
    assert again.records("book") == [profile()]
    assert again.months() == ["2025-03", "2026-11"]

    again.load(date(2026, 10, 1), date(2026, 11, 30))
    assert [raw["id"] for raw in again.records("facts")] == ["new"]

    again.load_all()
    assert sorted(raw["id"] for raw in again.records("facts")) == ["new", "old"]


def test_a_record_is_found_without_knowing_its_month(journal, open_journal):
    put(journal, run("old", "2025-03-01"))
    journal.close()

    again = open_journal()

    assert raw_of(again, "facts", "old") == run("old", "2025-03-01")
    assert raw_of(again, "facts", "nobody") is None
    assert raw_of(again, "book", "nobody") is None


def test_changes_to_months_that_are_not_loaded_wait_for_them(journal, open_journal):
    put(journal, run("old", "2025-03-01"))
    journal.checkpoint()
    put(journal, run("old", "2025-03-01", note="later"))
    put(journal, run("other", "2025-03-02"))

    again = open_journal()
    assert again.records("facts") == []

    again.load(date(2025, 3, 1), date(2025, 3, 1))
    assert sorted(raw["id"] for raw in again.records("facts")) == ["old", "other"]
    assert raw_of(again, "facts", "old")["note"] == "later"


@pytest.mark.parametrize("checkpoint_between", [True, False])
@pytest.mark.parametrize("first_read", ["2026-11", "2026-12"])
def test_a_moved_record_leaves_one_month_and_enters_the_other(
    journal, open_journal, folder, checkpoint_between, first_read
):
    put(journal, planned(day="2026-11-30", note="x"), "plan")
    if checkpoint_between:
        journal.checkpoint()
    put(journal, planned(day="2026-12-01", note="x"), "plan")

    killed = open_journal()
    found = raw_of(killed, "plan", "plan-1", first_read)
    assert found == planned(day="2026-12-01", note="x")
    assert everything(killed)["plan"] == [found]

    journal.close()
    with TinyDB(folder / "2026-11.json") as old, TinyDB(folder / "2026-12.json") as new:
        assert len(old.table("plan")) == 0
        assert new.table("plan").get(where("id") == "plan-1") is not None
    assert raw_of(open_journal(), "plan", "plan-1", "2026-11") == found


def test_a_record_moved_away_and_back_is_where_it_was(journal, open_journal):
    for day in ("2026-11-30", "2026-12-01", "2027-01-01", "2026-11-29"):
        put(journal, planned(day=day), "plan")
        journal.checkpoint()

    again = open_journal()

    for month in ("2026-11", "2026-12", "2027-01"):
        assert raw_of(open_journal(), "plan", "plan-1", month) == planned(day="2026-11-29")
    assert everything(again)["plan"] == [planned(day="2026-11-29")]


def test_stock_tinydb_reads_the_monthly_files(journal, folder):
    put(journal, run())
    put(journal, planned(day="2026-11-25"), "plan")
    put(journal, profile(), "book")
    journal.close()

    with TinyDB(folder / "2026-11.json") as month, TinyDB(folder / "book.json") as book:
        stored = month.table("facts").get(doc_id=1)
        assert {key: stored[key] for key in run()} == run()
        assert month.table("plan").all()[0]["name"] == "Strength A"
        assert book.table("book").all()[0]["knee"] == "left"
    assert (folder / "2026-11.json").stat().st_mode & 0o777 == 0o600


def test_a_checkpoint_writes_only_the_months_that_were_touched(journal, open_journal, folder):
    put(journal, run("old", "2025-03-01"))
    put(journal, run("new", "2026-11-01"))
    journal.close()
    untouched = (folder / "2025-03.json").stat()

    again = open_journal()
    again.load_all()
    put(again, run("newer", "2026-11-02"))
    again.checkpoint()

    assert (folder / "2025-03.json").stat().st_ino == untouched.st_ino
    assert not again.dirty


def test_a_checkpoint_without_a_change_writes_nothing(journal, folder):
    put(journal, run())
    journal.checkpoint()
    before = (folder / "book.json").stat().st_ino

    journal.checkpoint()
    journal.close()

    assert (folder / "book.json").stat().st_ino == before


def test_half_written_files_of_killed_programs_are_cleared_away(journal, folder):
    (folder / ".2026-11.json.99-0.tmp").write_text("half")
    put(journal, run())

    journal.checkpoint()

    assert list(folder.glob(".*")) == []


def test_fields_of_newer_programs_survive(journal, open_journal):
    put(journal, run(shoes={"model": "x", "km": 300}))
    journal.close()

    again = open_journal()
    raw = raw_of(again, "facts", "run-1", "2026-11")
    put(again, {**raw, "distance_m": 6000})

    assert raw_of(again, "facts", "run-1")["shoes"] == {"model": "x", "km": 300}


def test_a_clock_set_back_does_not_let_older_values_win(journal, open_journal, clock):
    put(journal, run(note="first"))
    journal.close()
    clock.moment -= timedelta(days=400)

    again = open_journal()
    put(again, run(note="second"))

    assert raw_of(open_journal(), "facts", "run-1", "2026-11")["note"] == "second"


def test_a_clock_without_a_time_zone_is_taken_as_local_time(folder, clock):
    journal = Journal.open(folder, device="a", now=lambda: clock().replace(tzinfo=None))

    change = put(journal, run())

    assert change.at[10:19] == "T08:00:01"
    assert change.at[19:] != ""


def test_nothing_is_written_after_closing(journal):
    put(journal, run())
    journal.close()
    journal.close()

    with pytest.raises(StoreError, match="closed"):
        put(journal, run(note="late"))


def test_with_closes_the_journal(open_journal, folder):
    with open_journal() as journal:
        put(journal, run())

    assert (folder / "2026-11.json").exists()


def test_a_device_has_to_have_a_name_that_can_be_a_file(folder, clock):
    with pytest.raises(StoreError, match="name a device"):
        Journal.open(folder, device="../x", now=clock)


def test_a_record_without_a_day_waits_for_its_beginning(journal, open_journal):
    edit = Edit(table="facts", record="run-1", set={"note": "from the other device"})
    journal.commit("Early", [edit])

    assert journal.records("facts") == []
    assert raw_of(journal, "facts", "run-1") is None

    journal.commit("Begun", [Edit(table="facts", record="run-1", set=_fields(run()))])
    journal.close()

    assert raw_of(open_journal(), "facts", "run-1", "2026-11") == run(note="from the other device")


def _fields(raw):
    return {key: value for key, value in raw.items() if key != "id"}


def test_an_import_of_hundreds_of_runs_is_one_line(journal, folder):
    runs = [run(f"run-{number}", f"2026-{1 + number % 12:02d}-01") for number in range(300)]

    journal.commit("Imported", [journal.edits_for(None, raw, "facts") for raw in runs])

    assert len(journal.records("facts")) == 300
    assert len(list((folder / "changes").glob("*"))) == 1
    line = (folder / "changes" / "laptop-1a2b.jsonl").read_text()
    assert line.count("\n") == 1
    assert json.loads(line)["words"] == "Imported"
