"""The legend: every sign, bar pattern and rule name that stands on a page, with what it means.

Shapes come from the tables that draw them; a test looks for any that is drawn and not named here.
"""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.caps.rules import RULES
from planner.domain.knee.pain import Verdict
from planner.domain.knee.parameters import Parameters
from planner.present import entries, run_card, session_card, week
from planner.present.pain_scale import exercise_scale, run_scale
from planner.widgets import gauge_bar, tick_table, week_cards, week_chart, week_list
from planner.widgets.kit.text import Span
from planner.wording.entries import FOLD
from planner.wording.journal_links import notes_words
from planner.wording.rule_names import rule_name
from planner.wording.technique import HEED_SIGNS, HEEDS


class Sign(NamedTuple):
    """One line of the legend."""

    shown: tuple[Span, ...]
    """The sign as it is drawn."""
    words: str


class SignGroup(NamedTuple):
    """Signs of one place."""

    title: str
    signs: tuple[Sign, ...]


def legend(parameters: Parameters) -> tuple[SignGroup, ...]:
    """All signs by where they stand; bands of pain as the parameters in force say."""
    return (
        SignGroup("Signs on cards, days and months", _card_signs()),
        SignGroup("Signs of a run, once it was run", _verdict_signs()),
        SignGroup("Signs of pain", _pain_signs(parameters)),
        SignGroup("Bars of weeks", _bar_signs()),
        SignGroup("The bar of one week, in a small window", _gauge_signs()),
        SignGroup("Signs in the journal and the banner", _journal_signs()),
        SignGroup("Rules, as cards and y name them", _rules()),
    )


def _sign(glyph: str, words: str, tone: str = "") -> Sign:
    return Sign((Span(glyph, tone),), words)


def _card_signs() -> tuple[Sign, ...]:
    states = ("done", "partial", "open", "skipped")
    done, partial, empty, skipped = (tick_table.STATES[state] for state in states)
    kinds = ", ".join(session_card.STRIPES)
    return (
        _sign("✓", "done", "good"),
        _sign("◐", "half done: sets are missing, or were cut short", "info"),
        _sign("●○", "sets that are done, and sets still to do; in a month ○ is a day's work ahead"),
        _sign(skipped[0], "sets that were skipped", skipped[1]),
        _sign("▲", "a run over its cap, or on a day without room for one", "warn"),
        _sign(f"{week.NOTES}2", "notes and scores that belong to a card, and how many; enter on it "
              "in the journal (4) goes to them", "accent"),
        _sign("R r", "a run that was run, and a planned one, in a narrow month"),
        _sign(week_cards.STRIPE + week_cards.THIN_STRIPE, f"the kind of card by colour: {kinds}, "
              "running; its title says it too"),
        _sign(week_cards.GHOST_STRIPE, "a card on its way: where it is being carried from or to"),
        _sign(week_cards.TODAY_MARK, "today", "strong"),
        _sign(week_cards.MARK, "marked with v, for copying, cutting, skipping or deleting",
              "accent"),
        _sign(week_list.POINTER, "the card under the cursor, in a narrow window"),
        _sign("═┃", "a day under a flare", "bad"),
        _sign("━─", "the heading of today, and that of another day"),
        _sign("↑↓", "more days or cards above, or below"),
        _sign(week_cards.NOTHING, "nothing on that day, or a number that is not known"),
        _sign(f"{done[0]} {partial[0]} {empty[0]} {skipped[0]}", "in a table of sets: done, "
              "less than asked for, still to do, skipped"),
    )  # fmt: skip


def _verdict_signs() -> tuple[Sign, ...]:
    words = {
        Verdict.GREEN: "green: the knee took it well",
        Verdict.AMBER: "amber: the next runs hold here",
        Verdict.RED: "red: that was too much",
        Verdict.UNKNOWN: "open: pain during it, an hour after or next morning is not known yet",
    }
    glyphs = run_card.GLYPHS
    verdicts = (_sign(glyphs[one][0], words[one], glyphs[one][1]) for one in Verdict)
    heeds = " ".join(HEED_SIGNS.values())
    said = ", ".join(HEEDS.values())
    return (*verdicts, _sign(heeds, f"before a point of technique: {said}", "muted"))


def _pain_signs(parameters: Parameters) -> tuple[Sign, ...]:
    runs, sets = run_scale(parameters), exercise_scale(parameters)
    bands = (
        (0, f"up to {runs.fine}/10 (in an exercise up to {sets.fine}): fine"),
        (runs.hold, f"up to {runs.hold}/10 (in an exercise up to {sets.hold}): hold here"),
        (10, "above that: too much"),
    )
    return tuple(_sign(runs.glyph(score), words, runs.tone(score)) for score, words in bands)


def _bar_signs() -> tuple[Sign, ...]:
    chart = week_chart
    marks = chart.TONE_MARKS
    return (
        _sign(chart.DONE, "kilometres that were run", "info"),
        _sign(chart.DONE_MARKED, "the same, in a week that has a mark at its name", "bad"),
        _sign(chart.THIS_WEEK, "still planned this week", "info"),
        _sign(chart.PLANNED, "planned in weeks to come", "amber"),
        _sign(chart.OVER, "over the week's line", "bad"),
        _sign(chart.CAP, "the week's line", "bad"),
        _sign(chart.TOPS.strip(), "the top of a bar, in eighths of a row"),
        _sign(chart.OVER_MARK, "at a week's name: it is over its line", "bad"),
        _sign(f"{marks['bad']} {marks['warn']} {marks['good']}", "at a week's name: a flare; a "
              "week to be careful with; one that went well"),
    )  # fmt: skip


def _gauge_signs() -> tuple[Sign, ...]:
    gauge = gauge_bar
    return (
        _sign(f"{gauge.DONE} {gauge.PLANNED}", "run, and still planned"),
        _sign(f"{gauge.OVER} {gauge.OVER_PLANNED}", "run over the line, and planned over it",
              "bad"),
        _sign(gauge.CAP, "the line; blank up to it is the room left"),
    )  # fmt: skip


def _journal_signs() -> tuple[Sign, ...]:
    return (
        _sign("“", "a note; its words follow", "muted"),
        _sign("◆", "a test or a swelling", "info"),
        _sign("■", "a red flag, a flare, or a change that waits for your answer", "bad"),
        _sign(
            run_card.TECHNIQUE,
            "on a run and in the journal: the point of technique to be heeded",
            "accent",
        ),
        _sign(entries.PLAN, "a change of the plan, and its reason", "accent"),
        _sign("●", "in the banner: a question, or an offer", "warn"),
        _sign(
            "→",
            "from one value to the next, a run of another week, or what a note or a score "
            "belongs to",
        ),
        _sign(FOLD, "the next line of a note, where one line is all there is"),
        _sign(
            notes_words(2), "notes and scores that belong to an entry; enter goes to them", "accent"
        ),
        _sign("…", "more words than there is room for: enter shows them"),
    )


def _rules() -> tuple[Sign, ...]:
    return tuple(
        Sign((Span(rule_name(rule.id)), Span(f" {rule.id}", "muted")), rule.what)
        for rule in RULES.values()
    )
