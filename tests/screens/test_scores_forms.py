"""The forms of the scores of every few weeks."""

from __future__ import annotations

from datetime import date

from planner.domain.knee.scores import SCALES
from planner.domain.values.scores import ScoreSheet
from planner.screens.shared.scores_forms import corrected


def test_a_correction_leaves_alone_what_is_not_asked_now() -> None:
    sheet = ScoreSheet(id="s", date=date(2026, 11, 2), values={"worst": 4, "usual": 2, "change": 2})
    asked = (SCALES["worst"], SCALES["usual"])

    found = corrected(sheet, asked, {"score-0": 5, "score-1": None, "note": None})

    assert found.values == {"worst": 5, "change": 2}
    assert (found.id, found.date, found.note) == ("s", sheet.date, "")
