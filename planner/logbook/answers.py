"""The runner's answers one by one: how each is typed, kept and told.

`setup`, `config`, the wizard and the options all ask from this table, so that an answer means the
same wherever it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import msgspec

from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Profile
from planner.domain.values.person import sore_knees
from planner.domain.values.record import Side
from planner.domain.values.run import is_base_odd
from planner.typed import a_score
from planner.typed_dates import weekdays
from planner.typed_profile import (
    GOAL_RUN_M,
    GOAL_WEEK_M,
    a_birth_year,
    a_goal,
    a_pace,
    a_usual,
    a_weekly,
    is_nothing,
    run_days,
    running_time,
)
from planner.wording import amounts, days
from planner.wording.entries import knee as knee_words
from planner.wording.profile import NOT_SAID, pace_words, usual_words

Changes = dict[str, Any]
"""Fields of the profile, and what they are to be."""


class Asking(msgspec.Struct, frozen=True):
    """What an answer is read against."""

    profile: Profile
    unit: amounts.Unit
    """What a bare number is taken for."""
    today: date


class ProfileQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One answer the runner can give, change and take back."""

    name: str
    """As `config` calls it; `setup` has the same word with hyphens."""
    label: str
    takes: str
    """What may be typed."""
    unit: str = ""
    """Of the value in JSON: m, s, s/km, 0-10, year."""
    read: Callable[[str, Asking], Changes]
    """Raises UsageError, saying what was expected."""
    value: Callable[[Profile], Any]
    """As it is kept; None if it was not said."""
    told: Callable[[Any, amounts.Unit], str]
    """A value in words."""
    nothing: Changes | None = None
    """What takes the answer back; None if there has to be one."""

    def words(self, profile: Profile, unit: amounts.Unit) -> str:
        """What was answered, in words."""
        value = self.value(profile)
        return NOT_SAID if value is None else self.told(value, unit)


def _read_knee(text: str, _: Asking) -> Changes:
    return {"knee": Side(_one_of(text, tuple(Side), "knee"))}


def _read_unit(text: str, _: Asking) -> Changes:
    return {"unit": _one_of(text, ("km", "mi"), "unit")}


def _one_of(text: str, words: tuple[str, ...], what: str) -> str:
    word = text.strip().lower()
    if word not in words:
        raise UsageError(f"{text.strip()!r} is no {what}.", f"Expected {' or '.join(words)}.")
    return word


def _read_week_start(text: str, _: Asking) -> Changes:
    found = weekdays(text)
    if len(found) != 1:
        raise UsageError(f"{text!r} is not one day.", "For example sun.")
    return {"week_start": found[0]}


def _read_weekly(text: str, asking: Asking) -> Changes:
    """Who has not run has no longest run either."""
    metres = a_weekly(text, asking.unit)
    return {"weekly_m": metres} if metres else {"weekly_m": 0, "longest_m": 0}


def _usual_words(usual: Mapping[str, int], _: amounts.Unit) -> str:
    return usual_words(usual)


def _usual(field: str, label: str, takes: str) -> ProfileQuestion:
    return ProfileQuestion(
        name=field,
        label=label,
        takes=takes,
        unit="0-10",
        read=lambda text, asking: {
            field: a_usual(text, sore_knees(asking.profile.knee), label.capitalize())
        },
        value=lambda profile: getattr(profile, field) or None,
        told=_usual_words,
        nothing={field: {}},
    )


def _metres_of(field: str, profile: Profile) -> int | None:
    return getattr(profile, field) or None


def _typed_metres(metres: int, unit: amounts.Unit) -> str:
    return amounts.distance(metres, unit) if metres else "none"


def _running_words(seconds: int, _: amounts.Unit) -> str:
    return amounts.minutes(seconds) if seconds else "0 min"


def _days(weekdays: tuple[int, ...], _: amounts.Unit) -> str:
    return days.listed(weekdays) or "none"


def _goal(name: str, field: str, what: str, limits: tuple[int, int], takes: str) -> ProfileQuestion:
    return ProfileQuestion(
        name=name,
        label=what,
        takes=takes,
        unit="m",
        read=lambda text, asking: {
            field: a_goal(text, asking.unit, limits, f"The {what}")
        },
        value=partial(_metres_of, field),
        told=amounts.distance,
        nothing={field: 0},
    )  # fmt: skip


_SCORE = "0-10; 3,1 is left,right where both knees are sore"

