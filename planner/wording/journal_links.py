"""Links of the journal in words: what belongs to what, and how a flare went."""

from __future__ import annotations

from datetime import date

from planner.domain.caps.flare_spells import FlareSpell
from planner.wording import amounts, days

NO_CAUSE = "What stood there, side by side: no cause is claimed."


def notes_words(count: int) -> str:
    """`‹2 entries›`: how many notes and scores belong to an entry."""
    return f"‹{amounts.plural(count, 'entry', 'entries')}›"


def spell_span(spell: FlareSpell, today: date) -> str:
    """`Tue 3 Nov – Sun 15 Nov`, or `since Tue 3 Nov`."""
    since = days.dated(spell.since, today)
    return f"{since} – {days.dated(spell.last, today)}" if spell.over else f"since {since}"


def spell_facts(spell: FlareSpell, today: date) -> str:
    """`severe no   peak 6/10 (Wed 4 Nov)`."""
    words = f"severe {'yes' if spell.by.severe else 'no'}"
    if spell.peak_on is not None:
        words += f"   peak {amounts.score(spell.peak)} ({days.dated(spell.peak_on, today)})"
    return words


def spell_length(spell: FlareSpell, run_again: date | None, today: date) -> str:
    """`12 days; the first run again on Sat 7 Nov`."""
    words = amounts.plural(spell.days, "day") + ("" if spell.over else " so far")
    if run_again is None:
        return f"{words}; no run in them"
    return f"{words}; the first run again on {days.dated(run_again, today)}"


def written_words(created: str, day: date, today: date) -> str:
    """`written on Wed 25 Nov` for what was entered on another day; empty on its own, or where
    nobody knows."""
    try:
        written = date.fromisoformat(created[:10])
    except ValueError:
        return ""
    return "" if written == day else f"written on {days.dated(written, today)}"
