"""The small lists beside a journal: what cannot be read is never written over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest

from planner.domain.values.errors import ExchangeError, StoreError
from planner.exchange.lists.known_lists import known_lists, remember_lists
from planner.store.outside import change_listed, read_listed
from tests.store.refusing import ERRORS, StepsAreOverError, unreadable


class Kept(msgspec.Struct, frozen=True):
    """One of a list."""

    name: str


def add(path: Path, name: str) -> None:
    change_listed(path, Kept, lambda kept: [*kept, Kept(name)], "keep it")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "state" / "listed.json"
    add(path, "a")
    add(path, "b")
    return path


@pytest.mark.parametrize("number", ERRORS)
def test_a_list_that_cannot_be_read_is_not_written_over(listed: Path, number: int) -> None:
    for step in range(20):
        try:
            with unreadable(step, number, where=str(listed.parent)):
                add(listed, "c")
        except StoreError:
            pass  # told, and looked at below
        except StepsAreOverError:
            break
        assert [*map(str, read_listed(listed, Kept))][:2] == ["Kept(name='a')", "Kept(name='b')"]
    assert step > 1


def test_a_damaged_list_is_put_aside(listed: Path) -> None:
    listed.write_bytes(b"[{")

    add(listed, "c")

    assert read_listed(listed, Kept) == [Kept("c")]
    assert listed.with_name("listed.json.broken-1").read_bytes() == b"[{"


@pytest.mark.parametrize("number", ERRORS)
def test_columns_that_cannot_be_read_are_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    remember_lists(tmp_path, {"a": "date=A"})

    def refuse(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "read", refuse)
        with pytest.raises(ExchangeError, match=re.escape(os.strerror(number))):
            remember_lists(tmp_path, {"b": "date=B"})

    assert known_lists(tmp_path) == {"a": "date=A"}


def test_damaged_columns_are_put_aside(tmp_path: Path) -> None:
    (tmp_path / "lists.json").write_bytes(b"{")

    remember_lists(tmp_path, {"b": "date=B"})

    assert known_lists(tmp_path) == {"b": "date=B"}
    assert (tmp_path / "lists.json.broken").read_bytes() == b"{"


def test_a_name_that_is_no_text_is_told_and_the_list_stays(listed: Path) -> None:
    before = listed.read_bytes()

    with pytest.raises(StoreError, match="half a character"):
        add(listed, os.fsdecode(b"caf\xe9"))

    assert listed.read_bytes() == before
