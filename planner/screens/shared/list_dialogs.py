"""What a list does not say of itself, asked in the window: unit, order of dates, columns."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from planner.domain.values.errors import UsageError
from planner.exchange.kit.dates import Order
from planner.exchange.lists.list_mapping import check_mapping
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ASKED_UNITS, UNIT_NAMES, DistanceUnit, ListAnswers
from planner.screens.shared.page import Page
from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog

UNITS: dict[str, DistanceUnit] = {unit: unit for unit in ASKED_UNITS}
ORDERS: dict[str, Order] = {"d": "day first", "m": "month first"}


async def more_answers(
    page: Page, found: Sequence[Found], answers: ListAnswers
) -> ListAnswers | None:
    """The answers with what the runner adds; None if nothing is open, or was left open."""
    for item in found:
        about = f"{item.file.rpartition('/')[2]}: {item.remark}"
        if item.asks == "unit":
            return await _unit(page, about, answers)
        if item.asks == "dates":
            return await _order(page, about, answers)
        if item.asks == "map":
            return await _columns(page, about, answers)
    return None


async def _unit(page: Page, about: str, answers: ListAnswers) -> ListAnswers | None:
    choices = tuple(Choice(unit, UNIT_NAMES[unit]) for unit in ASKED_UNITS)
    picked = await page.ask(ChoiceDialog("What are its distances in?", choices, about=about))
    return msgspec.structs.replace(answers, unit=UNITS[picked]) if picked else None


async def _order(page: Page, about: str, answers: ListAnswers) -> ListAnswers | None:
    choices = (Choice("d", "4/5 is 4 May", "d"), Choice("m", "4/5 is April 5", "m"))
    picked = await page.ask(ChoiceDialog("Day or month first?", choices, about=about))
    return msgspec.structs.replace(answers, order=ORDERS[picked]) if picked else None


async def _columns(page: Page, about: str, answers: ListAnswers) -> ListAnswers | None:
    typed = await page.ask(
        AskDialog(
            f"{about} Which is which?",
            hint="date=A,distance=C:km,time=D",
            validate=columns_wrong,
        )
    )
    return msgspec.structs.replace(answers, mapping=typed) if typed else None


def columns_wrong(text: str) -> str:
    """What is wrong with a typed mapping, or nothing."""
    try:
        check_mapping(text)
    except UsageError as error:
        return f"{error.message} {error.hint}"
    return ""
