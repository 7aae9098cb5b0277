"""The latest entries of the book for the journal pane."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.values.journal import (
    SCREEN,
    SWELLING,
    Lock,
    Moment,
    Note,
    PainReading,
    TestResult,
)
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.session import SessionDone, SetKey, Tick, asked, is_short
from planner.domain.values.technique import Focus
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, DayView, RunItem, SessionItem
from planner.present.pain_scale import PainScale, exercise_scale, run_scale
from planner.present.run_card import GLYPHS, TECHNIQUE
from planner.widgets.kit.text import Span, Spans
from planner.widgets.timeline import Entry, EntryDay
from planner.wording import amounts, days
from planner.wording.entries import exercise_name, one_line
from planner.wording.happenings import (
    felt_words,
    flag_words,
    hour_of,
    last_hour,
    measured_words,
    place_in_day,
    ran_words,
    ticked_words,
    trained_words,
)
from planner.wording.technique import begun_words, cue_words, heed_of


def journal_entries(book: Logbook, until: date, count: int) -> tuple[EntryDay, ...]:
    """The entries of the last `count` days up to `until`, newest day first."""
    views = book.cards.days(until - timedelta(days=count - 1), count)
    return tuple(
        EntryDay(days.dated(view.date, book.today), entries)
        for view in reversed(views)
        if (entries := day_entries(book, view))
    )


def day_entries(book: Logbook, view: DayView) -> tuple[Entry, ...]:
    """A day's entries by time."""
    scale = run_scale(book.parameters)
    entries = [pain_entry(reading, scale) for reading in view.readings]
    entries.extend(note_entry(note) for note in view.notes)
    entries.extend(test_entry(test) for test in view.tests)
    entries.extend(lock_entry(lock) for lock in view.locks)
    entries.extend(focus_entry(book, focus) for focus in view.focuses)
    entries.extend(score_entry(sheet) for sheet in view.sheets)
    for item in view.items:
        if isinstance(item, SessionItem) and item.done is not None and item.done.ticks:
            if view.date == book.today:
                entries.extend(exercise_entries(book, item, item.done))
            else:
                entries.append(session_entry(item, item.done))
        elif isinstance(item, RunItem) and item.run is not None:
            entries.append(run_entry(book, item))
        elif isinstance(item, CrossItem):
            entries.append(cross_entry(item))
    return tuple(sorted(entries, key=lambda one: place_in_day(one.time, book.get(one.key))))


def pain_entry(reading: PainReading, scale: PainScale) -> Entry:
    """`● pain 1/10 on waking`."""
    score = reading.score
    more: list[Spans] = []
    if reading.note:
        more.append((Span(f"“{reading.note}”", "muted"),))
    words = [Span(felt_words(reading))]
    if reading.flare:
        words.append(Span("  flare", "bad"))
    if reading.swelling:
        words.append(Span("  swollen", "bad"))
    return Entry(
        reading.id, reading.at, scale.glyph(score), scale.tone(score), tuple(words), tuple(more)
    )


def note_entry(note: Note) -> Entry:
    """The runner's words, literally, with their tags."""
    tags = tuple(Span(f" #{tag}", "accent") for tag in note.tags)
    return Entry(note.id, note.at, "“", "muted", (Span(note.text), *tags))


def test_entry(test: TestResult) -> Entry:
    """A measurement."""
    glyph, tone = ("✓", "good") if test.measure == SCREEN else ("◆", "info")
    is_bad = test.measure == SWELLING and test.value
    words = (Span(measured_words(test), "bad" if is_bad else ""),)
    return Entry(test.id, hour_of(test), glyph, tone, words)


def lock_entry(lock: Lock) -> Entry:
    """A red flag."""
    return Entry(lock.id, hour_of(lock), "■", "bad", (Span(flag_words(lock)),))


def focus_entry(book: Logbook, focus: Focus) -> Entry:
    """A point of technique that was begun, and its cue."""
    words = (Span(begun_words(focus, book.today)),)
    cue = (Span(cue_words(focus), "muted"),)
    return Entry(focus.id, hour_of(focus), TECHNIQUE, "accent", words, (cue,))


def score_entry(sheet: ScoreSheet) -> Entry:
    """The answers of a sitting, and the note with them."""
    from planner.wording.scores import sheet_words  # 2 ms, and few days have one

    more: tuple[Spans, ...] = ((Span(f"“{sheet.note}”", "muted"),),) if sheet.note else ()
    return Entry(sheet.id, hour_of(sheet), "◆", "info", (Span(sheet_words(sheet)),), more)


