"""What stands beside the clock of a session: cues, last time, next step, sets, the end."""

from __future__ import annotations

from planner.domain.exercises.offering import NotNow
from planner.domain.exercises.progress import (
    GOOD_SESSIONS,
    MOST_EFFORT,
    Judged,
    good_in_row,
    judged_items,
    next_step,
)
from planner.domain.exercises.rungs import harder, place_of
from planner.domain.exercises.tiers import tier_of_item
from planner.domain.player.parts import Act
from planner.domain.values.exercise import Exercise
from planner.domain.values.record import by_entry
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import (
    Item,
    SessionDone,
    SetKey,
    Tick,
    asked,
    is_nothing,
    is_short,
)
from planner.domain.values.technique import Focus
from planner.logbook.logbook import Logbook
from planner.logbook.steps import STEPS_BEHIND
from planner.logbook.views import SessionItem
from planner.present.player import Scene
from planner.present.run_card import TECHNIQUE
from planner.present.session import set_rows
from planner.widgets.kit.text import Span, Spans
from planner.widgets.set_ticks import SetRow
from planner.wording import amounts, days
from planner.wording.entries import SKIP_REASONS, exercise_name
from planner.wording.exercises import not_now_words
from planner.wording.safety import passed_words
from planner.wording.technique import CUES, STOP, focus_words
from planner.wording.walk_run import session_words


class LastTimes:
    """What the last weeks say of each exercise; worked out once for a state of the book."""

    def __init__(self, book: Logbook) -> None:
        self.book = book
        self.offering = book.library.offering()
        self.done = tuple(book.between(book.today - STEPS_BEHIND, book.today, SessionDone))
        earlier = (one for one in self.done if one.date < book.today)
        self.judged = judged_items(
            earlier,
            book.exercises,
            book.sore,
            book.steps.worse_mornings(),
            book.parameters,
        )

    def row(self, exercise: str) -> tuple[Judged, ...]:
        """How an exercise was taken on earlier days, oldest first."""
        return self.judged.get(exercise, ())

    def after(self, item: Item, exercise: Exercise) -> Item | None:
        """The next step that is open in the runner's phase."""
        most, later = self.offering.most_tier, self.offering.later
        return next_step(item, exercise, self.book.exercises, most, later)

    def last(self, exercise: str) -> SessionDone | None:
        """The last earlier session with a set of it."""
        found = [
            one for one in self.done if one.date < self.book.today and _ticks(one.ticks, exercise)
        ]
        return max(found, key=by_entry, default=None)


def _ticks(ticks: dict[str, Tick], exercise: str) -> list[Tick]:
    return [tick for name, tick in ticks.items() if SetKey.parse(name).exercise == exercise]


# -- beside the clock ---------------------------------------------------------


def barred_lines(book: Logbook, scene: Scene) -> tuple[Spans, ...]:
    """Which exercises a red flag passes over, and why."""
    item = scene.item
    above = book.red_flags.above_tier(item) if item is not None else ()
    if item is None or not above:
        return ()
    names = (one.exercise for one in item.items if one.exercise in above)
    words = passed_words(
        (exercise_name(one, book.exercises) for one in names), book.red_flags.open()
    )
    return ((Span(f"■ {words}", "warn"),), ())


def cue_lines(book: Logbook, scene: Scene, *, mistakes: bool) -> tuple[Spans, ...]:
    """How it is done, or what often goes wrong and what to mind."""
    exercise = book.exercises.get(scene.part.exercise)
    if exercise is None:
        return ()
    if not mistakes:
        return _listed("Cues", exercise.cues)
    lines = _listed("Common mistakes", exercise.mistakes)
    if exercise.precautions:
        lines += ((Span("Mind  ", "strong"), Span(" ".join(exercise.precautions.split()))),)
    return lines


def _listed(title: str, words: tuple[str, ...]) -> tuple[Spans, ...]:
    if not words:
        return ()
    return ((Span(title, "strong"),), *((Span(f" {word}"),) for word in words))


