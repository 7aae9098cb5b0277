"""Every look of a command at the disk fails in turn: told, never a traceback, nothing lost."""

from __future__ import annotations

import pytest

from tests.store.refusing import ERRORS, StepsAreOverError, unreadable

COMMANDS = ("today", "note new", "undo --list", "backup", "bin", "verify", "fix")


@pytest.fixture
def journal(easeback, home):
    """A journal with a checkpoint and changes beyond it."""
    easeback("log", "run", "5k", "30:00", "--pain", "1")
    for number in range(3):
        assert easeback("note", f"old {number}").code == 0
    return home / "data" / "easeback" / "journal"


@pytest.mark.parametrize("line", COMMANDS)
def test_a_read_that_fails_hides_nothing_that_was_confirmed(easeback, journal, line):
    confirmed = {"old 0", "old 1", "old 2"}
    for step in range(200):
        number = ERRORS[step % len(ERRORS)]
        try:
            with unreadable(step, number, where=str(journal)):
                done = easeback(*line.replace("new", f"new {step}").split())
        except StepsAreOverError:
            break
        assert "Traceback" not in done.err
        assert done.code in (0, 1, 6), done.err
        if line == "note new" and done.code == 0:
            confirmed.add(f"new {step}")
    assert step > (0 if line == "backup" else 3)

    logs = b"".join(path.read_bytes() for path in (journal / "changes").iterdir()).decode()
    assert all(words in logs for words in confirmed)
    assert easeback("verify").code == 0
    assert not list(journal.glob("*.broken-*"))
