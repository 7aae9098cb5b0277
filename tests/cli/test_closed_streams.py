"""Every command with a stream that was closed before it began, as by `>&-` in a shell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner.__main__ import main
from planner.cli.main import COMMANDS

LINES = sorted({*COMMANDS, "note -", "log run 5k 31:20", "pain 3", "export ics", "completion bash"})
SERVES = "serve"
"""It would go on until it is ended."""


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("line", [line for line in LINES if line != SERVES])
def test_a_command_ends_in_words_whichever_stream_is_closed(
    home: Path, monkeypatch: pytest.MonkeyPatch, line: str, stream: str
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, stream, None)

    code = main(["--data", str(home / "journal"), "--at", "2026-11-30T10:00", *line.split()])

    assert code in range(8)
