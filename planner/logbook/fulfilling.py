"""Which planned run an imported one is: the day's only open one, unless they are far apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from planner.domain.values.run import CrossTraining, PlannedRun, Run

FAR = 2
"""So many times as long, or as short, a run is perhaps not the planned one. Our choice."""
NO_CARDS: Mapping[str, str] = {}

OpenCards = Callable[[date, Collection[str]], tuple[PlannedRun, ...]]
"""The planned runs of a day that are open, without some that are taken."""


class PlacedRun(msgspec.Struct, frozen=True):
    """A run that comes in, and the planned one it is."""

    run: Run
    card: str
    """Id of the planned run; empty for none."""
    doubt: tuple[PlannedRun, ...] = ()
    """The open ones, where it has to be asked which of them it is, if any."""


def placing(
    open_cards: OpenCards, records: Sequence[Run | CrossTraining], cards: Mapping[str, str]
) -> Iterator[PlacedRun]:
    """Each run in turn, with what `cards` answers by its id; a card that one has is no other's."""
    taken = {card for card in cards.values() if card}
    for run in records:
        if not isinstance(run, Run):
            continue
        card = run.planned
        doubt: tuple[PlannedRun, ...] = ()
        if run.id in cards:
            card = cards[run.id]
        elif not card:
            doubt = open_cards(run.date, taken)
            if len(doubt) == 1 and not is_far(run, doubt[0]):
                card, doubt = doubt[0].id, ()
        taken.add(card)
        yield PlacedRun(run, card, doubt)


def is_far(run: Run, planned: PlannedRun) -> bool:
    """True if nothing that is known of both, distance or time, is alike."""
    pairs = ((run.distance_m, planned.distance_m), (run.duration_s, planned.duration_s))
    known = [(one, other) for one, other in pairs if one and other]
    return bool(known) and all(max(pair) > FAR * min(pair) for pair in known)
