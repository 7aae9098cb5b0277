"""What must hold of every history (rules.md 9), asked of a few hundred drawn ones.

A long search by hand asks thousands: `python -m tests.domain.caps.properties 0 5000`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.caps.allowance import allowance
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import reaches_back
from tests.domain.caps import properties
from tests.domain.caps.drawn import FIRST
from tests.domain.caps.properties import PROPERTIES
from tests.domain.facts import known, mornings, on, red_flag, run, weeks

EXAMPLES = 40
seeds = st.integers(0, 1_000_000)


@pytest.mark.parametrize("broken", PROPERTIES, ids=lambda each: each.__name__)
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(seed=seeds)
def test_holds(broken: Callable[[int], str], seed: int) -> None:
    assert broken(seed) == ""


def test_the_suites_search_for_windows_finds_some_that_are_sure() -> None:
    """Else the property would hold of nothing."""
    properties.windows.clear()

    for seed in range(40):
        properties.windowed(seed)

    assert properties.windows["histories"] > 0


def test_a_cut_history_is_sure_after_half_a_year_of_answered_runs() -> None:
    runs = [
        run(day, 5.0, duration_s=2000) for first in range(0, 210, 7) for day in (first, first + 3)
    ]
    history = known(runs, mornings(0, 210), first=on(0))

    assert not reaches_back(history, on(140).toordinal(), DEFAULTS)
    assert reaches_back(history, on(175).toordinal(), DEFAULTS)
    assert not reaches_back(known(runs, first=on(0)), on(209).toordinal(), DEFAULTS)
    assert reaches_back(known(runs), on(0).toordinal(), DEFAULTS)


def test_an_empty_history_and_one_of_locks_alone_have_a_number() -> None:
    assert allowance(FIRST, History(), FIRST, DEFAULTS).hard_m == 1100
    locked = known(red_flag(0), weeks(-14, -7))
    assert allowance(on(0), locked, on(0), DEFAULTS).hard_m == 0
