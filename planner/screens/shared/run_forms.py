"""Forms of runs: log one, correct one, plan one, go over its cap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import msgspec

from planner.domain.values.calendar import every_days_rule, weekly_rule
from planner.domain.values.errors import EasebackError, OverCapError, UsageError
from planner.domain.values.plan import WalkRun
from planner.domain.values.record import Side
from planner.domain.values.run import (
    PlannedRun,
    Run,
    RunKind,
    Terrain,
    is_faster_than_anyone,
    is_pace_odd,
)
from planner.domain.values.technique import Heed
from planner.logbook.book import new_id
from planner.logbook.intervals import running_of, with_running
from planner.logbook.logbook import Logbook
from planner.logbook.views import RunItem
from planner.screens.shared import reading
from planner.screens.shared.began import began, began_field
from planner.screens.shared.doubts import odd_distance
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page, answer_facts
from planner.screens.shared.reason_form import KEPT, reason_form
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.wording import amounts, days
from planner.wording.rule_names import rule_name
from planner.wording.technique import HEEDS, NAMES
from planner.wording.walk_run import interval_words

KINDS = tuple((kind.value, kind.value) for kind in RunKind)
SIDES = tuple((side.value, side.value) for side in Side)
TERRAINS = tuple((terrain.value, terrain.value) for terrain in Terrain)


UNSAID = "unsaid"
HEEDED = ((UNSAID, "not said"), *((one.value, words) for one, words in HEEDS.items()))
"""How far a point of technique was kept."""


async def log_or_correct(
    page: Page, day: date, item: RunItem | None, ran_s: int | None = None
) -> bool:
    """Ask for what was run and keep it. True if something was kept.

    Args:
        ran_s: Seconds of running that are known already, of a walk-run done by the clock.
    """
    book = page.logbook
    run = item.run if item else None
    planned = item.planned if item else None
    if run is None and day > book.today:
        page.notify(
            "Log it when it has been run; e edits the plan.",
            title=f"{days.dated(day, book.today)} is still to come.",
            severity="warning",
            markup=False,
        )
        return False
    start = run or _from_plan(day, planned, ran_s)
    title = f"{'Correct' if run else 'Log'} the run of {days.near(day, book.today)}"

    async def keep(answers: Answers) -> bool:
        changed = _run_of(book, start, answers)
        if run is not None:
            book.facts.change_run(changed)
        elif await is_another(page, changed):
            book.facts.log_run(changed, answers.get("morning"))
        else:
            return False
        return True

    return await fill_in(page, book, run_form(book, title, start, fresh=run is None), keep)


async def is_another(page: Page, run: Run) -> bool:
    """Ask about a run that looks like one there already. True if both are to be kept."""
    book = page.logbook
    twin = book.facts.twin_of(run)
    if twin is None:
        return True
    words = f"There is a {book.cards.name_of(twin)} already. Is this another one?"
    sure = await page.ask(
        MessageDialog("The same run twice?", (words,), yes="yes, keep both", no="leave it out")
    )
    return bool(sure)


def run_form(book: Logbook, title: str, start: Run, *, fresh: bool) -> FormDialog:
    """The questions about a run. A distance or pace that can hardly be is asked about once, and
    what the reader of its file was not sure of stands above."""
    session = _session_of(book, start)
    planned = "" if session is None else f"Planned: {interval_words(session)}."
    return FormDialog(
        title,
        run_fields(book, start, start.date, fresh=fresh),
        about=" ".join(filter(None, (planned, start.source.remark))),
        check=partial(_wrong, book, start),
        doubt=partial(_odd_pace, book, start),
    )


def _session_of(book: Logbook, run: Run) -> WalkRun | None:
    """The planned walk-run that a run stands for, or will once it is kept."""
    is_new = not run.planned and book.get(run.id) is None
    planned = book.facts.open_planned(run.date) if is_new else None
    if planned is not None:
        run = msgspec.structs.replace(run, planned=planned.id)
    return book.cards.walk_run_for(run)


def _wrong(book: Logbook, run: Run, answers: Answers) -> str:
    """What is wrong with the running told of a run, or nothing."""
    try:
        _run_of(book, run, answers)
    except UsageError as error:
        return f"{error.message} {error.hint}"
    return ""


def _odd_pace(book: Logbook, start: Run, answers: Answers) -> str:
    """What is odd about the pace of a run, or nothing; one that was kept before is not asked of."""
    run, unit = _run_of(book, start, answers), book.unit
    same = (run.distance_m, run.duration_s) == (start.distance_m, start.duration_s)
    if same or not is_pace_odd(run):
        return ""
    far, time = amounts.distance(run.distance_m, unit), amounts.clock(run.duration_s or 0)
    pace = amounts.pace(run.distance_m, run.duration_s or 0, unit)
    if is_faster_than_anyone(run):
        return f"{far} in {time} is {pace}, faster than anyone runs."
    return f"{far} in {time} is {pace}. Is that what you ran?"


def _from_plan(day: date, planned: PlannedRun | None, ran_s: int | None) -> Run:
    """A run as planned, to be filled in; of one done by the clock only the running is timed."""
    if planned is None:
        return Run(id=new_id(), date=day, distance_m=0)
    return Run(
        id=new_id(),
        date=day,
        distance_m=planned.distance_m,
        duration_s=planned.duration_s if ran_s is None else ran_s,
        walk_s=None if ran_s is None else 0,
        run_kind=planned.run_kind,
        terrain=planned.terrain,
        planned=planned.id,
    )


def run_fields(book: Logbook, run: Run, day: date, *, fresh: bool) -> tuple[Field, ...]:
    """The questions about a run."""
    unit = book.unit
    next_day = day + timedelta(days=1)
    both = book.sore is Side.BOTH
    is_over = fresh and next_day <= book.today
    ask_morning = is_over and not both and bool(book.questions.open_mornings(next_day, book.sore))
    far = amounts.number(run.distance_m, unit) if run.distance_m else ""
    time = amounts.clock(run.duration_s) if run.duration_s else ""
    usual = "0–10"
    fields = [
        Field("distance_m", f"distance {unit}", value=far, kept=run.distance_m,
              example="5.2, 5k or 3.1mi", read=reading.distance(unit), needed=True,
              doubt=odd_distance(unit)),
        Field("duration_s", "time", value=time, kept=run.duration_s, hint="31:20 or 40min",
              read=reading.duration()),
        Field("pain_before", "pain before", value=run.pain_before, hint=usual,
              read=reading.score()),
        Field("pain_during", "worst during", value=run.pain_during, hint=usual,
              read=reading.score()),
        Field("pain_after", "an hour after", value=run.pain_after, hint=usual,
              read=reading.score()),
    ]  # fmt: skip
    if both or run.side is not None:
        side = (run.side or book.sore).value
        fields.append(Field("side", "of which knee", "choice", side, options=SIDES))
    if ask_morning:
        fields.append(Field("morning", "next morning", hint=usual, read=reading.score()))
    fields += [
        *_running_fields(book, run),
        *_focus_fields(book, run),
        began_field(run),
        Field("run_kind", "kind", "choice", run.run_kind.value, options=KINDS),
        Field("terrain", "terrain", "choice", run.terrain.value, options=TERRAINS),
        Field("swelling", "knee swollen", "check", run.swelling),
        Field("limp", "limping", "check", run.limp),
        Field("effort", "effort", value=run.effort, hint=usual, read=reading.score("Effort")),
        Field("note", "note", "lines", value=run.note),
    ]
    return tuple(fields)


def _running_fields(book: Logbook, run: Run) -> tuple[Field, ...]:
    """How much of a walk-run was running; other runs are not asked."""
    session, ran = _session_of(book, run), running_of(run)
    if session is None and ran is None and run.run_kind is not RunKind.WALK_RUN:
        return ()
    hint = "10min, or all: no walking"
    if session is not None:
        hint = f"as planned: {amounts.minutes(session.run_s)}; else 12min, or all"
    value = amounts.clock(ran) if isinstance(ran, int) else ran
    return (Field("ran", "running in it", value=value, kept=ran, hint=hint,
                  read=reading.running()),)  # fmt: skip


def _focus_fields(book: Logbook, run: Run) -> tuple[Field, ...]:
    """How far the point of technique was kept; not asked where there was none."""
    what = book.focuses.asked_of(run)
    if what is None:
        return ()
    value = UNSAID if run.heeded is None else run.heeded.value
    return (Field("heeded", NAMES[what], "choice", value, options=HEEDED),)


def _run_of(book: Logbook, run: Run, answers: Answers) -> Run:
    """The run as answered. Raises UsageError for running that cannot be, or not yet."""
    answers = {key: one for key, one in answers.items() if key != "morning"}
    is_asked, ran = "ran" in answers, answers.pop("ran", None)
    answers["note"] = answers.get("note") or ""
    answers["start"] = began(book, run, answers)
    answers["run_kind"] = RunKind(answers["run_kind"])
    answers["terrain"] = Terrain(answers["terrain"])
    if "side" in answers:
        answers["side"] = Side(answers["side"])
    heeded = answers.pop("heeded", None)
    changed = msgspec.structs.replace(run, **answers)
    if heeded is not None:
        changed = book.focuses.told(changed, None if heeded == UNSAID else Heed(heeded))
    if not is_asked:
        return changed
    if ran is None and run.run_kind is RunKind.WALK_RUN and changed.run_kind is RunKind.RUN:
        ran = "all"  # the kind was changed by hand
    return with_running(changed, ran)


async def plan_run(page: Page, day: date) -> bool:
    """Ask for a run to plan, held at its cap. True if it was planned."""
    book = page.logbook

    async def keep(answers: Answers) -> bool:
        metres, seconds = answers["amount"]
        wanted = PlannedRun(
            id=new_id(),
            date=day,
            distance_m=metres,
            duration_s=seconds,
            run_kind=RunKind(answers["run_kind"]),
            terrain=Terrain(answers["terrain"]),
            note=answers["note"] or "",
        )
        rule, until = repeat_of(answers, day)
        return await put_in(
            page,
            lambda reason: book.calendar.add_run(wanted, rule=rule, until=until, reason=reason),
        )

    return await fill_in(page, book, plan_form(book, day), keep)


def plan_form(book: Logbook, day: date) -> FormDialog:
    """The questions about a run to come."""
    room = amounts.floored(book.caps.room_on(day).metres, book.unit)
    return FormDialog(
        f"Plan a run on {days.dated(day, book.today)}",
        (
            Field("amount", f"{book.unit} or minutes", needed=True, example="4.5, 5k or 30min",
                  read=reading.told(book.caps.planned_amount)),
            Field("run_kind", "kind", "choice", RunKind.EASY.value, options=KINDS),
            Field("terrain", "terrain", "choice", Terrain.FLAT.value, options=TERRAINS),
            *repeat_fields(book, day),
            Field("note", "note", "lines"),
        ),
        about=f"Room on that day: {room}. On the page, y says why.",
    )  # fmt: skip


async def placed(page: Page, put: Callable[[str | None], object]) -> bool:
    """Put runs into the calendar, as `put_in`. True if they were put there; a refusal is told."""
    before = page.logbook.revision
    try:
        was_put = await put_in(page, put)
    except EasebackError as error:
        page.tell(error)
        return False
    answer_facts(page, page.logbook, before)
    return was_put


async def put_in(page: Page, put: Callable[[str | None], object]) -> bool:
    """Put runs into the calendar. Over their caps they are shortened, or kept with a reason that
    is asked for. True if they were put there. Raises EasebackError.

    `put` takes the reason: None refuses, an empty one shortens.
    """
    try:
        put(None)
    except OverCapError as over:
        about = f"{over.message}\nWrite why you go over it; leave it empty to stay at the cap."
        form = reason_form("Over the cap", about)
        return await fill_in(page, page.logbook, form, lambda answers: put(answers["reason"] or ""))
    return True


async def go_over(page: Page, card: PlannedRun, wanted_m: int) -> bool:
    """Ask for a distance over the cap, from `wanted_m` on, and the reason. True if it was kept."""
    book = page.logbook
    return await fill_in(
        page,
        book,
        over_form(book, card, wanted_m),
        lambda answers: book.calendar.set_distance(card, answers["metres"], answers["reason"]),
    )


def over_form(book: Logbook, card: PlannedRun, wanted_m: int) -> FormDialog:
    """The questions about a run over its cap."""
    room = book.caps.room_on(card.date, without=card.id)
    cap = amounts.floored(room.metres, book.unit)

    def over(text: str) -> int:
        metres = reading.distance(book.unit)(text)
        if metres <= room.metres:
            raise ValueError(f"That is within the cap of {cap} and needs no reason. Say more.")
        return metres

    return FormDialog(
        f"Over the cap of {cap} on {days.dated(card.date, book.today)}",
        (
            Field("metres", f"distance {book.unit}", needed=True,
                  value=amounts.number(wanted_m, book.unit),
                  kept=wanted_m if wanted_m > room.metres else None, read=over,
                  doubt=odd_distance(book.unit)),
            Field("reason", "your reason", "lines", value=card.override, needed=True,
                  hint=KEPT),
        ),
        about=f"What sets the cap: {rule_name(room.rule)}. Over it is your decision; "
        "the reason is kept with it.",
    )  # fmt: skip


REPEATS = (
    ("no", "no"), ("weekly", "weekly"), ("two_weeks", "every 2 weeks"), ("days", "every 2 days"),
)  # fmt: skip


def repeat_fields(book: Logbook, day: date) -> tuple[Field, ...]:
    """Questions about repeats."""
    return (
        Field("repeat", "repeats", "choice", "no", options=REPEATS),
        Field("repeat_on", "on", hint="its weekday; or mon wed fri", read=reading.weekdays()),
        Field("until", "until", hint="in 8 weeks; or 11 apr, +12w",
              read=reading.day(book.today, "future", since=max(day, book.today))),
    )  # fmt: skip


def repeat_of(answers: Answers, day: date) -> tuple[str, date | None]:
    """The repeat rule and its end; an empty rule for none."""
    until = answers["until"] or day + timedelta(weeks=8)
    if answers["repeat"] == "no":
        return "", None
    if answers["repeat"] == "days":
        return every_days_rule(2), until
    on = answers["repeat_on"] or (day.weekday(),)
    return weekly_rule(on, 2 if answers["repeat"] == "two_weeks" else 1), until


async def ask_goal(page: Page) -> bool:
    """Ask for the distance of one run to look ahead to. True if it was changed."""
    book = page.logbook
    profile = book.profile
    if profile is None:
        page.notify("0 opens the wizard.", title="No plan yet.", markup=False)
        return False
    form = FormDialog(
        "A run to look ahead to",
        (
            Field("goal", f"goal, {book.unit}", hint="10k; empty for none",
                  value=amounts.number(profile.goal_m, book.unit) if profile.goal_m else "",
                  kept=profile.goal_m, read=reading.goal_run(book.unit)),
        ),
        about="What the caps allow from here, if all stays green. Never a promise.",
    )  # fmt: skip
    return await fill_in(
        page, book, form, lambda answers: book.settings.set_goal(answers["goal"] or 0)
    )
