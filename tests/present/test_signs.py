"""The legend: every sign has words, and the bands of pain are those in force."""

from __future__ import annotations

from planner.domain.caps.rules import RULES
from planner.domain.knee.parameter import with_changes
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.present.signs import legend
from planner.widgets.kit.text import plain


def group(title: str, params: Parameters = DEFAULTS) -> list[tuple[str, str]]:
    """Sign and words of one place."""
    (found,) = [one for one in legend(params) if one.title == title]
    return [(plain(sign.shown), sign.words) for sign in found.signs]


def test_every_sign_has_words_and_a_shape() -> None:
    signs = [sign for one in legend(DEFAULTS) for sign in one.signs]
    assert all(plain(sign.shown).strip() and sign.words for sign in signs)


def test_the_bands_of_pain_are_those_that_were_set() -> None:
    changed = with_changes(
        DEFAULTS,
        {"run_green_max": 1, "run_amber_max": 3, "ex_pain_green_max": 1, "ex_pain_max": 4},
    )
    assert group("Signs of pain") == [
        ("●", "up to 2/10 (in an exercise up to 2): fine"),
        ("▲", "up to 4/10 (in an exercise up to 5): hold here"),
        ("■", "above that: too much"),
    ]
    assert group("Signs of pain", changed) == [
        ("●", "up to 1/10 (in an exercise up to 1): fine"),
        ("▲", "up to 3/10 (in an exercise up to 4): hold here"),
        ("■", "above that: too much"),
    ]


def test_every_rule_is_named_with_its_id() -> None:
    shown = [sign for sign, _ in group("Rules, as cards and y name them")]
    assert [sign.rpartition(" ")[2] for sign in shown] == list(RULES)
