"""The keys of the journal page."""

from __future__ import annotations

from textual.binding import BindingType

from planner.widgets.kit.keys import four_weeks, quiet, shown

KEYS: list[BindingType] = [
    shown("journal.search", "slash", "ask_journal('search')", "search",
          "Show what holds your words, or a #tag, in all years; esc drops it"),
    shown("journal.filter", "F", "ask_journal('filter')", "filter",
          "Show only some kinds of entries, or what speaks of one leg"),
    shown("journal.tags", "number_sign", "ask_journal('tag')", "tags",
          "Every tag with its count; one of them shows all that has it"),
    shown("journal.note", "a", "ask_journal('note')", "new note",
          "Write a note of today, with tags"),
    shown("journal.tie", "L", "ask_journal('tie')", "tie to",
          "Tie this note or score to a session, a run or a flare; once more lets it go"),
    shown("journal.come_back", "B", "come_back", "back",
          "Back to where a link was followed, step by step"),
    shown("journal.bin", "D", "ask_journal('bin')", "removed",
          "What was removed, the last first; enter brings one back"),
    shown("journal.year", "Y", "show_year", "year",
          "The days of a year by pain, sets or distance; once more folds it"),
    shown("journal.report", "R", "ask('write_report')", "report",
          "One page for the physiotherapist: HTML, PDF or Markdown"),
    quiet("journal.editor", "ctrl+e", "ask_journal('editor')", "editor",
          "This note in your own editor ($VISUAL, $EDITOR)"),
    quiet("journal.whole", "z", "show_whole", "whole entry",
          "The entry on the whole screen, or beside the list again"),
    quiet("journal.go_to", "g", "ask_journal('go_to')", "go to",
          "Begin the list at a date in words, such as 11 apr, or at a bookmark"),
    quiet("journal.today", "t", "in_pane('journal-pane', 'go_today')", "latest",
          "Begin the list at the latest entry again"),
    *four_weeks("journal", "in_pane('journal-pane', 'shift_weeks({})')",
                "Begin it four weeks before the entry", "Begin it four weeks later"),
    quiet("journal.back", "escape", "step_out", "step out",
          "Show all entries again; then begin at the latest"),
]  # fmt: skip
"""Wherever the focus is on the page."""
