"""The week's days as cards of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from planner.domain.knee.pain import Verdict
from planner.domain.values.calendar import WEEK
from planner.domain.values.exercise import Exercise
from planner.domain.values.journal import Moment
from planner.domain.values.plan import WalkRun
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun, Run, RunKind, Terrain
from planner.domain.values.session import Item, asked, done_id, is_nothing, is_short
from planner.domain.values.technique import Focus
from planner.logbook.belonging import counted, names_of
from planner.logbook.caps import Room
from planner.logbook.intervals import is_walked_in, may_count
from planner.logbook.logbook import Logbook
from planner.logbook.views import CrossItem, DayItem, DayView, RunItem, SessionItem
from planner.present.caps import card_cap, card_lines
from planner.widgets.text import FILL, Span, Spans
from planner.widgets.week_grid import Card, Day
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS, exercise_name, set_words, skip_words
from planner.wording.technique import HEED_SIGNS, NAMES, card_words
from planner.wording.walk_run import legend, rounded_far, width_forms

TECHNIQUE = "◇"
"""Stands before the point of technique to be heeded."""
STRIPES = {"strength": "blue", "mobility": "green", "balance": "accent"}
NOTES = "“"
"""Before the count of a card's notes and scores."""
RESTS = "rests today"
"""What stands in the place of a session's next set after severe pain."""
MOST_NAMES = 4
"""Exercise names on a card where there is no room for more; the session itself shows all."""

GLYPHS = {
    Verdict.GREEN: ("✓", "good"),
    Verdict.AMBER: ("▲", "warn"),
    Verdict.RED: ("■", "bad"),
    Verdict.UNKNOWN: ("?", "muted"),
}


class CardContext(msgspec.Struct, frozen=True, kw_only=True):
    """What cards need to know beside their day."""

    today: date
    unit: amounts.Unit
    sore: Side
    exercises: dict[str, Exercise]
    rooms: Mapping[str, Room]
    """What its day leaves for a planned run that is still to come, by its id."""
    verdicts: Mapping[str, Verdict]
    """Verdict by id of the run."""
    pains: Mapping[str, int | None]
    """The worst score known during a run, by its id."""
    worth: Mapping[str, int | None]
    """Minutes of running that other training is worth for the knee, by its id."""
    intervals: Mapping[str, WalkRun]
    """What a walk-run asks for, by id of the planned run."""
    focuses: Mapping[str, Focus]
    """The point of technique to be heeded, by id of the planned run."""
    unsaid: frozenset[str]
    """Ids of runs of the last days of which it is not said yet how far it was kept."""
    rests: bool = False
    """True after severe pain today: nothing of today's sessions is asked for."""
    draft: PlannedRun | None = None
    """The planned run being changed, as it is being tried."""
    band: frozenset[date] = frozenset()
    """Days under a flare."""
    most_names: int = MOST_NAMES
    """Exercise names on a card."""
    notes: Mapping[str, int] = {}
    """How many notes and scores belong to what goes by an id."""


def card_context(
    book: Logbook,
    views: tuple[DayView, ...],
    draft: PlannedRun | None = None,
    most_names: int = MOST_NAMES,
) -> CardContext:
    """What the cards of these days need to know, with a run being changed in its new form."""
    rooms: dict[str, Room] = {}
    verdicts: dict[str, Verdict] = {}
    pains: dict[str, int | None] = {}
    worth: dict[str, int | None] = {}
    intervals: dict[str, WalkRun] = {}
    focuses: dict[str, Focus] = {}
    unsaid: set[str] = set()
    for view in views:
        for item in view.items:
            if isinstance(item, CrossItem):
                worth[item.key] = book.flares.running_minutes(item.cross)
            if not isinstance(item, RunItem):
                continue
            session = book.cards.intervals(item.planned) if item.planned is not None else None
            if session is not None:
                intervals[item.key] = session
            if item.run is not None:
                verdicts[item.run.id] = book.caps.verdict(item.run)
                pains[item.run.id] = book.facts.felt(item.run, Moment.DURING)
                is_fresh = view.date > book.today - WEEK and item.run.heeded is None
                if is_fresh and book.focuses.asked_of(item.run) is not None:
                    unsaid.add(item.run.id)
            elif item.planned is not None and view.date >= book.today:
                rooms[item.planned.id] = book.caps.room_for(item.planned, draft)
                focus = book.focuses.for_run(item.planned)
                if focus is not None:
                    focuses[item.planned.id] = focus
    return CardContext(
        today=book.today,
        unit=book.unit,
        sore=book.sore,
        exercises=book.exercises,
        rooms=rooms,
        verdicts=verdicts,
        pains=pains,
        worth=worth,
        intervals=intervals,
        focuses=focuses,
        unsaid=frozenset(unsaid),
        rests=book.todo.rests(),
        draft=draft,
        band=book.flares.days(views[0].date, views[-1].date) if views else frozenset(),
        most_names=most_names,
        notes=counted(book, views[0].date, views[-1].date) if views else {},
    )


