"""The line on top: which phase the shown week is of."""

from __future__ import annotations

import msgspec

from planner.domain.values.calendar import WEEK
from planner.domain.weeks.schedule import Planned
from planner.logbook.logbook import Logbook
from planner.present.header import plan_words
from planner.widgets.kit.text import plain
from tests.screens.support import MONDAY, adopted


def in_phase(card: Planned, phase: str) -> Planned:
    return msgspec.structs.replace(card, phase=phase)


def test_the_phase_is_that_of_the_cards_where_a_gate_has_kept_it_back(
    empty: Logbook,
) -> None:
    adopted(empty, plan="runners-knee-12-weeks")
    plan = empty.plans["runners-knee-12-weeks"]
    first = MONDAY + 3 * WEEK
    expected = plain(plan_words(empty, first))
    assert "week" in expected

    cards = empty.cards.planned(first, first + WEEK)
    empty.put("kept back", [in_phase(card, plan.phases[0].id) for card in cards])

    assert plain(plan_words(empty, first)) == f"{plan.name} · {plan.phases[0].name}, week 4"
    assert plain(plan_words(empty, first, narrow=True)) == f"{plan.phases[0].name} w4"
