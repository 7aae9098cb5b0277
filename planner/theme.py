"""easeback's own look, and what makes any theme readable. No colour stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from textual.color import Color
from textual.theme import Theme

from planner.widgets.kit.inks import INKS, READABLE, colour_of, contrast, readable

EASEBACK = Theme(
    name="easeback",
    primary="#0178D4",
    secondary="#58D1EB",
    accent="#FFA62B",
    warning="#FD971F",
    error="#F4005F",
    success="#98E024",
    foreground="#E0E0E0",
    background="#121212",
    surface="#1E1E1E",
    panel="#242F38",
    dark=True,
)

TEXTS = ("text-primary", "text-secondary", "text-success", "text-warning", "text-error",
         "text-accent", "foreground")  # fmt: skip
"""Variables that words and marks are drawn in."""
GROUNDS = ("background", "surface", "panel")
FIELD = 0.08
"""How much of the foreground a field's ground has in it."""
MUTED = range(60, 101, 5)
"""Shares of black or white, in percent, that muted words may have."""


def legible(variables: dict[str, str], theme: Theme) -> dict[str, str]:
    """A theme's variables with every word readable on the grounds of pages, dialogs and fields.

    Widgets that draw their own lines see to theirs by themselves, ground by ground.
    """
    if theme.ansi:
        return {**variables, **_own_colours(theme)}
    for _ in "ab":  # another foreground gives fields another ground
        grounds = tuple(_grounds(variables))
        variables = {**variables, **{name: _on_all(variables[name], grounds) for name in TEXTS}}
    muted = f"auto {_muted(grounds)}%"
    cursor = Color.parse(variables["block-cursor-background"])
    shown = colour_of("block-cursor-foreground", variables, cursor)
    return {
        **variables,
        "text-muted": muted,
        "text-disabled": muted,  # what an empty field says of itself
        "block-cursor-foreground": readable(shown, cursor).hex,
    }


def _own_colours(theme: Theme) -> dict[str, str]:
    """Of a terminal's sixteen colours those that can be read; nothing is dimmed."""
    tones = {ink.variable: ink.dark if theme.dark else ink.light for ink in INKS.values()}
    return {
        name: f"ansi_{colour or 'default'}"
        for name, colour in tones.items()
        if name.startswith("text-")
    }


def _grounds(variables: dict[str, str]) -> Iterator[Color]:
    ink = Color.parse(variables["foreground"])
    for name in GROUNDS:
        ground = Color.parse(variables[name])
        yield ground
        yield ground.blend(ink, FIELD)


def _on_all(value: str, grounds: tuple[Color, ...]) -> str:
    """The colour as near to itself as it can be read on all of the grounds."""
    ink = Color.parse(value)
    for ground in grounds:
        ink = readable(ink, ground)
    return ink.hex


def _muted(grounds: tuple[Color, ...]) -> int:
    """The least share that can be read on all of the grounds."""
    return next(
        (
            share
            for share in MUTED
            if all(
                contrast(ground + ground.get_contrast_text(share / 100), ground) >= READABLE
                for ground in grounds
            )
        ),
        MUTED[-1],
    )
