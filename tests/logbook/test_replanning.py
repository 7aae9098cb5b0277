"""Solving the plan anew through the book: proposals, taking them up, gates and exercise steps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.journal import Note, TestResult
from planner.domain.values.plan import Criterion, Phase, Plan, Prescription
from planner.domain.values.plan import SessionTemplate as Template
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item, PlannedSession, SetKey, Tick
from planner.domain.weeks.proposal import NEW
from planner.logbook.logbook import Logbook
from tests.logbook.living import (
    DAY,
    EXERCISES,
    MONDAY,
    TODAY,
    WEEK,
    Clock,
    contents,
    morning,
    profile,
    ran,
    running,
)

LADDER = (
    Rung(name="own weight", dose=EXERCISES["clam"].dose),
    Rung(name="loop band", dose=Dose(sets=2, reps=8)),
)
LIBRARY = {
    **EXERCISES,
    "clam": Exercise(
        id="clam", name="Clamshell", muscles=("glutes",), dose=LADDER[0].dose, ladder=LADDER
    ),
}
PLANS = {
    "small": Plan(
        id="small",
        name="Small",
        phases=(
            Phase(
                id="one",
                name="One",
                weeks=1,
                sessions=(
                    Template(id="a", name="A", per_week=2, items=(Prescription(exercise="clam"),)),
                ),
                runs=True,
            ),
            Phase(
                id="two",
                name="Two",
                weeks=4,
                gate=(Criterion(id="stairs", words="Stairs", measure="stairs_pain", most=3),),
                sessions=(
                    Template(
                        id="b", name="B", per_week=2, items=(Prescription(exercise="bridge"),)
                    ),
                ),
                runs=True,
            ),
        ),
    )
}


@pytest.fixture
def book(open_book) -> Logbook:
    """A runner on the third day of a plan."""
    book: Logbook = open_book(exercises=LIBRARY, plans=PLANS)
    running(book)
    for day in (MONDAY, MONDAY + DAY, TODAY):
        morning(book, day)
    book.setup.adopt(profile())
    return book


def cards(book: Logbook) -> list[PlannedSession | PlannedRun]:
    return sorted(
        book.cards.planned(TODAY, TODAY + 6 * WEEK), key=lambda card: (card.date, card.order)
    )


def everything(replan) -> range:
    return range(len(replan.changes))


def test_a_proposal_writes_nothing(book):
    before = contents(book)

    book.proposals.replan()

    assert contents(book) == before


def test_without_a_plan_there_is_nothing_to_solve(open_book):
    with pytest.raises(NotFoundError):
        open_book().proposals.replan()


def on_other_days(book: Logbook) -> None:
    """The runner changes the days: there is something to solve anew."""
    book.put("A new answer", [profile(exercise_days=(1, 3), run_days=(2, 6))])


def test_a_plan_taken_up_a_moment_ago_is_solved_anew_to_the_same(book):
    assert book.proposals.replan().changed == ()


def test_once_taken_up_nothing_more_is_proposed_and_one_undo_takes_it_back(book):
    on_other_days(book)
    before = cards(book)
    replan = book.proposals.replan()
    assert replan.changed

    words = book.proposals.accept(replan, everything(replan))

    assert book.proposals.replan().changed == ()
    assert book.undo() == words
    assert cards(book) == before


def test_added_cards_get_real_ids(book):
    for card in book.cards.planned(TODAY + DAY, TODAY + 2 * WEEK):
        book.calendar.drop_cards([card])

    replan = book.proposals.replan()
    book.proposals.accept(replan, everything(replan))

    added = [change for change in replan.changes if change.kind == "added"]
    assert added
    assert all(not card.id.startswith(NEW) for card in cards(book))
    assert len(cards(book)) >= len(added)


def test_only_what_is_accepted_is_changed_and_the_reason_is_kept(book):
    on_other_days(book)
    replan = book.proposals.replan()
    place = next(n for n, change in enumerate(replan.changes) if change.changed)

    book.proposals.accept(replan, [place], "a busy week")

    notes = [one for one in contents(book).values() if isinstance(one, Note)]
    assert [note.tags for note in notes] == [("plan",)]
    assert "a busy week" in notes[0].text
    left = {change.card.id for change in replan.changed} - {replan.changes[place].card.id}
    again = {change.card.id for change in book.proposals.replan().changed}
    assert left - {one for one in left if one.startswith(NEW)} <= again


def test_a_card_changed_or_ticked_since_is_left_alone(book):
    on_other_days(book)
    replan = book.proposals.replan()
    moving = [
        change
        for change in replan.changed
        if isinstance(change.before, PlannedSession) and change.before.date >= TODAY
    ]
    card = moving[0].before
    assert card is not None
    book.session.tick_all(card.id)

    book.proposals.accept(replan, everything(replan))

    assert book.get(card.id) == card


def test_nothing_accepted_is_told(book):
    replan = book.proposals.replan()

    with pytest.raises(NotFoundError):
        book.proposals.accept(replan, [])


def test_a_refusal_with_a_reason_changes_no_card_and_is_kept(book):
    before = cards(book)
    replan = book.proposals.replan()

    words = book.proposals.accept(replan, (), "  a busy week ")

    assert cards(book) == before
    (note,) = (one for one in contents(book).values() if isinstance(one, Note))
    assert (note.text, note.tags) == (f"{words}. a busy week", ("plan",))
    assert next(book.journal.history()).reason == "a busy week"
    assert book.undo() == words
    assert not [one for one in contents(book).values() if isinstance(one, Note)]


def test_after_new_days_every_card_stands_on_one_of_them(book):
    on_other_days(book)

    replan = book.proposals.replan()
    book.proposals.accept(replan, everything(replan))

    ahead = [card for card in cards(book) if card.date < TODAY + 2 * WEEK]
    runs = {card.date.weekday() for card in ahead if isinstance(card, PlannedRun)}
    sessions = {card.date.weekday() for card in ahead if isinstance(card, PlannedSession)}
    assert runs <= {2, 6}
    assert sessions <= {1, 3}


def test_facts_are_never_touched_by_a_new_solution(book):
    done = next(card for card in cards(book) if isinstance(card, PlannedSession))
    book.session.tick_all(done.id)
    on_other_days(book)
    facts = {name: one for name, one in contents(book).items() if name != done.id}

    replan = book.proposals.replan()
    book.proposals.accept(replan, everything(replan))

    after = contents(book)
    kept = [name for name, one in facts.items() if not isinstance(one, PlannedSession | PlannedRun)]
    assert all(after[name] == facts[name] for name in kept)
    assert after[done.id] == done


def test_a_missed_week_is_eased_unless_asked_otherwise(book, clock: Clock):
    clock.wind(TODAY + 2 * WEEK)

    assert book.todo.idle_days() >= 7
    assert book.proposals.usual_missed() == "ease"
    eased = book.proposals.replan()
    rolled = book.proposals.replan(missed="roll")
    dropped = book.proposals.replan(missed="drop")

    def lighter(replan) -> int:
        return sum(getattr(change.after, "lighter", False) for change in replan.changes)

    assert lighter(eased) > lighter(rolled) == lighter(dropped)


def test_a_tick_or_a_run_ends_the_missed_time(book, clock: Clock):
    clock.wind(TODAY + 2 * WEEK)
    ran(book, TODAY + 2 * WEEK - DAY, 2)

    assert book.todo.idle_days() == 0
    assert book.proposals.usual_missed() == "roll"


# -- gates ------------------------------------------------------------------


def test_the_phase_follows_from_facts_and_not_from_the_date(book, clock: Clock):
    clock.wind(MONDAY + 3 * WEEK)
    assert [entry.phase.id for entry in book.gates.now().entries] == ["one"]

    book.gates.add_test("stairs_down", 2)

    assert [entry.phase.id for entry in book.gates.now().entries] == ["one", "two"]


def test_a_closed_gate_keeps_the_sessions_of_the_phase_before_it(book, clock: Clock):
    clock.wind(MONDAY + WEEK)

    held = book.proposals.replan(7, "drop")

    templates = {
        change.after.template for change in held.changes if isinstance(change.after, PlannedSession)
    }
    assert templates == {"a"}


def test_skipping_a_gate_takes_a_reason_and_is_undone_in_one_step(book):
    with pytest.raises(UsageError):
        book.gates.skip("two", "  ")

    book.gates.skip("two", "The physio said so")

    gate = book.gates.now().gates[1]
    assert (gate.entered, gate.skipped and gate.skipped.text) == (TODAY, "The physio said so")
    book.undo()
    assert book.gates.now().gates[1].entered is None


@pytest.mark.parametrize("phase", ["one", "three"])
def test_only_the_next_gate_can_be_skipped(book, phase):
    with pytest.raises(NotFoundError):
        book.gates.skip(phase, "because")


@pytest.mark.parametrize(
    ("measure", "value"), [("stairs_down", 11), ("swelling", 2), ("limp", -1), ("jump", 1)]
)
def test_a_test_that_cannot_be_is_refused(book, measure, value):
    with pytest.raises(UsageError):
        book.gates.add_test(measure, value)

    assert not [one for one in contents(book).values() if isinstance(one, TestResult)]


# -- exercise steps ---------------------------------------------------------


def good_session(book: Logbook, day) -> None:
    """Clamshells on a day, all reps at 1/10 and effort 5, and a quiet morning after."""
    card = book.calendar.add_session(day, "Clams", (book_item(),))
    for key in book.cards.session(card.id).sets:
        book.session.tick(
            card.id, SetKey(key.exercise, key.side, key.number), Tick(reps=12, pain=1, effort=5)
        )
    morning(book, day + DAY)


def book_item() -> Item:
    return Item(exercise="clam", dose=LADDER[0].dose)


def test_two_good_sessions_propose_the_next_step_for_every_planned_one(book, clock: Clock):
    for day in (MONDAY + 3 * DAY, MONDAY + 5 * DAY):
        good_session(book, day)
    clock.wind(MONDAY + 6 * DAY)
    coming = book.calendar.add_session(MONDAY + WEEK, "Clams", (book_item(),))

    (step,) = book.steps.due()
    replan = book.steps.proposal()
    book.proposals.accept(replan, everything(replan))

    assert step.after.variant == "loop band"
    card = book.cards.card(coming.id)
    assert isinstance(card, PlannedSession)
    assert card.items == (step.after,)
    assert book.steps.due() == ()


def test_steps_leave_ticked_sessions_as_they_were(book, clock: Clock):
    for day in (MONDAY + 3 * DAY, MONDAY + 5 * DAY):
        good_session(book, day)
    clock.wind(MONDAY + 6 * DAY)
    done = {one.id: one for one in contents(book).values() if one.id.endswith(".done")}

    replan = book.steps.proposal()

    assert all(change.card.date >= book.today for change in replan.changes)
    assert all(f"{change.card.id}.done" not in done for change in replan.changes)
    assert timedelta(0) <= replan.last - replan.first
