"""Bindings of widgets: movement, kept out of the hint bar unless a page asks for it."""

from __future__ import annotations

from textual.binding import Binding


def quiet(
    id: str,  # noqa: A002 - Textual's name for it
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    group: Binding.Group | None = None,
) -> Binding:
    """A binding that is listed in the help and the palette but not, by itself, in the hints."""
    return Binding(keys, action, description, show=False, id=id, tooltip=tooltip, group=group)
