"""Charts as values, before anyone has decided how they are drawn."""

from __future__ import annotations

import msgspec


class ColumnPicture(msgspec.Struct, frozen=True, kw_only=True):
    """One week or day of a chart."""

    key: str
    """Its first day, ISO 8601."""
    label: str = ""
    done: float = 0
    planned: float = 0
    """All of it, what is done included."""
    cap: float | None = None
    points: tuple[float | None, ...] = ()
    band: bool = False
    rule: str | None = None
    """What begins with it."""
    current: bool = False
    """True for the present one."""


class TrendPicture(msgspec.Struct, frozen=True, kw_only=True):
    """Bars with points over them on a scale of 0 to 10."""

    title: str
    description: str
    left: str
    columns: tuple[ColumnPicture, ...]
    right: str = ""
    marks: tuple[str, ...] = ()
    """Names of the points: the first are large and full, the second small and hollow circles."""
    done: str = "run"
    now: str = "to come"
    planned: str = "planned"
    cap: str = "line"
    band: str = "flare"
    note: str = ""
    """A line below the chart."""


class RowPicture(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list: a name, bars with their numbers, words."""

    name: str
    bars: tuple[tuple[float, str], ...] = ()
    """Shares between 0 and 1, each with its number."""
    words: str = ""


class ListPicture(msgspec.Struct, frozen=True, kw_only=True):
    """Lines with bars under one another."""

    title: str
    description: str
    heads: tuple[str, ...]
    """What the bars are of."""
    rows: tuple[RowPicture, ...]


class PlotPicture(msgspec.Struct, frozen=True, kw_only=True):
    """One measure over time."""

    name: str
    words: str
    points: tuple[tuple[float, float], ...]
    """Place between 0 and 1, and value."""
    top: float
    low: float = 0
    """The ends of its scale."""
    zone: tuple[float, float] | None = None
    """Values that are the same as the first, within error."""


class PlotsPicture(msgspec.Struct, frozen=True, kw_only=True):
    """Several measures under one another."""

    title: str
    description: str
    begin: str
    end: str
    """The days at the left and at the right edge."""
    plots: tuple[PlotPicture, ...]


Picture = TrendPicture | ListPicture | PlotsPicture
