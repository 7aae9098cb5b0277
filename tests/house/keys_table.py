"""The keys of the program as Markdown tables, made from the bindings themselves.

python -m tests.house.keys_table            print them
python -m tests.house.keys_table --write    put them between the markers of README.md
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

from planner.app import EasebackApp
from planner.screens.book_page import BookPage
from planner.screens.charts.page import ChartsPage
from planner.screens.journal.page import JournalPage
from planner.screens.key_slips import classes_with_keys
from planner.screens.library.page import LibraryPage
from planner.screens.panes.cards import CardPane
from planner.screens.panes.chart import ChartPane, TrendPane
from planner.screens.panes.journal import JournalPane
from planner.screens.panes.mileage import MileagePane
from planner.screens.runs.page import RunsPage
from planner.screens.session.page import PlayerPage
from planner.screens.shared.pain_dialog import PainDialog
from planner.screens.shared.proposal_dialog import ProposalDialog
from planner.screens.shared.rate_dialog import RateDialog
from planner.screens.shared.session_dialog import SessionDialog
from planner.screens.shared.why_dialog import CardDialog, WhyDialog
from planner.screens.week.page import WeekPage
from planner.widgets.diff_table import DiffTable
from planner.widgets.month_grid import MonthGrid
from planner.widgets.prompt_line import PromptLine
from planner.widgets.set_ticks import SetTicks
from planner.widgets.timeline import Timeline
from planner.widgets.trend import TrendChart
from planner.widgets.week_bars import WeekBars
from planner.widgets.week_grid import WeekGrid
from planner.widgets.why_card import WhyCard

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
SECTIONS: tuple[tuple[str, tuple[type[DOMNode], ...]], ...] = (
    ("Everywhere", (BookPage, EasebackApp)),
    ("Week", (WeekGrid, CardPane, WeekPage)),
    ("Month", (MonthGrid,)),
    ("Mileage pane", (WeekBars, MileagePane)),
    ("Journal pane", (Timeline, JournalPane)),
    ("Runs", (RunsPage,)),
    ("Journal", (JournalPage,)),
    ("Charts", (ChartsPage, ChartPane, TrendPane, TrendChart)),
    ("Session", (PlayerPage,)),
    ("How it was", (RateDialog,)),
    ("Sets of a session", (SetTicks, SessionDialog)),
    ("Library", (LibraryPage,)),
    ("Search and command line", (PromptLine,)),
    ("Pain", (PainDialog,)),
    ("Proposal", (DiffTable, ProposalDialog)),
    ("Why", (WhyCard, CardDialog, WhyDialog)),
)
REST = "Other forms, questions and fields"
OF_TEXTUAL = {
    "tab": "The next pane or field",
    "shift+tab": "The pane or field before",
    "ctrl+p": "The palette: every command of the page by its words",
}
"""Keys that Textual itself binds everywhere; they have no id of ours."""


def sections() -> dict[str, tuple[type[DOMNode], ...]]:
    """Every class of the program that binds keys, under a title."""
    named = {owner for _, owners in SECTIONS for owner in owners}
    rest = tuple(owner for owner in classes_with_keys(EasebackApp) if owner not in named)
    return {**dict(SECTIONS), REST: rest}


def keys_table() -> str:
    """All sections."""
    tables = []
    for title, classes in sections().items():
        rows = [*_rows(classes)]
        if title == SECTIONS[0][0]:
            rows += [f"| `{key}` | {words} | |" for key, words in OF_TEXTUAL.items()]
        tables.append(
            f"**{title}**\n\n| Key | Does | Id |\n| --- | --- | --- |\n" + "\n".join(rows)
        )
    return "\n\n".join(tables)


def _rows(classes: tuple[type[DOMNode], ...]) -> Iterator[str]:
    """One row a binding; bindings of a page that differ only in a number share one."""
    rows: dict[str, list[Binding]] = {}
    for binding in _bindings(classes):
        page = (binding.id or "").partition(".")[0]
        words = re.sub(r"\d+", "#", binding.tooltip)
        rows.setdefault(f"{page} {words}", []).append(binding)
    for alike in rows.values():
        keys = " ".join(f"`{key}`" for binding in alike for key in _keys(binding))
        words = " … ".join(dict.fromkeys((alike[0].tooltip, alike[-1].tooltip)))
        ids = " … ".join(dict.fromkeys(f"`{one.id}`" for one in (alike[0], alike[-1])))
        yield f"| {keys} | {words} | {ids} |"


def _bindings(classes: tuple[type[DOMNode], ...]) -> Iterator[Binding]:
    for owner in classes:
        for binding in owner.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding), f"{owner.__name__}: {binding} has no id"
            yield binding


def _keys(binding: Binding) -> list[str]:
    names = [_name(key.strip()) for key in binding.key.split(",")]
    return [binding.key_display or names[0], *names[1:]]


def _name(key: str) -> str:
    if key.startswith("ctrl+"):
        return key
    return {"enter": "enter", "escape": "esc"}.get(key, format_key(key))


def written(readme: str) -> str:
    """The README with the tables as they are now. Raises ValueError without the markers."""
    head, _, rest = readme.partition(BEGIN)
    _, marker, tail = rest.partition(END)
    if not marker:
        raise ValueError(f"README.md lacks {BEGIN} or {END}.")
    return f"{head}{BEGIN}\n{keys_table()}\n{END}{tail}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(keys_table())
