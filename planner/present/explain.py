"""Every number that came from a rule as a why-card: weeks, doses, next steps, gates, goals."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planner.domain.caps.rule_text import ours_of
from planner.domain.caps.rules import RULES, Rule
from planner.domain.caps.week_room import RESTS, WeekRoom
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.exercises.offering import NotNow
from planner.domain.exercises.progress import GOOD_SESSIONS, Judged, Step, good_in_row
from planner.domain.exercises.rungs import harder, place_of
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.values.prescribed import in_force
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import Item
from planner.domain.weeks.forecast import Forecast
from planner.logbook.logbook import Logbook
from planner.logbook.prescribed import limits_of
from planner.present.runs import tally_line
from planner.present.why import reasons
from planner.widgets.kit.text import Span, Spans
from planner.widgets.why_card import WhyReason
from planner.wording import amounts, days
from planner.wording.entries import exercise_name
from planner.wording.exercises import not_now_words
from planner.wording.forecast import (
    assumptions,
    chances_words,
    goal_words,
    not_before_words,
    spread_words,
)
from planner.wording.gates import check_words, hint_words, next_words, where_words
from planner.wording.prescribed import limits_words
from planner.wording.progress import judged_words, opens_words
from planner.wording.week_sums import week_words
from planner.wording.why import STRENGTH, closed_words, factor, strength_words

SESSIONS_SHOWN = 3
"""Sessions of an exercise that a card names, the latest first."""


class Explained(NamedTuple):
    """A why-card ready to be shown."""

    head: tuple[Spans, ...]
    reasons: tuple[WhyReason, ...]
    closing: tuple[Spans, ...] = ()


def ruled(
    book: Logbook, rule: Rule, amount: str, note: str, *lines: str, binding: bool = False
) -> WhyReason:
    """One rule of a card, with its reservation and source."""
    told = tuple((Span(line),) for line in lines if line)
    ours = ours_of(rule, book.parameters)
    caveat = ((Span(f"Our choice: {ours[0].lower()}{ours[1:]}", "muted"),),)
    return WhyReason(
        rule=rule.id,
        amount=amount,
        note=note,
        binding=binding,
        lines=(*told, *caveat),
        source=f"Source: {rule.source}",
        strength=strength_words(rule),
    )


def prescribed(book: Logbook, amount: str = "") -> tuple[WhyReason, ...]:
    """What a professional set, as it holds today; nothing where nobody did. `amount` is what of
    it binds."""
    held = in_force(limits_of(book), book.today)
    if not held:
        return ()
    words = limits_words(held, book.unit, book.today, book.exercises)
    note, binds = "binds" if amount else "", bool(amount)
    return (ruled(book, RULES["PRESCRIBED"], amount or "holds", note, words, binding=binds),)


def _said(words: str, tone: str = "") -> Spans:
    return (Span(words, tone),)


# -- weeks ------------------------------------------------------------------


def explain_week(book: Logbook, first: date, draft: PlannedRun | None = None) -> Explained:
    """What a calendar week may hold, and by which rule."""
    room = book.caps.week_room(first, draft)
    unit = book.unit
    head = f"Week {days.week_number(first)}, {days.week(first)}"
    planned = week_words(room.planned_m, room.done_m, room.coming_m, unit)
    if room.closed is not None and room.closed.id in RESTS:
        day = max(first, book.today)
        rule = "LOCK" if room.closed.id == "LOCK" else "FLARE"
        held = [row for row in reasons(book, book.caps.allowance(day)) if row.rule == rule]
        lines = (
            _said(f"{head}: {closed_words(room.closed, book.today)}", "strong"),
            _said(f"{planned}."),
        )
        return Explained(lines, tuple(held))
    if room.plan_m is None or room.block_m is None:
        note = "On the walk-run ladder each session has its own cap, and the week none."
        return Explained((_said(f"{head}: {planned}", "strong"), _said(note)), prescribed(book))
    line = amounts.floored(room.plan_m, unit)
    shut = "" if room.closed is None else f" Now: {closed_words(room.closed, book.today)}."
    lines = (_said(f"{head}: line {line}", "strong"), _said(f"{planned}.{shut}"))
    if room.line_m is None or room.line_m <= room.plan_m:
        return Explained(lines, (_week_reason(book, room, binding=True), *prescribed(book)))
    return Explained(lines, (*prescribed(book, line), _week_reason(book, room, binding=False)))


def _week_reason(book: Logbook, room: WeekRoom, *, binding: bool) -> WhyReason:
    """What the week's line is made of."""
    params, unit = book.parameters, book.unit
    line = amounts.floored(room.line_m or 0, unit)
    best, known = _far(book, room.best_m), _far(book, room.known_m)
    lately = f"best week of {params.week_days} days that the knee took"
    said = {
        "flare": "A flare is open: its step of the best week that the knee took.",
        "light": f"Lighter week, every {params.light_every}: {factor(params.light_factor)} × known "
        f"ground of {known}, or {_far(book, params.light_floor)} if that is more, but no more than "
        f"the {lately}, {best}. It costs no ground.",
        "grow": f"{factor(params.week_grow)} × {best}, the {lately}, "
        f"or {_far(book, params.week_step)} more.",
        "back": f"Back to known ground of {known}: {factor(params.week_fast)} × {best}.",
        "hold": f"The {lately}, {best}: growth is closed.",
    }[room.kind]
    block = amounts.floored(room.block_m or 0, unit)
    held = (
        f"Any seven days in a row are held at {block}: {factor(params.week_hard)} × that week, or "
        f"{_far(book, params.week_small)} more."
    )
    return ruled(book, RULES["WEEK"], line, "line", said, held, binding=binding)


