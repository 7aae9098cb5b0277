"""Forms of training other than running: log it, correct it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import msgspec

from planner.domain.values.errors import UsageError
from planner.domain.values.run import CrossTraining
from planner.exchange.kit.sports import other_sport
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.screens.shared import reading
from planner.screens.shared.began import began, began_field
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.wording import amounts, days
from planner.wording.cross import limits_words

KINDS = "bike, walk, swim, pool run, elliptical, row, ..."


async def log_training(page: Page, day: date) -> bool:
    """Ask for training that was done and keep it. True if it was kept."""
    start = CrossTraining(id=new_id(), date=day, sport="")
    return await _ask_training(page, start, "Log training", page.logbook.facts.log_cross)


async def correct_training(page: Page, done: CrossTraining) -> bool:
    """Ask for what was really done. True if something was corrected."""
    return await _ask_training(page, done, "Correct the training", page.logbook.facts.change_cross)


async def _ask_training(
    page: Page, done: CrossTraining, title: str, put: Callable[[CrossTraining], object]
) -> bool:
    """Ask for the training, keep it, and tell what it is worth. True if it was kept."""

    def keep(answers: Answers) -> None:
        said = {
            **answers,
            "note": answers["note"] or "",
            "start": began(page.logbook, done, answers),
        }
        told = msgspec.structs.replace(done, **said)
        put(told)
        say_worth(page, told)

    return await fill_in(page, page.logbook, training_form(page.logbook, done, title), keep)


def say_worth(page: Page, done: CrossTraining) -> None:
    """Tell what the training counts as for the knee."""
    title, *more = page.logbook.flares.cross_words(done)
    page.notify(
        "\n".join(more),
        title=title,
        severity="warning" if more else "information",
        timeout=8,
        markup=False,
    )


def training_form(book: Logbook, done: CrossTraining, title: str) -> FormDialog:
    """The questions about training other than running."""
    usual = "0–10"
    return FormDialog(
        f"{title} of {days.near(done.date, book.today)}",
        (
            Field("sport", "what", value=done.sport, kept=done.sport, hint=KINDS, needed=True,
                  read=reading.told(other_sport)),
            Field("duration_s", "time", hint="40min or 1:10:00", read=reading.duration(),
                  value=amounts.clock(done.duration_s) if done.duration_s else "",
                  kept=done.duration_s),
            Field("distance_m", f"distance {book.unit}", hint="if you like",
                  value=amounts.number(done.distance_m, book.unit) if done.distance_m else "",
                  kept=done.distance_m, read=reading.distance(book.unit)),
            Field("pain_during", "worst pain", value=done.pain_during, hint=usual,
                  read=reading.score()),
            Field("effort", "effort", value=done.effort, hint=usual,
                  read=reading.score("Effort")),
            began_field(done),
            Field("note", "note", "lines", value=done.note),
        ),
        about=limits_words(book.parameters),
        check=partial(_wrong, book, done),
    )  # fmt: skip


def _wrong(book: Logbook, done: CrossTraining, answers: Answers) -> str:
    """What is wrong with the hour, or nothing."""
    try:
        began(book, done, answers)
    except UsageError as error:
        return f"{error.message} {error.hint}"
    return ""
