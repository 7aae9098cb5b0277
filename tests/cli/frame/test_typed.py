"""What a line typed in the window may become."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli.frame.start import Start
from planner.cli.frame.typed import Typed
from planner.config import folders
from tests.logbook.living import Clock, opened, session


@pytest.fixture
def line(tmp_path: Path) -> Typed:
    """The line of a window on a book with a session today."""
    clock = Clock()
    book = opened(tmp_path / "journal", clock, "laptop-1a2b")
    session(book)
    return Typed(book, Start(folders(data=tmp_path / "journal"), clock))


@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("lin", ["lint "]),
        ("log run 5k --pai", ["log run 5k --pain ", "log run 5k --painful "]),
        ("log run 5k --on ye", ["log run 5k --on yesterday "]),
        ("log run --terrain d", ["log run --terrain downhill "]),
        ("tick cla", ["tick clam "]),
        ("easeback tick cla", ["easeback tick clam "]),
        ("config set usual_m", ["config set usual_morning "]),
        ("nonsense x", []),
        ('note "open', []),
        ("tick 'open", []),
    ],
)
def test_a_line_is_offered_what_a_shell_is(line: Typed, begun: str, whole: list[str]) -> None:
    assert list(line.complete(begun)) == whole


def test_tags_are_offered_that_were_used(line: Typed) -> None:
    line.run("note 'steep one' -t hills")
    assert list(line.complete("journal -t h")) == ["journal -t hills "]


def test_an_id_is_offered_and_the_book_stays_open(line: Typed) -> None:
    assert "Logged" in line.run("log run 5k 31:20")

    (offered,) = line.complete("fix ")

    assert "Corrected" in line.run(f"{offered} --pain 2")