def _far(book: Logbook, metres: int) -> str:
    return amounts.floored(metres, book.unit)


# -- what comes next --------------------------------------------------------


def explain_next(book: Logbook, day: date) -> Explained:
    """Where the runner stands on the way back, and what the next phase waits for."""
    allowed = book.caps.allowance(day)
    rows = [
        row
        for row in reasons(book, allowed)
        if row.rule in ("LOCK", "PRESCRIBED", "FLARE", "LADDER", "EASE", "GROW")
    ]
    head = [_said(f"What comes next, seen for {days.dated(day, book.today)}", "strong")]
    phase = phase_reason(book)
    if phase is not None:
        rows.append(phase)
    return Explained(tuple(head), tuple(rows))


def phase_reason(book: Logbook) -> WhyReason | None:
    """The gate of the next phase, criterion by criterion; None without a plan or a phase."""
    if book.profile is None or book.profile.plan not in book.plans:
        return None
    gates = book.gates.now()
    if gates.next is None:
        return None
    lines: list[Spans] = [
        _said(where_words(gates, book.today)),
        _said(next_words(gates.next, book.today)),
    ]
    for check in gates.next.checks:
        sign, asked, how, told = check_words(check, book.today)
        told = f", {told}" if told else ""
        hint = "  T measures it" if hint_words(check) else ""
        lines.append((Span(f"{sign} {asked}: {how}{told}"), Span(hint, "muted")))
    plan = gates.plan
    sources = ", ".join(plan.sources) or "the plan's own"
    return WhyReason(
        rule="PHASE",
        amount=gates.next.phase.name,
        note="open" if gates.next.open else "waits",
        lines=tuple(lines),
        source=f"Source of the plan: {sources}",
        strength=STRENGTH[plan.strength],
    )


# -- goal -------------------------------------------------------------------


def explain_goal(book: Logbook, found: Forecast | None) -> Explained:
    """What a forecast rests on."""
    if found is None:
        words = "No goal is set, or nothing can be looked ahead at: G on the runs page sets one."
        return Explained((_said(words),), ())
    taken = assumptions(found)
    walked = "The same layout and rules as the calendar's, lived forward day by day."
    rows = [
        WhyReason(
            rule="NOT BEFORE",
            amount="–" if found.not_before is None else days.full(found.not_before),
            note="if all stays green",
            lines=(_said(taken[0]), _said(walked)),
            source="Source: the rules themselves",
            strength=STRENGTH["PRAG"],
        ),
    ]
    if spread := spread_words(found):
        rows.append(
            WhyReason(
                rule="SPREAD",
                amount="your own rate",
                lines=tuple(_said(line) for line in (spread, chances_words(found), *taken[1:-1])),
                source="Source: your own runs",
                strength=STRENGTH["PRAG"],
            )
        )
    head = f"{goal_words(found.goal, book.unit)}. {not_before_words(found)}"
    return Explained((_said(head, "strong"),), tuple(rows), (_said(taken[-1], "muted"),))


