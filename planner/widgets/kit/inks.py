"""Inks: what a tone looks like, in colours of the theme that can be read on any ground."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec
from rich.style import Style
from textual.color import Color

READABLE = 4.5
"""Least contrast of text and ground (WCAG 2.2, 1.4.3, level AA); marks and bars, for which 3 would
do, are often letters too."""
_AIM = READABLE * 1.02
"""What is rounded to whole colours is still enough."""

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
SHADES = 20
"""Steps from an ink to black or white."""


class Ink(msgspec.Struct, frozen=True):
    """What a tone adds to the ground it is drawn on."""

    variable: str = ""
    """A colour of Textual's themes; empty for that of ordinary text."""
    dark: str = ""
    """The same of a terminal's own sixteen colours on a dark ground; empty for ordinary text."""
    light: str = ""
    """The same on a light ground, where few of them can be read."""
    weight: Style = Style()
    plain: Style = Style()
    """Weight where there is no colour."""


BOLD = Style(bold=True)
UNDERLINED = Style(underline=True)

INKS: dict[str, Ink] = {
    "muted": Ink("text-muted"),
    "strong": Ink(weight=BOLD),
    "good": Ink("text-success", "bright_green"),
    "info": Ink("text-primary", "bright_cyan", "blue"),
    "warn": Ink("text-warning", "bright_yellow", plain=UNDERLINED),
    "bad": Ink("text-error", "bright_red", "red", BOLD, BOLD + UNDERLINED),
    "accent": Ink("text-accent", "bright_magenta", "blue"),
    "blue": Ink("primary", "cyan", "blue"),
    "green": Ink("success", "green"),
    "amber": Ink("warning", "yellow"),
}
"""What a span may mean.

| Tone | Description |
| :- | :- |
| `muted` | What may be overlooked. |
| `strong` | What should be read first. |
| `good` | Fine: done, settled, within the cap. |
| `info` | What the eye may rest on: amounts, what is still open. |
| `warn` | Look: at the cap, changed. |
| `bad` | Stop: over the cap, a flare. |
| `accent` | Titles and marks. |
| `blue`, `green`, `amber` | Kinds of things; they promise nothing. |
"""


def contrast(ink: Color, ground: Color) -> float:
    """Contrast of two opaque colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=1024)
def _luminance(colour: Color) -> float:
    red, green, blue = map(_linear, colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=256)
def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=1024)
def readable(ink: Color, ground: Color) -> Color:
    """The ink on an opaque ground; where it cannot be read, as near to it as can."""
    ink = ground + ink
    if contrast(ink, ground) >= _AIM:
        return ink
    pole = max(BLACK, WHITE, key=lambda one: contrast(one, ground))
    shades = (ink.blend(pole, step / SHADES) for step in range(1, SHADES))
    return next((shade for shade in shades if contrast(shade, ground) >= _AIM), pole)


def colour_of(variable: str, variables: Mapping[str, str], ground: Color) -> Color:
    """A variable of a theme; `auto 60%` is black or white, so much of it, by the ground."""
    value = variables[variable]
    if value.startswith("auto"):
        return ground.get_contrast_text(float(value.removeprefix("auto").strip(" %")) / 100)
    return Color.parse(value)
