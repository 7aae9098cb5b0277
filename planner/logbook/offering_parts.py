"""The parts that offer something now and then."""

from __future__ import annotations

import msgspec

from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.focuses import Focuses
from planner.logbook.gates import PhaseGates
from planner.logbook.offers import Offers
from planner.logbook.scores import Scores
from planner.logbook.steps import ExerciseSteps
from planner.logbook.technique import Technique


class OfferingParts(msgspec.Struct, frozen=True):
    """What offers."""

    offers: Offers
    scores: Scores
    technique: Technique


def offering_parts(
    book: Book,
    cards: Cards,
    caps: Caps,
    gates: PhaseGates,
    steps: ExerciseSteps,
    focuses: Focuses,
) -> OfferingParts:
    """Each of them, over a book and its other parts."""
    offers = Offers(book)
    return OfferingParts(
        offers=offers,
        scores=Scores(book, offers),
        technique=Technique(book, cards, caps, gates, steps, focuses),
    )
