"""The keys of the library page."""

from __future__ import annotations

from textual.binding import BindingType

from planner.widgets.kit.keys import quiet, shown

KEYS: list[BindingType] = [
    shown("library.use", "space", "use_exercise", "plan it",
          "Put this exercise, at the step shown, into the week"),
    shown("library.find", "slash", "seek", "find", "Find words on the cards"),
    quiet("library.find_next", "n", "seek_on(1)", "next", "The next card with these words"),
    quiet("library.find_previous", "N", "seek_on(-1)", "previous",
          "The card before with these words"),
    shown("library.filter", "F", "filter_list", "filter",
          "Show only a muscle, knee load, side, place or equipment"),
    shown("library.new", "a", "write_own", "new",
          "A file for an exercise of your own, to be filled in"),
    quiet("library.file", "e", "tell_file", "file",
          "Where this exercise is written down, and how to change it"),
    shown("library.play", "f", "play_figure", "figure", "Let the figure move, or stand still"),
    shown("library.harder", "plus,equals_sign", "walk_ladder(1)", "harder",
          "One step harder, beyond the ladder the exercise after", one_sign=True),
    shown("library.easier", "minus", "walk_ladder(-1)", "easier",
          "One step easier, below the ladder the exercise before"),
    shown("library.balance", "b", "toggle_balance", "balance",
          "Sets of four weeks by muscle group and side, the weakest first"),
    quiet("library.back", "escape", "step_out", "back",
          "From the card to the list; from the list drop the filter"),
]  # fmt: skip
"""Wherever the focus is on the page."""
