"""Exercise progression: when an exercise goes one step up, stays, steps back or is swapped.

Rules EX-1 to EX-3 of evidence.md 4.5; one variable at a time, one step at a time.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date
from enum import StrEnum

import msgspec

from planner.domain.exercises.catalogue import tier_at
from planner.domain.exercises.rungs import easier, harder
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameters import Parameters
from planner.domain.values.exercise import Exercise, low
from planner.domain.values.reason import Reason
from planner.domain.values.record import Side, by_entry
from planner.domain.values.session import (
    Item,
    PlannedSession,
    SessionDone,
    SetKey,
    Tick,
    all_asked,
    sets_of,
)

GOOD_SESSIONS = 2
"""Good sessions in a row that open the next step (EX-1: our choice)."""
MOST_EFFORT = 7
"""Effort up to which a session counts as good, 0-10 (EX-1)."""


class Taken(StrEnum):
    """How an exercise was taken in one session."""

    GOOD = "good"
    """All reps, pain 2 or less, no rise the next morning, effort 7 or less."""
    HOLD = "hold"
    """Neither: pain 3-5, something not done, or something not asked."""
    BACK = "back"
    """Pain above 5, a rise of 2 or more the next morning, or fewer reps than asked."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise of one session that was done."""

    day: date
    item: Item
    """What was asked for."""
    taken: Taken
    reasons: tuple[Reason, ...] = ()
    """`pain`, `morning`, `form`, `effort`, `undone` or `missing`."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What the last sessions ask of an exercise from now on."""

    kind: str
    """`up`, `back` or `swap`."""
    rule: str
    """EX-1 or EX-3."""
    before: Item
    after: Item


def judge_item(
    done: SessionDone,
    item: Item,
    exercises: Mapping[str, Exercise],
    sore: Side,
    mornings: Mornings,
    params: Parameters,
) -> Judged | None:
    """How an exercise was taken; None if no set of it was done.

    The next morning is held against every exercise of the session: which of them it was nobody
    can tell. What was not asked is not green, as with runs.
    """
    ticks = {
        name: tick
        for name, tick in done.ticks.items()
        if SetKey.parse(name).exercise == item.exercise
    }
    if not ticks:
        return None
    keys = {str(key) for key in sets_of((item,), dict(exercises), sore)}
    bad = [*_of_pain(ticks, params), *_of_morning(done.date, mornings, params)]
    if any(_falls_short(tick, item) for tick in ticks.values()):
        bad.append((Taken.BACK, Reason("form")))
    if keys - set(ticks):
        left = len(keys - set(ticks))
        bad.append((Taken.HOLD, Reason("undone", (("sets", left),))))
    bad.extend(_of_effort(ticks, done))
    taken = Taken.BACK if any(each is Taken.BACK for each, _ in bad) else Taken.HOLD
    return Judged(
        day=done.date,
        item=item,
        taken=taken if bad else Taken.GOOD,
        reasons=tuple(reason for each, reason in bad if each is taken),
    )


Finding = tuple[Taken, Reason]


def _of_pain(ticks: Mapping[str, Tick], params: Parameters) -> Iterable[Finding]:
    scores = [tick.pain for tick in ticks.values() if tick.pain is not None]
    if not scores:
        yield Taken.HOLD, Reason("missing", (("what", "pain"),))
    elif max(scores) > params.ex_pain_green_max:
        taken = Taken.BACK if max(scores) > params.ex_pain_max else Taken.HOLD
        yield taken, Reason("pain", (("score", max(scores)),))


def _of_morning(day: date, mornings: Mornings, params: Parameters) -> Iterable[Finding]:
    """What the next morning of one knee says, against its quiet line."""
    morning = day.toordinal() + 1
    score, line = mornings.scores.get(morning), mornings.quiet_line(morning)
    if score is None:
        yield Taken.HOLD, Reason("missing", (("what", "morning"),))
    elif score > line:
        taken = Taken.BACK if score >= line + params.morning_red else Taken.HOLD
        yield taken, Reason("morning", (("score", score), ("line", line)))


def _of_effort(ticks: Mapping[str, Tick], done: SessionDone) -> Iterable[Finding]:
    known = [tick.effort for tick in ticks.values() if tick.effort is not None]
    if not known and done.effort is not None:
        known = [done.effort]
    if not known:
        yield Taken.HOLD, Reason("missing", (("what", "effort"),))
    elif max(known) > MOST_EFFORT:
        yield Taken.HOLD, Reason("effort", (("effort", max(known)),))


def _falls_short(tick: Tick, item: Item) -> bool:
    """True if a set had fewer reps, or was held for less, than asked."""
    dose = item.dose
    pairs = ((tick.reps, dose.reps), (tick.hold_s, dose.hold_s), (tick.time_s, dose.time_s))
    return any(did is not None and asked is not None and did < low(asked) for did, asked in pairs)


def judged_items(
    done: Iterable[SessionDone],
    exercises: Mapping[str, Exercise],
    sore: Side,
    mornings: Mornings,
    params: Parameters,
) -> dict[str, tuple[Judged, ...]]:
    """Every exercise that was done, session by session, oldest first; by exercise."""
    found: dict[str, list[Judged]] = {}
    for record in sorted(done, key=by_entry):
        for item in all_asked(record):
            judged = judge_item(record, item, exercises, sore, mornings, params)
            if judged is not None:
                found.setdefault(item.exercise, []).append(judged)
    return {name: tuple(row) for name, row in found.items()}


