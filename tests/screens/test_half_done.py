"""The journal tells done from half done."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from planner.domain.values.session import asked
from planner.logbook.logbook import Logbook
from planner.present.journal import day_entries
from planner.widgets.kit.text import plain
from tests.screens.support import TODAY, Hand, open_week, sessions


def told(book: Logbook) -> list[tuple[str, str]]:
    """Glyph and words of what was exercised today."""
    entries = day_entries(book, book.cards.day(TODAY))
    return [(entry.glyph, plain(entry.spans)) for entry in entries if entry.glyph in "✓◐"]


def with_holds(book: Logbook) -> tuple[str, str]:
    """A session of today, and its exercise that is held."""
    for session in sessions(book, TODAY):
        for item in session.items:
            if asked(item.dose).hold_s or asked(item.dose).time_s:
                return session.id, item.exercise
    raise AssertionError("nothing is held today")


def test_an_exercise_is_done_once_every_set_is_ticked_as_asked(book: Logbook) -> None:
    session, exercise = with_holds(book)
    keys = [key for key in book.cards.session(session).sets if key.exercise == exercise]
    for key in keys[:-1]:
        book.session.tick(session, key)
    assert [glyph for glyph, _ in told(book)] == ["◐"]
    book.session.tick(session, keys[-1])
    assert [glyph for glyph, _ in told(book)] == ["✓"]


def test_a_set_cut_short_is_half_done_and_its_numbers_are_told(book: Logbook, hand: Hand) -> None:
    session, exercise = with_holds(book)
    book.session.tick_all(session)
    item = book.cards.session(session)
    key = next(key for key in item.sets if key.exercise == exercise)
    tick = item.ticks[str(key)]
    field = "hold_s" if tick.hold_s else "time_s"
    book.session.tick(session, key, msgspec.structs.replace(tick, **{field: 3}))

    halves = [words for glyph, words in told(book) if glyph == "◐"]
    assert len(halves) == 1
    assert "3 s" in halves[0]
    assert ", " in halves[0]

    hand.now += timedelta(days=1)
    (whole,) = [(glyph, words) for glyph, words in told(book) if "set short" in words]
    assert whole[0] == "◐"
    assert "1 set short" in whole[1]


def test_more_than_asked_for_is_not_short(book: Logbook) -> None:
    session, exercise = with_holds(book)
    book.session.tick_all(session)
    item = book.cards.session(session)
    key = next(key for key in item.sets if key.exercise == exercise)
    tick = item.ticks[str(key)]
    field = "hold_s" if tick.hold_s else "time_s"
    book.session.tick(session, key, msgspec.structs.replace(tick, **{field: 300}))

    assert book.cards.session(session).short == 0
    assert {glyph for glyph, _ in told(book)} == {"✓"}


async def test_a_reload_that_is_due_while_the_window_ends_finds_its_panes_gone(
    book: Logbook,
) -> None:
    async with open_week(book) as window:
        await window.page.query("Pane > *").remove()

        book.facts.add_note("written as it ends")
        await window.settle()

        assert window.app.return_code is None
