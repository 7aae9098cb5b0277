"""The parts that change a plan by hand: with one comes what the others are made of."""

from __future__ import annotations

import msgspec

from planner.logbook.book import Book
from planner.logbook.calendar import Calendar
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.flares import Flares
from planner.logbook.gates import PhaseGates
from planner.logbook.library import Library
from planner.logbook.linting import Linting
from planner.logbook.outlook import Outlook
from planner.logbook.red_flags import RedFlags
from planner.logbook.setup import Setup
from planner.logbook.steps import ExerciseSteps
from planner.logbook.swaps import Swaps


class PlanningParts(msgspec.Struct, frozen=True):
    """What changes a plan, and looks at it."""

    calendar: Calendar
    setup: Setup
    outlook: Outlook
    linting: Linting
    library: Library
    swaps: Swaps


def planning_parts(
    book: Book,
    cards: Cards,
    facts: Facts,
    red_flags: RedFlags,
    caps: Caps,
    flares: Flares,
    gates: PhaseGates,
    steps: ExerciseSteps,
) -> PlanningParts:
    """Each of them, over a book and its other parts."""
    setup = Setup(book, cards, facts, caps)
    library = Library(book, red_flags, flares, gates, steps)
    return PlanningParts(
        calendar=Calendar(book, cards, red_flags, caps),
        setup=setup,
        outlook=Outlook(book, facts, red_flags, caps),
        linting=Linting(book, cards, caps, gates, setup),
        library=library,
        swaps=Swaps(book, cards, steps, library),
    )
