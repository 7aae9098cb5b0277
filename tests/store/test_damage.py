"""Files that were torn, altered, deleted, or come from a newer or older program."""

from __future__ import annotations

import json
import shutil

import pytest
from tinydb import TinyDB

from planner.domain.values.errors import StoreError
from tests.store.samples import everything, pain, planned, profile, put, run, undo


@pytest.fixture
def filled(journal):
    """A closed journal over three months and the book."""
    put(journal, run("run-1", "2026-09-05"))
    put(journal, run("run-2", "2026-10-05"))
    put(journal, planned(day="2026-10-30"), "plan")
    put(journal, planned(day="2026-11-02"), "plan")
    put(journal, profile(), "book")
    journal.close()
    return everything(journal)


def test_the_whole_checkpoint_can_be_deleted(filled, open_journal, folder):
    for file in folder.glob("*.json"):
        file.unlink()

    again = open_journal()

    assert again.months() == ["2026-09", "2026-10"]
    assert everything(again) == filled
    assert again.notices == []
    again.close()
    assert everything(open_journal()) == filled


@pytest.mark.parametrize("name", ["2026-09", "2026-10", "2026-11", "book"])
def test_any_file_of_the_checkpoint_can_be_deleted(filled, open_journal, folder, name):
    (folder / f"{name}.json").unlink()

    again = open_journal()

    assert everything(again) == filled
    assert again.notices == []
    again.close()
    assert (folder / f"{name}.json").exists()


@pytest.mark.parametrize("name", ["2026-09", "2026-10", "2026-11", "book"])
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"%s":{"x":{}}}', b'{"%s":{"1":{}}}'])
def test_a_broken_file_is_set_aside_and_rebuilt(filled, open_journal, folder, name, content):
    path = folder / f"{name}.json"
    content = content.replace(b"%s", b"book" if name == "book" else b"facts")
    path.write_bytes(content)

    again = open_journal()
    assert everything(again) == filled
    again.close()

    (notice,) = again.notices
    assert f"{name}.json could not be read" in notice
    assert f"kept as {name}.json.broken-1" in notice
    assert (folder / f"{name}.json.broken-1").read_bytes() == content
    assert everything(open_journal()) == filled


def test_a_second_broken_file_does_not_overwrite_the_first(filled, open_journal, folder):
    for number, content in ((1, "{"), (2, "[")):
        (folder / "2026-09.json").write_text(content)
        again = open_journal()
        again.load_all()
        again.checkpoint()
        assert (folder / f"2026-09.json.broken-{number}").read_text() == content


def test_a_file_altered_by_hand_is_put_right_and_kept_aside(filled, open_journal, folder):
    path = folder / "2026-09.json"
    path.write_bytes(path.read_bytes().replace(b"5000", b'"far"'))

    again = open_journal()

    assert everything(again) == filled
    assert "was altered by another program" in again.notices[0]
    assert b'"far"' in (folder / "2026-09.json.broken-1").read_bytes()


def test_what_only_a_month_knows_survives_its_alteration(filled, open_journal, folder):
    """The log is gone, so the file is all there is."""
    (folder / "changes" / "laptop-1a2b.jsonl").unlink()
    with TinyDB(folder / "2026-09.json") as stock:
        stock.table("facts").insert({"id": "by-hand", "kind": "note", "date": "2026-09-06"})

    again = open_journal()
    facts = {raw["id"] for raw in everything(again)["facts"]}

    assert facts == {"run-1", "run-2", "by-hand"}
    assert "laptop-1a2b.jsonl is missing" in again.notices[0]
    put(again, run("run-3"))
    again.close()
    assert len(everything(open_journal())["facts"]) == 4


@pytest.mark.parametrize("stamps", [7, "{", '{"at":3}', '{"of":{"s":"x"}}'])
def test_a_month_with_broken_stamps_is_set_aside(filled, open_journal, folder, stamps):
    path = folder / "2026-09.json"
    tables = json.loads(path.read_text())
    tables["facts"]["1"]["_stamps"] = stamps
    path.write_text(json.dumps(tables))

    again = open_journal()

    assert everything(again) == filled
    assert (folder / "2026-09.json.broken-1").exists()


