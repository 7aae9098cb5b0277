"""Bindings that several widgets and dialogs have alike."""

from __future__ import annotations

from textual.binding import Binding
from textual.keys import format_key


def shown(
    id: str,  # noqa: A002 - Textual's name for it
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    group: Binding.Group | None = None,
    *,
    one_sign: bool = False,
    show: bool = True,
) -> Binding:
    """A binding that the line of hints may name.

    Args:
        one_sign: True if the first of its keys stands for all of them wherever they are shown.
    """
    sign = format_key(keys.partition(",")[0]) if one_sign else None
    return Binding(
        keys, action, description, show, sign, id=id, tooltip=tooltip, group=group
    )  # fmt: skip


def quiet(
    id: str,  # noqa: A002 - Textual's name for it
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    group: Binding.Group | None = None,
    *,
    one_sign: bool = False,
) -> Binding:
    """A binding that is listed in the help and the palette but not, by itself, in the hints."""
    return shown(
        id, keys, action, description, tooltip, group, one_sign=one_sign, show=False
    )  # fmt: skip


def four_weeks(page: str, action: str, back: str, on: str) -> tuple[Binding, Binding]:
    """The keys that go four weeks back and on: on every page the same.

    Args:
        page: What the keys are named by.
        action: What takes the weeks, with `{}` in place of their number.
        back: What the one says of itself.
        on: What the other does.
    """
    return (
        quiet(f"{page}.back_four", "less_than_sign", action.format(-4), "4 weeks back", back),
        quiet(f"{page}.on_four", "greater_than_sign", action.format(4), "4 weeks on", on),
    )


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
