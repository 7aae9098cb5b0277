"""What a physiotherapist sends: held against what is in force, taken whole or in part, one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import get_args

import msgspec
import pytest

from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Note
from planner.domain.values.prescribed import LimitKind, PatientLimit
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession
from planner.exchange.plans.toml_text import toml_text
from planner.logbook.logbook import Logbook
from planner.logbook.plan_changes import PlanChanges
from planner.logbook.prescribed import limits_of
from planner.logbook.sending.prescribing import Prescribing
from planner.logbook.sending.prescription_parts import ItemPart, LimitPart, PlanPart
from planner.logbook.sending.prescription_rows import part_row
from planner.logbook.sending.saving_plan import plan_text, week_text
from planner.store.codec import table_of
from tests.logbook.living import (
    DAY,
    PLANS,
    STEP_DOWN,
    TODAY,
    WEEK,
    Clock,
    contents,
    opened,
    profile,
    ran,
    running,
    session,
)

HEAD = '[prescription]\nby = "Ada Miller"\ndate = 2026-11-25\n'
CALM = (
    '[[prescription.limits]]\nkind = "run_km"\nlimit = 3\nweeks = 3\n'
    '[[prescription.limits]]\nkind = "without"\nwhat = "clam"\nuntil = 2026-12-06\n'
    '[[prescription.items]]\nexercise = "bridge"\ndose = { sets = 4, reps = 6 }\n'
)


@pytest.fixture
def laid(book: Logbook) -> Logbook:
    """A book with the small plan laid out and eight weeks of running behind it."""
    running(book)
    book.setup.adopt(profile())
    return book


@pytest.fixture
def sent(tmp_path: Path) -> Callable[..., Path]:
    """A file with a prescription."""

    def write(body: str = CALM, head: str = HEAD, name: str = "rx.toml") -> Path:
        path = tmp_path / name
        path.write_text(head + body, encoding="utf-8")
        return path

    return write


def ahead(book: Logbook, kind: type) -> list[PlannedSession | PlannedRun]:
    return [
        card
        for card in book.cards.planned(TODAY, TODAY + 16 * WEEK)
        if isinstance(card, kind) and not card.skipped
    ]


def test_nothing_is_written_by_looking(laid: Logbook, sent: Callable[..., Path]) -> None:
    before = contents(laid)
    offer = Prescribing(laid).read(sent())

    Prescribing(laid).changes(offer, offer.everything)

    assert contents(laid) == before
    assert [type(part) for part in offer.parts] == [LimitPart, LimitPart, ItemPart]


def test_taken_whole_limits_hold_and_cards_follow_and_one_undo_takes_all_of_it_back(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    before = contents(laid)
    offer = Prescribing(laid).read(sent())

    words = Prescribing(laid).take(offer, offer.everything)

    assert words == "Prescription of Ada Miller: 3 changes of 3 applied"
    runs = [card for card in ahead(laid, PlannedRun) if card.date <= TODAY + 20 * DAY]
    assert runs
    assert all(isinstance(card, PlannedRun) and card.distance_m <= 3000 for card in runs)
    assert laid.caps.cap_on(TODAY + DAY) <= 3000
    laid.undo()
    assert contents(laid) == before


def test_an_exercise_is_left_out_until_its_date_and_there_again_after_it(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    offer = Prescribing(laid).read(sent())
    Prescribing(laid).take(offer, offer.everything)

    sessions = ahead(laid, PlannedSession)
    with_clam = {
        card.date
        for card in sessions
        if isinstance(card, PlannedSession) and any(one.exercise == "clam" for one in card.items)
    }
    assert any(card.date <= date(2026, 12, 6) for card in sessions)
    assert min(with_clam) > date(2026, 12, 6)


def test_a_dose_stands_in_every_session_ahead_that_has_the_exercise(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    offer = Prescribing(laid).read(sent())
    Prescribing(laid).take(offer, offer.everything)

    doses = {
        item.dose
        for card in ahead(laid, PlannedSession)
        if isinstance(card, PlannedSession)
        for item in card.full or card.items
        if item.exercise == "bridge"
    }
    assert doses == {Dose(sets=4, reps=6)}


def test_facts_are_untouched(laid: Logbook, sent: Callable[..., Path]) -> None:
    ran(laid, TODAY, 9.0, pain_during=4)
    facts = {key: one for key, one in contents(laid).items() if table_of(one) == "facts"}
    offer = Prescribing(laid).read(sent())

    Prescribing(laid).take(offer, offer.everything)

    assert all(contents(laid)[key] == value for key, value in facts.items())


def test_of_a_part_only_that_is_taken_and_the_reason_is_kept(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    offer = Prescribing(laid).read(sent())

    Prescribing(laid).take(offer, {0}, "clams never hurt me")

    assert [one.limit for one in limits_of(laid)] == ["run_km"]
    notes = [one for one in contents(laid).values() if isinstance(one, Note)]
    assert notes[0].text.endswith("1 change of 3 applied. clams never hurt me")
    assert notes[0].tags == ("prescription",)
    (change,) = PlanChanges(laid).between(TODAY, TODAY)[-1:]
    assert change.note == notes[0].id  # so that the journal tells it once


def test_to_take_nothing_without_a_reason_is_no_answer(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    offer = Prescribing(laid).read(sent())

    with pytest.raises(NotFoundError):
        Prescribing(laid).take(offer, ())


def test_what_is_in_force_already_is_no_change(laid: Logbook, sent: Callable[..., Path]) -> None:
    offer = Prescribing(laid).read(sent())
    Prescribing(laid).take(offer, offer.everything)

    assert Prescribing(laid).read(sent()).parts == ()


def test_a_new_limit_takes_the_place_of_the_one_about_the_same_which_stays_on_record(
    laid: Logbook, sent: Callable[..., Path], clock: Clock
) -> None:
    offer = Prescribing(laid).read(sent())
    Prescribing(laid).take(offer, offer.everything)
    clock.wind(TODAY + WEEK)
    later = '[[prescription.limits]]\nkind = "run_km"\nlimit = 5\nweeks = 3\n'

    offer = Prescribing(laid).read(sent(later, HEAD.replace("11-25", "12-02")))
    (part,) = offer.parts
    Prescribing(laid).take(offer, offer.everything)

    assert isinstance(part, LimitPart)
    assert part.before is not None
    assert [one.most for one in Prescribing(laid).limits() if one.limit == "run_km"] == [5000]
    old = laid.get(part.before.id)
    assert isinstance(old, PatientLimit)
    assert old.until == TODAY + 6 * DAY


def test_a_limit_that_begins_later_makes_the_one_before_hold_no_longer(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    prescribing = Prescribing(laid)
    first = prescribing.read(
        sent('[[prescription.limits]]\nkind = "run_km"\nlimit = 3\nweeks = 3\n')
    )
    prescribing.take(first, first.everything)
    (held,) = prescribing.limits()
    later = HEAD.replace("2026-11-25", "2027-02-01")
    then = prescribing.read(
        sent('[[prescription.limits]]\nkind = "run_km"\nlimit = 5\nweeks = 3\n', head=later)
    )
    prescribing.take(then, then.everything)

    assert held in limits_of(laid)
    assert len(limits_of(laid)) == 2


def test_a_limit_can_be_ended_before_its_date(
    laid: Logbook, sent: Callable[..., Path], clock: Clock
) -> None:
    offer = Prescribing(laid).read(sent())
    Prescribing(laid).take(offer, offer.everything)
    clock.wind(TODAY + 3 * DAY)

    Prescribing(laid).lift(Prescribing(laid).limits()[0], "she said so")

    assert [one.limit for one in Prescribing(laid).limits()] == ["without"]
    assert len(limits_of(laid)) == 2


def test_what_our_rules_forbid_is_never_raised_silently(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    body = (
        '[[prescription.limits]]\nkind = "run_km"\nlimit = 40\n'
        '[[prescription.limits]]\nkind = "week_minutes"\nlimit = 2000\n'
        '[[prescription.limits]]\nkind = "run_pain"\nlimit = 5\n'
        '[[prescription.limits]]\nkind = "max_tier"\nlimit = 3\n'
        '[[prescription.items]]\nexercise = "step_down"\n'
    )
    before = laid.caps.cap_on(TODAY + DAY)
    offer = Prescribing(laid).read(sent(body))
    rows = [part_row(laid, offer, part, "km") for part in offer.parts]

    Prescribing(laid).take(offer, offer.everything)

    assert [bool(row.remark) for row in rows] == [True, True, True, True, False]
    assert "still holds" in rows[0].remark
    assert rows[2].remark == "raises what counts as too much in a run: ours is 4/10"
    assert laid.caps.cap_on(TODAY + DAY) == before


def test_a_phase_is_passed_over(
    open_book: Callable[..., Logbook], sent: Callable[..., Path]
) -> None:
    first = PLANS["small"].phases[0]
    other = msgspec.structs.replace(first.sessions[0], id="b", name="Strength B")
    second = msgspec.structs.replace(first, id="two", name="Two", sessions=(other,))
    plan = msgspec.structs.replace(PLANS["small"], phases=(first, second))
    book = open_book(plans={"small": plan})
    running(book)
    book.setup.adopt(profile())
    offer = Prescribing(book).read(
        sent('[[prescription.limits]]\nkind = "skip_phase"\nwhat = "one"\n')
    )

    Prescribing(book).take(offer, offer.everything)

    assert book.gates.now().here.id == "two"
    assert {card.phase for card in ahead(book, PlannedSession)} == {"two"}
    book.undo()
    assert book.gates.now().here.id == "one"
    book.close()


OWN = """\
id = "own"
name = "Ada's plan"
[[phases]]
id = "first"
name = "First"
weeks = 3
runs = true
[[phases.sessions]]
id = "s"
name = "Slides"
per_week = 2
items = [{ exercise = "heel_slide" }]
"""
SLIDE = """
[[exercises]]
id = "heel_slide"
name = "Heel slide"
muscles = ["hamstrings"]
dose = { sets = 2, reps = 10 }
"""


def test_a_plan_with_exercises_of_its_own_comes_with_it_and_goes_with_the_undo(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    before = contents(laid)
    offer = Prescribing(laid).read(sent(HEAD + SLIDE, OWN))

    Prescribing(laid).take(offer, offer.everything)

    assert isinstance(offer.parts[0], PlanPart)
    assert laid.profile is not None
    assert (laid.profile.plan, laid.plans["own"].name) == ("own", "Ada's plan")
    assert laid.exercises["heel_slide"].name == "Heel slide"
    names = {laid.cards.name_of(card).split(" on ")[0] for card in ahead(laid, PlannedSession)}
    assert names == {"Slides"}
    laid.undo()
    assert contents(laid) == before
    assert "own" not in laid.plans
    assert "heel_slide" not in laid.exercises


def test_an_exercise_that_comes_otherwise_than_it_is_here_is_told(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    other = SLIDE.replace("heel_slide", "bridge")
    item = '[[prescription.items]]\nexercise = "bridge"\ndose = { sets = 9, reps = 9 }\n'
    offer = Prescribing(laid).read(sent(HEAD + item + other, ""))

    (row,) = (part_row(laid, offer, part, "km") for part in offer.parts)

    assert row.remark == "with cards of its own in the place of yours: Bridge"


def test_a_sent_plan_is_there_after_the_book_was_closed(
    laid: Logbook, sent: Callable[..., Path], open_book: Callable[..., Logbook]
) -> None:
    offer = Prescribing(laid).read(sent(HEAD + SLIDE, OWN))
    Prescribing(laid).take(offer, offer.everything)
    laid.close()

    again = open_book()

    assert again.plans["own"].phases[0].sessions[0].items[0].exercise == "heel_slide"
    again.close()


def test_saved_and_applied_again_nothing_changes(laid: Logbook, sent: Callable[..., Path]) -> None:
    offer = Prescribing(laid).read(sent())
    Prescribing(laid).take(offer, offer.everything)

    saved = sent(plan_text(laid), "", "saved.toml")

    assert Prescribing(laid).read(saved).parts == ()


def test_applied_elsewhere_and_saved_there_it_is_the_same_file(
    laid: Logbook,
    sent: Callable[..., Path],
    tmp_path: Path,
    clock: Clock,
) -> None:
    for file in (sent(HEAD + SLIDE, OWN), sent(name="more.toml")):
        offer = Prescribing(laid).read(file)
        Prescribing(laid).take(offer, offer.everything)
    text = plan_text(laid)
    saved = sent(text, "", "saved.toml")
    elsewhere = opened(tmp_path / "elsewhere", clock)
    running(elsewhere)
    elsewhere.setup.adopt(profile())

    offer = Prescribing(elsewhere).read(saved)
    Prescribing(elsewhere).take(offer, offer.everything)

    assert plan_text(elsewhere) == text
    elsewhere.close()


def test_an_exercise_no_session_ahead_has_goes_into_the_strength_session(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    offer = Prescribing(laid).read(sent('[[prescription.items]]\nexercise = "step_down"\n'))

    Prescribing(laid).take(offer, offer.everything)

    cards = ahead(laid, PlannedSession)
    assert cards
    assert all(
        isinstance(card, PlannedSession) and card.items[-1].exercise == "step_down"
        for card in cards
    )


def test_where_no_session_is_planned_an_exercise_is_named_and_left(
    book: Logbook, sent: Callable[..., Path]
) -> None:
    book.put("Set up", [profile(plan="")])

    offer = Prescribing(book).read(sent('[[prescription.items]]\nexercise = "bridge"\n'))

    assert (offer.parts, offer.homeless) == ((), ("bridge",))


def test_before_the_setup_it_is_said_what_comes_first(
    book: Logbook, sent: Callable[..., Path]
) -> None:
    with pytest.raises(NotFoundError, match="no profile"):
        Prescribing(book).read(sent())


def test_a_limit_that_is_over_is_not_offered(laid: Logbook, sent: Callable[..., Path]) -> None:
    old = '[[prescription.limits]]\nkind = "no_running"\nuntil = 2026-11-24\n'

    assert Prescribing(laid).read(sent(old, HEAD.replace("11-25", "11-20"))).parts == ()


def test_a_week_is_saved_as_a_plan_that_repeats_it(
    laid: Logbook, sent: Callable[..., Path]
) -> None:
    own = session(laid, TODAY, STEP_DOWN)
    saved = sent(week_text(laid, TODAY), "", "week.toml")

    offer = Prescribing(laid).read(saved)
    part = offer.parts[0]

    assert isinstance(part, PlanPart)
    (phase,) = part.after.phases
    assert phase.runs
    assert {one.name: one.per_week for one in phase.sessions} == {"Strength A": 2, own.name: 1}
    assert [type(one) for one in offer.parts[1:]] == []


def test_a_week_with_nothing_in_it_is_no_plan(laid: Logbook) -> None:
    with pytest.raises(NotFoundError, match="Nothing is planned"):
        week_text(laid, TODAY + 40 * WEEK)


WORDS = ("Rest.", 'Two lines:\n"easy" \\ slow', "[left] <b>& =1+1 | é 漢")
NUMBERED = {
    "run_pain": (3, 5), "run_km": (1, 40), "week_km": (2, 90), "run_minutes": (5, 90),
    "week_minutes": (10, 600), "max_tier": (0, 3),
}  # fmt: skip


def drawn(luck: Random) -> str:
    """The limits and doses of a prescription, as luck has it."""
    rows: list[dict[str, object]] = []
    for kind in luck.sample(get_args(LimitKind), luck.randint(1, 7)):
        if kind == "skip_phase":  # the only one there is stays
            continue
        row: dict[str, object] = {"kind": kind}
        if kind in NUMBERED:
            row["limit"] = luck.randint(*NUMBERED[kind])
        if kind.endswith("_km"):
            row["limit"] = luck.randint(20, 300) / 10
        if kind == "without":
            row["what"] = luck.choice(("clam", "step_down"))
        if luck.random() < 0.7:
            row["until"] = TODAY + luck.randint(0, 60) * DAY
        if kind == "advice" or luck.random() < 0.5:
            row["words"] = luck.choice(WORDS)
        rows.append(row)
    items = [
        {"exercise": name, "dose": {"sets": luck.randint(1, 5), "reps": luck.randint(1, 20)},
         "optional": luck.random() < 0.3}
        for name in luck.sample(("clam", "bridge", "step_down"), luck.randint(0, 3))
    ]  # fmt: skip
    return toml_text({"prescription": {"by": "Ada", "date": TODAY, "limits": rows, "items": items}})


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_prescribed_saving_and_applying_it_changes_nothing_here_and_all_elsewhere(
    seed: int, laid: Logbook, sent: Callable[..., Path], tmp_path: Path, clock: Clock
) -> None:
    offer = Prescribing(laid).read(sent(drawn(Random(seed)), ""))
    if offer.parts:
        Prescribing(laid).take(offer, offer.everything)
    text = plan_text(laid)
    saved = sent(text, "", "saved.toml")
    elsewhere = opened(tmp_path / "elsewhere", clock)
    running(elsewhere)
    elsewhere.setup.adopt(profile())

    again = Prescribing(elsewhere).read(saved)
    if again.parts:
        Prescribing(elsewhere).take(again, again.everything)

    assert Prescribing(laid).read(saved).parts == ()
    assert plan_text(elsewhere) == text
    elsewhere.close()
