"""The bands of pain follow the parameters that are in force."""

from __future__ import annotations

from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS
from planner.present.pain_scale import exercise_scale, run_scale


def test_a_run_is_fine_to_2_and_too_much_from_5() -> None:
    scale = run_scale(DEFAULTS)

    assert "".join(scale.glyph(score) for score in range(11)) == "●●●▲▲■■■■■■"
    assert scale.words == "● fine to 2  ▲ 3–4 hold  ■ from 5 too much"


def test_an_exercise_may_hurt_to_5() -> None:
    scale = exercise_scale(DEFAULTS)

    assert [scale.tone(score) for score in (2, 3, 5, 6)] == ["good", "warn", "warn", "bad"]
    assert scale.words == "● fine to 2  ▲ 3–5 hold  ■ from 6 a step back"


def test_what_a_clinician_set_moves_bands_and_words() -> None:
    set_lower = with_changes(DEFAULTS, {"run_green_max": 2, "run_amber_max": 3, "ex_pain_max": 4})

    assert run_scale(set_lower).words == "● fine to 2  ▲ 3 hold  ■ from 4 too much"
    assert run_scale(set_lower).glyph(4) == "■"
    assert exercise_scale(set_lower).words == "● fine to 2  ▲ 3–4 hold  ■ from 5 a step back"
