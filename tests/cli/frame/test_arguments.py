"""Which command lines open the window."""

from __future__ import annotations

import pytest

from planner.cli.frame.arguments import Options, opening_options


def test_no_argument_opens_the_window():
    assert opening_options([]) == Options()


@pytest.mark.parametrize("words", [["--data", "here"], ["--data=here"]])
def test_the_journal_folder_may_be_named_when_opening(words):
    assert opening_options(words) == Options(data="here")


def test_all_opening_options_go_together():
    words = ["--config", "c", "--at=2026-11-25", "--demo", "--quiet", "--data", "d"]

    assert opening_options(words) == Options(
        data="d", config="c", at="2026-11-25", demo=True, quiet=True
    )


@pytest.mark.parametrize(
    "words",
    [
        ["today"],
        ["--data", "here", "today"],
        ["--help"],
        ["--data"],
        ["--data="],
        ["--data", "--demo"],
        ["--json"],
        ["--demo=yes"],
        ["--"],
        [""],
    ],
)
def test_everything_else_is_left_to_the_commands(words):
    assert opening_options(words) is None
