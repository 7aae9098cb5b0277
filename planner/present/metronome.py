"""The metronome of a walk-run as a line: one foot, the other foot, and how it can be heard."""

from __future__ import annotations

from typing import Literal

from planner.widgets.kit.text import Span, Spans
from planner.wording import amounts

Sound = Literal["seen", "heard", "off"]
SOUNDS: tuple[Sound, ...] = ("seen", "heard", "off")
"""What the key goes through: a beat that is seen, heard as well, none."""
FEET = ("● ○", "○ ●")
"""Alternate beats: the sign that is full changes places."""
REST = "· ·"
NEXT_WORDS: dict[Sound, str] = {"seen": "bells too", "heard": "off", "off": "on"}


def beat_line(rate: int, number: int | None, silent_s: int | None, sound: Sound) -> Spans:
    """`● ○  172 steps a minute   t bells too`."""
    key = (Span("   t ", "strong"), Span(NEXT_WORDS[sound], "muted"))
    aim = Span(f"  {rate} steps a minute")
    if sound == "off":
        return (Span(REST, "muted"), aim, Span(", no beat", "muted"), *key)
    if number is not None:
        return (Span(FEET[number % 2], "green"), aim, *key)
    if silent_s is None:
        return (Span(REST, "muted"), aim, *key)
    left = amounts.clock(silent_s)
    return (Span(REST, "muted"), aim, Span(f", on your own for {left}", "muted"), *key)


def sound_words(sound: Sound, *, muted: bool) -> str:
    """What the key has just set."""
    if sound == "heard" and muted:
        return "The beat would ring, but bells are off: m turns them on."
    return {
        "seen": "The beat is seen, not heard.",
        "heard": "The beat is seen, and heard as the terminal's bell.",
        "off": "No beat.",
    }[sound]
