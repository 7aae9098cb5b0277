"""What can be done with an exercise of the library: filter, plan, write one's own."""

from __future__ import annotations

from typing import get_args

from planner.domain.exercises.catalogue import Wanted
from planner.domain.values.exercise import Exercise, Group, Place
from planner.domain.values.session import Item
from planner.exchange.plans.own_exercises import file_of, new_exercise
from planner.screens.shared.add_forms import add_session_of
from planner.screens.shared.page import Page
from planner.screens.shared.picking import confirm_not_now
from planner.screens.shared.reading import refusal
from planner.typed_dates import a_date
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field


async def ask_wanted(page: Page, old: Wanted) -> Wanted | None:
    """Ask what the list shall show; None leaves it."""
    answers = await page.ask(
        FormDialog(
            "Show only",
            (
                Field("muscle", "muscle group", "choice", old.muscle,
                      options=(("", "all"), *((one, one) for one in get_args(Group)))),
                Field("tier", "knee load", "choice", "" if old.tier is None else old.tier,
                      options=(("", "any"), ("0", "0"), ("1", "0-1"), ("2", "0-2"))),
                Field("side", "legs", "choice", old.side,
                      options=(("", "either"), ("one", "one at a time"), ("both", "both"))),
                Field("place", "place", "choice", old.place,
                      options=(("", "any"), *((one, one) for one in get_args(Place)))),
                Field("equipment", "equipment", value=old.equipment, hint="band, step, none"),
            ),
            save="show",
        )
    )  # fmt: skip
    if answers is None:
        return None
    return Wanted(
        muscle=answers["muscle"] or "",
        tier=int(answers["tier"]) if answers["tier"] else None,
        side=answers["side"] or "",
        place=answers["place"] or "",
        equipment=answers["equipment"] or "",
    )


async def plan_item(page: Page, name: str, item: Item) -> None:
    """Ask for a day and put an exercise, at the step shown, into the week."""
    today = page.logbook.today
    if not await confirm_not_now(page, item):
        return
    text = await page.ask(
        AskDialog(
            f"{name}: on which day?",
            value="today",
            hint="today, next fri, +3d, 11 apr",
            validate=lambda text: refusal(lambda: a_date(text, today, "future")),
        )
    )
    if text is None:
        return
    day = a_date(text or "today", today, "future")
    if await add_session_of(page, day, (item,)):
        page.done()


async def write_own(page: Page) -> None:
    """Ask for a name, write a file to be filled in, and say where it is."""
    name = await page.ask(
        AskDialog("A new exercise of your own: what is it called?", hint="Heel slide")
    )
    if not name:
        return
    path = page.attempt(lambda: new_exercise(name, page.logbook.plan_folders[-1]))
    if path is not None:
        page.said(f"Fill it in: {path}. It is read at the next start.")


def tell_file(page: Page, exercise: Exercise) -> None:
    """Say where the exercise is written down."""
    folders = page.logbook.plan_folders
    path, own = file_of(exercise.id, folders), folders[-1]
    if path is not None and path.parent == own and len(folders) > 1:
        page.said(f"Yours: {path}. Change it; it is read at the next start.")
    else:
        page.said(f"The program's own. To change it, copy its table of {path} into {own}.")
