"""Which planned run an imported one is, asked in the window where that is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.values.run import CrossTraining, Run
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording.fulfilling import NONE_OF_THEM, doubt_words, planned_words

NONE, REST = "none", "rest"


async def ask_cards(
    page: Page, records: Sequence[Run | CrossTraining]
) -> dict[str, str] | None:  # fmt: skip
    """The planned run of each doubtful one by its id, empty for none; None if it was left."""
    book = page.logbook
    cards: dict[str, str] = {}
    while doubts := book.facts.card_doubts(records, cards):
        run, open_cards = doubts[0].run, doubts[0].doubt
        more = (Choice(REST, "None for this and all that follow", "r"),) if doubts[1:] else ()
        picked = await page.ask(
            ChoiceDialog(
                "Was it planned?",
                (
                    *(
                        Choice(card.id, f"The {planned_words(card, book.unit)}", str(number))
                        for number, card in enumerate(open_cards, start=1)
                    ),
                    Choice(NONE, NONE_OF_THEM, "n"),
                    *more,
                ),
                about=doubt_words(run, open_cards, book.unit, book.today),
            )
        )
        if picked is None:
            return None
        if picked == REST:
            return cards | {one.run.id: "" for one in doubts}
        cards[run.id] = "" if picked == NONE else picked
    return cards
