"""The marks that SVG charts are made of: words, lines, boxes, and patterns in place of tones."""

from __future__ import annotations

from html import escape

from planner.domain.values.harmless import harmless

WIDTH = 800
LEFT, RIGHT, TOP = 52, 44, 52
"""Room for the axes and the title."""
INK, MUTED, HURT = "#1a1a1a", "#555555", "#8a1c1c"
"""Dark on white, and dark enough to be told apart when printed without colour."""
PATTERNS = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="{HURT}" '
    'stroke-width="1"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    f'<circle cx="1.5" cy="1.5" r="1" fill="{MUTED}"/></pattern></defs>'
)


def text(said: str) -> str:
    """User text as text: nothing in it is markup, or is obeyed by who shows it."""
    return escape(harmless(said).encode("utf-8", "replace").decode("utf-8"))


def words(
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    size: int = 12,
    weight: str = "normal",
    fill: str = INK,
) -> str:
    """A line of text, its foot on `y`."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'font-weight="{weight}" fill="{fill}">{text(said)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, **style: str) -> str:
    """A line; `style` as SVG names it, with `_` for `-`."""
    looks = {"stroke": INK, "stroke_width": "1"} | style
    told = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in looks.items())
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {told}/>'


def rect(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> str:
    """A rectangle; a height below 0 is none."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0, width):.1f}" '
        f'height="{max(0, height):.1f}" fill="{fill}" stroke="{stroke}"/>'
    )