def session_entry(item: SessionItem, done: SessionDone) -> Entry:
    """`✓ Strength 10/10, effort 4`; half done where a set is missing or was cut short."""
    words = ticked_words(item.name, item.ticked, len(item.sets), item.short, done.effort)
    glyph, tone = _mark(done=item.complete and not item.short)
    more: tuple[Spans, ...] = ((Span(f"“{done.note}”", "muted"),),) if done.note else ()
    return Entry(item.key, hour_of(done), glyph, tone, (Span(words),), more)


def exercise_entries(book: Logbook, item: SessionItem, done: SessionDone) -> list[Entry]:
    """One entry an exercise: what was done of it today."""
    entries, scale = [], exercise_scale(book.parameters)
    for one in item.items:
        ticks = {
            SetKey.parse(key): tick
            for key, tick in done.ticks.items()
            if key.startswith(f"{one.exercise}/")
        }
        if ticks:
            name = exercise_name(one.exercise, book.exercises)
            words = f"{name} {ticks_words(ticks)}"
            time = last_hour(done.date, ticks.values())
            worst = max((tick.pain or 0 for tick in ticks.values()), default=0)
            tail = (Span(f", pain {worst}/10", scale.tone(worst)),) if worst else ()
            of = sum(key.exercise == one.exercise for key in item.sets)
            wanted = asked(one.dose)
            short = any(is_short(tick, wanted) for tick in ticks.values())
            glyph, tone = _mark(done=len(ticks) >= of and not short)
            entries.append(
                Entry(f"{item.key}/{one.exercise}", time, glyph, tone, (Span(words), *tail))
            )
    return entries


def _mark(*, done: bool) -> tuple[str, str]:
    """Glyph and tone of what is done, or half done."""
    return ("✓", "good") if done else ("◐", "info")


def ticks_words(ticks: dict[SetKey, Tick]) -> str:
    """`3×10, 8 s hold` for both sides alike, `left 1×10` for one; sets that differ each."""
    sides = sorted({key.side for key in ticks})
    if len({amounts.tick(tick) for tick in ticks.values()}) > 1:
        return "; ".join(_sets_words(side, ticks) for side in sides)
    side = f"{sides[0]} " if len(sides) == 1 and sides[0] is not Side.BOTH else ""
    amount = amounts.tick(next(iter(ticks.values())))
    counts = [sum(key.side is one for key in ticks) for one in sides]
    if len(set(counts)) > 1:
        return ", ".join(f"{one} {n}×{amount}" for one, n in zip(sides, counts, strict=True))
    return f"{side}{counts[0]}×{amount}"


def _sets_words(side: Side, ticks: dict[SetKey, Tick]) -> str:
    """`left 10, 10, 5`."""
    name = "" if side is Side.BOTH else f"{side} "
    keys = sorted((key for key in ticks if key.side is side), key=lambda key: key.number)
    return name + ", ".join(amounts.tick(ticks[key]) for key in keys)


def run_entry(book: Logbook, item: RunItem) -> Entry:
    """`▲ ran 3.1 km 22:40, pain 1/10`."""
    run = item.run
    assert run is not None
    glyph, tone = GLYPHS[book.caps.verdict(run)]
    during, after = (book.facts.felt(run, one) for one in (Moment.DURING, Moment.AFTER))
    words = (Span(ran_words(run, book.unit, during, after)),)
    return Entry(run.id, hour_of(run), glyph, tone, words, _beside(run))


def cross_entry(item: CrossItem) -> Entry:
    """Other training."""
    cross = item.cross
    words = (Span(trained_words(cross)),)
    return Entry(cross.id, hour_of(cross), "✓", "good", words, _beside(cross))


def _beside(done: Run | CrossTraining) -> tuple[Spans, ...]:
    """How far a focus was kept, the runner's note, and what the reader of its file was not sure
    of."""
    heeded = heed_of(done) if isinstance(done, Run) else ""
    said = (heeded, f"“{done.note}”" if done.note else "", done.source.remark)
    return tuple((Span(words, "muted"),) for words in said if words)


LATEST = 3
"""Entries in the folded form."""


def latest_lines(book: Logbook, until: date) -> tuple[Spans, ...]:
    """The day's last entries, one line each, for a small terminal; for tomorrow without any those
    of today."""
    entries = day_entries(book, book.cards.day(until))
    if until > book.today and not entries:
        entries = day_entries(book, book.cards.day(book.today))
    entries = entries[-LATEST:]
    return tuple(
        (
            Span(f"{'Journal' if place == 0 else '':<11}", "muted"),
            Span(f"{entry.time:<6}", "muted"),
            Span(f"{entry.glyph} ", entry.tone),
            *(
                Span(one_line(span.text), span.tone) if "\n" in span.text else span
                for span in entry.spans
            ),
        )
        for place, entry in enumerate(entries)
    )
