"""Effort and pain, a digit each: also where one of them is a one or a ten."""

from __future__ import annotations

import pytest
from textual.app import App

from planner.domain.knee.parameters import DEFAULTS
from planner.present.pain_scale import exercise_scale
from planner.screens.shared.rate_dialog import Rated, RateDialog
from planner.widgets.score_dialog import ScoreDialog


@pytest.mark.parametrize(
    ("keys", "rated"),
    [
        (("1", "0", "3"), Rated(10, 3)),
        (("1", "3"), Rated(1, 3)),
        (("4", "1", "0"), Rated(4, 10)),
        (("4", "1", "enter"), Rated(4, 1)),
        (("1", "backspace", "2", "t"), Rated(2, 10)),
        (("3", "backspace", "2", "0"), Rated(2, 0)),
    ],
)
async def test_digits_are_scores(
    monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], rated: Rated
) -> None:
    monkeypatch.setattr(ScoreDialog, "WAIT_S", 3600.0)
    answers: list[Rated | None] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(RateDialog("Clamshell", exercise_scale(DEFAULTS)), answers.append)
        await pilot.press(*keys)
        await pilot.pause()
        assert answers == [rated]
