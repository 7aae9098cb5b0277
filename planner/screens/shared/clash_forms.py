"""What two laptops changed without knowing of each other: seen side by side, and chosen."""

from __future__ import annotations

from planner.logbook.clashes import Disagreement, Version
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.wording.clashes import NONE, WHICH, fields_words, made_words


async def choose_clashes(page: Page) -> None:
    """List what is open, and ask of one after the other until none is left or esc is pressed."""
    answered = False
    while True:
        found = page.attempt(page.logbook.clashes.all)
        if not found:
            if found is not None and not answered:
                page.said(NONE)
            return
        one = found[0] if len(found) == 1 else await _pick(page, found)
        if one is None or not await _choose(page, one):
            return
        answered = True


async def _pick(page: Page, found: tuple[Disagreement, ...]) -> Disagreement | None:
    choices = tuple(
        Choice(
            str(number),
            f"{one.stands.words}, or {one.beaten.words}",
            str(number) if number < 10 else "",
            made_words(one.stands.device, one.stands.at, page.logbook.today, shown=True),
        )
        for number, one in enumerate(found, 1)
    )
    picked = await page.ask(ChoiceDialog("Changed on two laptops", choices, about="Which first?"))
    return found[int(picked) - 1] if picked else None


async def _choose(page: Page, one: Disagreement) -> bool:
    """Ask which version is to stay; False if that was left open."""
    clashes = page.logbook.clashes
    mine_stands = clashes.is_mine(one.stands)
    first, second = (one.beaten, one.stands) if not mine_stands else (one.stands, one.beaten)
    is_mine = clashes.is_mine(first)
    choices = [
        _choice(page, one, first, "mine" if is_mine else "theirs", "m" if is_mine else "o"),
        _choice(page, one, second, "theirs", "t"),
    ]
    if clashes.can_be_both(one):
        choices.append(Choice("b", "both, as two entries", "b"))
    picked = await page.ask(ChoiceDialog("Which is it?", tuple(choices), about=WHICH))
    if picked is None:
        return False
    if picked == "b":
        is_done = page.did(lambda: clashes.both(one))
    else:
        keeps = (first if picked in "mo" else second) is one.stands
        is_done = page.did(lambda: clashes.keep(one) if keeps else clashes.take(one))
    if is_done:
        page.done()
    return is_done


def _choice(page: Page, one: Disagreement, version: Version, whose: str, key: str) -> Choice:
    made = made_words(version.device, version.at, page.logbook.today, shown=version is one.stands)
    fields = fields_words(version.fields, page.logbook.unit)
    return Choice(key, f"{whose}: {version.words}", key, f"{fields}. {made}")
