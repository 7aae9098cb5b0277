"""The load parameters a runner or a clinician has set, kept in the profile."""

from __future__ import annotations

import math

import msgspec

from planner.domain.errors import NotFoundError, UsageError
from planner.domain.journal import Profile
from planner.domain.parameter import Parameter, known
from planner.domain.parameters import DEFAULTS
from planner.logbook.adopting import Adopting
from planner.wording.parameters import value_words


class Tuning(Adopting):
    """Commands on load parameters."""

    def set_parameter(self, name: str, text: str) -> str:
        """Set one parameter to what was typed, as one change; returns its words.

        Raises UsageError for an unknown name or a value that is out of range, naming the nearest
        name or the range; NotFoundError before the setup.
        """
        row = known(name)
        profile = self._needed_profile()
        before = self.parameters.value_of(name)
        after = DEFAULTS.with_changes({name: _typed(row, text)}).value_of(name)
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
