"""A planned run beside what its day leaves for it. The words say what the colour says."""

from __future__ import annotations

from planner.domain.values.run import PlannedRun
from planner.logbook.caps import Room
from planner.widgets.kit.text import Span, Spans
from planner.wording import amounts

NEAR_M = 100
"""What is missed by less than a tenth of a kilometre counts as reached."""


def card_cap(run: PlannedRun, room: Room, unit: amounts.Unit) -> Spans:
    """`cap 3.4`, `at cap 3.7`, `▲ 0.3 over cap 3.4`; `room 2.5` beside another run of the day."""
    return tuple(
        part
        for number, line in enumerate(card_lines(run, room, unit))
        for part in ((Span(" "), *line) if number else line)
    )


def card_lines(run: PlannedRun, room: Room, unit: amounts.Unit) -> tuple[Spans, ...]:
    """The same for a narrow card: what is over the cap takes a line more, and the runner's own
    reason another."""
    shown = f"{'room' if room.is_shared else 'cap'} {_number(room.metres, unit)}"
    if run.distance_m > room.metres:
        tone = "warn" if run.override else "bad"
        lines = [f"▲ {amounts.excess(run.distance_m - room.metres, unit)} over", shown]
        if room.metres == 0:
            lines = [_closed(room)]
        if run.override:
            lines.append("(your reason)")
        return tuple((Span(line, tone),) for line in lines)
    if room.metres - run.distance_m < NEAR_M:
        return ((Span(f"{'fills' if room.is_shared else 'at'} {shown}", "warn"),),)
    return ((Span(shown, "muted"),),)


def line_cap(metres: int, room: Room, unit: amounts.Unit) -> Spans:
    """`  cap 3.4`, `  at the cap 3.7`, `  ▲ 0.3 over the cap 3.4`; beside another run of the day
    `  room 2.5 of 5.5`."""
    shown = f"cap {_number(room.metres, unit)}"
    if room.is_shared:
        shown = f"room {_number(room.metres, unit)} of {_number(room.allowed.hard_m, unit)}"
    if metres > room.metres == 0:
        return (Span(f"  {_closed(room)}", "bad"),)
    if metres > room.metres:
        return (Span(f"  ▲ {amounts.excess(metres - room.metres, unit)} over the {shown}", "bad"),)
    if room.metres - metres < NEAR_M:
        return (Span(f"  {'fills' if room.is_shared else 'at'} the {shown}", "warn"),)
    return (Span(f"  {shown}"),)


def _closed(room: Room) -> str:
    return "▲ no room left" if room.is_shared else "▲ a rest day"


def _number(metres: int, unit: amounts.Unit) -> str:
    return amounts.floored(metres, unit).split()[0]
