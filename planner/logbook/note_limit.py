"""How long what a runner writes may be: a page is drawn of it, again and again."""

from __future__ import annotations

from planner.domain.values.errors import UsageError

NOTE_MOST = 20_000


def check_note(text: str, what: str = "That note has") -> None:
    """Raises UsageError for more than `NOTE_MOST` characters."""
    if len(text) > NOTE_MOST:
        raise UsageError(
            f"{what} {len(text):,} characters; {NOTE_MOST:,} is the most.",
            "Shorten it, or make two of it.",
        )


def check_tags(tags: tuple[str, ...]) -> None:
    """The same for all tags of a note together."""
    check_note(" ".join(tags), "Those tags have")
