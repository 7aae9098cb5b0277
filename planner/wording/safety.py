"""Red flags in words: what to do, calmly."""

from __future__ import annotations

from planner.domain.safety import FINDINGS


def advice_words(found: tuple[str, ...]) -> tuple[str, ...]:
    """A paragraph a finding: what it is and what to do; then what the program does."""
    named = [finding for finding in FINDINGS if finding.id in found]
    paragraphs = [f"■ {finding.words}\n{finding.action}" for finding in named]
    locks_all = any(finding.scope == "all" for finding in named)
    what = "exercises and running stay locked" if locks_all else "running stays locked"
    paragraphs.append(
        f"Until a professional has looked at it, {what} here. This is no diagnosis: it only says "
        "that somebody should look."
    )
    return tuple(paragraphs)
