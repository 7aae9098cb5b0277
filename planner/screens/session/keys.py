"""The keys of the session page."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from planner.widgets.kit.keys import quiet, shown

STEP_S = 10
"""Seconds that a pause or a hold is made longer or shorter by."""
_LONGER = Binding.Group(f"{STEP_S} s")

KEYS: list[BindingType] = [
    shown("player.toggle", "space", "toggle_clock", "start, pause", "Start, pause, go on"),
    shown("player.done", "enter", "finish_set", "done, next",
          "The set ends here, or the pause does: the next step; at the end, leave"),
    shown("player.back", "b", "step_back", "back",
          "Back to the beginning of the set, then to the set before"),
    shown("player.skip", "s", "skip_step", "skip",
          "Skip the set, the exercise or the rest of the session, with a reason"),
    quiet("player.restart", "R", "restart_hold", "restart",
          "This hold once more from its beginning"),
    shown("player.stop", "X", "stop_for_pain", "stop: pain",
          "Stop, it hurts: a score, then an easier step or the end"),
    quiet("player.other_side", "o", "turn_sides", "other side", "The other side first"),
    shown("player.longer", "plus,equals_sign", f"add_seconds({STEP_S})", "longer",
          "Ten seconds more", _LONGER, one_sign=True),
    shown("player.shorter", "minus", f"add_seconds(-{STEP_S})", "shorter", "Ten seconds less",
          _LONGER),
    quiet("player.count", "c", "count_rep", "count",
          "Count one repetition of a set at your own pace"),
    quiet("player.edit", "e", "edit_sets", "edit",
          "All sets: tick, untick, say what was really done"),
    shown("player.swap", "w", "swap_exercise", "swap",
          "Another exercise for the same muscles and no more knee load"),
    quiet("player.mute", "m", "toggle_mute", "mute", "Bells off or on"),
    quiet("player.beat", "t", "change_beat", "beat",
          "The beat of the step rate in a walk-run: seen, heard too, off"),
    quiet("player.why", "y", "explain", "why",
          "Why the dose is what it is, and what the next step asks for"),
    shown("player.leave", "escape", "go_home", "week",
          "Back to the week; the session waits where it is"),
    quiet("player.figure", "f", "toggle_figure", "figure", "The figure on or off"),
    quiet("player.cues", "i", "toggle_cues", "mistakes",
          "Cues, or common mistakes and what to mind"),
]  # fmt: skip
"""Wherever the focus is on the page."""
