"""What can be set after the wizard, kept in the profile: the runner's answers, and the load
parameters a runner or a clinician has set."""

from __future__ import annotations

import math

import msgspec

from planner.domain.knee.parameter import Parameter, known
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.logbook.adopting import Adopting
from planner.wording import amounts, days
from planner.wording.entries import knee as knee_words
from planner.wording.parameters import value_words


class Tuning(Adopting):
    """Commands on the profile."""

    def change_answers(
        self,
        *,
        knee: Side,
        unit: amounts.Unit,
        week_start: int,
        exercise_days: tuple[int, ...],
        run_days: tuple[int, ...],
    ) -> str:
        """Keep other answers than the wizard was given, as one change; returns its words, empty
        if nothing differs. The plan stays as it is laid out.

        Raises NotFoundError before the setup, UsageError without a day for exercise.
        """
        profile = self._needed_profile()
        if not exercise_days:
            raise UsageError("No day is left for exercise.", "Name at least one weekday.")
        differs = (
            (knee != profile.knee, knee_words(knee)),
            (unit != profile.unit, {"km": "kilometres", "mi": "miles"}[unit]),
            (week_start != profile.week_start, f"weeks from {days.LONG_WEEKDAYS[week_start]}"),
            (exercise_days != profile.exercise_days, f"exercise {days.listed(exercise_days)}"),
            (run_days != profile.run_days, f"runs {days.listed(run_days) or 'on no day'}"),
        )
        told = ", ".join(words for is_other, words in differs if is_other)
        if not told:
            return ""
        words = f"Options: {told}"
        changed = msgspec.structs.replace(
            profile, knee=knee, unit=unit, week_start=week_start,
            exercise_days=exercise_days, run_days=run_days,
        )  # fmt: skip
        self.put(words, [changed])
        return words

    def set_parameter(self, name: str, text: str) -> str:
        """Set one parameter to what was typed, as one change; returns its words.

        Raises UsageError for an unknown name or a value that is out of range, naming the nearest
        name or the range; NotFoundError before the setup.
        """
        row = known(name)
        profile = self._needed_profile()
        before = self.parameters.value_of(name)
        after = checked(row, text)
        kept = dict(profile.parameters)
        if after == DEFAULTS.value_of(name):
            kept.pop(name, None)
        else:
            kept[name] = float(row.choices.index(after)) if isinstance(after, str) else after
        now, was = value_words(row, after), value_words(row, before)
        if now == was:
            return f"Parameter {name} is {now} already"
        words = f"Parameter {name} is now {now} (was {was})"
        self.put(words, [msgspec.structs.replace(profile, parameters=kept)])
        return words

    def unset_parameter(self, name: str) -> str:
        """Take a parameter back to its default, as one change; returns its words.

        A name this version does not know is taken out too, if it was ever set.
        """
        profile = self._needed_profile()
        kept = dict(profile.parameters)
        if name not in kept:
            row = known(name)
            return f"Parameter {name} is at its default of {value_words(row, row.default)} already"
        was = kept.pop(name)
        words = f"Parameter {name} is no longer set (was {was:g})"
        if name in DEFAULTS.__struct_fields__:
            row = known(name)
            now = value_words(row, DEFAULTS.value_of(name))
            words = f"Parameter {name} is now {now} (was {value_words(row, was)})"
        self.put(words, [msgspec.structs.replace(profile, parameters=kept)])
        return words

    def _needed_profile(self) -> Profile:
        if self.profile is None:
            raise NotFoundError(
                "There is no profile yet to keep a parameter in.", "See: easeback setup --help"
            )
        return self.profile


def checked(row: Parameter, text: str) -> float | str:
    """What a parameter would be after that is typed. Raises UsageError, naming the range."""
    return DEFAULTS.with_changes({row.name: _typed(row, text)}).value_of(row.name)


def _typed(row: Parameter, text: str) -> float | str:
    """The number or word meant. Raises UsageError."""
    word = text.strip().lower()
    if row.choices:
        return word
    if row.zero_is_off and word == "off":
        return 0
    try:
        number = float(word.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise UsageError(
            f"`{row.name}` cannot be {text!r}: that is no number.",
            f"It takes {row.range} {row.unit} (source: {row.source}).",
        )
    return number
