"""A planned run beside what its day leaves for it, said as the colour says it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from planner.domain.values.run import PlannedRun
from planner.logbook.caps import Room
from planner.present.caps import card_cap, card_lines, line_cap
from planner.widgets.kit.text import plain
from planner.wording.amounts import Unit
from tests.domain.facts import allowed, known, mornings, weeks

ALLOWED = allowed(1, known(mornings(-40, 10), weeks(-28, -21, -14, -7)))
"""Up to 9.9 km."""


def room(metres: int, hard_m: int | None = None) -> Room:
    """What is left on a day of that limit; shared with another run if it is less."""
    limit = metres if hard_m is None else hard_m
    return Room(metres, msgspec.structs.replace(ALLOWED, hard_m=limit))


def run(metres: int, **more: Any) -> PlannedRun:
    return PlannedRun(id="r", date=date(2026, 11, 25), distance_m=metres, **more)


@pytest.mark.parametrize(
    ("metres", "left", "unit", "said", "tone"),
    [
        (3000, room(3490), "km", "cap 3.4", "muted"),
        (3400, room(3499), "km", "at cap 3.4", "warn"),
        (3399, room(3499), "km", "cap 3.4", "muted"),
        (3700, room(3400), "km", "▲ 0.3 over cap 3.4", "bad"),
        (3420, room(3400), "km", "▲ 0.02 over cap 3.4", "bad"),
        (3437, room(3400), "km", "▲ 0.1 over cap 3.4", "bad"),
        (3437, room(3400), "mi", "▲ 0.1 over cap 2.1", "bad"),
        (3000, room(0), "km", "▲ a rest day", "bad"),
        (2000, room(2500, 5500), "km", "room 2.5", "muted"),
        (2500, room(2500, 5500), "km", "fills room 2.5", "warn"),
        (3000, room(0, 5500), "km", "▲ no room left", "bad"),
    ],
)
def test_a_card_says_cap_or_room_and_what_is_over(
    metres: int, left: Room, unit: Unit, said: str, tone: str
) -> None:
    spans = card_cap(run(metres), left, unit)
    assert plain(spans) == said
    assert {span.tone for span in spans if span.tone} == {tone}


def test_a_narrow_card_takes_a_line_for_each() -> None:
    lines = card_lines(run(3700, override="[left] race"), room(3400), "km")
    assert [plain(line) for line in lines] == ["▲ 0.3 over", "cap 3.4", "(your reason)"]
    assert {span.tone for line in lines for span in line} == {"warn"}


@pytest.mark.parametrize(
    ("metres", "left", "said"),
    [
        (3000, room(3490), "  cap 3.4"),
        (3400, room(3499), "  at the cap 3.4"),
        (3700, room(3400), "  ▲ 0.3 over the cap 3.4"),
        (3000, room(0), "  ▲ a rest day"),
        (0, room(0), "  at the cap 0.0"),
        (2000, room(2500, 5500), "  room 2.5 of 5.5"),
        (2500, room(2500, 5500), "  fills the room 2.5 of 5.5"),
        (2600, room(2500, 5500), "  ▲ 0.1 over the room 2.5 of 5.5"),
        (2600, room(0, 5500), "  ▲ no room left"),
    ],
)
def test_a_line_says_the_same_in_a_sentence(metres: int, left: Room, said: str) -> None:
    assert plain(line_cap(metres, left, "km")) == said
