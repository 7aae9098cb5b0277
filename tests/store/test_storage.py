from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from planner.domain.values.errors import DamagedError
from planner.store.schema import SCHEMA, Tables, upgrade, version
from planner.store.storage import SealedStorage


def opened(path: Path) -> tuple[TinyDB, SealedStorage]:
    database = TinyDB(path, storage=SealedStorage)
    storage = database.storage
    assert isinstance(storage, SealedStorage)
    return database, storage


def test_tinydb_works_on_it_as_on_any_storage(tmp_path):
    path = tmp_path / "2026-11.json"
    database, storage = opened(path)
    runs = database.table("facts")
    runs.insert_multiple([{"km": 5}, {"km": 8}])
    runs.update({"km": 9}, where("km") == 8)
    storage.flush()
    database.close()

    again, storage = opened(path)

    assert storage.is_sealed
    assert again.table("facts").search(where("km") > 5) == [{"km": 9}]


def test_stock_tinydb_reads_it(tmp_path):
    path = tmp_path / "2026-11.json"
    database, storage = opened(path)
    database.table("facts").insert({"km": 5})
    storage.flush()

    with TinyDB(path) as stock:
        assert stock.table("facts").get(doc_id=1) == {"km": 5}


def test_nothing_is_written_before_the_flush(tmp_path):
    path = tmp_path / "2026-11.json"
    database, _ = opened(path)

    database.table("facts").insert({"km": 5})

    assert not path.exists()


def test_an_altered_file_shows_it(tmp_path):
    path = tmp_path / "2026-11.json"
    database, storage = opened(path)
    database.table("facts").insert({"km": 5})
    storage.flush()

    path.write_bytes(path.read_bytes().replace(b'"km":5', b'"km":6'))

    assert not SealedStorage(path).is_sealed


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"facts":[]}', b'{"facts":{"1":3}}', b"\xff", b"[" * 9999]
)
def test_a_file_that_is_no_tinydb_file_is_named(tmp_path, content):
    path = tmp_path / "2026-11.json"
    path.write_bytes(content)

    with pytest.raises(DamagedError, match=r"2026-11\.json cannot be read"):
        SealedStorage(path)


def test_a_plain_tinydb_file_is_layout_0_and_becomes_the_present_one(tmp_path):
    with TinyDB(tmp_path / "plain.json") as stock:
        stock.table("facts").insert({"id": "r"})
    tables = json.loads((tmp_path / "plain.json").read_text())
    before = json.dumps(tables)

    new = upgrade(tables)

    assert (version(tables), version(new)) == (0, SCHEMA)
    assert new["facts"] == tables["facts"]
    assert json.dumps(tables) == before


def test_a_layout_of_the_future_is_left_alone():
    tables: Tables = {"meta": {"1": {"schema": 99}}, "facts": {"1": {"id": "r"}}}

    assert upgrade(tables) == tables
    assert version({"meta": {"1": {"schema": "x"}}}) == 0
