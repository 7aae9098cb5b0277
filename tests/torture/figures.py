"""The last figures of each kind, kept between runs: one kind may be tormented by itself."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from tests.bench.report import machine
from tests.torture.tally import Tally

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("figures.json")


class Figures(msgspec.Struct, frozen=True):
    """What one kind came to: when, on which commit and where it was tormented."""

    day: date
    commit: str
    machine: str
    tally: Tally


def taken(tally: Tally) -> Figures:
    """`tally` as it came out now, on the commit that is checked out."""
    return Figures(date.today(), _commit(), machine(), tally)  # noqa: DTZ011


def kept(file: Path = FILE) -> dict[str, Figures]:
    """The last figures of each kind that has any."""
    if not file.exists():
        return {}
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Figures])


def keep(figures: Mapping[str, Figures], file: Path = FILE) -> None:
    """Put `figures` in place of the earlier ones of the same kinds."""
    both = msgspec.json.encode({**kept(file), **figures}, order="sorted")
    file.write_bytes(msgspec.json.format(both, indent=2) + b"\n")


def _commit() -> str:
    """The commit that is tormented, "+" behind it if more than that is in the folder."""
    short = _git("rev-parse", "--short", "HEAD")
    return short + "+" * bool(_git("status", "--porcelain", "--untracked-files=no", "planner"))


def _git(*words: str) -> str:
    said = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return said.stdout.strip()
