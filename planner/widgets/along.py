"""Columns side by side, of which one may be selected: the rules that all charts have alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar


class Abreast(Protocol):
    """One of the columns."""

    @property
    def current(self) -> bool:
        """True for the present one."""
        ...


T = TypeVar("T")


def usual_place(columns: Sequence[Abreast]) -> int:
    """Where one begins: the present column, else the last."""
    return next((index for index, one in enumerate(columns) if one.current), len(columns) - 1)


def within(place: int | None, columns: Sequence[object]) -> int | None:
    """The place, or the nearest there is; None without columns."""
    if place is None or not columns:
        return None
    return max(0, min(place, len(columns) - 1))


def picked(place: int | None, columns: Sequence[T]) -> T | None:
    """The selected column, if one is."""
    return columns[place] if columns and place is not None else None


def stepped(place: int | None, step: Literal[-1, 1], columns: Sequence[Abreast]) -> int:
    """The place one on, or back; the usual one where none is selected."""
    return usual_place(columns) if place is None else place + step
