"""The point of technique on cards, lines, in the journal, and the beat of a walk-run."""

from __future__ import annotations

import pytest

from planner.domain.technique.step_rate import UsualRate
from planner.domain.values.journal import Moment
from planner.domain.values.technique import Focus, FocusKind, Heed
from planner.logbook.logbook import Logbook
from planner.present.card_context import CardContext, card_context
from planner.present.journal import focus_entry
from planner.present.metronome import FEET, REST, beat_line, sound_words
from planner.present.player_notes import focus_lines
from planner.present.run_card import beside, focus_spans, heeded_spans
from planner.present.runs import next_lines, run_days, technique_words
from planner.present.week import card
from planner.widgets.kit.text import Span, plain
from planner.widgets.week_grid import Card
from planner.wording.technique import STOP
from tests.logbook.living import DAY, MONDAY, TODAY, WEEK, planned_run, profile, ran, running


@pytest.fixture
def runner(book: Logbook) -> Logbook:
    """Heeds a step rate from today on."""
    book.put("Setup", [profile(start=MONDAY - 4 * WEEK)])
    running(book)
    book.technique.begin(FocusKind.STEP_RATE, UsualRate(164))
    return book


def context(book: Logbook) -> CardContext:
    return card_context(book, book.cards.days(MONDAY))


def only_card(book: Logbook, day=TODAY) -> Card:
    (item,) = book.cards.day(day).items
    return card(item, context(book))


def test_a_planned_run_says_what_to_heed_in_its_column_and_in_a_list(runner: Logbook) -> None:
    run = planned_run(runner, TODAY + DAY)

    found = only_card(runner, TODAY + DAY)

    assert plain(found.lines[-1]) == "◇ rate 172"
    assert plain(found.right).startswith("◇ rate 172  ")
    assert plain(focus_spans(run, context(runner))) == "◇ rate 172"


def test_nothing_stands_there_once_the_weeks_are_over(runner: Logbook) -> None:
    run = planned_run(runner, TODAY + 5 * WEEK)

    assert focus_spans(run, context(runner)) == ()
    assert beside((), (Span("cap 3.0"),)) == (Span("cap 3.0"),)


def test_a_run_that_was_run_asks_for_it_and_then_says_it(runner: Logbook) -> None:
    run = ran(runner, TODAY, 3)
    assert plain(heeded_spans(run, context(runner))) == "◇ kept? f"

    runner.focuses.tell(run, Heed.PARTLY)

    assert plain(only_card(runner).lines[-1]) == "◐ step rate"


def test_the_runs_page_says_it_beside_the_run_and_below(runner: Logbook) -> None:
    runner.focuses.tell(ran(runner, TODAY, 3), Heed.KEPT)
    planned_run(runner, TODAY + DAY)

    done, coming = run_days(runner, runner.cards.days(TODAY, 2), context(runner))

    assert plain(done.cards[0].line).endswith("✓ step rate")
    assert plain(coming.cards[0].right).startswith("◇ rate 172")
    below = [plain(line) for line in next_lines(runner, TODAY, None)]
    assert "technique  step rate 172 a minute, since Wed 25 Nov, 27 days left  C" in below


def test_the_runs_page_offers_it_and_says_when_it_is_over(runner: Logbook, clock) -> None:
    clock.wind(TODAY + 4 * WEEK)
    assert technique_words(runner).startswith("step rate 172 a minute has come to its end")
    runner.undo()
    clock.wind(TODAY)
    assert technique_words(runner) == "one point of technique could be tried for 4 weeks"
    runner.facts.log_pain(runner.facts.reading_of(6, moment=Moment.STAIRS))
    assert technique_words(runner) == ""


def test_the_journal_has_an_entry_with_its_cue(runner: Logbook) -> None:
    (focus,) = runner.focuses.all()

    entry = focus_entry(runner, focus)

    assert (entry.glyph, entry.time) == ("◇", "12:00")
    assert plain(entry.spans) == "technique: step rate 172 a minute, until Tue 22 Dec"
    assert plain(entry.more[0]).startswith("172 steps a minute")


def test_the_session_page_says_the_cue_and_what_ends_it() -> None:
    focus = Focus(id="f", date=TODAY, what=FocusKind.SOFT_LANDING, until=TODAY)

    told = [plain(line) for line in focus_lines(focus)]

    assert told[1] == "◇ Technique: softer landing"
    assert told[-1] == f" {STOP}"
    assert focus_lines(None) == ()


def test_beats_change_feet_and_not_colour_alone() -> None:
    even, odd = (plain(beat_line(172, number, None, "seen")) for number in (4, 5))

    assert even.startswith(f"{FEET[0]}  172 steps a minute")
    assert odd.startswith(FEET[1])
    assert FEET[0] != FEET[1]


def test_a_beat_that_is_left_out_says_for_how_long_and_one_that_is_off_says_so() -> None:
    assert ", on your own for 0:34" in plain(beat_line(172, None, 34, "heard"))
    assert plain(beat_line(172, None, None, "seen")).startswith(f"{REST}  172")
    assert "no beat" in plain(beat_line(172, 3, None, "off"))


def test_the_key_says_what_it_has_set() -> None:
    assert sound_words("seen", muted=True) == "The beat is seen, not heard."
    assert sound_words("heard", muted=False).endswith("terminal's bell.")
    assert "m turns them on" in sound_words("heard", muted=True)
    assert sound_words("off", muted=False) == "No beat."