_QUESTIONS = (
    ProfileQuestion(
        name="knee", label="sore knee", takes="left, right or both", read=_read_knee,
        value=lambda profile: profile.knee, told=lambda knee, _: knee_words(knee),
    ),
    ProfileQuestion(
        name="unit", label="distances in", takes="km or mi", read=_read_unit,
        value=lambda profile: profile.unit,
        told=lambda unit, _: {"km": "kilometres", "mi": "miles"}[unit], nothing={"unit": "km"},
    ),
    ProfileQuestion(
        name="week_start", label="week starts on", takes="a weekday", read=_read_week_start,
        value=lambda profile: profile.week_start, told=lambda day, _: days.LONG_WEEKDAYS[day],
        nothing={"week_start": 0},
    ),
    ProfileQuestion(
        name="exercise_days", label="exercise days", takes='weekdays: "mon wed fri"',
        read=lambda text, _: {"exercise_days": weekdays(text)},
        value=lambda profile: profile.exercise_days, told=_days,
    ),
    ProfileQuestion(
        name="run_days", label="running days", takes='weekdays: "tue thu sun", or none',
        read=lambda text, _: {"run_days": run_days(text)},
        value=lambda profile: profile.run_days, told=_days, nothing={"run_days": ()},
    ),
    ProfileQuestion(
        name="weekly", label="usual week", takes="15k; 0 if you have not run", unit="m",
        read=_read_weekly, value=lambda profile: profile.weekly_m, told=_typed_metres,
        nothing={"weekly_m": 0, "longest_m": 0},
    ),
    ProfileQuestion(
        name="longest", label="longest run of 30 days", takes="6k", unit="m",
        read=lambda text, asking: {"longest_m": a_weekly(text, asking.unit)},
        value=lambda profile: profile.longest_m, told=_typed_metres, nothing={"longest_m": 0},
    ),
    _usual("usual_morning", "usual morning pain", _SCORE),
    _usual("usual_stairs", "usual pain on stairs", _SCORE),
    ProfileQuestion(
        name="can_run", label="running at pain 2 or less", takes="16min", unit="s",
        read=lambda text, _: {"can_run_s": running_time(text)},
        value=lambda profile: profile.can_run_s, told=_running_words,
        nothing={"can_run_s": None},
    ),
    ProfileQuestion(
        name="pace", label="easy pace", takes="6:30; a km or a mile, as your distances are",
        unit="s/km",
        read=lambda text, asking: {"pace_s": a_pace(text, asking.unit)},
        value=lambda profile: profile.pace_s, told=pace_words, nothing={"pace_s": None},
    ),
    ProfileQuestion(
        name="born", label="year of birth", takes="1980", unit="year",
        read=lambda text, asking: {"born": a_birth_year(text, asking.today)},
        value=lambda profile: profile.born, told=lambda year, _: str(year), nothing={"born": None},
    ),
    _goal("goal_week", "goal_week_m", "goal week", GOAL_WEEK_M, "30k; 5 to 200 km"),
    _goal("goal_run", "goal_m", "goal run", GOAL_RUN_M, "10k; 2 to 60 km"),
)  # fmt: skip

QUESTIONS: dict[str, ProfileQuestion] = {one.name: one for one in _QUESTIONS}
"""Every answer by its name, in the order in which they are read: knee and unit come first,
for others are read by them."""


def _of_one_knee(whole: ProfileQuestion, knee: str) -> ProfileQuestion:
    """The part of a usual score that is about one knee."""

    def read(text: str, asking: Asking) -> Changes:
        if knee not in sore_knees(asking.profile.knee):
            raise UsageError(
                f"The {knee} knee is not sore.", "If it is: easeback config set knee both"
            )
        others = {one: score for one, score in (whole.value(asking.profile) or {}).items()
                  if one != knee}  # fmt: skip
        own = {} if is_nothing(text) else {knee: a_score(text, whole.label.capitalize())}
        return {whole.name: {**others, **own}}

    return ProfileQuestion(
        name=f"{whole.name}_{knee}",
        label=f"{whole.label}, {knee}",
        takes="0-10",
        unit="0-10",
        read=read,
        value=lambda profile: getattr(profile, whole.name).get(knee),
        told=lambda score, _: amounts.score(score),
    )


ONE_KNEE: dict[str, ProfileQuestion] = {
    one.name: one
    for one in (
        _of_one_knee(QUESTIONS[name], knee)
        for name in ("usual_morning", "usual_stairs")
        for knee in ("left", "right")
    )
}
"""Answers about one knee, which are parts of another."""


def question(name: str) -> ProfileQuestion | None:
    """The answer of that name, or None."""
    return QUESTIONS.get(name) or ONE_KNEE.get(name)


def cleared(asked: ProfileQuestion, asking: Asking) -> Changes:
    """What takes an answer back. Raises UsageError if there has to be one."""
    if asked.name in ONE_KNEE:
        return asked.read("none", asking)
    if asked.nothing is None:
        raise UsageError(
            f"There is always an answer to `{asked.name}`.", f"It takes {asked.takes}."
        )
    return asked.nothing


def with_answers(profile: Profile, changes: Changes) -> Profile:
    """The profile with other answers; what was said of a knee that is not sore goes.

    Raises UsageError without a day for exercise, and for a running history that cannot be.
    """
    changed = msgspec.structs.replace(profile, **changes)
    if not changed.exercise_days:
        raise UsageError("No day is left for exercise.", "Name at least one weekday.")
    if changes.keys() & {"weekly_m", "longest_m"}:
        wrong = base_wrong(changed.weekly_m, changed.longest_m)
        if wrong:
            raise UsageError(wrong, "Say the usual week and the longest run anew.")
    knees = sore_knees(changed.knee)
    return msgspec.structs.replace(
        changed,
        usual_morning=_about(changed.usual_morning, knees),
        usual_stairs=_about(changed.usual_stairs, knees),
    )


def _about(usual: dict[str, int], knees: tuple[str, ...]) -> dict[str, int]:
    return {knee: usual[knee] for knee in knees if knee in usual}


def base_wrong(weekly_m: int, longest_m: int) -> str:
    """What is wrong with a typed running history, or nothing: the first caps would stand on it."""
    if longest_m and not weekly_m:
        return "There is a longest run but no usual week."
    if is_base_odd(weekly_m, longest_m):
        return "The longest run is longer than five usual weeks together: which one is right?"
    return ""


def differences(before: Profile, after: Profile) -> tuple[str, ...]:
    """Every answer that is another one, with what it was: `goal week 60.0 km (was 30.0 km)`."""
    return tuple(
        f"{one.label} {one.words(after, after.unit)} ({_was(one, before)})"
        for one in QUESTIONS.values()
        if one.value(before) != one.value(after)
    )


def _was(one: ProfileQuestion, before: Profile) -> str:
    said = one.value(before) is not None
    return f"was {one.words(before, before.unit)}" if said else f"{NOT_SAID} before"
