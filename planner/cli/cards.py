"""A day's cards in words, and how a word on the command line finds one."""

from __future__ import annotations

from collections.abc import Callable

from planner.cli.frame.call import Call
from planner.domain.values.errors import NotFoundError
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Moment
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run
from planner.domain.values.session import Item, SetKey
from planner.domain.values.technique import Focus
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, DayItem, DayView, RunItem, SessionItem, is_due
from planner.wording import amounts
from planner.wording.amounts import Unit
from planner.wording.entries import SKIP_REASONS, exercise_name, skip_words
from planner.wording.technique import heed_of
from planner.wording.walk_run import interval_words, session_words


def title(call: Call, item: DayItem) -> str:
    """What a card is called: `Strength`, `Run 4.0 km, easy, flat`, `Cycling`; a walk-run says its
    intervals."""
    unit = call.unit
    if isinstance(item, SessionItem):
        return item.name
    if isinstance(item, CrossItem):
        return item.cross.sport.replace("_", " ").capitalize()
    if item.run is not None:
        return f"Run {amounts.distance(item.run.distance_m, unit)}"
    assert item.planned is not None
    run = item.planned
    session = call.logbook.cards.intervals(run)
    if session is not None:
        return session_words(session, run.distance_m, unit)
    return f"Run {amounts.distance(run.distance_m, unit)}, {run.run_kind}, {run.terrain}"


def _sought(call: Call, item: DayItem) -> str:
    """What a card is found by: its title, and what kind of run it is."""
    kind = f" {item.planned.run_kind} run" if isinstance(item, RunItem) and item.planned else ""
    return folded(f"{title(call, item)}{kind}")


def state(book: Logbook, item: DayItem, unit: Unit) -> str:
    """How far a card is: `3 of 12 sets, 25 min`, `done in 24:10, pain 2/10`, `skipped: ill`."""
    reason = skipped(item)
    if reason:
        return f"skipped: {SKIP_REASONS.get(reason, reason)}"
    if isinstance(item, SessionItem):
        if item.complete:
            return "done"
        if item.settled and not item.ticked:
            return skip_words(item.left_out.values())
        far = f"{item.ticked} of {amounts.plural(len(item.sets), 'set')}"
        passed = sum(str(key) in item.left_out for key in item.sets)
        return f"{far}{f', {passed} skipped' if passed else ''}, {item.minutes} min"
    if isinstance(item, CrossItem):
        cross = item.cross
        far = amounts.distance(cross.distance_m, unit) if cross.distance_m else ""
        time = amounts.minutes(cross.duration_s) if cross.duration_s else ""
        return ", ".join(part for part in ("done", far, time) if part)
    return "open" if item.run is None else _done(book, item.run)


def focus_of(book: Logbook, item: DayItem, words: Callable[[Focus], str]) -> str:
    """The point of technique of a run, in these words, or how far it was kept; empty without
    one."""
    if not isinstance(item, RunItem):
        return ""
    if item.run is not None:
        return heed_of(item.run)
    focus = book.focuses.for_run(item.planned) if item.planned is not None else None
    return "" if focus is None else f"technique: {words(focus)}"


def _done(book: Logbook, run: Run) -> str:
    time = f" in {amounts.clock(run.duration_s)}" if run.duration_s else ""
    felt = book.facts.felt(run, Moment.DURING)
    pain = "" if felt is None else f", pain {amounts.score(felt)}"
    return f"done{time}{pain}"


def skipped(item: DayItem) -> str:
    """The reason a card was skipped for; empty if it was not."""
    if isinstance(item, CrossItem) or item.planned is None:
        return ""
    return item.planned.skipped


def set_rows(item: SessionItem, exercises: dict[str, Exercise]) -> list[tuple[str, ...]]:
    """A session's exercises: name, dose, and the sets that are left."""
    return [
        (exercise_name(one.exercise, exercises), amounts.dose(one.dose), left(one, item))
        for one in item.items
    ]


def left(one: Item, item: SessionItem) -> str:
    """The sets of an exercise that are left: `to do: left 2, right 3`, `to do: 2 sets`, `done`,
    or `skipped: pain`."""
    unticked = [
        str(key) for key in item.sets if key.exercise == one.exercise and str(key) not in item.ticks
    ]
    if not unticked:
        return "done"
    open_sets = [SetKey.parse(name) for name in unticked if name not in item.left_out]
    if not open_sets:
        return skip_words(item.left_out[name] for name in unticked)
    passed = [item.left_out[name] for name in unticked if name in item.left_out]
    tail = f"; {skip_words(passed)}" if passed else ""
    sides = dict.fromkeys(key.side for key in open_sets)
    if Side.BOTH in sides:
        return f"to do: {amounts.plural(len(open_sets), 'set')}{tail}"
    counts = {side: sum(key.side is side for key in open_sets) for side in sides}
    words = ", ".join(f"{side} {count}" for side, count in counts.items())
    return f"to do: {words}{tail}"


def item_data(book: Logbook, number: int, item: DayItem) -> dict[str, object]:
    """A card for programs."""
    data: dict[str, object] = {"number": number, "id": item.key, "due": is_due(item)}
    if isinstance(item, CrossItem):
        return {**data, "kind": "cross", "done": item.cross}
    data |= {"skipped": skipped(item) or None, "planned": item.planned}
    if isinstance(item, RunItem):
        focus = book.focuses.for_run(item.planned) if item.planned and not item.run else None
        more = intervals_data(book, item.planned)
        return {**data, "kind": "run", "done": item.run, "focus": focus, **more}
    sets = [
        {
            "exercise": key.exercise,
            "name": exercise_name(key.exercise, book.exercises),
            "side": key.side,
            "set": key.number,
            "tick": item.ticks.get(str(key)),
        }
        for key in item.sets
    ]
    return {**data, "kind": "session", "name": item.name, "minutes": item.minutes, "sets": sets}


def intervals_data(book: Logbook, run: PlannedRun | None) -> dict[str, object]:
    """The intervals of a walk-run for programs: pairs of running and walking seconds, and words;
    nothing for other runs."""
    session = book.cards.intervals(run) if run is not None else None
    if session is None:
        return {}
    return {"intervals": session.segments, "intervals_words": interval_words(session)}


def card_of(call: Call, view: DayView, word: str) -> DayItem:
    """The card of that number or part of a name. Raises NotFoundError, listing what there is."""
    found = cards_named(call, view, word)
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{at} {title(call, item)}" for at, item in enumerate(view.items, start=1))
    raise NotFoundError(
        f"{word!r} could be any of {len(found)} cards."
        if found
        else f"There is no card {word!r} on that day.",
        f"There are: {listed}." if listed else "Nothing stands on that day.",
    )


def cards_named(call: Call, view: DayView, word: str) -> list[DayItem]:
    """The card of that number, or the cards with that in their name."""
    if word.isdecimal():
        return [item for at, item in enumerate(view.items, start=1) if str(at) == word]
    name = folded(word)  # empty, it would be a part of every name
    return [item for item in view.items if name and name in _sought(call, item)]


def folded(text: str) -> str:
    """A name without case, spaces and hyphens: `Step-down` is found by `stepdown`."""
    return "".join(character for character in text.casefold() if character.isalnum())