def test_a_record_whose_id_is_no_text_is_not_one_of_ours(filled, open_journal, folder):
    path = folder / "2026-09.json"
    tables = json.loads(path.read_text())
    tables["facts"]["1"]["id"] = 7
    path.write_text(json.dumps(tables))

    again = open_journal()

    assert everything(again) == filled
    assert "the id 7 is not text" in again.notices[0]


def test_a_torn_last_line_is_dropped_with_a_note_and_the_next_change_is_kept(
    journal, open_journal, folder
):
    put(journal, run())
    put(journal, run("run-2"))
    log = folder / "changes" / "laptop-1a2b.jsonl"
    log.write_bytes(log.read_bytes()[:-20])

    again = open_journal()
    assert everything(again)["facts"] == [run()]
    assert "the last line was cut off" in again.notices[0]

    put(again, pain("pain-1", 2))
    third = open_journal()
    assert everything(third)["facts"] == [pain("pain-1", 2), run()]
    assert "line 2, cannot be read" in third.notices[0]
    undo(third)
    assert everything(third)["facts"] == [run()]


def test_a_line_broken_by_hand_is_skipped_and_named(journal, open_journal, folder):
    for number in range(3):
        put(journal, run(f"run-{number}"))
    log = folder / "changes" / "laptop-1a2b.jsonl"
    lines = log.read_text().splitlines(keepends=True)
    log.write_text(lines[0] + lines[1].replace("5000", "9999") + "\n" + lines[2])

    again = open_journal()

    assert [raw["id"] for raw in everything(again)["facts"]] == ["run-0", "run-2"]
    (notice,) = again.notices
    assert "changes/laptop-1a2b.jsonl, line 2, cannot be read and was left out" in notice


def test_a_line_broken_after_its_checkpoint_loses_nothing(filled, open_journal, folder):
    log = folder / "changes" / "laptop-1a2b.jsonl"
    log.write_bytes(log.read_bytes().replace(b"run-1", b"run-x"))
    (folder / "2026-10.json").unlink()  # so that all is read again

    assert everything(open_journal()) == filled


def test_a_log_put_in_place_of_another_is_read_from_its_start(filled, open_journal, folder):
    other = open_journal("phone-3c4d", folder.parent / "other")
    for number in range(30):
        put(other, run(f"other-{number}", "2026-11-20"))
    shutil.copy(
        folder.parent / "other" / "changes" / "phone-3c4d.jsonl",
        folder / "changes" / "laptop-1a2b.jsonl",
    )

    again = open_journal()

    assert len(everything(again)["facts"]) == 32
    assert "is not the file it was" in again.notices[0]


def test_an_earlier_state_put_in_place_of_an_open_journal_is_not_overwritten(
    journal, open_journal, folder
):
    put(journal, run())
    log = folder / "changes" / "laptop-1a2b.jsonl"
    earlier = log.read_bytes()
    put(journal, run("run-2"))
    log.write_bytes(earlier)

    with pytest.raises(StoreError, match="replaced by an earlier state"):
        put(journal, run("run-3"))

    assert "replaced" in journal.read_only_reason
    assert log.read_bytes() == earlier
    journal.close()
    assert everything(open_journal())["facts"] == [run()]


def test_a_newer_layout_is_opened_for_reading_only(filled, open_journal, folder):
    path = folder / "book.json"
    tables = json.loads(path.read_text())
    tables["meta"]["1"]["schema"] = 2
    path.write_text(json.dumps(tables))
    before = path.read_bytes()

    again = open_journal()

    assert everything(again) == filled
    assert "newer easeback" in again.read_only_reason
    assert again.notices == []
    with pytest.raises(StoreError, match="newer easeback") as caught:
        put(again, run("run-9"))
    assert "open the journal again" in caught.value.hint.lower()
    again.close()
    assert path.read_bytes() == before


