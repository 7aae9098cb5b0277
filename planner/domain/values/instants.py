"""Instants as they are written down: local time with its offset, ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime

_NEVER = datetime.min.replace(tzinfo=UTC)


def when(at: str) -> tuple[datetime, str]:
    """Sorts by when something was, in whatever zone it was written down: as text, nine in the
    evening in Paris would come after eight in New York, which is hours later. What is no instant
    comes first; one without an offset counts as UTC."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return _NEVER, at
    return found if found.tzinfo else found.replace(tzinfo=UTC), at