def past_lines(past: LastTimes, scene: Scene) -> tuple[Spans, ...]:
    """Last time, and the next step of the ladder with what unlocks it."""
    item = scene.asked
    exercise = past.book.exercises.get(scene.part.exercise)
    if item is None or exercise is None:
        return ()
    return (_last_time(past, exercise.id), *_next_step(past, item, exercise))


def _last_time(past: LastTimes, exercise: str) -> Spans:
    done = past.last(exercise)
    if done is None:
        return (Span("Last time  ", "strong"), Span("this is the first", "muted"))
    ticks = _ticks(done.ticks, exercise)
    each = [amounts.tick(tick) for tick in ticks]
    said = [f"{len(each)} × {each[0]}" if len(set(each)) == 1 else " ".join(each)]
    efforts = [tick.effort for tick in ticks if tick.effort is not None]
    pains = [tick.pain for tick in ticks if tick.pain is not None]
    if efforts:
        said.append(f"effort {max(efforts)}")
    said.append(f"pain {max(pains)}" if pains else "pain not asked")
    day = days.near(done.date, past.book.today)
    return (Span("Last time  ", "strong"), Span(f"{day}: {', '.join(said)}"))


def _next_step(past: LastTimes, item: Item, exercise: Exercise) -> tuple[Spans, ...]:
    after = past.after(item, exercise)
    if after is None:
        words = _stays_words(past, item, exercise)
        return ((Span("Next step  ", "strong"), Span(words, "muted")),)
    good = good_in_row(item, past.row(item.exercise))
    line = (Span("Next step  ", "strong"), Span(_step_words(past.book, item, after)))
    if good >= GOOD_SESSIONS:
        return ((*line, Span(f": {good} good sessions, so it is due.  "), Span("M", "strong"),
                 Span(" shows it", "muted")),)  # fmt: skip
    words = (
        f", after {GOOD_SESSIONS} sessions in a row ({good} so far) with all repetitions, "
        f"effort ≤ {MOST_EFFORT}, pain ≤ {past.book.parameters.ex_pain_green_max} and a quiet "
        f"next morning{_unlock_of(after, past.book.exercises)}"
    )
    return ((*line, Span(words, "muted")),)


def _stays_words(past: LastTimes, item: Item, exercise: Exercise) -> str:
    """Why there is no next step for now."""
    above = harder(item, exercise)
    if above is not None and tier_of_item(above, exercise) > past.offering.most_tier:
        why = not_now_words(NotNow.LOAD, above, past.offering, past.book.exercises)
        return f"{_step_words(past.book, item, above)}: {why}"
    return "the top of its ladder" if exercise.ladder else "keep the dose"


def _step_words(book: Logbook, before: Item, after: Item) -> str:
    """`loop band 3×8`, `3×12`, or another exercise by name."""
    words = [] if after.variant in ("", before.variant) else [after.variant]
    if after.exercise != before.exercise:
        words = [exercise_name(after.exercise, book.exercises)]
    return " ".join([*words, amounts.dose(after.dose)])


def _unlock_of(after: Item, exercises: dict[str, Exercise]) -> str:
    exercise = exercises.get(after.exercise)
    place = place_of(after, exercise) if exercise else None
    unlock = exercise.ladder[place].unlock if exercise and place is not None else ""
    return f"; {unlock}" if unlock else ""


def part_rows(book: Logbook, scene: Scene) -> tuple[SetRow, ...]:
    """The sets of the exercise under way, by side; at the end those of the whole session."""
    if scene.item is None:
        return ()
    rows = set_rows(book, scene.item)
    if scene.part.act is Act.DONE:
        return rows
    own = [row for row in rows if row.key.rpartition("/")[0] == scene.part.exercise]
    return tuple(row._replace(heading=()) for row in own)


# -- the end ------------------------------------------------------------------


