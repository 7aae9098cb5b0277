"""I on a file that a physiotherapist signed shows what would change; R writes the page for them."""

from __future__ import annotations

from pathlib import Path

from planner.logbook.logbook import Logbook
from planner.logbook.sending.prescribing import Prescribing
from planner.screens.shared.proposal_dialog import ProposalDialog
from planner.widgets.message_dialog import MessageDialog
from tests.screens.support import HOSTILE, open_week

RX = f"""\
[prescription]
by = "Ada {HOSTILE}"
date = 2026-11-25

[[prescription.limits]]
kind = "run_km"
limit = 2
weeks = 3

[[prescription.limits]]
kind = "advice"
words = "{HOSTILE}"
until = 2026-12-20
"""


async def test_a_prescription_is_shown_and_taken_in_part(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "rx.toml"
    path.write_text(RX, encoding="utf-8")
    async with open_week(book) as window:
        await window.press("I")
        await window.type(str(path))
        await window.press("enter")
        await window.until("Prescription")

        assert isinstance(window.top, ProposalDialog)
        assert "no day of running over 2.0 km until Tue 15 Dec" in window.words
        await window.press("down", "space", "enter")
        await window.type("I know that")
        await window.press("enter")

        assert [one.limit for one in Prescribing(book).limits()] == ["run_km"]
        assert "1 change of 2 applied" in window.banner
        await window.press("u")
        assert Prescribing(book).limits() == ()


async def test_a_slip_in_it_is_told_and_changes_nothing(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "rx.toml"
    path.write_text(RX.replace("limit = 2", "limit = 2000"), encoding="utf-8")
    async with open_week(book) as window:
        await window.press("I")
        await window.type(str(path))
        await window.press("enter")
        await window.settle()

        assert isinstance(window.top, MessageDialog)
        assert "2000 is out of range" in window.words
        assert "Expected limit = 0.5 to 100 km." in window.words
        await window.press("escape")
        assert Prescribing(book).limits() == ()


async def test_the_page_for_the_physiotherapist_is_written_from_the_journal_page(
    book: Logbook, tmp_path: Path
) -> None:
    book.facts.add_note(HOSTILE, ("ask",))
    async with open_week(book) as window:
        await window.press("4")
        await window.settle()
        await window.press("R")
        await window.fill("folder", str(tmp_path))
        await window.fill("name", "Kim")
        await window.press("enter")
        await window.settle()

        (written,) = tmp_path.glob("knee-*.html")
        assert "Kim" in written.read_text(encoding="utf-8")
        assert HOSTILE in written.read_text(encoding="utf-8")