def step_for(
    item: Item,
    row: tuple[Judged, ...],
    exercises: Mapping[str, Exercise],
    most_tier: int,
    later: Container[str] = (),
) -> Step | None:
    """What a planned item's sessions so far ask for; None = as it is (EX-2).

    Nothing goes up to a knee load above `most_tier`, or over to an exercise of a `later` phase.
    Only sessions that asked for just this dose count, so that a step is answered once; for a step
    back those of a lighter week do too. Two sessions in a row that ask for one swap the exercise.
    """
    exercise = exercises.get(item.exercise)
    if exercise is None or not row:
        return None
    if row[-1].taken is Taken.BACK:
        is_answered = not has_fewer_sets(row[-1].item, item)
        return None if is_answered else _back(item, exercise, row, exercises, later)
    last = row[-GOOD_SESSIONS:]
    good = [each for each in last if each.taken is Taken.GOOD and is_same_dose(each.item, item)]
    if len(good) < GOOD_SESSIONS:
        return None
    after = next_step(item, exercise, exercises, most_tier, later)
    if after is None:
        return None
    return Step(kind="up", rule="EX-1", before=item, after=after)


def is_same_dose(one: Item, other: Item) -> bool:
    """True if both ask for the same of the same exercise."""
    return (one.exercise, one.dose, one.variant) == (other.exercise, other.dose, other.variant)


def has_fewer_sets(one: Item, other: Item) -> bool:
    """True if it is the same but for fewer sets: that of a lighter week."""
    sets = low(one.dose.sets)
    if sets > low(other.dose.sets):
        return False
    dose = msgspec.structs.replace(other.dose, sets=one.dose.sets)
    return is_same_dose(one, msgspec.structs.replace(other, dose=dose))


def good_in_row(item: Item, row: tuple[Judged, ...]) -> int:
    """How many of the last sessions in a row were good with just this dose (EX-1)."""
    count = 0
    for judged in reversed(row):
        if judged.taken is not Taken.GOOD or not is_same_dose(judged.item, item):
            break
        count += 1
    return count


def next_step(
    item: Item,
    exercise: Exercise,
    exercises: Mapping[str, Exercise],
    most_tier: int,
    later: Container[str] = (),
) -> Item | None:
    """The next step of the ladder, then the first step of the variation that follows it; None
    where that loads the knee more than `most_tier`, or only a `later` phase has it."""
    after = harder(item, exercise)
    if after is not None:
        return after if tier_of_item(after, exercise) <= most_tier else None
    if not exercise.ladder or item.dose != exercise.ladder[-1].dose:
        return None
    for name in exercise.next:
        following = exercises.get(name)
        if following is None or name in later:
            continue
        first = Item(exercise=name, dose=following.dose, optional=item.optional)
        if tier_of_item(first, following) <= most_tier:
            return first
    return None


def _back(
    item: Item,
    exercise: Exercise,
    row: tuple[Judged, ...],
    exercises: Mapping[str, Exercise],
    later: Container[str],
) -> Step | None:
    twice = [each.taken for each in row[-2:]] == [Taken.BACK, Taken.BACK]
    other = _lighter_exercise(item, exercise, exercises, later) if twice else None
    if other is not None:
        after = Item(exercise=other.id, dose=other.dose, optional=item.optional)
        return Step(kind="swap", rule="EX-3", before=item, after=after)
    after = easier(item, exercise)
    if after == item:
        return None
    return Step(kind="back", rule="EX-3", before=item, after=after)


def _lighter_exercise(
    item: Item, exercise: Exercise, exercises: Mapping[str, Exercise], later: Container[str]
) -> Exercise | None:
    """One of lower tier for the same first muscle, as near to it as there is."""
    own = tier_of_item(item, exercise)
    starts = {
        other.id: tier_at(other)
        for other in exercises.values()
        if not other.optional and other.id not in later
        if other.muscles[:1] == exercise.muscles[:1]
    }
    fits = [exercises[name] for name, tier in starts.items() if tier < own]
    return max(fits, key=lambda other: starts[other.id], default=None)


def stepped(session: PlannedSession, steps: Iterable[Step]) -> PlannedSession:
    """A planned session with the steps that speak of its items taken; the rest as it is.

    A swap for an exercise the session has already leaves the old one out.
    """
    by_item = {_key(step.before): step for step in steps}
    items: list[Item] = []
    there = {item.exercise for item in session.items}
    for item in session.items:
        step = by_item.get(_key(item))
        if step is None:
            items.append(item)
        elif step.after.exercise == item.exercise or step.after.exercise not in there:
            items.append(msgspec.structs.replace(step.after, optional=item.optional))
            there.add(step.after.exercise)
    if tuple(items) == session.items or not items:
        return session
    return msgspec.structs.replace(session, items=tuple(items))


def _key(item: Item) -> tuple[str, str, bytes]:
    return (item.exercise, item.variant, msgspec.json.encode(item.dose))


def progressions(
    planned: Iterable[PlannedSession],
    done: Iterable[SessionDone],
    exercises: Mapping[str, Exercise],
    sore: Side,
    mornings: Mornings,
    params: Parameters,
    most_tier: int = 3,
    later: Container[str] = (),
) -> tuple[Step, ...]:
    """The steps that are due, one for each exercise and dose that is still planned.

    `most_tier` is the highest knee load of the phase the runner is in, `later` what only phases
    after it have (`offering.later_exercises`).
    """
    rows = judged_items(done, exercises, sore, mornings, params)
    steps: dict[tuple[str, str, bytes], Step] = {}
    for session in sorted(planned, key=lambda each: (each.date, each.order, each.id)):
        for item in session.items:
            step = step_for(item, rows.get(item.exercise, ()), exercises, most_tier, later)
            # A lighter week's dose is a step down for a while, none of its own to go up from.
            if step is not None and not (session.lighter and step.kind == "up"):
                steps.setdefault(_key(item), step)
    return tuple(steps.values())
