"""Words as Markdown that shows them and obeys none of their signs."""

from __future__ import annotations

import re

from planner.domain.values.harmless import harmless

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")
"""What Markdown would take for something else than words."""


INLINE = re.compile(r"[\\`*_{}\[\]<>#|~&]")
"""The same within a line."""


def as_cell(text: str) -> str:
    """Words of a cell of a table, escaped; no line of its own begins in one."""
    return INLINE.sub(r"\\\g<0>", harmless(text))


def as_markdown(text: str) -> str:
    """One line of words, escaped."""
    return SIGNS.sub(r"\\\1", harmless(text))
