"""The timeline of the journal page: signs, words, and what is left out."""

from __future__ import annotations

from datetime import date

from planner.domain.values.journal import Lock, Moment, Note, TestResult
from planner.domain.values.record import Side
from planner.domain.values.run import CrossTraining, Run
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries, EntryFilter
from planner.present.entries import (
    entry_days,
    filter_words,
    journal_head,
    nothing_words,
    only_words,
    shown_entry,
)
from planner.widgets.kit.text import plain
from tests.logbook.living import DAY, TODAY, morning, profile, session

LAST_YEAR = date(2025, 3, 1)


def lines(book: Logbook) -> list[str]:
    """Every entry as it is read, under its day."""
    entries = Entries(book)
    found = [one for month in entries.months() for one in entries.month(month)]
    said = []
    for day in entry_days(book, found):
        said.append(day.label)
        for one in day.entries:
            more = "".join(f" | {plain(part)}" for part in one.more)
            said.append(f"{one.time or '--:--'} {one.glyph} {plain(one.spans)}{more}")
    return said


def test_every_kind_has_its_sign_and_words_under_its_day(book: Logbook) -> None:
    book.session.tick_all(session(book).id)
    morning(book, TODAY, 1)
    book.put(
        "Facts",
        [
            Note(id="n", date=TODAY, at="18:00", text="[left] <b>", tags=("shoes",)),
            TestResult(id="t", date=TODAY, measure="brisk_walk", value=2),
            CrossTraining(id="c", date=TODAY, sport="swim", title="Pool", note="cold"),
            Run(id="r", date=LAST_YEAR, distance_m=5000, title="park [/]"),
            Lock(id="l", date=LAST_YEAR, level="U", findings=("hot",), scope="all"),
        ],
    )

    assert lines(book) == [
        "Wed 25 Nov",
        "12:00 ⇄ Added Strength on Wed 25 Nov",
        "12:00 ✓ Strength 6/6",
        "12:00 ● pain 1/10 on waking",
        "18:00 “ [left] <b> #shoes",
        "--:-- ◆ brisk walk: 2",
        "--:-- ✓ swim | “Pool” | “cold”",
        "Sat 1 Mar 2025",
        "--:-- ? ran 5.0 km | “park [/]”",
        "--:-- ■ red flag: see a professional",
    ]


def test_a_flare_says_more_below(book: Logbook) -> None:
    book.facts.log_pain(
        book.facts.reading_of(6, moment=Moment.STAIRS, side=Side.BOTH, flare=True, day=TODAY - DAY)
    )
    entries = Entries(book)
    flare = next(one for one in entries.month("2026-11") if one.kind == "flare")

    shown = shown_entry(book, flare)

    assert (shown.glyph, shown.tone) == ("■", "bad")
    assert plain(shown.more[0]).startswith("set off by 6/10 on stairs")


def test_the_head_names_the_page_and_the_knee(book: Logbook) -> None:
    book.setup.adopt(profile())
    morning(book, TODAY, 1)
    assert plain(journal_head(book)).startswith("easeback   Journal · all years")
    assert "left knee" in plain(journal_head(book))
    assert "all years" not in plain(journal_head(book, narrow=True))
    assert "1/10" in plain(journal_head(book, narrow=True))


def test_the_filter_is_told_in_words() -> None:
    assert filter_words(EntryFilter()) == ""
    wanted = EntryFilter(
        kinds=frozenset({"note", "pain"}), side=Side.LEFT, tag="desk", text=" [/] cold "
    )
    assert filter_words(wanted) == "pain, notes · left · #desk · “[/] cold”"


def test_the_line_on_top_says_what_is_left_out_and_the_key_that_shows_it(book: Logbook) -> None:
    everything, cold, day = EntryFilter(), EntryFilter(text="cold"), date(2017, 5, 3)

    assert only_words(book, everything, None) == ""
    assert only_words(book, everything, day) == "Up to Wed 3 May 2017. t: the latest."
    assert only_words(book, cold, None) == "Only “cold”. esc shows all."
    assert only_words(book, cold, day) == "Only “cold”, up to Wed 3 May 2017. esc shows all."


def test_an_empty_list_says_why_and_which_key_helps() -> None:
    keys = [
        nothing_words(wanted, until)[1]
        for wanted, until in (
            (EntryFilter(text="cold"), None),
            (EntryFilter(text="cold"), date(2017, 5, 3)),
            (EntryFilter(), date(2017, 5, 3)),
            (EntryFilter(), None),
        )
    ]

    assert keys == ["esc", "esc", "t", "a"]
