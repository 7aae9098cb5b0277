"""What the program's own parts take, called in this process."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import msgspec

from planner.domain.values.calendar import week_of
from planner.domain.values.journal import Moment
from planner.domain.values.run import PlannedRun
from planner.domain.weeks.forecast import Goal
from planner.exchange.imports.read import read
from planner.exchange.plans.plan_files import bundled_folder, read_figures
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.opening import open_logbook
from planner.logbook.views import SessionItem
from planner.present.chart_text import chart_text
from planner.present.figure import drawing_of
from planner.widgets.figure_ascii import draw_ascii
from planner.widgets.figure_braille import draw_braille
from planner.widgets.figure_drawing import Drawing, Drawn, Picture
from planner.wording.charts import CHARTS
from tests.bench.figures import Figure, Section, middle, percentile, timed
from tests.bench.journals import Place, copy, fixed_clock
from tests.exchange.making import strava, strava_row

ARCHIVE_RUNS = 2000


@contextmanager
def _open(home: Place, work: Path) -> Iterator[Logbook]:
    book = open_logbook(copy(home, work).folders(), fixed_clock)
    gc.collect()
    gc.freeze()  # as the window does after its first frame
    try:
        yield book
    finally:
        book.close()
        gc.unfreeze()
        shutil.rmtree(work)


def commits(homes: dict[int, Place], work: Path, times: int) -> Section:
    """A tick and its untick, each a change that is on disk when the call returns."""
    taken: dict[int, list[float]] = {}
    for years, home in homes.items():
        with _open(home, work) as book:
            taken[years] = timed(_ticking(book), times)
    p50 = {years: percentile(values, 0.5) for years, values in taken.items()}
    growth = p50[max(p50)] / p50[1]
    return Section(
        f"A tick on disk, {times} ticks each",
        (
            *(Figure(f"{years} years, p50", value, "ms", 5) for years, value in p50.items()),
            *(
                Figure(f"{years} years, p95", percentile(values, 0.95), "ms", 10)
                for years, values in taken.items()
            ),
            Figure("thirty years to one, p50", growth, "x", 1.2),
        ),
    )


def _ticking(book: Logbook) -> Callable[[], str]:
    """Ticks a set and takes it off again, in turn."""
    items = book.cards.day(book.today).items
    session = next(item for item in items if isinstance(item, SessionItem))
    turn = cycle((book.session.tick, book.session.untick))
    return lambda: next(turn)(session.key, session.sets[0])


def rules(home: Place, work: Path, times: int) -> Section:
    """What is asked of the load rules while a key is held."""
    with _open(home, work) as book:
        first = week_of(book.today, book.week_start)
        card = next(
            one
            for one in book.cards.planned(book.today, book.today + timedelta(days=14))
            if isinstance(one, PlannedRun)
        )
        lengths = cycle(range(1000, 5000, 100))

        def what_if() -> None:
            draft = msgspec.structs.replace(card, distance_m=next(lengths))
            book.caps.allowance(card.date, instead=draft)
            book.caps.week_loads(first, draft=draft)

        what_if()
        step = middle(what_if, times)
        fortnight = middle(book.proposals.replan, times)
        twelve_weeks = middle(lambda: book.proposals.replan(84), max(3, times // 4))
        ahead = middle(lambda: book.outlook.forecast(Goal("run", 10_000)), 3)
        book.facts.log_pain(book.facts.reading_of(6, moment=Moment.AFTER, flare=True))
        flare = middle(book.proposals.flare, times)
    return Section(
        f"Load rules on ten years, median of {times}",
        (
            Figure("one step of + or -: a run's cap and nine weeks", step, "ms", 16),
            Figure("re-plan of 14 days", fortnight, "ms", 16),
            Figure("re-plan of 12 weeks", twelve_weeks, "ms", 16),
            Figure("forecast of a run of 10 km, 1,000 futures", ahead, "ms", 1000),
            Figure("proposal for 14 days after a flare", flare, "ms", 50),
        ),
    )


def charts(home: Place, work: Path, times: int) -> Section:
    """What the charts page asks for its first frame, and for a step to other weeks."""
    with _open(home, work) as book:
        back = LookingBack(book)
        book.caps.allowance(book.today)  # as the week page has before anyone goes on

        def drawn(weeks: int) -> None:
            period = back.period(weeks)
            for name in CHARTS:
                chart_text(back, name, period, book.unit, "", 116, 14)

        first = timed(lambda: drawn(12), 1)[0]
        longest = timed(lambda: drawn(104), 1)[0]
        turn = cycle((104, 52))
        drawn(52)
        step = middle(lambda: drawn(next(turn)), times)
    return Section(
        "Charts on ten years, all six drawn",
        (
            Figure("twelve weeks, for the first time", first, "ms", 150),
            Figure("two years, for the first time", longest, "ms", 400),
            Figure(f"a step to weeks seen before, median of {times}", step, "ms", 33),
        ),
    )


def drawings(times: int) -> Section:
    """One picture of each figure, halfway through its movement."""
    figures = read_figures([bundled_folder()]).values()
    drawn = [drawing_of(figure) for figure in figures]

    def each(draw: Callable[[Drawing, Picture, int, int], Drawn], width: int, height: int) -> float:
        def all_of_them() -> None:
            for drawing in drawn:
                draw(drawing, drawing.at(0.5), width, height)

        return middle(all_of_them, times) / len(drawn)

    return Section(
        "A frame of a figure, mean of all",
        (
            Figure("braille, 40 x 12 cells", each(draw_braille, 40, 12), "ms", 3),
            Figure("braille, 100 x 40 cells", each(draw_braille, 100, 40), "ms", 16),
            Figure("ASCII, 40 x 12 cells", each(draw_ascii, 40, 12), "ms", 3),
        ),
    )


def imports(work: Path, times: int) -> Section:
    """Read a Strava list of ten years, runs on every second day or so."""
    work.mkdir(parents=True, exist_ok=True)
    path = work / "activities.csv"
    path.write_text(strava(*map(_row, range(ARCHIVE_RUNS))))

    def bring_in() -> None:
        found = sum(one.run is not None for one in read((path,), zone=UTC, new_id=new_id))
        assert found == ARCHIVE_RUNS

    taken = middle(bring_in, times)
    shutil.rmtree(work)
    return Section(
        "Import", (Figure(f"a Strava list of {ARCHIVE_RUNS} runs, read", taken, "ms", 2000),)
    )


def _row(number: int) -> str:
    start = datetime(2016, 1, 1, 6, 30, tzinfo=UTC) + timedelta(days=number * 1.9)
    metres = 3000 + number * 7 % 9000
    return strava_row(
        number,
        date=f'"{start:%b} {start.day}, {start.year}, {start:%I:%M:%S %p}"',
        shown=f"{metres / 1000:.2f}",
        moving=f"{metres * 0.36:.1f}",
        metres=f"{metres}.0",
    )
