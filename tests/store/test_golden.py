from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from tests.store.golden.make import make
from tests.store.samples import everything, put, run

GOLDEN = sorted(path for path in Path(__file__).with_name("golden").iterdir() if path.is_dir())
VERSIONS = [path for path in GOLDEN if path.name.startswith("v")]


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def golden(request, folder):
    shutil.copytree(request.param, folder)
    expected = folder / "expected.json"
    content = msgspec.json.decode(expected.read_bytes())
    expected.unlink()
    return content


def contents(journal):
    return {**everything(journal), "clashes": msgspec.to_builtins(list(journal.clashes()))}


def test_a_journal_of_every_version_opens(golden, open_journal):
    journal = open_journal()

    assert contents(journal) == golden
    assert journal.notices == []
    assert journal.read_only_reason == ""


def test_the_logs_of_every_version_are_enough(golden, open_journal, folder):
    for file in folder.glob("*.json"):
        file.unlink()

    journal = open_journal()

    assert contents(journal) == golden
    assert journal.notices == []


def test_a_journal_of_every_version_can_be_written(golden, open_journal):
    journal = open_journal()
    put(journal, run("run-9"))
    journal.close()

    again = open_journal()

    assert {raw["id"] for raw in everything(again)["facts"]} - {"run-9"} == {
        raw["id"] for raw in golden["facts"]
    }


def test_the_newest_golden_journal_is_what_this_program_writes(tmp_path):
    make(tmp_path / "made")

    made = sorted(path.relative_to(tmp_path / "made") for path in tmp_path.rglob("*.json*"))

    newest = VERSIONS[-1]
    assert made == sorted(path.relative_to(newest) for path in newest.rglob("*.json*"))
    for name in made:
        assert (tmp_path / "made" / name).read_bytes() == (newest / name).read_bytes(), name