def test_a_month_of_a_newer_layout_stops_writing_as_soon_as_it_is_read(
    filled, open_journal, folder
):
    path = folder / "2026-09.json"
    tables = json.loads(path.read_text())
    tables["meta"]["1"]["schema"] = 2
    path.write_text(json.dumps(tables))

    again = open_journal()
    again.load_all()

    assert "2026-09.json was written by a newer easeback" in again.read_only_reason
    with pytest.raises(StoreError):
        again.checkpoint()


def test_a_broken_month_of_a_journal_that_is_only_read_is_left_where_it_is(
    filled, open_journal, folder
):
    tables = json.loads((folder / "book.json").read_text())
    tables["meta"]["1"]["schema"] = 2
    (folder / "book.json").write_text(json.dumps(tables))
    (folder / "2026-09.json").write_text("{")

    again = open_journal()

    assert everything(again) == filled
    assert (folder / "2026-09.json").read_text() == "{"
    assert "2026-09.json could not be read" in again.notices[0]


def test_plain_tinydb_files_are_taken_over_after_a_backup(folder, open_journal):
    folder.mkdir()
    with TinyDB(folder / "2026-09.json") as stock:
        stock.table("facts").insert(run("run-1", "2026-09-05"))
    with TinyDB(folder / "book.json") as stock:
        stock.table("book").insert(profile())

    journal = open_journal()
    assert everything(journal)["facts"] == [run("run-1", "2026-09-05")]
    assert journal.records("book") == [profile()]
    assert journal.notices == []
    put(journal, run("run-2", "2026-09-06"))
    journal.close()

    assert (folder / "backups" / "2026-11-23.zip").exists()
    assert len(everything(open_journal())["facts"]) == 2


def test_a_record_in_the_wrong_month_of_a_plain_file_is_filed_where_it_belongs(
    folder, open_journal
):
    folder.mkdir()
    with TinyDB(folder / "2026-09.json") as stock:
        stock.table("facts").insert_multiple([run("r", "2026-10-05"), run("s", "2026-10-06")])
    with TinyDB(folder / "2026-10.json") as stock:
        stock.table("facts").insert(run("s", "2026-10-06", note="also here"))
    journal = open_journal()
    journal.load_all()
    put(journal, run("t", "2026-09-01"))
    journal.close()

    with TinyDB(folder / "2026-09.json") as month:
        assert [raw["id"] for raw in month.table("facts").all()] == ["t"]
    assert [raw["id"] for raw in everything(open_journal())["facts"]] == ["r", "s", "t"]


def test_the_name_of_a_month_in_a_log_cannot_lead_out_of_the_folder(journal, open_journal):
    edit = journal.edits_for(None, run(day="2026-11-01"), "facts")
    evil = type(edit)(table="facts", record="x", month="../../x", set={"kind": "run"})
    journal.commit("Evil", [evil])

    journal.close()

    assert open_journal().months() == ["0000-00"]


def test_a_log_that_cannot_be_read_is_named_and_the_rest_is_there(journal, open_journal, folder):
    put(journal, run())
    (folder / "changes" / "phone-3c4d.jsonl").mkdir()

    again = open_journal()

    assert everything(again)["facts"] == [run()]
    (notice,) = again.notices
    assert notice.startswith("changes/phone-3c4d.jsonl cannot be read (Is a directory)")
    assert not again.read_only_reason


def test_a_stamp_that_rotted_into_the_future_does_not_hide_what_was_changed_since(
    journal, open_journal, folder
):
    put(journal, planned(day="2026-10-30"), "plan")
    journal.checkpoint()
    put(journal, planned(day="2026-10-30", name="Strength B"), "plan")
    month = folder / "2026-10.json"
    month.write_bytes(month.read_bytes().replace(b'"_stamps":"1', b'"_stamps":"5'))

    again = open_journal()

    assert everything(again)["plan"] == [planned(day="2026-10-30", name="Strength B")]
    assert "was altered" in again.notices[0]
