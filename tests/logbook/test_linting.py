"""What `lint` says of the cards of a book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner.domain.values.exercise import Dose
from planner.domain.values.session import Item
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.logbook.logbook import Logbook
from tests.logbook.living import DAY, Clock, profile

MONDAY = date(2026, 11, 30)


def test_an_exercise_of_a_phase_whose_gate_is_shut_is_an_error(
    open_book: Callable[..., Logbook], clock: Clock
) -> None:
    """Faults A9, rules.md 6: step-downs are Run-strong's, and the runner is in Calm until its
    gate, whatever the calendar says; skipping a gate opens what its phase has."""
    library = read_library((bundled_folder(),))
    clock.wind(MONDAY, 6)
    book = open_book(exercises=library.exercises, plans=library.plans)
    book.setup.adopt(
        profile(
            plan="runners-knee-12-weeks", start=MONDAY, run_days=(1, 3, 6),
            weekly_m=15_000, longest_m=6_000,
        )
    )  # fmt: skip
    assert not any(one.broken for one in book.linting.week().findings)

    book.calendar.add_session(
        MONDAY + DAY, "Steps", (Item(exercise="step_down", dose=Dose(reps=8)),)
    )
    assert [(one.rule, one.card) for one in book.linting.week().findings if one.broken] == [
        ("PHASE", "Steps")
    ]

    while (gate := book.gates.now().next) is not None:
        book.gates.skip(gate.phase.id, "my physiotherapist says so")
    assert not any(one.broken for one in book.linting.week().findings)
