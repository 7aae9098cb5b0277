"""A flare's proposal: accepted in part, undone, and never over what happened since."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import Moment, Note
from planner.domain.values.run import PlannedRun
from planner.logbook.flares import KneeMark
from tests.logbook.living import (
    BRIDGE,
    DAY,
    STEP_DOWN,
    TODAY,
    contents,
    morning,
    planned_run,
    profile,
    ran,
    running,
    session,
)


@pytest.fixture
def hurt(book):
    """A runner with a session and a run ahead, and a bad flare reported today."""
    book.put("Answers", [profile(start=TODAY - 40 * DAY)])
    running(book, until=TODAY - DAY)
    session(book, TODAY + DAY, BRIDGE, STEP_DOWN)
    planned_run(book, TODAY + 2 * DAY, 4)
    morning(book, TODAY, 0)
    book.log_pain(book.reading_of(7, moment=Moment.REST, flare=True))
    return book


def every(proposal):
    return range(len(proposal.changes))


def cards(book):
    return {card.id: card for card in book.planned(TODAY, TODAY + 14 * DAY)}


def test_asking_for_the_proposal_writes_nothing(hurt):
    before = contents(hurt)

    proposal = hurt.flare_proposal()

    assert hurt.flare_level() in {"F2", "F3"}
    assert sum(change.changed for change in proposal.changes) == 2
    assert contents(hurt) == before


def test_an_accepted_proposal_is_one_change_that_one_undo_takes_back(hurt):
    before = contents(hurt)

    words = hurt.answer_flare(hurt.flare_proposal(), every(hurt.flare_proposal()))

    assert words.endswith("2 changes of 2 applied")
    eased = next(card for card in cards(hurt).values() if not isinstance(card, PlannedRun))
    assert [one.exercise for one in eased.items] == ["bridge"]
    assert hurt.undo() == words
    assert contents(hurt) == before


def test_only_what_was_accepted_is_applied_and_the_reason_is_kept(hurt):
    proposal = hurt.flare_proposal()
    place = next(n for n in every(proposal) if isinstance(proposal.changes[n].before, PlannedRun))
    other = proposal.changes[1 - place].before

    words = hurt.answer_flare(proposal, {place}, "the session is light")

    assert "1 change of 2" in words
    assert hurt.card(other.id) == other
    (note,) = (record for record in contents(hurt).values() if isinstance(record, Note))
    assert note.text.endswith("the session is light")
    assert next(hurt.journal.history()).reason == "the session is light"


def test_accepting_nothing_without_a_reason_changes_nothing(hurt):
    before = contents(hurt)

    with pytest.raises(NotFoundError):
        hurt.answer_flare(hurt.flare_proposal(), ())

    assert contents(hurt) == before


def test_undoing_an_accepted_proposal_keeps_what_was_ticked_since(hurt, open_book):
    hurt.answer_flare(hurt.flare_proposal(), every(hurt.flare_proposal()))
    phone = open_book("phone-3c4d")
    eased = next(
        card for card in phone.planned(TODAY, TODAY + 2 * DAY) if not isinstance(card, PlannedRun)
    )
    phone.tick_all(eased.id)
    hurt.poll()

    hurt.undo()

    item = hurt.session(eased.id)
    assert item.complete
    assert [one.exercise for one in item.items] == ["bridge"]
    assert item.planned is not None
    assert item.planned.items == (BRIDGE, STEP_DOWN)


def test_a_card_that_was_changed_since_the_proposal_is_left_as_it_is(hurt):
    proposal = hurt.flare_proposal()
    exercise, run = (
        next(c.before for c in proposal.changes if isinstance(c.before, PlannedRun) is kind)
        for kind in (False, True)
    )
    hurt.change(msgspec.structs.replace(exercise, name="Renamed"))
    hurt.drop(run)

    with pytest.raises(NotFoundError):
        hurt.answer_flare(proposal, every(proposal))

    assert hurt.card(exercise.id).name == "Renamed"
    assert run.id not in cards(hurt)


def test_a_session_ticked_elsewhere_while_the_proposal_is_read_is_left_as_it_is(hurt, open_book):
    proposal = hurt.flare_proposal()
    exercise = next(
        one.before for one in proposal.changes if not isinstance(one.before, PlannedRun)
    )
    phone = open_book("phone-3c4d")
    phone.load(exercise.date, exercise.date)
    phone.tick_all(exercise.id)

    words = hurt.answer_flare(proposal, every(proposal))

    assert "1 change of 2" in words
    assert hurt.card(exercise.id) == exercise
    assert hurt.session(exercise.id).complete


def test_a_run_logged_since_the_proposal_keeps_its_card(hurt):
    proposal = hurt.flare_proposal()
    run = next(one.before for one in proposal.changes if isinstance(one.before, PlannedRun))
    ran(hurt, run.date, 4, planned=run.id)

    hurt.answer_flare(proposal, every(proposal))

    assert hurt.card(run.id) == run


def test_a_reason_of_blanks_is_none(hurt):
    with pytest.raises(NotFoundError):
        hurt.answer_flare(hurt.flare_proposal(), (), "  ")

    hurt.answer_flare(hurt.flare_proposal(), every(hurt.flare_proposal()), "  ")

    assert not [one for one in contents(hurt).values() if isinstance(one, Note)]


def test_a_proposal_all_of_which_has_changed_meanwhile_says_so(hurt):
    proposal = hurt.flare_proposal()
    for card in cards(hurt).values():
        hurt.drop(card)

    with pytest.raises(NotFoundError) as caught:
        hurt.answer_flare(proposal, every(proposal))

    assert "changed meanwhile" in caught.value.message


def test_a_ticked_session_is_no_part_of_a_proposal(hurt):
    exercise = next(c for c in cards(hurt).values() if not isinstance(c, PlannedRun))
    hurt.tick_all(exercise.id)

    proposal = hurt.flare_proposal()

    assert all(isinstance(change.before, PlannedRun) for change in proposal.changes)


def test_a_flare_is_marked_until_it_is_taken_back(hurt):
    calm = KneeMark()
    assert hurt.knee_mark().has_flared(calm)
    assert TODAY in hurt.flare_days(TODAY - DAY, TODAY + DAY)
    assert TODAY - DAY not in hurt.flare_days(TODAY - DAY, TODAY + DAY)

    hurt.undo()

    assert hurt.knee_mark() == calm
    assert hurt.flare_level() == ""


def test_an_accepted_flare_can_be_taken_back_alone_and_a_tick_made_since_stays(hurt):
    before = cards(hurt)
    hurt.answer_flare(hurt.flare_proposal(), every(hurt.flare_proposal()))
    accepted = hurt.undo_list()[0]
    ticked = session(hurt, TODAY, BRIDGE)
    hurt.tick(ticked.id, hurt.session(ticked.id).next_set)

    hurt.undo_only(accepted.id)

    assert {key: card for key, card in cards(hurt).items() if key != ticked.id} == before
    assert hurt.session(ticked.id).ticked == 1


def test_taking_back_a_change_that_is_gone_is_refused(hurt):
    with pytest.raises(NotFoundError):
        hurt.undo_only("nothing")
