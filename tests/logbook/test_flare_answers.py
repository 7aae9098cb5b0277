"""A flare's proposal: accepted in part, undone, and never over what happened since."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import Moment, Note
from planner.domain.values.plan import Phase, Plan, Prescription, SessionTemplate
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.logbook.flares import KneeMark
from tests.logbook.living import (
    BRIDGE,
    DAY,
    TODAY,
    contents,
    morning,
    profile,
    ran,
    running,
)
from tests.logbook.living import session as session_on

STEPS = SessionTemplate(
    id="a",
    name="Strength A",
    per_week=2,
    apart=True,
    items=(Prescription(exercise="bridge"), Prescription(exercise="step_down")),
)
PHASE = Phase(id="one", name="One", weeks=2, sessions=(STEPS,), runs=True)


@pytest.fixture
def hurt(open_book):
    """A runner on a plan with step-downs, 5 km as the longest run, and 7/10 reported today."""
    book = open_book(plans={"small": Plan(id="small", name="Small", phases=(PHASE,))})
    running(book, until=TODAY - DAY)
    book.setup.adopt(profile())
    morning(book, TODAY, 0)
    book.facts.log_pain(book.facts.reading_of(7, moment=Moment.REST, flare=True))
    return book


def every(proposal):
    return range(len(proposal.changes))


def answer(book, proposal, places, reason=""):
    return book.proposals.accept(proposal, places, reason, "Flare", "flare")


def cards(book):
    return {card.id: card for card in book.cards.planned(TODAY, TODAY + 20 * DAY)}


def planned_change(proposal, kind):
    """The first change of a card of that kind that stands in the plan: its place, and the card."""
    return next(
        (place, change.before)
        for place, change in enumerate(proposal.changes)
        if change.changed and isinstance(change.before, kind)
    )


def test_asking_for_the_proposal_writes_nothing(hurt):
    before = contents(hurt)

    proposal = hurt.proposals.flare()

    assert hurt.flares.now().severe
    assert proposal.changed
    assert contents(hurt) == before


def test_an_accepted_proposal_is_one_change_that_one_undo_takes_back(hurt):
    before = contents(hurt)

    proposal = hurt.proposals.flare()
    words = answer(hurt, proposal, every(proposal))

    assert words.endswith(f"{len(proposal.changed)} changes of {len(proposal.changed)} applied")
    sessions = [card for card in cards(hurt).values() if isinstance(card, PlannedSession)]
    assert {one.exercise for card in sessions for one in card.items} == {"bridge"}
    assert hurt.undo() == words
    assert contents(hurt) == before


def test_only_what_was_accepted_is_applied_and_the_reason_is_kept(hurt):
    proposal = hurt.proposals.flare()
    place, run = planned_change(proposal, PlannedRun)
    _, other = planned_change(proposal, PlannedSession)

    words = answer(hurt, proposal, {place}, "the session is light")

    assert f"1 change of {len(proposal.changed)}" in words
    assert run.id not in cards(hurt)
    assert hurt.cards.card(other.id) == other
    (note,) = (record for record in contents(hurt).values() if isinstance(record, Note))
    assert note.text.endswith("the session is light")
    assert next(hurt.journal.history()).reason == "the session is light"


def test_accepting_nothing_without_a_reason_changes_nothing(hurt):
    before = contents(hurt)

    with pytest.raises(NotFoundError):
        answer(hurt, hurt.proposals.flare(), ())

    assert contents(hurt) == before


def test_undoing_an_accepted_proposal_keeps_what_was_ticked_since(hurt, open_book):
    proposal = hurt.proposals.flare()
    _, eased = planned_change(proposal, PlannedSession)
    answer(hurt, proposal, every(proposal))
    phone = open_book("phone-3c4d")
    phone.load(TODAY, TODAY)
    phone.session.tick_all(eased.id)
    hurt.poll()

    hurt.undo()

    item = hurt.cards.session(eased.id)
    assert item.complete
    assert [one.exercise for one in item.items] == ["bridge"]
    assert item.planned is not None
    assert item.planned.items == eased.items
    assert [one.exercise for one in eased.items] == ["bridge", "step_down"]


def test_a_card_that_was_changed_since_the_proposal_is_left_as_it_is(hurt):
    proposal = hurt.proposals.flare()
    (first, exercise), (second, run) = (
        planned_change(proposal, kind) for kind in (PlannedSession, PlannedRun)
    )
    hurt.calendar.change(msgspec.structs.replace(exercise, name="Renamed"))
    hurt.calendar.change(msgspec.structs.replace(run, note="by the river"))

    with pytest.raises(NotFoundError):
        answer(hurt, proposal, {first, second})
    answer(hurt, proposal, every(proposal))

    assert hurt.cards.card(exercise.id) == msgspec.structs.replace(exercise, name="Renamed")
    assert hurt.cards.card(run.id) == msgspec.structs.replace(run, note="by the river")


def test_a_session_ticked_elsewhere_while_the_proposal_is_read_is_left_as_it_is(hurt, open_book):
    proposal = hurt.proposals.flare()
    _, exercise = planned_change(proposal, PlannedSession)
    phone = open_book("phone-3c4d")
    phone.load(exercise.date, exercise.date)
    phone.session.tick_all(exercise.id)

    words = answer(hurt, proposal, every(proposal))

    count = len(proposal.changed)
    assert f"{count - 1} changes of {count}" in words
    assert hurt.cards.card(exercise.id) == exercise
    assert hurt.cards.session(exercise.id).complete


def test_a_run_logged_since_the_proposal_keeps_its_card(hurt):
    proposal = hurt.proposals.flare()
    _, run = planned_change(proposal, PlannedRun)
    ran(hurt, run.date, 4, planned=run.id)

    answer(hurt, proposal, every(proposal))

    assert hurt.cards.card(run.id) == run


def test_a_reason_of_blanks_is_none(hurt):
    with pytest.raises(NotFoundError):
        answer(hurt, hurt.proposals.flare(), (), "  ")

    answer(hurt, hurt.proposals.flare(), every(hurt.proposals.flare()), "  ")

    assert not [one for one in contents(hurt).values() if isinstance(one, Note)]


def test_a_proposal_all_of_which_has_changed_meanwhile_says_so(hurt):
    proposal = hurt.proposals.flare()
    stand = [place for place in every(proposal) if proposal.changes[place].before is not None]
    for card in cards(hurt).values():
        hurt.calendar.drop_cards([card])

    with pytest.raises(NotFoundError) as caught:
        answer(hurt, proposal, stand)

    assert "changed meanwhile" in caught.value.message


def test_a_ticked_session_is_no_part_of_a_proposal(hurt):
    _, exercise = planned_change(hurt.proposals.flare(), PlannedSession)
    hurt.session.tick_all(exercise.id)

    proposal = hurt.proposals.flare()

    assert exercise.id not in {change.card.id for change in proposal.changes}


def test_a_flare_is_marked_until_it_is_taken_back(hurt):
    calm = KneeMark()
    assert hurt.flares.mark().has_flared(calm)
    assert TODAY in hurt.flares.days(TODAY - DAY, TODAY + DAY)
    assert TODAY - DAY not in hurt.flares.days(TODAY - DAY, TODAY + DAY)

    hurt.undo()

    assert hurt.flares.mark() == calm
    assert hurt.flares.now() is None


def test_an_accepted_flare_can_be_taken_back_alone_and_a_tick_made_since_stays(hurt):
    before = cards(hurt)
    answer(hurt, hurt.proposals.flare(), every(hurt.proposals.flare()))
    accepted = hurt.undo_list()[0]
    ticked = session_on(hurt, TODAY, BRIDGE)
    hurt.session.tick(ticked.id, hurt.cards.session(ticked.id).next_set)

    hurt.undo_only(accepted.id)

    assert {key: card for key, card in cards(hurt).items() if key != ticked.id} == before
    assert hurt.cards.session(ticked.id).ticked == 1


def test_taking_back_a_change_that_is_gone_is_refused(hurt):
    with pytest.raises(NotFoundError):
        hurt.undo_only("nothing")


def test_the_day_of_a_red_run_is_a_day_of_its_flare(hurt):
    hurt.undo()
    ran(hurt, TODAY, 4, pain_during=5)

    assert hurt.flares.now().since == TODAY
    assert hurt.flares.days(TODAY - DAY, TODAY) == {TODAY}
