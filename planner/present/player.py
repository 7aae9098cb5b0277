"""A session under way as widget values: header, title, big numbers, bar, what follows."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planner.domain.player.clock import ClockStand
from planner.domain.player.parts import (
    EFFORTS,
    PAUSES,
    Act,
    Part,
    Script,
    onward,
    past_step,
    seconds_from,
)
from planner.domain.player.tick import is_uncounted, tick_so_far
from planner.domain.values.exercise import Exercise, low
from planner.domain.values.record import Side
from planner.domain.values.session import Item, asked
from planner.logbook.logbook import Logbook
from planner.logbook.playing.play import Play
from planner.logbook.views import SessionItem
from planner.present.session_card import dots
from planner.widgets.big_digits import BigNumber
from planner.widgets.kit.text import FILL, Span, Spans
from planner.widgets.time_bar import Shape, Stretch
from planner.wording import amounts, days
from planner.wording.entries import exercise_name

ACT_WORDS = {
    Act.READY: "get ready",
    Act.SWITCH: "other side",
    Act.REST: "rest",
    Act.UP: "up",
    Act.DOWN: "down",
    Act.HOLD: "hold",
    Act.LET_GO: "let go",
    Act.MOVE: "go on for",
    Act.RUN: "run",
    Act.WALK: "walk",
    Act.WORK: "time",
}
PAUSE_WORDS = {
    Act.READY: "to get ready",
    Act.SWITCH: "to turn to the other side",
    Act.REST: "rest",
}
TONES = {
    Act.READY: "amber",
    Act.SWITCH: "amber",
    Act.REST: "blue",
    Act.LET_GO: "blue",
    Act.WALK: "blue",
    Act.RUN: "green",
}
SHAPES: dict[Act, Shape] = {
    Act.READY: "dots",
    Act.SWITCH: "dots",
    Act.REST: "line",
    Act.LET_GO: "line",
    Act.WALK: "line",
}


class Scene(NamedTuple):
    """Everything that is shown of a session at one instant."""

    name: str
    day: date
    item: SessionItem | None
    """The session; None for a walk-run."""
    script: Script
    standing: ClockStand
    settled: frozenset[str]
    now: float

    @property
    def part(self) -> Part:
        """The part it stands at."""
        return self.script[self.standing.place]

    @property
    def asked(self) -> Item | None:
        """The exercise of the part as the session asks for it."""
        items = self.item.items if self.item else ()
        return next((one for one in items if one.exercise == self.part.exercise), None)

    @property
    def seconds(self) -> int:
        """Whole seconds of the part gone by."""
        return int(self.standing.gone(self.now))


def scene_of(play: Play) -> Scene | None:
    """What is to be shown of a session at this instant; None if there is nothing to do."""
    course = play.course
    if course.item is None or not course.script:
        return None
    planned = course.item.planned
    return Scene(
        course.session.name if course.session else "Walk-run",
        planned.date if planned else course.day,
        course.session,
        course.script,
        play.standing,
        course.settled,
        play.now,
    )


def head_line(book: Logbook, scene: Scene, signs: Spans, *, narrow: bool) -> Spans:
    """Session and day, which exercise of how many, dots of the sets, minutes left."""
    spans = [] if narrow else [Span("easeback", "strong"), Span("   ")]
    spans += [Span(scene.name, "strong"), Span(f" · {days.near(scene.day, book.today)}")]
    if scene.item is not None:
        spans += _progress(scene, scene.item, narrow)
    elif scene.part.act is not Act.DONE:
        spans.append(Span(f"   interval {max(1, scene.part.rep)} of {scene.part.reps}"))
    left = minutes_left(scene)
    words = "done" if scene.part.act is Act.DONE else f"{left} min" if narrow else (
        f"about {left} min left"
    )  # fmt: skip
    return (*spans, FILL, *signs, Span(words))


def _progress(scene: Scene, item: SessionItem, narrow: bool) -> Spans:
    names = [one.exercise for one in item.items]
    spans: list[Span] = []
    if scene.part.exercise in names and not narrow:
        number = names.index(scene.part.exercise) + 1
        spans.append(Span(f"   exercise {number} of {len(names)}"))
    spans += [Span("   "), *(() if narrow else (*dots(item), Span("  ")))]
    spans.append(Span(f"{item.ticked}/{len(item.sets)}{'' if narrow else ' sets'}"))
    if not narrow and item.planned is not None and item.planned.lighter:
        spans.append(Span("   lighter week", "info"))
    return tuple(spans)


def minutes_left(scene: Scene) -> int:
    """About how many minutes are left, rounded up."""
    if scene.part.act is Act.DONE:
        return 0
    here = scene.standing.left(scene.now)
    if here is None:
        here = max(0.0, scene.part.estimate - scene.standing.gone(scene.now))
    return -(-(int(here) + seconds_from(scene.script, scene.standing.place, scene.settled)) // 60)


def title_lines(book: Logbook, scene: Scene, *, narrow: bool) -> tuple[Spans, ...]:
    """Exercise, side and set; muscles, equipment and how it is done."""
    part, item = scene.part, scene.asked
    if part.act in (Act.RUN, Act.WALK):
        word = "RUN" if part.act is Act.RUN else "WALK"
        return ((Span(word, "strong"), Span(f"   {_interval_words(scene)}", "muted")),)
    if item is None:
        return ()
    exercise = book.exercises.get(part.exercise)
    spans = [Span(exercise_name(part.exercise, book.exercises), "strong")]
    if part.key is not None:
        if part.key.side is not Side.BOTH:
            spans += [Span("  "), Span(f"[{str(part.key.side).upper()}]", "accent")]
        spans.append(Span(f"  set {part.key.number} of {low(item.dose.sets)}"))
    if narrow:
        return (tuple(spans),)
    return (tuple(spans), _about(exercise, item))


def _about(exercise: Exercise | None, item: Item) -> Spans:
    words = [", ".join(exercise.groups), ", ".join(exercise.equipment)] if exercise else []
    words.append(item.variant)
    words.append(amounts.dose(item.dose))
    return (Span(" · ".join(word for word in words if word), "muted"),)


def _interval_words(scene: Scene) -> str:
    part = scene.part
    if part.act is Act.RUN:
        return "easy: you could talk in whole sentences"
    if part.rep == 0:
        return "to warm up, briskly"
    return "briskly; the knee may tell you how it is"


# -- numbers ------------------------------------------------------------------


def numbers(scene: Scene) -> tuple[BigNumber, ...]:
    """What is counted: repetitions and seconds, or how long until it begins."""
    part, standing = scene.part, scene.standing
    tone = TONES.get(part.act, "info")
    if part.act in (Act.ASK, Act.DONE):
        return ()
    if part.act in (Act.READY, Act.SWITCH):
        return (BigNumber(ACT_WORDS[part.act], f"−{_whole_left(scene)}", tone),)
    if part.act is Act.WORK:
        done = str(standing.count) if standing.count else "–"
        count = f"{done}/{part.reps}" if standing.count else str(part.reps)
        time = amounts.clock(scene.seconds)
        return (BigNumber("reps", count, tone), BigNumber("time", time, "muted"))
    time = amounts.clock(_whole_left(scene))
    clock = BigNumber(ACT_WORDS[part.act], time, tone)
    if part.act is Act.REST or part.reps <= 1 or part.act in (Act.RUN, Act.WALK):
        return (clock,)
    return (BigNumber("rep", f"{part.rep}/{part.reps}", "amber"), clock)


def has_two_numbers(script: Script, exercise: str) -> bool:
    """True if an exercise is counted as well as timed; room is kept for both then."""
    parts = (part for part in script if part.exercise == exercise)
    return any(part.act is Act.WORK or part.reps > 1 for part in parts)


def _whole_left(scene: Scene) -> int:
    """Seconds left, as a clock that counts down shows them."""
    left = scene.standing.left(scene.now) or 0.0
    return -int(-left // 1)


def bar(scene: Scene) -> Stretch:
    """How far the part has gone."""
    part, length = scene.part, scene.standing.length
    if length is None or part.act in (Act.ASK, Act.DONE):
        return Stretch()
    gone = length - _whole_left(scene)
    shape = SHAPES.get(part.act, "bar")
    words = "" if shape == "dots" else f"{gone} of {length} s"
    if length >= 120:
        words = f"{amounts.clock(gone)} of {amounts.clock(length)}"
    return Stretch(gone, length, words, shape, TONES.get(part.act, "info"))


# -- what follows -------------------------------------------------------------


def then_line(book: Logbook, scene: Scene) -> Spans:
    """`then 30 s rest, then right side set 2`."""
    script, place = scene.script, scene.standing.place
    if scene.part.act is Act.DONE:
        return ()
    if scene.part.act in PAUSES or scene.part.act in (Act.RUN, Act.WALK):
        following = onward(script, place, scene.settled)
    else:
        following = past_step(script, place, scene.settled)
    spans = [Span("then ", "muted"), *_coming(book, scene, script[following])]
    if script[following].act in PAUSES:
        spans += [Span(", then ", "muted"), *_set_words(book, scene, script[following])]
    return tuple(spans)


def _coming(book: Logbook, scene: Scene, part: Part) -> Spans:
    if part.act in (Act.RUN, Act.WALK):
        return (Span(f"{part.act} "), Span(amounts.clock(part.seconds or 0), "strong"))
    if part.act is Act.ASK:
        return (Span("how it was"),)
    if part.act is Act.DONE:
        return (Span("done"),)
    if part.act in PAUSES:
        return (Span(f"{part.seconds} s {PAUSE_WORDS[part.act]}"),)
    return _set_words(book, scene, part)


def _set_words(book: Logbook, scene: Scene, part: Part) -> Spans:
    """The set a part belongs to, as far as it differs from the present one; of the present one
    what it consists of."""
    key = part.key
    if key is None:
        return ()
    if part.name == scene.part.name:
        return (Span(_effort_words(part)),)
    name = "" if key.exercise == scene.part.exercise else (
        f"{exercise_name(key.exercise, book.exercises)} "
    )  # fmt: skip
    side = () if key.side is Side.BOTH else (Span(str(key.side), "strong"), Span(" side "))
    return (Span(name, "strong"), *side, Span(f"set {key.number}"))


def _effort_words(part: Part) -> str:
    """`hold 10 × 5 s`, `10 repetitions`, `60 s`."""
    times = f"{part.reps} × " if part.reps > 1 else ""
    match part.act:
        case Act.HOLD:
            return f"hold {times}{part.seconds} s"
        case Act.MOVE:
            return f"{part.seconds} s of it"
        case Act.UP:
            return f"{part.reps} slow repetitions"
    return amounts.plural(part.reps, "repetition")


# -- what the keys do ---------------------------------------------------------


def signs(scene: Scene, *, muted: bool) -> Spans:
    """What stands beside the minutes: mute and pause."""
    found = [Span("muted  ", "muted")] if muted else []
    if not scene.standing.runs and scene.part.act not in (Act.DONE, Act.ASK):
        found.append(Span("▮▮ paused  ", "warn"))
    return tuple(found)


def key_line(scene: Scene) -> Spans:
    """What the main keys do here, and what enter will keep of a set that is ended now."""
    act, runs = scene.part.act, scene.standing.runs
    if act is Act.DONE:
        return ()
    if act is Act.ASK:
        return (Span("enter", "strong"), Span(" says how it was", "muted"))
    start = () if runs else (Span("space", "strong"), Span(" starts", "muted"))
    words = enter_words(scene)
    if not words:
        return start
    enter = (Span("enter", "strong"), Span(f" {words}", "muted"))
    counts = (Span("   c", "strong"), Span(" counts", "muted")) if act is Act.WORK else ()
    if act is Act.WORK:
        return (*enter, *counts)
    return (*start, Span("   "), *enter) if start else enter


def enter_words(scene: Scene) -> str:
    """What enter keeps of the set or interval under way: `keeps 9 s of 30 s`; empty where it ends
    nothing that is kept."""
    part, at = scene.part, scene.standing
    if part.act is Act.RUN:
        whole = amounts.clock(part.seconds or 0)
        return f"keeps {amounts.clock(scene.seconds) if scene.seconds else whole} of {whole} run"
    if scene.asked is None or part.act not in EFFORTS:
        return ""
    dose, gone = scene.asked.dose, at.lasted(scene.now)
    if not is_uncounted(part, gone, at.count):
        so_far = amounts.tick(tick_so_far(dose, part, gone, at.count))
        return f"keeps {so_far} of {amounts.tick(asked(dose))}"
    if part.act is Act.WORK:
        return f"when the {part.reps} are done"
    return f"ticks all of {amounts.tick(asked(dose))}"


# -- the figure ---------------------------------------------------------------

WAVE_S = 4.0
"""One repetition at one's own pace, as the figure shows it."""
RISE_S = 1.0
"""How long the figure takes into a hold."""


def moment(scene: Scene) -> float:
    """Where the figure is between the start of the movement, 0, and its end, 1."""
    part, standing = scene.part, scene.standing
    gone, length = standing.gone(scene.now), standing.length or 1
    match part.act:
        case Act.HOLD:
            return min(1.0, gone / RISE_S)
        case Act.UP:
            return min(1.0, gone / length)
        case Act.DOWN | Act.LET_GO:
            return max(0.0, 1.0 - gone / length)
        case Act.WORK | Act.MOVE | Act.RUN | Act.WALK:
            phase = gone % WAVE_S / WAVE_S
            return 2 * phase if phase < 0.5 else 2 - 2 * phase
    return 0.0
