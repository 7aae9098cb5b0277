"""Questions that the wizard and the options ask alike, and what becomes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.domain.values.journal import Profile
from planner.domain.values.person import sore_knees
from planner.domain.values.record import Side
from planner.logbook.answers import Changes, base_wrong
from planner.screens.shared import reading
from planner.screens.shared.page import Page
from planner.widgets.form import Answers
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.wording import amounts, days
from planner.wording.profile import pace_number

USUAL = {"usual_morning": "usual pain on waking", "usual_stairs": "usual pain on stairs"}
METRES = ("weekly_m", "longest_m", "goal_week_m", "goal_m")


def known_answers(profile: Profile) -> Answers:
    """What is known, by the keys of the fields."""
    known: Answers = {name: getattr(profile, name) for name in (*METRES, "can_run_s", "pace_s")}
    known |= {
        "knee": profile.knee.value,
        "unit": profile.unit,
        "week_start": str(profile.week_start),
        "exercise_days": profile.exercise_days,
        "run_days": profile.run_days,
        "born": profile.born,
    }
    for name in USUAL:
        known |= {f"{name}_{knee}": score for knee, score in getattr(profile, name).items()}
    return known


def changes_of(answers: Answers) -> Changes:
    """What the answers make of a profile; what was not asked is left out, and a field left empty
    is an answer taken back."""
    asked = {"unit", "can_run_s", "pace_s", "born", "exercise_days"} & answers.keys()
    changes: Changes = {name: answers[name] for name in asked}
    changes |= {name: answers[name] or 0 for name in METRES if name in answers}
    if "knee" in answers:
        changes |= {"knee": Side(answers["knee"]), "week_start": int(answers["week_start"])}
    if "run_days" in answers:
        changes["run_days"] = answers["run_days"] or ()
    for name in USUAL:
        by_knee = {knee: answers.get(f"{name}_{knee}") for knee in sore_knees(Side.BOTH)}
        if any(f"{name}_{knee}" in answers for knee in by_knee):
            changes[name] = {knee: score for knee, score in by_knee.items() if score is not None}
    return changes


def knee_fields(known: Mapping[str, Any]) -> tuple[Field, ...]:
    """The sore knee, the unit and the first day of the week, with what they are now."""
    return (
        Field("knee", "sore knee", "choice", known.get("knee", "left"),
              options=tuple((side.value, side.value) for side in Side)),
        Field("unit", "distances in", "choice", known.get("unit", "km"),
              options=(("km", "km"), ("mi", "miles"))),
        Field("week_start", "week starts on", "choice", known.get("week_start", "0"),
              options=tuple((str(n), name) for n, name in enumerate(days.WEEKDAYS))),
    )  # fmt: skip


def usual_fields(known: Mapping[str, Any], today: date) -> tuple[Field, ...]:
    """How the sore knees usually are, and what has to do with it; none is needed."""
    knees = sore_knees(Side(known["knee"]))
    fields = []
    for name, label in USUAL.items():
        for knee in knees:
            key, words = f"{name}_{knee}", label if len(knees) == 1 else f"{label}, {knee}"
            fields.append(Field(key, words, value=_shown(known.get(key)), hint="0–10",
                                read=reading.score(words.capitalize())))  # fmt: skip
    seconds = known.get("can_run_s")
    running = "" if seconds is None else amounts.minutes(seconds).removesuffix(" min")
    return (
        *fields,
        Field("can_run_s", "minutes you can run at pain 2 or less", value=running, kept=seconds,
              hint="for example 16", read=reading.running_time()),
        Field("born", "year of birth", value=_shown(known.get("born")), hint="for example 1980",
              read=reading.birth_year(today)),
    )  # fmt: skip


def history_fields(
    known: Mapping[str, Any], unit: amounts.Unit, *, needed: bool
) -> tuple[Field, ...]:
    """The typed running history and the easy pace."""
    pace = known.get("pace_s")
    return (
        Field("weekly_m", f"{unit} in a usual week", value=_far(known, "weekly_m", unit),
              kept=known.get("weekly_m") or None, example="15; 0 if you have not run",
              needed=needed, read=reading.weekly(unit)),
        Field("longest_m", f"{unit} of the longest run in 30 days",
              value=_far(known, "longest_m", unit), kept=known.get("longest_m") or None,
              example="6", read=reading.weekly(unit)),
        Field("pace_s", f"easy pace, minutes a {unit}",
              value="" if pace is None else pace_number(pace, unit), kept=pace,
              hint="6:30; may be left empty", read=reading.pace(unit)),
    )  # fmt: skip


def goal_fields(known: Mapping[str, Any], unit: amounts.Unit) -> tuple[Field, ...]:
    """What the runner would like to get to."""
    return (
        Field("goal_week_m", f"goal: {unit} a week", value=_far(known, "goal_week_m", unit),
              kept=known.get("goal_week_m") or None, hint="may be left empty",
              read=reading.goal_week(unit)),
        Field("goal_m", f"goal: {unit} of one run", value=_far(known, "goal_m", unit),
              kept=known.get("goal_m") or None, hint="may be left empty",
              read=reading.goal_run(unit)),
    )  # fmt: skip


def history_wrong(answers: Answers) -> str:
    """A slip that the first caps would stand on."""
    weekly, longest = answers["weekly_m"] or 0, answers["longest_m"] or 0
    if weekly and not longest:
        return "The longest run in 30 days is needed too. For example: 6."
    return base_wrong(weekly, longest)


async def tell_advice(page: Page, known: tuple[str, ...] = ()) -> None:
    """Show what the answers ask to be told at once, but for what was known before."""
    new = tuple(line for line in page.logbook.settings.advice() if line not in known)
    if new:
        await page.ask(MessageDialog("Before you go on", new, yes="go on", no="close"))


def _shown(value: int | None) -> str:
    return "" if value is None else str(value)


def _far(known: Mapping[str, Any], key: str, unit: amounts.Unit) -> str:
    return amounts.number(known[key], unit) if known.get(key) else ""
