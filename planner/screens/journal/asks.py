"""What the keys of the journal page ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from planner.domain.values.journal import Note
from planner.domain.values.record import Side
from planner.logbook.looking.entries import KINDS, EntryFilter
from planner.present.entries import NAMES
from planner.screens.journal.tying import link_choices, tie_entry
from planner.screens.panes.entries import EntriesPane
from planner.screens.shared.add_forms import add_note
from planner.screens.shared.bin_dialog import bring_back
from planner.screens.shared.following import keep_fact
from planner.screens.shared.outside_editor import edit_note
from planner.screens.shared.pace import StepPace
from planner.screens.shared.page import Page
from planner.screens.shared.week_forms import ask_day
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field
from planner.wording.amounts import plural

if TYPE_CHECKING:
    from planner.screens.journal.page import JournalPage

ALL = "all"


async def filter_entries(page: JournalPage) -> None:
    """Ask for kinds and leg."""
    wanted = await ask_entry_filter(page, page.pane.found.wanted)
    if wanted is not None:
        page.pane.want(wanted)


async def choose_tag(page: JournalPage) -> None:
    """Ask for one of the tags of all years."""
    counts = await count_tags(page.pane)
    if counts is None:
        return
    if not counts:
        page.said("No entry has a tag yet: a note takes them, under its words.")
        return
    tag = await pick_tag(page, counts)
    if tag is not None:
        page.pane.want(msgspec.structs.replace(page.pane.found.wanted, tag=tag))


async def count_tags(pane: EntriesPane) -> Counter[str] | None:
    """Every tag of all years and how many entries have it; None after a refusal."""
    counts: Counter[str] = Counter()
    entries, pace = pane.found.entries, StepPace()
    for month in entries.months():
        found = pane.page.attempt(partial(entries.tags, month))
        if found is None:
            return None
        counts += found
        if pace.is_word_due():
            pane.say(f"reading {month[:4]} …")
        if pace.is_over:
            await pace.let_keys_in()
    pane.say(pane.found.count_words)
    return counts


async def go_to_date(page: JournalPage) -> None:
    """Ask for a date in words, or the name of a bookmark."""
    day = await ask_day(page, "past")
    if day is not None:
        page.pane.go_to(day)


async def write_note(page: JournalPage) -> None:
    """Write a note of today."""
    await keep_fact(page, add_note(page, page.logbook.today))


async def open_bin(page: JournalPage) -> None:
    """Bring back what was removed."""
    await keep_fact(page, bring_back(page))


async def open_editor(page: JournalPage) -> None:
    """Write on in the note under the cursor in the runner's own editor."""
    entry = page.pane.current
    record = None if entry is None or entry.kind == "plan" else page.logbook.get(entry.key)
    if isinstance(record, Note):
        edit_note(page, record)
    else:
        page.said("Only a note opens in an editor; in any form ctrl+e does the same for its words.")


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


async def pick_link(page: JournalPage) -> None:
    """Pick where to go, where an entry leads to several others."""
    choices = link_choices(page.links_to_pick, page.logbook.today)
    picked = await page.ask(ChoiceDialog("Go to", choices, about="e corrects the entry itself."))
    for link in page.links_to_pick:
        if link.key == picked:
            await page.follow(link)


async def search(page: JournalPage) -> None:
    """Ask for words; the list follows what is typed."""
    await page.pane.search()


ASKS: dict[str, Callable[[JournalPage], Awaitable[None]]] = {
    "search": search,
    "filter": filter_entries,
    "tag": choose_tag,
    "go_to": go_to_date,
    "note": write_note,
    "tie": tie_entry,
    "link": pick_link,
    "bin": open_bin,
    "editor": open_editor,
}
"""By the name in a key's action."""
