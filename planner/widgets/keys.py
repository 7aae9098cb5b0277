"""Bindings that several widgets and dialogs have alike."""

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


TEN = "t"
"""The key of a ten, where every other score is its digit."""


def scores(prefix: str, label: str, tooltip: str) -> list[Binding]:
    """A key for every score from 0 to 10, which runs `action_score`.

    `label` and `tooltip` say what the score is; it is put behind the one, and as `n/10` behind
    the other.
    """
    return [
        Binding(
            TEN if score == 10 else str(score),
            f"score({score})",
            f"{label} {score}",
            show=False,
            id=f"{prefix}.{score}",
            tooltip=f"{tooltip} {score}/10",
        )
        for score in range(11)
    ]