def end_lines(past: LastTimes, item: SessionItem) -> tuple[Spans, ...]:
    """How each exercise was taken, and what that means for its next step."""
    book = past.book
    due = {step.before.exercise: step for step in book.steps.due_or_none()}
    lines: list[Spans] = []
    for one in item.items:
        name = exercise_name(one.exercise, book.exercises)
        lines.append((Span(name, "strong"), Span(f"  {_taken(item, one)}")))
        step = due.get(one.exercise)
        if step is not None:
            verb = {"up": "next", "back": "a step back", "swap": "instead"}[step.kind]
            words = f"{verb}: {_step_words(book, step.before, step.after)}?"
            lines.append((Span(f"  {words}  ", "accent"), Span("M", "strong"), Span(" shows it")))
        else:
            lines.extend(_what_opens(past, item, one))
    return tuple(lines)


def _taken(item: SessionItem, one: Item) -> str:
    keys = [key for key in item.sets if key.exercise == one.exercise]
    ticks = [item.ticks[str(key)] for key in keys if str(key) in item.ticks]
    done = sum(not is_nothing(tick) for tick in ticks)
    said = [f"{done} of {amounts.plural(len(keys), 'set')}"]
    short = sum(is_short(tick, asked(one.dose)) and not is_nothing(tick) for tick in ticks)
    if short:
        said.append(f"{short} ◐ short")
    for name in ("effort", "pain"):
        scores = [score for tick in ticks if (score := getattr(tick, name)) is not None]
        if scores:
            said.append(f"{name} {max(scores)}")
    reasons = {item.left_out[str(key)] for key in keys if str(key) in item.left_out}
    said.extend(f"skipped: {SKIP_REASONS[reason]}" for reason in sorted(reasons))
    return ", ".join(said)


def _what_opens(past: LastTimes, item: SessionItem, one: Item) -> tuple[Spans, ...]:
    """How near the next step is, if this session was good so far as anyone can tell today."""
    book = past.book
    exercise = book.exercises.get(one.exercise)
    if exercise is None or not _good_so_far(book, item, one):
        return ()
    after = past.after(one, exercise)
    if after is None:
        return ()
    good = good_in_row(one, past.row(one.exercise)) + 1
    sessions = amounts.plural(good, "good session")
    words = f"{sessions}, if tomorrow morning is quiet"
    if good >= GOOD_SESSIONS:
        words += f"; next: {_step_words(book, one, after)}"
    return ((Span(f"  {words}", "muted"),),)


def _good_so_far(book: Logbook, item: SessionItem, one: Item) -> bool:
    keys = [key for key in item.sets if key.exercise == one.exercise]
    ticks = [item.ticks.get(str(key)) for key in keys]
    return bool(ticks) and all(
        tick is not None
        and tick.pain is not None
        and tick.pain <= book.parameters.ex_pain_green_max
        and tick.effort is not None
        and tick.effort <= MOST_EFFORT
        for tick in ticks
    )


def after_words(book: Logbook, card: str = "") -> str:
    """What is to be done next, but for the card that is on the page: what is open today, else what
    stands in the calendar."""
    after = book.todo.after(card)
    planned = after.planned if after is not None else None
    return f"Next: {book.cards.name_of(planned)}" if planned is not None else ""


def interval_lines(book: Logbook, run: PlannedRun | None) -> tuple[Spans, ...]:
    """What a walk-run asks for in all."""
    session = book.cards.intervals(run) if run is not None else None
    if run is None or session is None:
        return ()
    words = session_words(session, run.distance_m, book.unit)
    return ((), (Span(words, "muted"),))


def focus_lines(focus: Focus | None) -> tuple[Spans, ...]:
    """The cue of the point of technique that is heeded, and what ends it."""
    if focus is None:
        return ()
    title = f"{TECHNIQUE} Technique: {focus_words(focus)}"
    return (
        (),
        (Span(title, "strong"),),
        (Span(f" {CUES[focus.what]}"),),
        (Span(f" {STOP}", "muted"),),
    )


def run_end_lines(ran_s: int, *, is_logged: bool) -> tuple[Spans, ...]:
    """How much was run of a walk-run that is over."""
    words = "The run is in the journal." if is_logged else ""
    return ((Span(f"{ran_s // 60} min of running. {words}".strip()),),)
