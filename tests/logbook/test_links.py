"""What belongs together in the journal: notes, runs, sessions, flares, and tying them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Moment, Note, PainReading
from planner.logbook.belonging import counted, flare_day, flare_key
from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries, JournalEntry
from planner.logbook.looking.flare_stories import GUESS
from planner.logbook.looking.links import Link, Links
from tests.logbook.living import (
    DAY,
    MONDAY,
    STEP_DOWN,
    TODAY,
    Clock,
    planned_run,
    profile,
    ran,
    running,
    session,
)

LONG_AGO = date(2017, 5, 3)


def entry(book: Logbook, key: str, day: date = TODAY) -> JournalEntry:
    found = Entries(book).find(key, day)
    assert found is not None
    return found


def leads(book: Logbook, key: str, day: date = TODAY, *, far: bool = False) -> list[str]:
    """Keys of what an entry leads to."""
    links = Links(book, Entries(book)).of(entry(book, key, day), far=far)
    return [link.key for link in links]


def noted(book: Logbook, about: str, day: date = TODAY, *tags: str) -> Note:
    return book.facts.add_note("new shoes", tags, day=day, about=about)


def tied(book: Logbook, record: Note | PainReading, key: str, day: date = TODAY) -> None:
    links = Links(book, Entries(book))
    found = entry(book, key, day)
    links.tie(record, Link(key=key, date=day, kind=found.kind, words=found.words))


def test_a_note_leads_to_its_run_and_the_run_to_its_notes(book: Logbook) -> None:
    run = ran(book, TODAY - DAY, 3)
    first, second = noted(book, run.id), noted(book, run.id)

    assert leads(book, first.id) == [run.id]
    assert leads(book, run.id, TODAY - DAY) == [first.id, second.id]
    assert entry(book, first.id).belongs == "run of 3.0 km on Tue 24 Nov"
    assert counted(book, TODAY - DAY, TODAY)[run.id] == 2


def test_a_note_on_a_card_speaks_of_what_was_done_of_it(book: Logbook) -> None:
    card, training = planned_run(book), session(book)
    notes = noted(book, card.id), noted(book, training.id)
    links = Links(book, Entries(book))
    assert [link.is_card for note in notes for link in links.of(entry(book, note.id))] == [
        True, True,
    ]  # fmt: skip

    run = ran(book, TODAY, 3, planned=card.id)
    book.session.tick_all(training.id)

    assert leads(book, notes[0].id) == [run.id]
    assert leads(book, run.id) == [notes[0].id]
    assert leads(book, notes[1].id) == [training.id]
    assert leads(book, training.id) == [notes[1].id]


def test_pain_in_a_session_belongs_to_it(book: Logbook) -> None:
    card = session(book)
    reading = book.session.stop_for_pain(card.id, None, None, 4)
    book.session.tick_all(card.id)

    assert leads(book, card.id) == [reading.id]
    assert leads(book, reading.id) == [card.id]


def test_tying_is_one_step_that_is_taken_back(book: Logbook) -> None:
    run, note = ran(book, TODAY, 3), noted(book, "")
    links = Links(book, Entries(book))

    tied(book, note, run.id)
    assert book.last_words == "Tied note “new shoes” to run of 3.0 km on Wed 25 Nov"
    assert leads(book, note.id) == [run.id]
    changed = book.need(note.id)
    assert isinstance(changed, Note)
    links.untie(changed)
    assert leads(book, note.id) == []
    book.undo()
    assert leads(book, note.id) == [run.id]


def test_what_is_near_is_offered_and_a_score_around_a_run_only_runs_of_its_day(
    book: Logbook,
) -> None:
    run, before = ran(book, TODAY, 3), ran(book, TODAY - DAY, 4)
    ran(book, TODAY - 9 * DAY, 5)
    card = session(book)
    links = Links(book, Entries(book))
    note = noted(book, "")
    during = book.facts.log_pain(book.facts.reading_of(2, moment=Moment.DURING))

    assert [link.key for link in links.near(note)] == [run.id, card.id, before.id]
    assert [link.key for link in links.near(during)] == [run.id]
    with pytest.raises(UsageError, match="around a run"):
        book.facts.tie(during, card.id, "Strength")
    with pytest.raises(UsageError, match="around a run"):
        book.facts.tie(during, before.id, "another day")
    resting = msgspec.structs.replace(during, moment=Moment.REST, about=card.id)
    book.facts.correct(resting, "Corrected")
    assert leads(book, during.id) == [card.id]


def test_a_score_that_was_tied_in_an_old_journal_can_still_be_corrected(book: Logbook) -> None:
    odd = book.facts.reading_of(2, moment=Moment.DURING, about="gone")
    book.put("From another program", [odd])

    book.facts.correct(msgspec.structs.replace(odd, score=3), "Corrected")

    assert leads(book, odd.id) == []


def test_years_between_are_no_hindrance_to_following(book: Logbook) -> None:
    run = ran(book, LONG_AGO, 3)
    note = noted(book, run.id)

    assert leads(book, note.id, far=True) == [run.id]
    assert leads(book, run.id, LONG_AGO) == []
    assert leads(book, run.id, LONG_AGO, far=True) == [note.id]


def test_a_note_says_what_it_belongs_to_however_long_ago_that_was(
    book: Logbook, open_book: Callable[..., Logbook]
) -> None:
    run, gone = ran(book, LONG_AGO, 3), ran(book, LONG_AGO, 4)
    note, dangling = noted(book, run.id), noted(book, gone.id)
    book.facts.remove(gone.id)
    book.close()

    again = open_book()
    entries = Entries(again)
    found = entries.find(note.id, TODAY)
    assert found is not None
    assert found.belongs == "run of 3.0 km on Wed 3 May 2017"
    assert [link.key for link in Links(again, entries).of(found)] == [run.id]
    lost = entries.find(dangling.id, TODAY)
    assert lost is not None
    assert lost.belongs == ""
    again.bin.restore(gone.id)
    back = entries.find(dangling.id, TODAY)
    assert back is not None
    assert back.belongs == "run of 4.0 km on Wed 3 May 2017"


def test_what_it_was_tied_to_may_be_gone(book: Logbook) -> None:
    run = ran(book, TODAY, 3)
    note = noted(book, run.id)
    book.facts.remove(run.id)

    assert leads(book, note.id, far=True) == []
    assert entry(book, note.id).belongs == ""


@pytest.fixture
def flared(book: Logbook, clock: Clock) -> Logbook:
    """A hilly run longer than any before, on the day after step-downs, with 6/10 in it; what was
    proposed is taken but for one change."""
    book.put("Profile", [profile()])
    running(book)
    card = session(book, MONDAY, STEP_DOWN)
    clock.wind(MONDAY)
    book.session.tick_all(card.id)
    clock.wind(TODAY)
    planned_run(book, TODAY + DAY, 9)
    planned_run(book, TODAY + 3 * DAY, 9)
    ran(book, TODAY - DAY, 6, descent_m=180, pain_during=6)
    proposal = book.proposals.flare()
    assert proposal is not None
    places = [n for n, change in enumerate(proposal.changes) if change.changed]
    book.proposals.accept(proposal, places[1:], "race on Sunday", "Flare")
    return book


def test_a_flare_tells_its_trigger_what_stood_before_it_and_the_answer(flared: Logbook) -> None:
    entries = Entries(flared)
    story = entries.stories.on(TODAY)
    assert story is not None

    assert story.trigger is not None
    assert (story.trigger.date, story.before.longer_m) == (TODAY - DAY, 1000)
    assert (story.before.descent_m, story.before.row) == (180, 1)
    assert story.before.heavy == (("step_down", MONDAY),)
    taken = [change.taken for change in story.answers]
    assert len(taken) == 1
    assert taken[0] is not None
    assert taken[0][1] - taken[0][0] == 1
    more = entry(flared, story.key, story.spell.since).more
    assert more[0].startswith("set off by a run on Tue 24 Nov that was too much (6/10)")
    assert more[1] == (
        "in the 48 hours before it began: the longest run lately (+1.0 km), 180 m down, "
        "step-down on Mon 23 Nov"
    )
    assert more[2].endswith("“race on Sunday”")


def test_a_flare_leads_to_its_run_and_its_answers_and_they_lead_back(flared: Logbook) -> None:
    story = Entries(flared).stories.on(TODAY)
    assert story is not None
    assert story.trigger is not None
    note = flared.facts.add_note("new shoes?", (GUESS,), day=story.spell.since, about=story.key)

    run, answer, guess = leads(flared, story.key, story.spell.since)

    assert (run, guess) == (story.trigger.id, note.id)
    assert leads(flared, run, TODAY - DAY) == [story.key]
    assert leads(flared, answer) == [story.key]
    assert leads(flared, guess, story.spell.since) == [story.key]
    told = entry(flared, story.key, story.spell.since)
    assert told.more[-1] == "your guess: new shoes?"
    assert "new shoes?" in told.text


def test_a_guess_stays_with_its_flare_when_its_first_day_moves(flared: Logbook) -> None:
    story = Entries(flared).stories.on(TODAY)
    assert story is not None
    flared.facts.add_note("hills?", (GUESS,), day=story.spell.since, about=story.key)

    flared.facts.log_pain(
        flared.facts.reading_of(6, moment=Moment.STAIRS, day=story.spell.since - DAY)
    )

    moved = Entries(flared).stories.on(TODAY)
    assert moved is not None
    assert moved.spell.since == story.spell.since - DAY
    assert moved.guess is not None
    assert moved.guess.text == "hills?"
    assert flare_day(moved.guess.about) == story.spell.since


def test_the_key_of_a_flare_is_its_first_day() -> None:
    assert flare_day(flare_key(TODAY)) == TODAY
    assert flare_day("flare-soon") is None
    assert flare_day("3f2a91c0") is None
