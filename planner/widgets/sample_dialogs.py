"""Something to ask in each dialog, in the market garden of `samples`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.geometry import Offset
from textual.screen import ModalScreen

from planner.widgets.ask_dialog import AskDialog
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field
from planner.widgets.jump_labels import JumpLabels
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.progress_dialog import ProgressDialog
from planner.widgets.prompt_line import PromptLine
from planner.widgets.text_dialog import TextDialog
from planner.widgets.tick_dialog import TickDialog


def crates(text: str) -> int:
    """A number of crates.

    Raises:
        ValueError: With the sentence to show.
    """
    if not text.isdigit():
        raise ValueError(f"{text} is not a number of crates; write 31")
    return int(text)


BEDS = ("beans", "beetroot", "leeks", "lettuce")


def bed(text: str) -> list[str]:
    """The beds a word may become."""
    return [name for name in BEDS if name.startswith(text)]


def form() -> FormDialog:
    """A field of every kind."""
    return FormDialog(
        "Market [Tue]",
        (
            Field("crates", "Crates", value="31", read=crates, needed=True),
            Field("stall", "Stall", "choice", "mill", options=(("mill", "mill"), ("inn", "inn"))),
            Field(
                "goods",
                "Goods",
                "several",
                frozenset({"beans"}),
                options=(("beans", "beans"), ("leeks", "leeks"), ("eggs", "eggs")),
            ),
            Field("paid", "Paid", "check", True),
            Field("note", "Note", "lines", hint="anything else"),
        ),
        about="What went to the market.",
    )


DIALOGS: dict[str, Callable[[], ModalScreen[Any]]] = {
    "form": form,
    "ask_dialog": lambda: AskDialog("Which bed is to be dug?", hint="a name, such as north 2"),
    "choice_dialog": lambda: ChoiceDialog(
        "Add to Tuesday",
        (
            Choice("beds", "Beds", "b", "40 min"),
            Choice("greenhouse", "Greenhouse", "g", "60 min"),
            Choice("market", "Market", "m"),
        ),
    ),
    "message_dialog": lambda: MessageDialog(
        "Frost", ("Two nights below zero are forecast.", "Cover the beans and the leeks.")
    ),
    "progress_dialog": lambda: ProgressDialog("Weighing", "12 of 31 crates: leeks"),
    "tick_dialog": lambda: TickDialog(
        "Before the market",
        (("frost", "A night below zero was forecast."), ("van", "The van is in the workshop.")),
        about="Either of these keeps the crates at home.",
    ),
    "jump_labels": lambda: JumpLabels((Offset(1, 2), Offset(21, 5), Offset(41, 11))),
    "text_dialog": lambda: TextDialog(
        "Beds [north]", "\n".join(f"{name:<12}{9 * len(name):>4} plants" for name in BEDS)
    ),
    "prompt_line": lambda: PromptLine(
        "/", hint="a bed; tab completes it", history=("leeks",), complete=bed
    ),
}
"""What makes each dialog, by the name of its module."""