def grid_days(views: tuple[DayView, ...], context: CardContext) -> tuple[Day, ...]:
    """The days of the week grid."""
    return tuple(
        Day(
            key=view.date.isoformat(),
            label=days.short(view.date),
            note="today" if view.date == context.today else "",
            cards=tuple(card(item, context) for item in view.items),
            band="bad" if view.date in context.band else "",
            today=view.date == context.today,
        )
        for view in views
    )


def card(item: DayItem, context: CardContext) -> Card:
    """One card of a day."""
    count = _notes_of(item, context.notes)
    return _noted(_card(item, context), count) if count else _card(item, context)


def _card(item: DayItem, context: CardContext) -> Card:
    if isinstance(item, SessionItem):
        return session_card(item, context)
    if isinstance(item, RunItem):
        return run_card(item, context)
    return cross_card(item, context)


def _notes_of(item: DayItem, notes: Mapping[str, int]) -> int:
    """How many notes and scores speak of a card, what is written on itself counted."""
    if isinstance(item, SessionItem):
        own = (item.planned.note if item.planned else "", item.done.note if item.done else "")
        names: tuple[str, ...] = (item.key, done_id(item.key))
    elif isinstance(item, RunItem):
        own = (item.planned.note if item.planned else "", item.run.note if item.run else "")
        names = (item.key,) if item.run is None else names_of(item.run)
    else:
        own, names = (item.cross.note, ""), (item.key,)
    return any(own) + sum(notes.get(name, 0) for name in names)


def _noted(bare: Card, count: int) -> Card:
    """A card that says how many notes it has; where there is no room for that, without."""
    mark = Span(f" {NOTES}{count}", "accent")
    forms = [form for one in (bare.title, *bare.shorter) for form in ((*one, mark), one)]
    return msgspec.structs.replace(
        bare,
        title=(*bare.title, mark),
        line=(*bare.line, mark) if bare.line else (),
        shorter=tuple(forms[1:]),
    )


# -- sessions ---------------------------------------------------------------


def session_card(item: SessionItem, context: CardContext) -> Card:
    """A session: name, ticks, exercises, minutes."""
    lines = [dots(item)]
    most = context.most_names
    lines.extend(_exercise_line(one, item, context) for one in item.items[:most])
    if len(item.items) > most:
        lines.append((Span(f"+ {len(item.items) - most} more", "muted"),))
    lines.append(_session_foot(item, context))
    return Card(
        key=item.key,
        title=(Span(item.name, "strong"),),
        lines=tuple(lines),
        stripe=STRIPES.get(item.kind, "blue"),
        line=_session_line(item, context),
        right=_moved_from(item.planned.first_planned if item.planned else None),
    )


