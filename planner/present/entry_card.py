"""One entry of the journal page with all that is told of it, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import JournalEntry
from planner.logbook.looking.flare_stories import FlareStory
from planner.logbook.looking.links import Link
from planner.logbook.plan_changes import PlanChange
from planner.present.entries import FLARE, PLAN, shown_entry
from planner.present.pain_scale import run_scale
from planner.widgets.day_bars import day_strip
from planner.widgets.kit.text import Span
from planner.widgets.paragraphs import Paragraph
from planner.wording import days
from planner.wording.flare import answer_words, before_words, set_off
from planner.wording.journal_links import (
    NO_CAUSE,
    spell_facts,
    spell_length,
    spell_span,
    written_words,
)

INDENT = 2
SIGNS = {
    "session": ("✓", "good"),
    "run": ("➜", "amber"),
    "training": ("✓", "accent"),
    "note": ("“", "muted"),
    "pain": ("●", ""),
    "flare": (FLARE, "bad"),
    "plan": (PLAN, "accent"),
}
"""Sign and tone of what a link leads to, by its kind."""
OTHER = ("◆", "info")
"""Of a test, scores and whatever else may be named by a note."""
BLANK = Paragraph(())


def entry_card(
    book: Logbook, entry: JournalEntry, links: tuple[Link, ...]
) -> tuple[Paragraph, ...]:
    """Everything about an entry; the paragraphs with a key are its links."""
    if isinstance(entry.about, FlareStory):
        return tuple(_flare(book, entry.about, links))
    return tuple(_entry(book, entry, links))


def _entry(book: Logbook, entry: JournalEntry, links: tuple[Link, ...]) -> Iterator[Paragraph]:
    shown = shown_entry(book, entry)
    when = " ".join(filter(None, (days.dated(entry.date, book.today), entry.hour)))
    written = written_words(str(getattr(entry.about, "created", "")), entry.date, book.today)
    yield Paragraph((Span(f"{shown.glyph} ", shown.tone), *shown.spans))
    yield Paragraph((Span(when, "muted"), Span(f"   {written}" if written else "", "muted")))
    for spans in shown.more:
        yield Paragraph(spans, INDENT)
    yield from _section("Leads to", links, book)


def _flare(book: Logbook, story: FlareStory, links: tuple[Link, ...]) -> Iterator[Paragraph]:
    today, spell = book.today, story.spell
    kinds = {link.key: link.kind for link in links}
    trigger = "" if story.trigger is None else story.trigger.id
    yield Paragraph((Span(f"{FLARE} ", "bad"), Span("Flare", "strong"),
                     Span(f"   {spell_span(spell, today)}")))  # fmt: skip
    yield Paragraph((Span(spell_facts(spell, today)),))
    yield Paragraph((Span(spell_length(spell, story.run_again, today)),))
    yield Paragraph((*day_strip(story.worst, run_scale(book.parameters).zones),
                     Span("  worst score of each day", "muted")))  # fmt: skip
    yield from _section("Set off by", [one for one in links if one.key == trigger], book)
    if trigger not in kinds:
        yield from (
            BLANK,
            _head("Set off by"),
            Paragraph((Span(set_off(spell.by, today)),), INDENT),
        )
    yield from _before(book, story)
    yield from _answers(story, links, book)
    yield from (BLANK, _head("Your guess"))
    guess = story.guess.text if story.guess is not None else "none yet"
    yield Paragraph((Span(guess, "" if story.guess else "muted"), Span("   e edits it", "muted")),
                    INDENT)  # fmt: skip
    told = {trigger, "" if story.guess is None else story.guess.id}
    notes = [one for one in links if one.kind != "plan" and one.key not in told]
    yield from _section("Notes and scores about it", notes, book)


def _before(book: Logbook, story: FlareStory) -> Iterator[Paragraph]:
    names = {one.id: one.name.lower() for one in book.exercises.values()}
    said = before_words(story.before, names, book.unit, book.today)
    yield from (BLANK, _head("In the 48 hours before it began"))
    yield Paragraph((Span(", ".join(said) or "nothing that stands out"),), INDENT)
    yield Paragraph((Span(NO_CAUSE, "muted"),), INDENT)


def _answers(story: FlareStory, links: tuple[Link, ...], book: Logbook) -> Iterator[Paragraph]:
    """What was taken and what was refused, each leading to its plan change."""
    yield from (BLANK, _head("What was changed"))
    if not story.answers:
        yield Paragraph((Span("no proposal was answered", "muted"),), INDENT)
    keys = iter([link.key for link in links if link.kind == "plan"])
    for change in story.answers:
        day = days.dated(change.date, book.today)
        yield Paragraph((Span(f"{PLAN} ", "accent"), Span(f"{day}: {_answer(change)}")), INDENT,
                        next(keys, ""))  # fmt: skip


def _answer(change: PlanChange) -> str:
    return "" if change.taken is None else answer_words(*change.taken, change.reason)


def _section(title: str, links: Iterable[Link], book: Logbook) -> Iterator[Paragraph]:
    """A heading and its links; nothing without any."""
    for place, link in enumerate(links):
        if not place:
            yield from (BLANK, _head(title))
        sign, tone = SIGNS.get(link.kind, OTHER)
        day = days.dated(link.date, book.today)
        yield Paragraph((Span(f"{sign} ", tone), Span(f"{day}  ", "muted"), Span(link.words)),
                        INDENT, link.key)  # fmt: skip


def _head(title: str) -> Paragraph:
    return Paragraph((Span(title, "accent"),))
