"""The keys of the charts page."""

from __future__ import annotations

from textual.binding import BindingType

from planner.widgets.kit.keys import four_weeks, quiet, shown

KEYS: list[BindingType] = [
    shown("charts.longer", "plus,equals_sign", "change_span(1)", "longer",
          "Show more weeks, up to two years", one_sign=True),
    shown("charts.shorter", "minus", "change_span(-1)", "shorter",
          "Show fewer weeks, down to four"),
    shown("charts.next", "tab", "next_chart(1)", "next chart", "The next chart"),
    quiet("charts.before", "shift+tab", "next_chart(-1)", "chart before", "The chart before"),
    shown("charts.save", "s", "save_chart", "save picture",
          "Save this chart as a picture (SVG), never over a file unasked"),
    shown("charts.zoom", "z,enter", "zoom_chart", "zoom",
          "Give the chart the whole page, or give it back"),
    quiet("charts.previous_week", "H", "shift_weeks(-1)", "week back", "End a week earlier"),
    quiet("charts.next_week", "L", "shift_weeks(1)", "week on", "End a week later"),
    *four_weeks("charts", "shift_weeks({})", "End four weeks earlier", "End four weeks later"),
    quiet("charts.today", "t", "go_today", "today", "End with today again"),
    quiet("charts.back", "escape", "step_out", "back",
          "From the table to the chart; then all charts again"),
]  # fmt: skip
"""Wherever the focus is on the page."""