# -- looking back -----------------------------------------------------------


def explain_back(book: Logbook) -> Explained:
    """The days of the last weeks on which more was run than the caps allowed that morning."""
    found = book.outlook.lately()
    span = f"{days.dated(found.first, book.today)} to {days.dated(found.last, book.today)}"
    head = (
        _said(f"The runs of {span} against the cap of each morning", "strong"),
        tally_line("over the cap", found.over),
        tally_line("within it", found.within),
    )
    rows = tuple(
        WhyReason(
            rule=held.rule,
            amount=f"{days.dated(held.day, book.today)}",
            note=f"{amounts.distance(held.wanted_m, book.unit)} run, "
            f"cap {amounts.floored(held.allowed_m, book.unit)}: {held.verdict}",
        )
        for held in reversed(found.held)
    )
    closing = "Counts, not causes: who hurts runs less, and a cap follows what was run before."
    further = "All of your history: easeback backtest"
    return Explained(head, rows, (_said(closing, "muted"), _said(further, "muted")))


# -- doses ------------------------------------------------------------------


def explain_dose(book: Logbook, item: Item, *, lighter: bool = False) -> Explained:
    """Why an exercise is dosed as it is, and what would change it."""
    exercise = book.exercises.get(item.exercise)
    name = exercise_name(item.exercise, book.exercises)
    way = f", {item.variant}" if item.variant else ""
    head = [_said(f"{name}{way}: {amounts.dose(item.dose)}", "strong")]
    if exercise is None:
        return Explained((*head, _said("It is no longer in the library.")), ())
    place = place_of(item, exercise)
    if place is not None:
        head.append(_said(f"Step {place + 1} of {len(exercise.ladder)} of its ladder."))
    elif exercise.ladder:
        head.append(_said("A dose of your own or of the plan, off the exercise's ladder."))
    row = book.steps.taken(item.exercise)
    step = next((one for one in book.steps.due_or_none() if one.before == item), None)
    rows = _dose_reasons(book, item, row, step)
    if lighter:
        rows.append(ruled(book, EXERCISE_RULES["EX-5"], "a third less", "this week"))
    if len(exercise.sides(book.sore, item.dose)) > 1:
        both = EXERCISE_RULES["EX-7"]
        rows.append(ruled(book, both, "both sides", "", both.what))
    rows.extend(prescribed(book))
    grounds = ", ".join(exercise.sources)
    closing = [
        _said(exercise.evidence, "muted") if exercise.evidence else (),
        _said(f"Sources of the dose: {grounds}", "muted") if grounds else (),
    ]
    return Explained(tuple(head), tuple(rows), tuple(line for line in closing if line))


def _dose_reasons(
    book: Logbook, item: Item, row: tuple[Judged, ...], step: Step | None
) -> list[WhyReason]:
    """Which of EX-1 to EX-3 holds by the sessions so far, and what it would do."""
    told = [judged_words(judged, book.today) for judged in reversed(row[-SESSIONS_SHOWN:])]
    if not told:
        told = ["Not done yet in the last eight weeks."]
    if step is not None:
        after = f"{exercise_name(step.after.exercise, book.exercises)} "
        named = after if step.after.exercise != item.exercise else ""
        amount = f"{named}{amounts.dose(step.after.dose)}"
        due = "M takes it"
        return [ruled(book, EXERCISE_RULES[step.rule], amount, due, *told, binding=True)]
    stays = ruled(book, EXERCISE_RULES["EX-2"], "as it is", "holds", *told, binding=True)
    exercise = book.exercises[item.exercise]
    after_this = harder(item, exercise)
    if after_this is None:
        return [stays]
    offering = book.library.offering()
    good = min(good_in_row(item, row), GOOD_SESSIONS)
    note = f"{good} of {GOOD_SESSIONS} good sessions"
    if tier_of_item(after_this, exercise) > offering.most_tier:
        note = not_now_words(NotNow.LOAD, after_this, offering, book.exercises)
    what = f"{after_this.variant}, " if after_this.variant != item.variant else ""
    more = ruled(
        book,
        EXERCISE_RULES["EX-1"],
        f"{what}{amounts.dose(after_this.dose)}",
        note,
        opens_words(book.parameters),
    )
    return [stays, more]
