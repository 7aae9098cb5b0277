"""The table on the terminal, and docs/clinic.md. The same diaries give the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tests.clinic.criteria import Verdict, judged
from tests.clinic.diary import Diary
from tests.clinic.life import Life

HEAD = """\
# The clinic

Written by `make clinic`; do not edit by hand.

Runners live day by day through the program, and what becomes of them is judged. A unit test asks
whether a rule gives the number it should; the clinic asks what happens when plan, run, pain and
plan go round for months: does a good knee grow, does a bad one get rest and a word of advice, does
the runner still run.

On each day the runner answers the morning, takes what the program proposes, runs the day's card
held at what is left, says how that felt, and ticks the session. Once a week, and every other day of
a flare, stairs, a brisk walk and step-downs are tried. Each life has a knee and habits
(`tests/clinic/`); chance depends on seed, day and question alone.

The knees are inventions. They show that the rules hold together over months, not that a knee heals
by them. Weeks are counted in sevens from the first day; days from 0.

## The lives

*km* is the best week of each four, as a lighter week may fall anywhere; *longest* is the longest
run of the last four weeks; *named* is the first day on which a professional is named. Of several
seeds the row shows the one in the middle by its last four weeks; criteria are judged over all.
"""


class Lived(msgspec.Struct, frozen=True, kw_only=True):
    """A life, its diaries by seed, and what they say of its criteria."""

    life: Life
    diaries: tuple[Diary, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def met(self) -> int:
        """How many criteria are met."""
        return sum(one.is_met for one in self.verdicts)

    @property
    def passes(self) -> bool:
        """True if all are."""
        return self.met == len(self.verdicts)

    @property
    def middle(self) -> Diary:
        """The diary that is shown."""
        ordered = sorted(self.diaries, key=lambda diary: (sum(diary.weeks[-4:]), diary.weeks))
        return ordered[len(ordered) // 2]


def lived(lives: Sequence[Life], diaries: Mapping[str, tuple[Diary, ...]]) -> tuple[Lived, ...]:
    """Judge lives; `diaries` holds those of the lives they are compared with, too."""
    return tuple(
        Lived(
            life=life,
            diaries=diaries[life.name],
            verdicts=tuple(judged(one, diaries[life.name], diaries) for one in life.criteria),
        )
        for life in lives
    )


COLUMNS = ("life", "met", "km, best week of four", "longest", "flares", "days", "named")


def _cells(one: Lived) -> tuple[str, ...]:
    diary = one.middle
    named = diary.first(lambda day: day.refers)
    return (
        one.life.name,
        f"{one.met}/{len(one.verdicts)}",
        " ".join(f"{km:.0f}" for km in diary.blocks) or f"{max(diary.weeks):.0f}",
        f"{diary.longest(len(diary.days) - 28):.1f}",
        str(len(diary.flares)),
        str(sum(day.flare for day in diary.days)),
        "" if named is None else str(named),
    )


def table(found: Sequence[Lived]) -> Iterator[str]:
    """Lines for the terminal: all lives, then what was not met."""
    rows = [COLUMNS, *(_cells(one) for one in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for one in found:
        if not one.passes:
            yield ""
            yield f"{one.life.name}: {one.life.about}"
            yield from failures(one)


def failures(one: Lived) -> Iterator[str]:
    """What a life has not met, a line each."""
    for verdict in one.verdicts:
        if not verdict.is_met:
            asked = verdict.criterion
            yield f"  not met: {asked.words}; was {verdict.found}. {asked.because}"


def document(found: Sequence[Lived]) -> str:
    """The text of docs/clinic.md."""
    good = sum(one.passes for one in found)
    lines = [HEAD, f"{good} of {len(found)} lives meet all of their criteria.", ""]
    lines += ["| " + " | ".join(COLUMNS) + " |", "|---|---:|---|---:|---:|---:|---:|"]
    lines += ["| " + " | ".join(_cells(one)) + " |" for one in found]
    lines += ["", "## Week by week, and what was asked"]
    for one in found:
        lines += ["", f"### {one.life.name}", "", *_section(one)]
    return "\n".join(lines) + "\n"


def _section(one: Lived) -> Iterator[str]:
    seeds = f" {one.life.seeds} seeds." if one.life.seeds > 1 else ""
    yield f"{one.life.about[0].upper()}{one.life.about[1:]}.{seeds}"
    yield ""
    yield f"Kilometres by week: {' '.join(f'{km:.1f}' for km in one.middle.weeks)}"
    yield ""
    yield "| asked | was | | because |"
    yield "|---|---:|---|---|"
    for verdict in one.verdicts:
        asked = verdict.criterion
        sign = "met" if verdict.is_met else "**not met**"
        yield f"| {asked.words} | {verdict.found} | {sign} | {asked.because} |"
