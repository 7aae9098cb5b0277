"""A session's sets as the rows of the tick table."""

from __future__ import annotations

from planner.domain.values.record import Side
from planner.domain.values.session import SetKey, Tick, asked
from planner.logbook.logbook import Logbook
from planner.logbook.views import SessionItem
from planner.present.session_card import dots
from planner.widgets.kit.text import Span, Spans
from planner.widgets.set_ticks import SetCell, SetRow
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS, exercise_name
from planner.wording.safety import kept_words


def session_head(book: Logbook, item: SessionItem) -> tuple[Spans, ...]:
    """Name, day, ticks, minutes."""
    record = item.planned or item.done
    day = days.near(record.date, book.today) if record else ""
    effort = item.done.effort if item.done else None
    lock = book.red_flags.everything()
    return (
        (
            Span(f"{item.name} ", "strong"),
            Span(f"· {day} · about {item.minutes} min", "muted"),
            Span("", "fill"),
            *dots(item),
            Span(f" {item.ticked}/{len(item.sets)}"),
            Span(f"  effort {effort}" if effort is not None else "", "muted"),
        ),
        *(((Span(f"■ {kept_words(lock, book.today)}", "bad"),),) if lock is not None else ()),
    )


def set_rows(book: Logbook, item: SessionItem) -> tuple[SetRow, ...]:
    """One row an exercise and side, a cell a set."""
    rows: list[SetRow] = []
    for one in item.items:
        keys = [key for key in item.sets if key.exercise == one.exercise]
        sides = tuple(dict.fromkeys(key.side for key in keys))
        name = exercise_name(one.exercise, book.exercises)
        for place, side in enumerate(sides):
            label = "" if side is Side.BOTH else str(side)
            cells = tuple(
                set_cell(
                    key,
                    item.ticks.get(str(key)),
                    asked(one.dose),
                    item.left_out.get(str(key), ""),
                )
                for key in keys
                if key.side is side
            )
            way = f", {one.variant}" if one.variant else ""
            heading = (Span(name, "strong"), Span(f"{way}  {amounts.dose(one.dose)}", "muted"))
            rows.append(
                SetRow(f"{one.exercise}/{side}", label, cells, heading if place == 0 else ())
            )
    return tuple(rows)


def set_cell(key: SetKey, tick: Tick | None, wanted: Tick, skipped: str = "") -> SetCell:
    """A set: what is asked for, what was done, or why it was skipped; less than asked is told
    apart."""
    if tick is None and skipped:
        return SetCell(str(key), SKIP_REASONS.get(skipped, skipped), "skipped")
    if tick is None:
        return SetCell(str(key), amounts.tick(wanted), "open")
    less = any(
        (getattr(tick, name) or 0) < (getattr(wanted, name) or 0)
        for name in ("reps", "hold_s", "time_s")
    )
    pain = f" p{tick.pain}" if tick.pain else ""
    return SetCell(str(key), f"{amounts.tick(tick)}{pain}", "partial" if less else "done")
