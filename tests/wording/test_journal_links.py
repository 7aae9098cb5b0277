"""Links of the journal and flares, in words."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from planner.domain.caps.flare_spells import FlareSpell
from planner.domain.knee.flare import Event
from planner.wording import journal_links as words

TODAY = date(2026, 11, 25)
FIRST, LAST = date(2026, 11, 3), date(2026, 11, 14)
EVENT = Event(FIRST.toordinal(), "run", 5)
SPELL = FlareSpell(
    since=FIRST, last=LAST, over=True, began=EVENT, by=EVENT, peak=6,
    peak_on=date(2026, 11, 4), worst=(5, 6),
)  # fmt: skip


def test_a_flare_from_its_first_day_to_its_last() -> None:
    still = msgspec.structs.replace(SPELL, over=False)

    assert words.spell_span(SPELL, TODAY) == "Tue 3 Nov – Sat 14 Nov"
    assert words.spell_span(still, TODAY) == "since Tue 3 Nov"
    assert words.spell_facts(SPELL, TODAY) == "severe no   peak 6/10 (Wed 4 Nov)"
    unscored = msgspec.structs.replace(SPELL, peak=0, peak_on=None)
    assert words.spell_facts(unscored, TODAY) == "severe no"
    again = date(2026, 11, 7)
    assert words.spell_length(SPELL, again, TODAY) == "12 days; the first run again on Sat 7 Nov"
    assert words.spell_length(still, None, TODAY) == "12 days so far; no run in them"


def test_notes_and_scores_are_counted() -> None:
    assert words.notes_words(1) == "‹1 entry›"
    assert words.notes_words(2) == "‹2 entries›"


@pytest.mark.parametrize(
    ("created", "said"),
    [
        ("2026-11-25T12:00:00+01:00", "written on Wed 25 Nov"),
        ("2026-11-03T12:00:00+01:00", ""),
        ("some time", ""),
        ("", ""),
    ],
)
def test_what_was_written_on_another_day_says_so(created: str, said: str) -> None:
    assert words.written_words(created, FIRST, TODAY) == said
