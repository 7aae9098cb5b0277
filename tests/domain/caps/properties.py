"""What must hold of every drawn history (rules.md 9), each as a question to one seed.

Each answers with what is broken, or nothing; so the suite asks a few seeds, and a long search by
hand (`python -m tests.domain.caps.properties`) thousands.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from unittest import mock

import msgspec

from planner.domain.caps.allowance import Allowance, State, allowance
from planner.domain.knee.history import History
from planner.domain.knee.mornings import Mornings
from planner.domain.knee.parameter import TABLE, with_changes
from planner.domain.knee.parameters import DEFAULTS, Parameters
from planner.domain.knee.standing import reaches_back, standings_of
from planner.domain.values.journal import Lock, Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from tests.domain.caps.drawn import drawn, shuffled, with_more_pain

OFFSETS = (-40, -25, -15, -8, -3, -1, 0, 1, 2, 3, 5, 8, 12, 16)
"""Days asked about, from today."""

Answers = dict[date, Allowance]


def fresh(known: History, **changes: object) -> History:
    """An equal history of which nobody has asked anything yet."""
    return msgspec.structs.replace(known, **changes)


def answers(known: History, today: date, params: Parameters = DEFAULTS) -> Answers:
    days = [today + timedelta(days=offset) for offset in OFFSETS]
    return {day: allowance(day, known, today, params) for day in days}


def higher(before: Answers, after: Answers) -> str:
    """The first day that allows more than before."""
    for day, one in before.items():
        other = after[day]
        for name in ("hard_m", "plan_m", "left_m"):
            if getattr(other, name) > getattr(one, name):
                words = f"{day}: {name} {getattr(one, name)} -> {getattr(other, name)}"
                return f"{words} ({one.binding} -> {other.binding})"
    return ""


def ladder_days(known: History, today: date, found: Answers) -> list[date]:
    """The days on which the ladder was or is in force.

    A run that ends it, or no longer does, changes what counts: days are compared under one
    regime only (rules.md 9).
    """
    standings = standings_of(known, DEFAULTS)
    span = range(today.toordinal() - 160, today.toordinal() + 1)
    was = [day for day in span if standings.now(day).footing.in_force(day, DEFAULTS)]
    ahead = [day for day, each in found.items() if each.limit("LADDER") is not None]
    return [*map(date.fromordinal, was), *ahead]


# -- pain ------------------------------------------------------------------------------------------


@contextmanager
def quiet_lines_of(known: History) -> Iterator[None]:
    """What is usual, held as it was in a history."""
    held = {
        side: Mornings(known.readings, side, DEFAULTS, known.usual_morning)
        for side in (Side.LEFT, Side.RIGHT)
    }
    usual = Mornings.usual

    def as_it_was(knee: Mornings, day: int) -> int:
        return usual(held[knee.side], day)

    with mock.patch.object(Mornings, "usual", as_it_was):
        yield


def quiet_lines(known: History, today: date) -> set[int]:
    """All quiet lines of a history."""
    last = today.toordinal() + OFFSETS[-1] + 1
    knees = [
        Mornings(known.readings, side, DEFAULTS, known.usual_morning)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    return {knee.quiet_line(day) for knee in knees for day in range(last - 160, last)}


def more_pain_held(seed: int) -> str:
    """More pain raises nothing, the quiet line held as it was."""
    known, today = drawn(seed)
    worse = with_more_pain(known, Random(seed))
    if worse is None:
        return ""
    before = answers(known, today)
    with quiet_lines_of(known):
        after = answers(worse, today)
        is_same = ladder_days(known, today, before) == ladder_days(worse, today, after)
    return higher(before, after) if is_same else ""


def more_pain_free(seed: int) -> str:
    """More pain raises nothing where the quiet line stays at 2 by itself."""
    known, today = drawn(seed)
    worse = with_more_pain(known, Random(seed))
    if worse is None or quiet_lines(known, today) | quiet_lines(worse, today) != {2}:
        return ""
    before, after = answers(known, today), answers(worse, today)
    is_same = ladder_days(known, today, before) == ladder_days(worse, today, after)
    return higher(before, after) if is_same else ""


def lock_on(seed: int) -> str:
    """A red flag raises nothing."""
    known, today = drawn(seed)
    lock = Lock(id="", date=today - timedelta(days=seed % 9), level="E", findings=(), scope="all")
    return higher(answers(known, today), answers(fresh(known, locks=(*known.locks, lock)), today))


# -- runs ------------------------------------------------------------------------------------------


def _is_calm(known: History, day: date) -> bool:
    """True if a run of that day would be green."""
    past = standings_of(known, DEFAULTS).past
    number = day.toordinal()
    quiet = all(past.knees[side].above(number + 1) is False for side in past.sore)
    loud = any(knee.above(number + 1) for knee in past.knees.values())
    signs = any(past.is_swollen(at) for at in (number, number + 1))
    return quiet and not loud and not signs


def a_green_run(known: History, day: date, metres: int, **more: object) -> Run:
    """A run that hurt 0 in both knees, at no known pace."""
    facts = {"side": known.knee, "pain_before": 0, "pain_during": 0, "pain_after": 0} | more
    return Run(id="added", date=day, distance_m=metres, **facts)  # type: ignore[arg-type]


def a_green_run_more(seed: int) -> str:
    """A green run 8 to 30 days back lowers nothing."""
    known, today = drawn(seed)
    luck = Random(seed)
    day = today - timedelta(days=luck.randint(8, 30))
    if not _is_calm(known, day):
        return ""
    walked = any(each.date == day and each.rung for each in known.planned)
    added = a_green_run(known, day, luck.randint(500, 15_000), through=walked)
    more = fresh(known, runs=(*known.runs, added))
    before = {today: allowance(today, known, today, DEFAULTS)}
    after = {today: allowance(today, more, today, DEFAULTS)}
    is_same = ladder_days(known, today, before) == ladder_days(more, today, after)
    return higher(after, before) if is_same and same_pace(known, more, today) else ""


def same_pace(known: History, other: History, today: date) -> bool:
    """True if minutes are worth the same metres: a run nobody timed can take a day from those
    that the pace is the middle of."""
    paces = [standings_of(each, DEFAULTS).past for each in (known, other)]
    days = {day for past in paces for day in past.ordinals} | {today.toordinal()}
    return all(paces[0].pace(day) == paces[1].pace(day) for day in days)


def split_in_two(seed: int) -> str:
    """A run split in two on its day counts the same."""
    known, today = drawn(seed)
    runs = [each for each in known.runs if not any(
        card.rung and card.date == each.date for card in known.planned
    ) and each.run_kind.value != "walk-run"]  # fmt: skip
    if not runs:
        return ""
    luck = Random(seed)
    whole = msgspec.structs.replace(luck.choice(runs), duration_s=None)
    first = luck.randint(0, whole.distance_m)
    halves = (
        msgspec.structs.replace(whole, distance_m=first),
        msgspec.structs.replace(whole, distance_m=whole.distance_m - first),
    )
    rest = tuple(each for each in known.runs if each.id != whole.id)
    one, two = (fresh(known, runs=(*rest, *runs)) for runs in ((whole,), halves))
    found = [answers(each, today) for each in (one, two)]
    # Half a run of 20 minutes does not end a ladder.
    is_same = ladder_days(one, today, found[0]) == ladder_days(two, today, found[1])
    return "a run split in two counts differently" if is_same and found[0] != found[1] else ""


# -- order, and what is asked when -----------------------------------------------------------------


def any_order(seed: int) -> str:
    """The order of entry does not matter."""
    known, today = drawn(seed)
    other = shuffled(known, Random(seed))
    return "" if answers(other, today) == answers(known, today) else "the order matters"


def asked_in_between(seed: int) -> str:
    """No answer depends on what was asked before, nor on a fact that was undone."""
    known, today = drawn(seed)
    luck = Random(seed)
    asked = {offset: today + timedelta(days=offset) for offset in luck.sample(range(-30, 20), 8)}
    first = {day: allowance(day, known, today, DEFAULTS) for day in asked.values()}
    added = a_green_run(known, today - timedelta(days=luck.randint(0, 30)), 5000)
    with_it = fresh(known, runs=(*known.runs, added))
    answers(with_it, today)
    undone = fresh(with_it, runs=with_it.runs[:-1])
    for day in sorted(asked.values(), reverse=True):
        again = {allowance(day, each, today, DEFAULTS) for each in (known, undone, fresh(known))}
        if again != {first[day]}:
            return f"{day}: the answer depends on what was asked"
    replanned = known.replanned(known.planned)
    return "" if answers(replanned, today) == answers(fresh(known), today) else "replanned differs"


def later_facts(seed: int) -> str:
    """What comes later changes no earlier day; only that swelling is gone does."""
    known, today = drawn(seed)
    day = today - timedelta(days=Random(seed).randint(1, 60))

    def early(fact: object) -> bool:
        at: date = fact.date  # type: ignore[attr-defined]
        is_morning = isinstance(fact, PainReading) and fact.moment is Moment.MORNING
        return at < day or (at == day and is_morning)

    names = ("runs", "readings", "tests", "cross")
    if any(each.measure == "swelling" for each in known.tests):
        return ""
    then = fresh(known, **{name: tuple(filter(early, getattr(known, name))) for name in names})
    now, stood = allowance(day, known, today, DEFAULTS), allowance(day, then, day, DEFAULTS)
    same = (now.limits, now.hard_m, now.plan_m) == (stood.limits, stood.hard_m, stood.plan_m)
    # Tests and swelling of the day itself are known on it.
    of_day = any(each.date == day for each in (*known.tests, *known.readings))
    return (
        ""
        if same or of_day
        else f"{day}: {now.hard_m} {now.plan_m}, stood {stood.hard_m} {stood.plan_m}"
    )


# -- numbers ---------------------------------------------------------------------------------------


def drawn_parameters(luck: Random) -> Parameters:
    """Some parameters set, each within its range."""
    changes: dict[str, float | tuple[float, ...]] = {}
    for row in TABLE.values():
        if row.choices or luck.random() < 0.6:
            continue
        values = tuple(
            luck.uniform(row.low, row.high)
            if row.scale > 1
            else luck.randint(int(row.low), int(row.high))
            for _ in range(row.parts)
        )
        changes[row.name] = values if row.parts > 1 else values[0]
    return with_changes(DEFAULTS, changes)


def sound_numbers(seed: int) -> str:
    """PLAN never above HARD, nothing below 0, the smallest limit binds: with any parameters."""
    known, today = drawn(seed)
    luck = Random(seed)
    for params in (DEFAULTS, drawn_parameters(luck)):
        for day, found in answers(fresh(known), today, params).items():
            hards = [each.hard_m for each in found.limits if each.hard_m is not None]
            plans = [each.plan_m for each in found.limits if each.plan_m is not None]
            bound = found.limit(found.binding)
            if not 0 <= found.plan_m <= found.hard_m or not 0 <= found.left_m <= found.hard_m:
                return f"{day}: {found.plan_m} {found.hard_m} {found.left_m}"
            if found.hard_m != min(hards) or found.plan_m != min(*plans, found.hard_m):
                return f"{day}: not the smallest"
            if bound is None or bound.hard_m != found.hard_m:
                return f"{day}: {found.binding} does not bind"
            if found.hard_m % 100 or found.plan_m % 100:
                return f"{day}: not whole tenths"
    return ""


def a_way_out(seed: int) -> str:
    """After a month of quiet, answered mornings something may be run, unless locked."""
    known, today = drawn(seed)
    end = today + timedelta(days=30)
    quiet = tuple(
        PainReading(id=f"quiet-{side}-{day}", date=today + timedelta(days=day), score=1, side=side,
                    moment=Moment.MORNING)
        for day in range(1, 31) for side in (Side.LEFT, Side.RIGHT)
    )  # fmt: skip
    return _has_way_out(
        fresh(known, readings=(*known.readings, *quiet)), end, {State.GREEN, State.HOLD}
    )


def a_way_out_in_silence(seed: int) -> str:
    """After a month without a word eight minutes may be run, unless locked."""
    known, today = drawn(seed)
    return _has_way_out(known, today + timedelta(days=30), set(State))


def _has_way_out(known: History, end: date, states: set[State]) -> str:
    found = allowance(end, known, end, DEFAULTS)
    if found.state is State.LOCKED:
        return ""
    floor = 480_000 // standings_of(known, DEFAULTS).past.pace(end.toordinal()) // 100 * 100
    if found.plan_m < floor:
        return f"{end}: {found.plan_m} of {found.hard_m} ({found.plan_binding} {found.binding})"
    return "" if found.state in states else f"{end}: {found.state}"


# -- windows ---------------------------------------------------------------------------------------


def cut(known: History, first: date) -> History:
    """What is left of a history that is read from a day on: locks and swelling whenever."""
    names = ("runs", "readings", "tests", "cross", "planned")
    rows = {
        name: tuple(
            each for each in getattr(known, name)
            if each.date >= first or getattr(each, "measure", "") == "swelling"
            or getattr(each, "swelling", False)
        )
        for name in names
    }  # fmt: skip
    return fresh(known, first=first, **rows)


def windowed(seed: int) -> str:
    """A history that is cut gives the answers of the whole one, from where it reaches back."""
    known, today = drawn(seed)
    luck = Random(seed)
    known, today = timed(repeated(known, luck)), today + timedelta(days=300)
    first = today - timedelta(days=luck.randint(180, 320))
    part = cut(known, first)
    last = today.toordinal()
    days = [day for day in range(last - 90, last + 1, 3) if reaches_back(part, day, DEFAULTS)]
    windows.update({"histories": bool(days), "days": len(days)})
    for at in map(date.fromordinal, days):
        if allowance(at, part, at, DEFAULTS) != allowance(at, known, at, DEFAULTS):
            return f"{at}: cut at {first}"
    return ""


windows: Counter[str] = Counter()
"""Histories and days that a cut one was sure of: so that the search is known to have tried."""


def timed(known: History) -> History:
    """The same with nearly every run timed: a cut needs ten of them to know the pace."""
    runs = tuple(
        run
        if run.duration_s or len(run.id) % 4 == 0
        else msgspec.structs.replace(run, duration_s=run.distance_m * 400 // 1000)
        for run in known.runs
    )
    return fresh(known, runs=runs)


def repeated(known: History, luck: Random) -> History:
    """The history, and others like it after one another for some 400 days."""
    rows: dict[str, list[object]] = {
        name: list(getattr(known, name))
        for name in ("runs", "readings", "tests", "cross", "planned")
    }
    shift = 0
    while shift < 300:
        other, _ = drawn(luck.randint(0, 10**9))
        for name, row in rows.items():
            row.extend(
                msgspec.structs.replace(
                    each, id=f"{each.id}-{shift}", date=each.date + timedelta(days=shift)
                )
                for each in getattr(other, name)
                if not each.id.startswith("plan-")
            )
        shift += luck.randint(40, 120)
    return fresh(known, **{name: tuple(row) for name, row in rows.items()})


PROPERTIES: tuple[Callable[[int], str], ...] = (
    more_pain_held,
    more_pain_free,
    lock_on,
    a_green_run_more,
    split_in_two,
    any_order,
    asked_in_between,
    later_facts,
    sound_numbers,
    a_way_out,
    a_way_out_in_silence,
    windowed,
)


def search(first: int, last: int, names: list[str]) -> None:
    """Ask every property of all seeds, and say what is broken."""
    broken: Counter[str] = Counter()
    for each in PROPERTIES:
        if names and each.__name__ not in names:
            continue
        for seed in range(first, last):
            try:
                found = each(seed)
            except Exception as error:
                found = repr(error)
            if found:
                broken[each.__name__] += 1
                if broken[each.__name__] <= 6:
                    print(each.__name__, seed, found, flush=True)
        print(f"{each.__name__}: {broken[each.__name__]} of {last - first} broken", flush=True)
    print(windows)


if __name__ == "__main__":
    search(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
