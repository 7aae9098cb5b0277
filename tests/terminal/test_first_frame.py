"""The screen is sent once when the program opens, and a cursor key sends little of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens

pytestmark = pytest.mark.terminal

MOST_BYTES = 4000


def test_the_first_frame_is_sent_once(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Mileage")
    window.rest()
    frame = window.written.decode()
    assert [frame.count(words) for words in ("easeback", "Mileage", "Journal")] == [1, 1, 1]


def test_a_step_of_the_cursor_sends_each_line_once(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Mileage")
    window.rest()
    before = len(window.written)
    window.press("h")
    window.rest()
    sent = window.written[before:]
    assert 0 < len(sent) <= MOST_BYTES
    rows = re.findall(rb"\x1b\[(\d+);\d+H", sent)
    assert len(rows) == len(set(rows))
