"""Another plan, or another start, without the wizard: seen before and after, then taken up."""

from __future__ import annotations

from functools import partial

from planner.logbook.setup import LaidOut
from planner.screens.shared import reading
from planner.screens.shared.page import Page
from planner.screens.shared.wizard import first_sentence
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.wording.taking_up import CardWords, changed_days, counted_words, first_week_words


async def change_plan(page: Page) -> None:
    """Ask which plan and from when, show what would change, and take it up."""
    book = page.logbook
    if book.profile is None:
        page.said("There is no profile yet: 0 opens the wizard.")
        return
    now = book.profile.plan
    picked = await page.ask(
        ChoiceDialog(
            "Which plan?",
            tuple(
                Choice(
                    plan.id,
                    f"{plan.name} (yours, begun anew)" if plan.id == now else plan.name,
                    more=first_sentence(plan.about),
                )
                for plan in book.setup.plans_by_use()
            ),
            about="Nothing is asked again: your history, units, days and answers stay.",
        )
    )
    if picked is None:
        return
    given = await page.ask(
        FormDialog(
            book.plans[picked].name,
            (
                Field("start", "from", hint=f"today ({book.dated(book.today)}); or next mon",
                      read=reading.day(book.today, "future")),
            ),
            save="show me",
        )
    )  # fmt: skip
    if given is None:
        return
    laid = page.attempt(partial(book.setup.changed_plan, picked, given["start"]))
    if laid is not None and await page.ask(
        MessageDialog(f"{laid.words}?", change_words(page, laid), yes="take it up", no="leave it")
    ):
        page.did(lambda: book.setup.take_up(laid))
        page.done()
    elif laid is not None:
        page.said("The plan stays as it was.")


def change_words(page: Page, laid: LaidOut) -> tuple[str, ...]:
    """How many cards change, where the first whole week is, and the first days before and
    after."""
    book = page.logbook
    words = CardWords(book.unit, book.exercises, book.sore)
    rows = changed_days(laid.drops, laid.cards, words, book.today)
    start = laid.profile.start or book.today
    paragraphs = (
        counted_words(laid.drops, laid.cards, book.today),
        first_week_words(start, book.week_start, book.today),
        "\n".join(f"{day}: {before} → {after}" for day, before, after in rows),
    )
    return tuple(paragraph for paragraph in paragraphs if paragraph)
