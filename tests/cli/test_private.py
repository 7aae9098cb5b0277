"""What the program writes is for its owner alone, whatever others may usually read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import MONDAY, Easeback


@pytest.fixture
def open_hearted() -> Iterator[None]:
    """A machine on which all may read what one writes."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_hearted")
def test_every_file_and_every_folder_is_for_its_owner_alone(easeback: Easeback, home: Path) -> None:
    there = {*home.rglob("*")}
    out = home / "out"
    out.mkdir(mode=0o700)
    for line in (
        "setup --knee left --weekly 15k --longest 6k", "note warm", "undo", "prompt", "remind",
        "backup", f"backup --to {out}", f"export json -o {out / 'x.json'}",
        f"export csv -o {out}", f"export ics --follow {out / 'x.ics'}", "verify --fix",
        f"restore {MONDAY}", f"restore {MONDAY} --as-new {out / 'again'}",
        f"merge {out / 'again'} --yes", f"show --as-of {MONDAY}", "config set goal_run 20k",
    ):  # fmt: skip
        answer = easeback(*line.split(), at=f"{MONDAY}T18:00")
        assert answer.code == 0, (line, answer.err)

    made = [path for path in home.rglob("*") if path not in there and not path.is_symlink()]

    assert len(made) > 20
    for path in made:
        holds = any((path / name).exists() for name in ("easeback", "journal"))
        if not holds:  # what stands above, such as ~/.local/share, is of all programs
            assert path.stat().st_mode & 0o077 == 0, path
