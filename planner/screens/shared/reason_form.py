"""Asking for a reason in the runner's own words, of any number of lines."""

from __future__ import annotations

from planner.widgets.form import FormDialog
from planner.widgets.form_field import Field

KEPT = "kept in the journal"


def reason_form(title: str, about: str = "", *, needed: bool = False, hint: str = "") -> FormDialog:
    """The question; its answer stands under `reason`, None for an empty one. It is kept."""
    return FormDialog(
        title,
        (Field("reason", "your reason", "lines", needed=needed, hint=hint or KEPT),),
        about=about,
        save="answers",
    )
