"""Which focus is offered, and the one change of a week."""

from __future__ import annotations

from datetime import date

import msgspec

from planner.domain.technique.offer import (
    changed_exercise,
    kinds_offered,
    last_day,
    longer_run,
)
from planner.domain.technique.step_rate import UsualRate
from planner.domain.technique.technique_rules import RULE_OF, TECHNIQUE_RULES
from planner.domain.values.exercise import Dose
from planner.domain.values.reason import Reason, Value
from planner.domain.values.session import Item
from planner.domain.values.technique import FocusKind

MONDAY = date(2026, 11, 23)
BRIDGE = Item(exercise="bridge", dose=Dose(sets=3, reps=10))


def told(reason: Reason | None) -> dict[str, Value]:
    """What a reason says; it has to be there."""
    assert reason is not None
    return dict(reason.values)


def test_a_step_rate_is_offered_first_up_to_170_last_up_to_175_and_not_beyond():
    assert kinds_offered(UsualRate(170))[0] is FocusKind.STEP_RATE
    assert kinds_offered(UsualRate(171))[-1] is FocusKind.STEP_RATE
    assert FocusKind.STEP_RATE not in kinds_offered(UsualRate(176))
    assert kinds_offered(None) == tuple(FocusKind)


def test_no_step_rate_is_offered_to_a_calf_that_hurt_with_it():
    assert FocusKind.STEP_RATE not in kinds_offered(UsualRate(160), hurt=True)


def test_a_run_beyond_the_longest_one_is_the_change_of_the_week():
    days = [(MONDAY, 5000, 5000), (date(2026, 11, 29), 5400, 5000)]

    assert longer_run(days[:1]) is None
    assert told(longer_run(days)) == {"what": "longest", "day": date(2026, 11, 29)}


def test_what_rounding_makes_of_a_run_is_no_longer_one():
    assert longer_run([(MONDAY, 5300, 5201)]) is None
    assert longer_run([(MONDAY, 5300, 5200)]) is not None


def test_a_day_held_against_nothing_is_no_change():
    assert longer_run([(MONDAY, 5000, None)]) is None


def test_another_dose_of_an_exercise_is_the_change_of_the_week():
    more = msgspec.structs.replace(BRIDGE, dose=Dose(sets=3, reps=12))

    assert changed_exercise([BRIDGE], [BRIDGE]) is None
    assert told(changed_exercise([more], [BRIDGE]))["exercise"] == "bridge"


def test_fewer_sets_of_a_lighter_week_are_no_change_and_nor_is_the_way_back():
    fewer = msgspec.structs.replace(BRIDGE, dose=Dose(sets=2, reps=10))

    assert changed_exercise([fewer], [BRIDGE]) is None
    assert changed_exercise([BRIDGE], [fewer, BRIDGE]) is None


def test_where_nothing_was_asked_for_before_nothing_has_changed():
    assert changed_exercise([BRIDGE], []) is None


def test_a_focus_lasts_four_whole_weeks():
    assert last_day(MONDAY) == date(2026, 12, 20)


def test_every_focus_says_how_strong_its_evidence_is_and_where_it_comes_from():
    assert set(RULE_OF) == set(FocusKind)
    assert all(rule.source and rule.status for rule in TECHNIQUE_RULES.values())
    assert RULE_OF[FocusKind.STEP_RATE].status == "EB-w"
