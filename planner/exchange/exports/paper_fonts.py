"""The letters of a PDF: a font of this machine that knows many, else the one that comes along."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

NAME, BOLD = "Paper", "Paper-Bold"
UNKNOWN = "?"
"""In place of a sign that the font has no letter for."""

PAIRS = (
    ("/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf",
     "/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed-Bold.ttf"),
    ("/usr/share/fonts/dejavu-sans-fonts/DejaVuSansCondensed.ttf",
     "/usr/share/fonts/dejavu-sans-fonts/DejaVuSansCondensed-Bold.ttf"),
    ("/usr/share/fonts/TTF/DejaVuSansCondensed.ttf",
     "/usr/share/fonts/TTF/DejaVuSansCondensed-Bold.ttf"),
    ("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
     "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"),
    ("/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
     "/System/Library/Fonts/Supplemental/Arial Bold.ttf"),
    ("/System/Library/Fonts/Supplemental/Arial.ttf",
     "/System/Library/Fonts/Supplemental/Arial Bold.ttf"),
    ("C:/Windows/Fonts/arial.ttf", "C:/Windows/Fonts/arialbd.ttf"),
)  # fmt: skip
"""Where systems keep fonts with many letters, plain and bold. What is not there is passed over."""
_LAST = ("Vera.ttf", "VeraBd.ttf")
"""Comes with the library: Western European letters."""


class PaperFont:
    """The font in use, and what it lacks."""

    def __init__(self) -> None:
        self.missing = 0
        """How many signs were written as `UNKNOWN` so far."""
        plain = _registered()
        self._known = frozenset(plain.face.charToGlyph)

    def shown(self, text: str) -> str:
        """The text with what the font can show."""
        lacks = {sign for sign in text if ord(sign) not in self._known and not sign.isspace()}
        self.missing += sum(sign in lacks for sign in text)
        return "".join(UNKNOWN if sign in lacks else sign for sign in text)


def _registered() -> TTFont:
    for plain, bold in (*PAIRS, _LAST):
        if plain != _LAST[0] and not (Path(plain).is_file() and Path(bold).is_file()):
            continue
        try:
            found = TTFont(NAME, plain)
            heavy = TTFont(BOLD, bold)
        except (TTFError, OSError):
            continue
        pdfmetrics.registerFont(found)
        pdfmetrics.registerFont(heavy)
        pdfmetrics.registerFontFamily(NAME, normal=NAME, bold=BOLD, italic=NAME, boldItalic=BOLD)
        return found
    raise AssertionError("the library has lost its own font")
