"""The files of the checkpoint read by themselves: what is trusted, what is kept aside."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from planner.domain.values.errors import DamagedError
from planner.store.checkpoint import Checkpoint, tables_of
from planner.store.codec import from_entry
from planner.store.entry import BOOK, StoredRecord
from planner.store.log import LogMark
from planner.store.sealed import BODY, HEAD, read_sealed
from tests.store.samples import pain, profile, run

AT = "1a213ff2ce0-0000-laptop-3f2a"
MONTH = "2026-11"


def entry(raw, table="facts", month=MONTH):
    return StoredRecord.from_document(table, month, {**raw, "_stamps": AT})


@pytest.fixture
def notices():
    return []


@pytest.fixture
def checkpoint(tmp_path, notices):
    return Checkpoint(tmp_path, notices)


@pytest.fixture
def written(checkpoint):
    """A month and the book that vouches for it."""
    checkpoint.write_month(MONTH, [entry(run()), entry(pain("p", 3))], {("plan", "s"): "2026-12"})
    checkpoint.write_book([entry(profile(), "book", BOOK)], {}, AT, {("facts", "run-1")})
    return checkpoint


def sealed_again(path: Path, change) -> None:
    """Alter what a file holds and seal it, as no program but ours can."""
    tables = json.loads(path.read_bytes())
    change(tables)
    tables["meta"]["1"].pop("seal", None)
    meta = {"1": {"seal": "00000000", **tables["meta"]["1"]}}
    rest = {name: rows for name, rows in tables.items() if name != "meta"}
    data = json.dumps({"meta": meta, **rest}, separators=(",", ":")).encode()
    body = data[BODY:]
    path.write_bytes(b"%s%08x" % (HEAD, zlib.crc32(body)) + body)


def test_what_was_written_comes_back_without_being_taken_apart(written, tmp_path, notices):
    again = Checkpoint(tmp_path, notices)
    book = again.read_book()
    month, is_complete = again.read_month(MONTH)

    assert book.meta.clock == AT
    assert book.meta.suspects == [("facts", "run-1")]
    assert again.seals == written.seals == {MONTH: month.seal}
    assert is_complete
    assert month.moved == {("plan", "s"): "2026-12"}
    assert all(one.text is not None for one in month.entries)
    assert {from_entry(one).id for one in month.entries} == {"run-1", "p"}
    assert notices == []


def test_a_month_that_is_not_the_one_the_book_knows_is_not_complete(written, tmp_path, notices):
    again = Checkpoint(tmp_path, notices)
    again.read_book()
    again.base = {"laptop": LogMark(10, 9, 1)}
    sealed_again(tmp_path / f"{MONTH}.json", lambda tables: tables["facts"].popitem())

    month, is_complete = again.read_month(MONTH)

    assert month.seal != ""
    assert len(month.entries) == 1
    assert not is_complete


def test_a_month_that_should_not_be_there_is_complete_only_while_it_is_not(checkpoint):
    checkpoint.base = {"laptop": LogMark(10, 9, 1)}

    assert checkpoint.read_month("2026-10")[1]
    checkpoint.seals["2026-10"] = "12345678"
    assert not checkpoint.read_month("2026-10")[1]


def test_without_a_book_every_month_has_to_be_read_before_it_is_vouched_for(written, tmp_path):
    (tmp_path / "book.json").unlink()
    (tmp_path / "notes-2026.json").write_text("{}")
    again = Checkpoint(tmp_path, [])

    again.read_book()

    assert again.unknown_months() == {MONTH}
    again.read_month(MONTH)
    assert again.unknown_months() == set()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda tables: tables["meta"]["1"].update(schema="one"), id="layout"),
        pytest.param(lambda tables: tables["moved"].update({"9": {"table": "x"}}), id="move"),
        pytest.param(lambda tables: tables["facts"].update({"9": {"kind": "run"}}), id="no-id"),
        pytest.param(lambda tables: tables["facts"].update({"9": []}), id="no-record"),
    ],
)
def test_a_sealed_file_that_does_not_hold_a_month_is_kept_aside(written, tmp_path, notices, change):
    sealed_again(tmp_path / f"{MONTH}.json", change)
    found = read_sealed(tmp_path / f"{MONTH}.json")
    assert found is not None
    assert found.is_intact

    volume, _ = written.read_month(MONTH)

    assert volume.entries == []
    assert (tmp_path / f"{MONTH}.json.broken-1").exists()
    assert "It was kept as 2026-11.json.broken-1 and rebuilt from the changes." in notices[0]


def test_a_broken_file_that_cannot_be_renamed_stops_all_writing(
    written, tmp_path, notices, monkeypatch
):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / f"{MONTH}.json").write_text("{")
    monkeypatch.setattr(Path, "rename", refuse)

    written.read_month(MONTH)

    assert "cannot be renamed (Permission denied)" in written.refusal
    assert notices == [written.refusal]
    assert (tmp_path / f"{MONTH}.json").read_text() == "{"


def test_a_record_edited_by_another_program_is_put_right_field_by_field(written, tmp_path, notices):
    path = tmp_path / f"{MONTH}.json"
    tables = json.loads(path.read_bytes())
    tables["facts"]["1"]["note"] = "by hand"
    path.write_text(json.dumps(tables))

    volume, _ = written.read_month(MONTH)

    assert volume.seal == ""
    assert "was altered by another program" in notices[0]
    assert any("note" in one.fields for one in volume.entries)


def test_the_text_of_a_file_that_is_no_table_names_the_file(tmp_path):
    path = tmp_path / "2026-11.json"
    path.write_text('{"facts": 3}')
    found = read_sealed(path)
    assert found is not None

    with pytest.raises(DamagedError, match=r"2026-11\.json cannot be read"):
        found.tables()


def test_half_written_files_are_cleared_away_and_nothing_else(written, tmp_path):
    (tmp_path / ".2026-11.json.99-0.tmp").write_text("{")

    written.clear_leftovers()

    assert {path.name for path in tmp_path.iterdir()} == {f"{MONTH}.json", "book.json"}


def test_the_book_and_the_months_have_tables_of_their_own():
    assert (tables_of(BOOK), tables_of(MONTH)) == (("book",), ("plan", "facts"))
