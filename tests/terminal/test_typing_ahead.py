"""Keys typed faster than a dialog opens are not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.conftest import Opens

pytestmark = pytest.mark.terminal


def test_p_and_its_digit_in_one_stroke_log_pain(planned: Path, opens: Opens) -> None:
    window = opens(planned)
    window.see("Strength")
    window.press("P0P2")
    window.see("pain 0/10 left")
    window.see("pain 2/10 left")
    window.press("an")
    window.see("Note on Wed 25 Nov")
    window.press("stairs were fine\r")
    window.see("“ stairs were fine")
    window.press("q")
    assert window.end() == 0
