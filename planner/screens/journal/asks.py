"""What the keys of the journal page ask."""

from __future__ import annotations

from collections import Counter

from planner.domain.values.record import Side
from planner.logbook.entries import KINDS, EntryFilter
from planner.present.entries import NAMES
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field
from planner.wording.amounts import plural

ALL = "all"


async def ask_entry_filter(page: Page, old: EntryFilter) -> EntryFilter | None:
    """Ask for kinds and side; words and tag stay. None leaves everything."""
    answers = await page.ask(
        FormDialog(
            "Show only",
            (
                Field("kinds", "kinds", "several", old.kinds,
                      options=tuple((kind, NAMES[kind]) for kind in KINDS),
                      hint="None chosen shows all of them."),
                Field("side", "leg", "choice", ALL if old.side is None else old.side.value,
                      options=((ALL, "either"), ("left", "left"), ("right", "right"))),
            ),
            save="show",
        )
    )  # fmt: skip
    if answers is None:
        return None
    kinds = frozenset(kind for kind in KINDS if kind in answers["kinds"])
    return EntryFilter(
        kinds=frozenset() if len(kinds) == len(KINDS) else kinds,
        side=None if answers["side"] == ALL else Side(answers["side"]),
        tag=old.tag,
        text=old.text,
    )


async def pick_tag(page: Page, counts: Counter[str]) -> str | None:
    """Pick one of the tags, the most used first; empty for all entries, None for no answer."""
    choices = (
        Choice(ALL, "All entries"),
        *(
            Choice(f"#{tag}", f"#{tag}", more=plural(count, "entry", "entries"))
            for tag, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        ),
    )
    picked = await page.ask(ChoiceDialog("Entries with which tag?", choices))
    return "" if picked == ALL else None if picked is None else picked[1:]
