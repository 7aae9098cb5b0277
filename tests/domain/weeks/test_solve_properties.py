"""What holds of every new solution of the calendar, whatever the facts and the cards are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planner.domain.caps.allowance import allowance
from planner.domain.exercises.tiers import tier_of_items
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import ahead_of
from planner.domain.values.run import Run, RunKind
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.choose import choose_days
from planner.domain.weeks.schedule import Planned
from planner.domain.weeks.solve_sessions import HARD_TIER
from tests.domain.calendars import (
    EARLY,
    EXERCISES,
    LATE,
    START,
    TODAY,
    applied,
    asked,
    placed_runs,
    placed_sessions,
    run_card,
    session,
    solved,
)
from tests.domain.facts import known, morning, mornings, on, run, swelling

few = settings(
    max_examples=50, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate)
)

PAIN = st.one_of(st.integers(0, 2), st.integers(0, 8), st.none())
RUNS = st.lists(
    st.tuples(st.integers(-42, 2), st.integers(8, 120), PAIN),
    max_size=16,
    unique_by=lambda one: one[0],
)
ONES = st.integers(3, 23)
LAST = on(16)
"""The last of the fourteen days that are solved."""


@st.composite
def histories(draw: st.DrawFn) -> History:
    runs = tuple(run(day, tenths / 10, during) for day, tenths, during in draw(RUNS))
    loud = {day: draw(st.integers(0, 6)) for day in (-1, 2)}
    today = draw(st.one_of(st.none(), st.integers(0, 6)))
    swollen = (swelling(draw(st.integers(-2, 3))),) if draw(st.integers(0, 9)) == 0 else ()
    return known(runs, mornings(-67, 3, but={**loud, 3: today}), swollen, start=START)


@st.composite
def cards(draw: st.DrawFn) -> tuple[Planned, ...]:
    found: list[Planned] = []
    for ahead in draw(st.lists(ONES, max_size=8, unique=True)):
        more: dict[str, Any] = draw(
            st.sampled_from(
                [
                    {},
                    {"plan": ""},
                    {"run_kind": RunKind.LONG},
                    {"skipped": "time"},
                    {"first_planned": TODAY},
                    {"rung": 3, "run_kind": RunKind.WALK_RUN, "duration_s": 720},
                ]
            )
        )
        found.append(run_card(ahead, draw(st.integers(4, 90)) / 10, **more))
    for ahead in draw(st.lists(st.integers(0, 23), max_size=8, unique=True)):
        name, items = draw(
            st.sampled_from([("light", ()), ("strong", ("squat", "step_down")), ("strong", ())])
        )
        more = draw(st.sampled_from([{}, {"template": "", "plan": ""}, {"skipped": "ill"}]))
        found.append(session(ahead, *items, name=name, **more))
    return tuple(found)


@st.composite
def questions(draw: st.DrawFn) -> Ask:
    some = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(tuple)
    return asked(
        *draw(cards()),
        phase=draw(st.sampled_from([EARLY, LATE])),
        exercise_days=draw(some),
        run_days=draw(some),
        missed=draw(st.sampled_from(["roll", "drop", "ease"])),
    )


@few
@given(questions(), histories())
def test_no_run_goes_over_the_hard_cap_of_its_day(ask: Ask, facts: History) -> None:
    placed = placed_runs(solved(ask, facts))

    for card in placed:
        others = tuple(one for one in placed if one.date < card.date)
        on_day = sum(one.distance_m for one in placed if one.date == card.date)
        allowed = allowance(card.date, facts.replanned(others), TODAY, DEFAULTS)
        assert on_day <= allowed.hard_m, (card, allowed)


@few
@given(questions(), histories())
def test_what_is_laid_is_within_the_plan_of_its_day_and_no_run_is_under_eight_minutes(
    ask: Ask, facts: History
) -> None:
    placed = placed_runs(solved(ask, facts))

    for card in placed:
        if not card.plan or len([one for one in placed if one.date == card.date]) > 1:
            continue
        others = tuple(one for one in placed if one.date < card.date)
        allowed = allowance(card.date, facts.replanned(others), TODAY, DEFAULTS)
        assert 1100 <= card.distance_m <= allowed.plan_m, (card, allowed)


@few
@given(questions(), histories())
def test_no_tier_3_strength_stands_on_the_day_before_a_long_run(ask: Ask, facts: History) -> None:
    found = solved(ask, facts)

    long_days = {card.date for card in placed_runs(found) if card.run_kind is RunKind.LONG}
    for card in placed_sessions(found):
        before_long = card.date + timedelta(days=1) in long_days
        assert not (before_long and tier_of_items(card.items, EXERCISES) >= HARD_TIER)


@few
@given(questions(), histories())
def test_once_applied_nothing_more_is_proposed(ask: Ask, facts: History) -> None:
    after = applied(ask, solved(ask, facts))

    again = solved(after, facts)

    assert not again.changed, [(one.kind, one.card.id) for one in again.changed]


@few
@given(questions(), histories(), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_cards_does_not_matter(ask: Ask, facts: History, dice: Any) -> None:
    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(dice.sample(things, len(things)))

    other_ask = msgspec.structs.replace(ask, cards=mixed(ask.cards))
    other = msgspec.structs.replace(facts, runs=mixed(facts.runs), readings=mixed(facts.readings))

    assert solved(other_ask, other) == solved(ask, facts)


@few
@given(questions(), histories())
def test_what_is_skipped_past_or_settled_is_never_touched(ask: Ask, facts: History) -> None:
    settled = frozenset(card.id for card in ask.cards[::2])
    ask = msgspec.structs.replace(ask, settled=settled)

    for change in solved(ask, facts).changes:
        assert change.card.id not in settled
        assert change.before is None or not change.before.skipped
        assert change.after is None or TODAY <= change.after.date <= LAST


@few
@given(questions(), histories())
def test_every_change_says_why(ask: Ask, facts: History) -> None:
    for change in solved(ask, facts).changed:
        assert change.reasons or change.kind == "changed", change


@few
@given(questions(), histories(), st.integers(0, 30))
def test_more_pain_never_makes_the_next_run_longer(ask: Ask, facts: History, worse: int) -> None:
    if not facts.runs:
        return
    place = worse % len(facts.runs)
    hurt: Run = msgspec.structs.replace(facts.runs[place], pain_during=8)
    pained = msgspec.structs.replace(
        facts, runs=(*facts.runs[:place], hurt, *facts.runs[place + 1 :])
    )
    calm, sore = placed_runs(solved(ask, facts)), placed_runs(solved(ask, pained))

    # A ladder that comes into force is measured by its minutes (rules.md 9).
    if calm and sore and calm[0].date == sore[0].date and sore[0].rung is None:
        assert sore[0].distance_m <= calm[0].distance_m, (facts.runs, place, calm[0], sore[0])


@few
@given(histories(), st.integers(8, 120), st.integers(0, 4), st.integers(0, 2))
def test_a_quiet_next_morning_changes_nothing_that_the_evening_of_a_run_foresaw(
    facts: History, tenths: int, during: int, waking: int
) -> None:
    # After each good run of a flare the plan was cut down, and the morning after lengthened again.
    others = tuple(one for one in facts.runs if one.date != TODAY)
    answered = tuple(one for one in facts.readings if one.date != TODAY)
    evening = msgspec.structs.replace(
        facts,
        runs=(*others, run(3, tenths / 10, during)),
        readings=(*answered, morning(3, 1)),
    )
    woken = msgspec.structs.replace(evening, readings=(*evening.readings, morning(4, waking)))
    if not all(_is_hopeful(known_by, day) for known_by, day in ((evening, 3), (woken, 4))):
        return  # a flare that has lasted for weeks: nobody knows when the knee will be quiet

    for day in map(on, range(5, 15)):
        foreseen = allowance(day, evening, TODAY, DEFAULTS)
        for later in (evening, woken):  # before the morning is answered, and after
            found = allowance(day, later, on(4), DEFAULTS)
            assert (found.hard_m, found.plan_m) == (foreseen.hard_m, foreseen.plan_m), day


def _is_hopeful(facts: History, today: int) -> bool:
    return ahead_of(facts, on(today).toordinal(), DEFAULTS).hopeful


@given(
    st.sets(st.integers(0, 6)), st.integers(0, 7), st.sets(st.integers(0, 6)),
    st.sets(st.integers(-3, 9)),
)  # fmt: skip
def test_chosen_days_are_the_best_of_all_combinations(available, count, staying, others) -> None:
    def day(number: int) -> date:
        return date(2026, 11, 23) + timedelta(days=number)

    def worth(chosen: tuple[date, ...]) -> tuple[object, ...]:
        row = sorted({*chosen, *map(day, others)})
        gaps = [(later - earlier).days for earlier, later in pairwise(row)]
        stay = sum(one in set(map(day, staying)) for one in chosen)
        uneven = sum((gap * wanted - 7) ** 2 for gap in gaps)
        return (-stay, gaps.count(1), uneven, chosen)

    wanted = min(count, len(available))
    every = combinations(sorted(map(day, available)), wanted)
    best = min(every, key=worth) if wanted else ()

    found = choose_days(
        [day(one) for one in available], count,
        staying={day(one) for one in staying}, others={day(one) for one in others},
    )  # fmt: skip

    assert found == best
