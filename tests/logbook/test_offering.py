"""What may be offered today, by the facts of the book."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from planner.domain.exercises.catalogue import on_step
from planner.domain.exercises.offering import NotNow
from planner.domain.values.journal import Lock, Moment
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from tests.logbook.living import DAY, MONDAY, TODAY, Clock, morning, profile, session

BUNDLED = read_library([bundled_folder()])
TWELVE = "runners-knee-12-weeks"


@pytest.fixture
def book(open_book: Callable[..., Logbook]) -> Logbook:
    """The program's own library and plans, the 12 weeks taken up on Monday."""
    book = open_book(exercises=dict(BUNDLED.exercises), plans=dict(BUNDLED.plans))
    book.setup.adopt(profile(plan=TWELVE, start=MONDAY, exercise_days=(0, 2, 4)))
    return book


def why(book: Logbook, name: str) -> NotNow | None:
    return book.library.offering().why_not(on_step(book.exercises[name]), book.exercises[name])


def flag(book: Logbook, *findings: str) -> None:
    book.red_flags.add(Lock(id=new_id(), date=TODAY, level="S", findings=findings, scope="run"))


def done(book: Logbook, name: str, pain: int) -> None:
    """A session of that exercise alone on Monday, quiet mornings before and after."""
    for back in range(1, 8):
        morning(book, MONDAY - back * DAY)
    card = session(book, MONDAY, on_step(book.exercises[name]))
    book.session.tick_all(card.id)
    book.session.rate(card.id, 5, "", pain)
    morning(book, MONDAY + DAY)


def test_the_phase_by_its_gates_says_what_is_open(book: Logbook) -> None:
    assert why(book, "bridge") is None
    assert why(book, "mini_squat") is NotNow.PHASE

    book.gates.skip("build", "my physiotherapist says so")

    assert why(book, "mini_squat") is None
    assert why(book, "hop_intro") is NotNow.PHASE


def test_without_a_plan_only_the_cards_speak(open_book: Callable[..., Logbook]) -> None:
    book = open_book(exercises=dict(BUNDLED.exercises), plans={})

    assert why(book, "sl_squat_box") is None
    assert why(book, "step_down") is NotNow.AFTER


def test_a_red_flag_lowers_the_load_of_what_is_offered(book: Logbook) -> None:
    flag(book, "other_site")

    assert book.library.offering().most_tier == 0
    assert why(book, "quad_set") is None
    assert why(book, "tke") is not None


def test_a_flare_takes_out_what_goes_at_the_first_sign(book: Logbook) -> None:
    book.exercises["bridge"] = msgspec.structs.replace(book.exercises["bridge"], first_sign=True)
    assert why(book, "bridge") is None

    book.facts.log_pain(book.facts.reading_of(7, moment=Moment.REST, flare=True))

    assert why(book, "bridge") is NotNow.FLARE


@pytest.mark.parametrize(("pain", "open_now"), [(1, True), (4, False), (6, False)])
def test_what_comes_after_an_exercise_opens_once_that_was_taken_well(
    open_book: Callable[..., Logbook], pain: int, open_now: bool
) -> None:
    book = open_book(exercises=dict(BUNDLED.exercises), plans={})
    done(book, "step_up", pain)

    assert (why(book, "step_down") is None) is open_now


def test_a_swap_offers_only_what_is_open(book: Logbook) -> None:
    book.gates.skip("build", "told so")
    squat = on_step(book.exercises["mini_squat"])
    card = session(book, TODAY, squat)

    found = list(book.swaps.offers(book.cards.session(card.id), squat))

    assert found[0] == "tke"
    assert not {"hop_intro", "step_down", "split_squat"} & set(found)


def test_a_red_flag_leaves_the_gentle_step_of_an_exercise_and_bars_the_harder_one(
    book: Logbook, clock: Clock
) -> None:
    flag(book, "other_site")
    calf = book.exercises["calf_raise"]
    single = next(n for n, rung in enumerate(calf.ladder) if rung.name == "single leg")
    both_legs = book.cards.session(session(book, TODAY, on_step(calf)).id)
    one_leg = book.cards.session(session(book, TODAY + DAY, on_step(calf, single)).id)

    assert book.red_flags.above_tier(both_legs) == frozenset()
    assert book.red_flags.above_tier(one_leg) == {"calf_raise"}
    assert book.red_flags.is_barred(one_leg)
