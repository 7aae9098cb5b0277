"""easeback's own look. Every other colour is derived by Textual; no literal stands elsewhere."""

from __future__ import annotations

from textual.theme import Theme

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
