"""Asking for a score: how the knee is, how bad a flare is. The dialog stands before the next key,
so that no digit falls through to the page."""

from __future__ import annotations

from planner.screens.shared.page import Page
from planner.screens.shared.pain_dialog import PainDialog, PainSaid, keep_flare, keep_said


def ask_pain(page: Page) -> None:
    """Ask for a score; keep it, then whatever it asks for."""

    def keep(said: PainSaid | None) -> None:
        page.run_worker(keep_said(page, said))

    page.app.push_screen(PainDialog(page.logbook), keep)


def ask_flare(page: Page) -> None:
    """Ask how bad the flare is, then show what would change."""

    def keep(said: PainSaid | None) -> None:
        page.run_worker(keep_flare(page, said))

    page.app.push_screen(PainDialog(page.logbook, flare=True), keep)