def dots(item: SessionItem) -> Spans:
    """●●●○× for the sets done, open and skipped, a sign each; a bar of ten for very long
    sessions."""
    total, ticked = len(item.sets), item.ticked
    skipped = sum(str(key) in item.left_out for key in item.sets)
    if total > 12:
        is_open = ticked + skipped < total
        ticked = ticked * 10 // total
        skipped, total = (skipped * 10 // total if is_open else 10 - ticked), 10
    tone = "good" if item.complete else "info"
    return tuple(
        span
        for span in (
            Span("●" * ticked, tone),
            Span("○" * (total - ticked - skipped), "info"),
            Span("×" * skipped, "muted"),
        )
        if span.text
    )


def _exercise_line(one: Item, item: SessionItem, context: CardContext) -> Spans:
    keys = [key for key in item.sets if key.exercise == one.exercise]
    ticks = item.ticks
    done = [key for key in keys if str(key) in ticks and not is_nothing(ticks[str(key)])]
    name = Span(exercise_name(one.exercise, context.exercises))
    if not done and all(str(key) in item.left_out for key in keys):
        return (name, FILL, Span("×", "muted"))
    if not done:
        return (name,)
    wanted = asked(one.dose)
    short = {key.side for key in done if is_short(ticks[str(key)], wanted)}
    if len(done) == len(keys):
        return (name, FILL, Span("◐", "info") if short else Span("✓", "good"))
    sides = {key.side for key in done}
    whole = [
        side
        for side in sides
        if side is not Side.BOTH and all(key in done for key in keys if key.side is side)
    ]
    if len(whole) == 1:
        letter = whole[0].value[0].upper()
        mark = Span(f"{letter}◐", "info") if whole[0] in short else Span(f"{letter}✓", "good")
        return (name, FILL, mark)
    return (name, FILL, Span(f"{len(done)}/{len(keys)}", "info"))


def _rests(item: SessionItem, context: CardContext) -> bool:
    """True for a session of today that is not to be done, or gone on with, before tomorrow."""
    planned = item.planned
    if planned is None or planned.skipped or item.settled:
        return False
    return context.rests and planned.date == context.today


def _session_foot(item: SessionItem, context: CardContext) -> Spans:
    if item.planned and item.planned.skipped:
        return (Span(f"skipped: {SKIP_REASONS.get(item.planned.skipped, 'excused')}", "muted"),)
    if item.settled and item.left_out:
        return (Span(skip_words(item.left_out.values()), "muted"),)
    if item.planned is None:
        return (Span("not planned", "muted"),)
    if _rests(item, context):
        return (Span(RESTS, "muted"),)
    foot = [Span(f"{item.minutes} min", "muted")]
    if item.planned.first_planned:
        foot.append(Span(f" from {days.weekday(item.planned.first_planned)}", "muted"))
    return tuple(foot)


def _session_line(item: SessionItem, context: CardContext) -> Spans:
    head = (Span(f"{item.name} "), *dots(item))
    if item.planned and item.planned.skipped:
        reason = SKIP_REASONS.get(item.planned.skipped, "excused")
        return (*head, Span(f"  skipped: {reason}", "muted"))
    if item.complete:
        return (*head, Span(f" {item.minutes} min ", "muted"), Span("✓ done", "good"))
    if item.settled and not item.ticked:
        return (*head, Span(f" {skip_words(item.left_out.values())}", "muted"))
    if item.settled:
        return (*head, Span(f" {item.minutes} min ", "muted"), Span("◐ done in part", "info"))
    if _rests(item, context):
        return (*head, Span(f"  {RESTS}", "muted"))
    if item.ticked and item.next_set:
        return (*head, Span(f"  next: {set_words(item.next_set, context.exercises)}"))
    return (*head, Span(f" {item.minutes} min", "muted"))


def _moved_from(first: date | None) -> Spans:
    return (Span(f"from {days.weekday(first)}", "muted"),) if first else ()


# -- runs -------------------------------------------------------------------


def run_card(item: RunItem, context: CardContext) -> Card:
    """A run: distance, kind or result, cap."""
    if item.run is not None:
        return _done_run(item.key, item.run, item.planned, context)
    assert item.planned is not None
    if context.draft is not None and context.draft.id == item.planned.id:
        return _planned_run(context.draft, context)
    return _planned_run(item.planned, context)


def _done_run(key: str, run: Run, planned: PlannedRun | None, context: CardContext) -> Card:
    verdict = context.verdicts.get(run.id, Verdict.UNKNOWN)
    glyph, tone = GLYPHS[verdict]
    score = context.pains.get(run.id)
    pain = f" {score}/10" if score is not None else ""
    result = (Span(f"{glyph} done", tone), Span(pain))
    about: list[Spans] = [result]
    fresh = run.date >= context.today - timedelta(days=1)
    if verdict is Verdict.UNKNOWN and fresh and score is not None:
        about.append((Span("waits for morning", "muted"),))
    if run.duration_s:
        about.append((Span(amounts.clock(run.duration_s), "muted"),))
    session = context.intervals.get(planned.id) if planned is not None else None
    if session is not None and is_walked_in(session):
        about.append((Span("walk-run" if may_count(run) else "run through", "muted"),))
    elif planned is not None and planned.distance_m != run.distance_m:
        wanted = amounts.number(planned.distance_m, context.unit)
        about.append((Span(f"planned {wanted}", "muted"),))
    heeded = heeded_spans(run, context)
    if heeded:
        about.append(heeded)
    number = amounts.number(run.distance_m, context.unit)
    return Card(
        key=key,
        title=(Span("Run ", "strong"), Span(f"{number} ", "strong"), Span(context.unit)),
        lines=tuple(about),
        stripe="amber",
        line=(
            Span(f"Run {number} {context.unit} "),
            Span(glyph, tone),
            Span(f" pain{pain}" if pain else " done"),
        ),
        right=(Span(amounts.clock(run.duration_s), "muted"),) if run.duration_s else (),
    )


def heeded_spans(run: Run, context: CardContext) -> Spans:
    """`✓ step rate`, or that it can be said how far a focus was kept; empty without one."""
    if run.focus is not None and run.heeded is not None:
        return (Span(f"{HEED_SIGNS[run.heeded]} {NAMES[run.focus]}", "muted"),)
    if run.id in context.unsaid:
        return (Span(f"{TECHNIQUE} kept? ", "muted"), Span("f", "strong"))
    return ()


def focus_spans(run: PlannedRun, context: CardContext) -> Spans:
    """`◇ 172 steps/min`: the point of technique to be heeded; empty without one."""
    focus = context.focuses.get(run.id)
    if focus is None:
        return ()
    return (Span(f"{TECHNIQUE} ", "accent"), Span(card_words(focus)))


def beside(focus: Spans, cap: Spans) -> Spans:
    """What stands at the right of a run in a list: its point of technique, its cap."""
    return (*focus, Span("  "), *cap) if focus and cap else focus or cap


def _planned_run(run: PlannedRun, context: CardContext) -> Card:
    number = amounts.number(run.distance_m, context.unit)
    cap = cap_words(run, context)
    about = run_about(run)
    lines: list[Spans] = []
    if run.skipped:
        cap = (Span(f"skipped: {SKIP_REASONS.get(run.skipped, 'excused')}", "muted"),)
    room = None if run.skipped or run.date < context.today else context.rooms.get(run.id)
    lines += (cap,) if room is None else card_lines(run, room, context.unit)
    if run.first_planned:
        lines.append((Span(f"from {days.weekday(run.first_planned)}", "muted"),))
    focus = focus_spans(run, context)
    if focus:
        lines.append(focus)
    session = context.intervals.get(run.id)
    if session is not None:
        return _walk_run(run, session, tuple(lines), beside(focus, cap), context.unit)
    return Card(
        key=run.id,
        title=(Span("Run ", "strong"), Span(f"{number} ", "strong"), Span(context.unit)),
        lines=((Span(about, "muted"),), *lines),
        stripe="amber",
        line=(Span(f"Run {number} {context.unit} "), Span(about, "muted")),
        right=beside(focus, cap),
    )


def _walk_run(
    run: PlannedRun, session: WalkRun, lines: tuple[Spans, ...], right: Spans, unit: amounts.Unit
) -> Card:
    """A walk-run: its intervals first, in as many words as there is room for."""
    title, *shorter = walk_run_forms(run, session, unit)
    what = legend(session)
    about = ((Span(what, "muted"),),) if what else ()
    return Card(
        key=run.id,
        title=title,
        lines=(*about, (Span(f"{rounded_far(run.distance_m, unit)} run"),), *lines),
        stripe="amber",
        right=right,
        shorter=tuple(shorter),
    )


def walk_run_forms(run: PlannedRun, session: WalkRun, unit: amounts.Unit) -> tuple[Spans, ...]:
    """Its intervals and the running in them, in fewer and fewer words."""
    return tuple((Span(form, "strong"),) for form in width_forms(session, run.distance_m, unit))


def run_about(run: PlannedRun) -> str:
    """`long`, `easy, flat`."""
    if run.run_kind is RunKind.LONG:
        return "long" if run.terrain is Terrain.FLAT else f"long, {run.terrain}"
    return f"{run.run_kind}, {run.terrain}"


def cap_words(run: PlannedRun, context: CardContext) -> Spans:
    """What the day leaves for a run that is still to come; of one that is past, that it was not
    run."""
    if run.date < context.today:
        return (Span("not run", "muted"),)
    room = context.rooms.get(run.id)
    return () if room is None else card_cap(run, room, context.unit)


# -- other training ---------------------------------------------------------


def cross_card(item: CrossItem, context: CardContext) -> Card:
    """Training other than running; its name may be the runner's own words."""
    cross = item.cross
    name = cross.sport.replace("_", " ").capitalize() or "Training"
    time = amounts.minutes(cross.duration_s) if cross.duration_s else ""
    far = amounts.distance(cross.distance_m, context.unit) if cross.distance_m else ""
    about = ", ".join(part for part in (time, far) if part)
    minutes = context.worth.get(cross.id)
    worth = "" if minutes is None else f"= {minutes} min run"
    return Card(
        key=item.key,
        title=(Span(name, "strong"),),
        lines=((Span("✓ done ", "good"), Span(about, "muted")), (Span(worth, "muted"),)),
        stripe="accent",
        line=(Span(f"{name} "), Span("✓ ", "good"), Span(about, "muted")),
        right=(Span(worth, "muted"),) if worth else (),
    )
