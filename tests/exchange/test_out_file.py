"""A file that the disk refuses: what can be done about it is said, and it fits."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planner.domain.values.errors import ExchangeError
from planner.exchange.kit import out_file


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "Free some space"),
        (errno.EDQUOT, "Free some space"),
        (errno.EROFS, "writable"),
        (errno.EACCES, "writable"),
        (errno.ENAMETOOLONG, "shorter name"),
        (errno.EIO, "Look at the disk"),
    ],
)
def test_the_hint_fits_why_the_disk_refuses(tmp_path, monkeypatch, number, hint):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExchangeError) as told:
        out_file.write_file(tmp_path / "knee.pdf", "page")

    assert os.strerror(number) in told.value.message
    assert hint in told.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nowhere/knee.pdf", "file/knee.pdf"])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(ExchangeError) as told:
        out_file.write_file(tmp_path / place, "page")

    assert told.value.hint.startswith(f"There is no folder {(tmp_path / place).parent}: make it")
