"""The keys of the journal page."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from planner.widgets.keys import quiet


def _shown(id: str, key: str, action: str, words: str, tooltip: str, sign: str = "") -> Binding:  # noqa: A002
    """A key that the line at the bottom may name."""
    return Binding(key, action, words, key_display=sign or None, id=id, tooltip=tooltip)


KEYS: list[BindingType] = [
    _shown("journal.search", "slash", "ask_journal('search')", "search",
           "Show what holds your words, or a #tag, in all years; esc drops it", "/"),
    _shown("journal.filter", "F", "ask_journal('filter')", "filter",
           "Show only some kinds of entries, or what speaks of one leg"),
    _shown("journal.tags", "number_sign", "ask_journal('tag')", "tags",
           "Every tag with its count; one of them shows all that has it", "#"),
    _shown("journal.note", "a", "ask_journal('note')", "new note",
           "Write a note of today, with tags"),
    _shown("journal.tie", "L", "ask_journal('tie')", "tie to",
           "Tie this note or score to a session, a run or a flare; once more lets it go"),
    _shown("journal.come_back", "B", "come_back", "back",
           "Back to where a link was followed, step by step"),
    _shown("journal.bin", "D", "ask_journal('bin')", "removed",
           "What was removed, the last first; enter brings one back"),
    _shown("journal.year", "Y", "show_year", "year",
           "The days of a year by pain, sets or distance; once more folds it"),
    _shown("journal.report", "R", "ask('write_report')", "report",
           "One page for the physiotherapist: HTML, PDF or Markdown"),
    quiet("journal.editor", "ctrl+e", "ask_journal('editor')", "editor",
          "This note in your own editor ($VISUAL, $EDITOR)"),
    quiet("journal.whole", "z", "show_whole", "whole entry",
          "The entry on the whole screen, or beside the list again"),
    quiet("journal.go_to", "g", "ask_journal('go_to')", "go to",
          "Begin the list at a date in words, such as 11 apr, or at a bookmark"),
    quiet("journal.today", "t", "in_pane('journal-pane', 'go_today')", "latest",
          "Begin the list at the latest entry again"),
    quiet("journal.back_four", "less_than_sign", "in_pane('journal-pane', 'shift_weeks(-4)')",
          "4 weeks back", "Begin it four weeks before the entry"),
    quiet("journal.on_four", "greater_than_sign", "in_pane('journal-pane', 'shift_weeks(4)')",
          "4 weeks on", "Begin it four weeks later"),
    quiet("journal.back", "escape", "step_out", "step out",
          "Show all entries again; then begin at the latest"),
]  # fmt: skip
"""Wherever the focus is on the page."""
