"""What can be set after the wizard, kept in the profile: the runner's answers, and the load
parameters a runner or a clinician has set."""

from __future__ import annotations

import math

import msgspec

from planner.domain.knee.left_aside import left_aside
from planner.domain.knee.parameter import Parameter, known, value_of, value_text, with_changes
from planner.domain.knee.parameters import DEFAULTS, Value
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Profile
from planner.logbook.answers import (
    Asking,
    Changes,
    ProfileQuestion,
    cleared,
    differences,
    with_answers,
)
from planner.logbook.book import Book
from planner.wording import amounts
from planner.wording.parameters import left_aside_words, value_words
from planner.wording.profile import advice_lines


class ProfileSettings:
    """Commands on the profile."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def set_goal(self, metres: int) -> None:
        """Keep the distance of one run to look ahead to; 0 for none. Raises NotFoundError."""
        profile = self._book.profile
        if profile is None:
            raise NotFoundError("There is no plan yet.", "Set up first: 0, or easeback setup.")
        far = amounts.distance(metres, profile.unit)
        words = f"Goal: a run of {far}" if metres else "No goal to look ahead to"
        self._book.put(words, [msgspec.structs.replace(profile, goal_m=metres)])

    def change_answers(self, changes: Changes) -> str:
        """Keep other answers than the wizard was given, as one change; returns its words, empty
        if nothing differs. The plan stays as it is laid out.

        Raises NotFoundError before the setup, UsageError for what cannot be, such as no day for
        exercise.
        """
        profile = self._needed_profile()
        changed = with_answers(profile, changes)
        told = differences(profile, changed)
        if not told:
            return ""
        words = f"Options: {'; '.join(told)}"
        self._book.put(words, [changed])
        return words

    def set_answer(self, asked: ProfileQuestion, text: str, unit: amounts.Unit) -> str:
        """Keep what was typed as an answer, as one change; returns its words.

        Raises UsageError for what it cannot be, NotFoundError before the setup.
        """
        return self._answered(asked, asked.read(text, self._asking(unit)), unit)

    def clear_answer(self, asked: ProfileQuestion, unit: amounts.Unit) -> str:
        """Take an answer back, as one change; returns its words. Raises as `set_answer`."""
        return self._answered(asked, cleared(asked, self._asking(unit)), unit)

    def _asking(self, unit: amounts.Unit) -> Asking:
        return Asking(self._needed_profile(), unit, self._book.today)

    def _answered(self, asked: ProfileQuestion, changes: Changes, unit: amounts.Unit) -> str:
        words = self.change_answers(changes)
        now = asked.words(self._needed_profile(), unit)
        return words or f"{asked.label.capitalize()}: {now} already"

    def advice(self) -> tuple[str, ...]:
        """What the answers ask to be told at once."""
        return advice_lines(self._book.profile, self._book.today.year) if self._book.profile else ()

    def left_aside(self) -> dict[str, Value]:
        """Load parameters of the profile that no rule reads any more, with their values."""
        return left_aside(self._book.profile.parameters) if self._book.profile else {}

    def left_aside_notice(self) -> str:
        """The same in words; empty if there are none."""
        aside = self.left_aside()
        return left_aside_words(aside) if aside else ""

    def set_parameter(self, name: str, text: str) -> str:
        """Set one parameter to what was typed, as one change; returns its words.

        Raises UsageError for an unknown name or a value that is out of range, naming the nearest
        name or the range; NotFoundError before the setup.
        """
        row = known(name)
        profile = self._needed_profile()
        before = value_of(self._book.parameters, name)
        after = checked(row, text)
        kept = dict(profile.parameters)
        if after == value_of(DEFAULTS, name):
            kept.pop(name, None)
        else:
            kept[name] = float(row.choices.index(after)) if isinstance(after, str) else after
        now, was = value_words(row, after), value_words(row, before)
        if now == was:
            return f"Parameter {name} is {now} already"
        words = f"Parameter {name} is now {now} (was {was})"
        self._book.put(words, [msgspec.structs.replace(profile, parameters=kept)])
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
        words = f"Parameter {name} is no longer set (was {value_text(was)})"
        if name in DEFAULTS.__struct_fields__:
            row = known(name)
            now = value_words(row, value_of(DEFAULTS, name))
            words = f"Parameter {name} is now {now} (was {value_words(row, was)})"
        self._book.put(words, [msgspec.structs.replace(profile, parameters=kept)])
        return words

    def _needed_profile(self) -> Profile:
        if self._book.profile is None:
            raise NotFoundError(
                "There is no profile yet to keep that in.", "See: easeback setup --help"
            )
        return self._book.profile


def checked(row: Parameter, text: str) -> Value:
    """What a parameter would be after that is typed. Raises UsageError, naming the range."""
    return value_of(with_changes(DEFAULTS, {row.name: _typed(row, text)}), row.name)


def _typed(row: Parameter, text: str) -> Value:
    """The number, numbers or word meant. Raises UsageError."""
    word = text.strip().lower()
    if row.choices:
        return word
    if row.parts > 1:
        parts = word.replace(";", " ").replace(", ", " ").split()
        return tuple(_number(row, part.strip(","), text) for part in parts)
    return _number(row, word, text)


def _number(row: Parameter, word: str, text: str) -> float:
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
