"""The parts that propose and offer: with one comes what the others are made of."""

from __future__ import annotations

import msgspec

from planner.logbook.book import Book
from planner.logbook.caps import Caps
from planner.logbook.cards import Cards
from planner.logbook.facts import Facts
from planner.logbook.flares import Flares
from planner.logbook.focuses import Focuses
from planner.logbook.gates import PhaseGates
from planner.logbook.offers import Offers
from planner.logbook.proposals import Proposals
from planner.logbook.red_flags import RedFlags
from planner.logbook.scores import Scores
from planner.logbook.steps import ExerciseSteps
from planner.logbook.technique import Technique
from planner.logbook.todo import ToDo


class ProposingParts(msgspec.Struct, frozen=True):
    """What proposes and offers."""

    gates: PhaseGates
    steps: ExerciseSteps
    proposals: Proposals
    offers: Offers
    scores: Scores
    technique: Technique


def proposing_parts(
    book: Book,
    cards: Cards,
    facts: Facts,
    red_flags: RedFlags,
    caps: Caps,
    flares: Flares,
    focuses: Focuses,
    todo: ToDo,
) -> ProposingParts:
    """Each of them, over a book and its other parts."""
    gates = PhaseGates(book, red_flags, caps, flares)
    steps, offers = ExerciseSteps(book, cards, caps, gates), Offers(book)
    return ProposingParts(
        gates=gates,
        steps=steps,
        proposals=Proposals(book, cards, red_flags, caps, flares, gates, steps, facts, todo),
        offers=offers,
        scores=Scores(book, offers),
        technique=Technique(book, cards, caps, gates, steps, focuses),
    )
