"""The one door for text into Textual's own widgets: never markup, nothing a terminal obeys."""

from __future__ import annotations

from textual.content import Content

from planner.widgets.kit.text import clean

Part = str | tuple[str, str]
"""Words, or words and their style."""


def literal(*parts: Part) -> Content:
    """The parts one behind the other as they stand, line breaks kept, without any controls."""
    return Content.assemble(
        *(_cleaned(part) if isinstance(part, str) else (_cleaned(part[0]), part[1])
          for part in parts)
    )  # fmt: skip


def _cleaned(text: str) -> str:
    return clean(text, breaks="\n")
