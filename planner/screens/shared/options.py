"""What can be set: the wizard's answers, the look of the window, the load parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, get_args, get_type_hints

from planner.config import Settings
from planner.domain.knee.parameter import TABLE, Parameter, value_of
from planner.domain.knee.parameters import Value
from planner.exchange.plans.settings_file import write_settings
from planner.logbook.settings import checked
from planner.screens.shared import reading
from planner.screens.shared.answer_fields import (
    changes_of,
    goal_fields,
    history_fields,
    history_wrong,
    knee_fields,
    known_answers,
    tell_advice,
    usual_fields,
)
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.new_files import change_folders
from planner.screens.shared.page import Page
from planner.screens.shared.plan_change import change_plan
from planner.screens.shared.reading import refusal
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.wording import days
from planner.wording.parameters import value_words

OWN = "easeback"
"""What the program's own theme is called in the list."""
DEFAULT_WORDS = ("default", "")
"""Typed for a load parameter: as it was."""


class LookOptions(NamedTuple):
    """What the settings file says now, where it is, and what it may name."""

    settings: Settings
    folder: Path
    themes: tuple[str, ...]


async def change_options(page: Page, look: LookOptions, take: Callable[[Settings], None]) -> None:
    """Ask what to set, and set it; `take` is given settings that have changed."""
    picked = await page.ask(
        ChoiceDialog(
            "Options",
            (
                Choice("answers", "You and your week", "w", "knee, units, first day, free days"),
                Choice("plan", "Your plan", "c", "another plan or start; what is known stays"),
                Choice("usual", "Your knee on an ordinary day", "u", "morning, stairs, birth year"),
                Choice("running", "Your running and goals", "r", "usual week, pace, goals"),
                Choice("look", "The look of the window", "l", "theme, movement, figures"),
                Choice("folders", "Folders looked at for new files", "f", "I brings them in"),
                Choice("load", "Load parameters", "p", "the numbers of the caps, with their range"),
            ),
        )
    )
    if picked in ASKED:
        await _answers(page, ASKED[picked])
    elif picked == "plan":
        await change_plan(page)
    elif picked == "look":
        await _look(page, look, take)
    elif picked == "folders":
        await change_folders(page)
    elif picked == "load":
        await _parameters(page)


def _week_form(known: Answers, _: date) -> FormDialog:
    """Knee, units and days."""
    return FormDialog(
        "You and your week",
        (
            *knee_fields(known),
            Field("exercise_days", "exercise days", value=days.listed(known["exercise_days"]),
                  example="mon wed fri", needed=True, read=reading.weekdays()),
            Field("run_days", "running days", value=days.listed(known["run_days"]),
                  hint="none", read=reading.run_days()),
        ),
        about="Days that you do not name are free. The cards of the plan stay where they are: "
        "S lays the next 14 days out on the new days and shows it first.",
    )  # fmt: skip


def _usual_form(known: Answers, today: date) -> FormDialog:
    """How the knee usually is."""
    return FormDialog(
        "Your knee on an ordinary day",
        usual_fields(known, today),
        about="An empty field is no answer. A knee is compared with its own usual.",
    )


def _running_form(known: Answers, _: date) -> FormDialog:
    """The typed running history and the goals."""
    unit = known["unit"]
    return FormDialog(
        "Your running and goals",
        (*history_fields(known, unit, needed=False), *goal_fields(known, unit)),
        about="The usual week and the longest run are those from before the plan.",
        check=history_wrong,
    )


ASKED: dict[str, Callable[[Answers, date], FormDialog]] = {
    "answers": _week_form,
    "usual": _usual_form,
    "running": _running_form,
}
"""The forms about the runner."""


async def _answers(page: Page, form: Callable[[Answers, date], FormDialog]) -> None:
    book, profile = page.logbook, page.logbook.profile
    if profile is None:
        page.said("There is no profile yet: 0 opens the wizard.")
        return
    advised = book.settings.advice()

    def keep(given: Answers) -> None:
        words = book.settings.change_answers(changes_of(given))
        page.said(f"{words}. u undoes." if words else "Nothing was changed.")

    if await fill_in(page, book, form(known_answers(profile), book.today), keep):
        await tell_advice(page, advised)


async def _look(page: Page, look: LookOptions, take: Callable[[Settings], None]) -> None:
    now = look.settings
    themes = (OWN, *look.themes)
    form = FormDialog(
        "The look of the window",
        (
            Field(
                "theme",
                "theme",
                "choice",
                now.theme or OWN,
                options=tuple((name, name) for name in themes),
            ),
            Field(
                "animations", "movement", "choice", now.animations, options=_words_of("animations")
            ),
            Field("figures", "figures", "choice", now.figures, options=_words_of("figures")),
        ),
        about=f"Kept in {look.folder / 'config.toml'}, for every journal of this machine.",
    )

    def keep(given: Answers) -> None:
        wanted = {**given, "theme": "" if given["theme"] == OWN else given["theme"]}
        changes = {name: value for name, value in wanted.items() if value != getattr(now, name)}
        if not changes:
            page.said("Nothing was changed.")
            return
        take(write_settings(look.folder, changes))
        told = ", ".join(f"{name} {value or OWN}" for name, value in changes.items())
        page.said(f"From now on: {told}. O changes it back.")

    await fill_in(page, page.logbook, form, keep)


def _words_of(name: str) -> tuple[tuple[str, str], ...]:
    """What a setting may be."""
    return tuple((word, word) for word in get_args(get_type_hints(Settings)[name]))


async def _parameters(page: Page) -> None:
    """One load parameter, with the range it cannot leave."""
    book = page.logbook
    picked = await page.ask(
        ChoiceDialog(
            "Load parameters",
            tuple(
                Choice(row.name, row.name, more=_at(row, value_of(book.parameters, row.name)))
                for row in TABLE.values()
            ),
            about="For a clinician, or for more caution. Every change can be undone.",
        )
    )
    if picked is None:
        return
    row = TABLE[picked]
    default = value_words(row, row.default)
    question = AskDialog(
        f"{row.about} Range {row.range} {row.unit}; default {default}. Source: {row.source}.",
        value=value_words(row, value_of(book.parameters, row.name)),
        hint=f"empty for the default, {default}",
        validate=lambda text: refusal(lambda: _readable(row, text)),
    )

    def keep(text: str) -> None:
        before = book.revision
        words = _set(page, row, text)
        page.said(f"{words}." if book.revision == before else f"{words}. u undoes.")

    await fill_in(page, book, question, keep)


def _set(page: Page, row: Parameter, text: str) -> str:
    if text in DEFAULT_WORDS:
        return page.logbook.settings.unset_parameter(row.name)
    return page.logbook.settings.set_parameter(row.name, text)


def _at(row: Parameter, value: Value) -> str:
    now, default = value_words(row, value), value_words(row, row.default)
    return f"{now} {row.unit}" if now == default else f"{now} {row.unit} (default {default})"


def _readable(row: Parameter, text: str) -> None:
    """Raises UsageError for what the parameter cannot be."""
    if text not in DEFAULT_WORDS:
        checked(row, text)
