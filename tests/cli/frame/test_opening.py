"""Opening the window: when it may, how it begins and how it ends."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from planner import app
from planner.__main__ import main
from planner.cli.frame import opening
from planner.cli.frame.arguments import Options
from planner.config import Settings
from planner.domain.values.errors import UsageError


class FakeApp:
    """Stands in for the app: does what the test says once it runs."""

    seen: list[FakeApp]
    act: Any

    def __init__(
        self, logbook, settings, *, notices=(), on_ready=None, commands=None, config=None,
        quiet=False,
    ):  # fmt: skip
        self.logbook, self.settings, self.notices = logbook, settings, notices
        self.return_code: int | None = None
        self.on_ready = on_ready
        self.commands, self.config = commands, config
        self.quiet = quiet
        FakeApp.seen.append(self)

    async def run_async(self):
        self.on_ready()
        await FakeApp.act(self)

    def exit(self):
        """Called by the signal handler; `wait_for_exit` looks for it."""
        self.return_code = 0


async def nothing(app: FakeApp) -> None:
    """Leave at once."""


@pytest.fixture
def fake_app(home, monkeypatch):
    """The window in a terminal, with the app exchanged."""
    FakeApp.seen, FakeApp.act = [], staticmethod(nothing)
    monkeypatch.setattr(app, "EasebackApp", FakeApp)
    monkeypatch.setattr(opening, "is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    yield FakeApp
    gc.unfreeze()


def test_quiet_reaches_the_app(home, fake_app):
    assert main(["--data", str(home), "--quiet"]) == 0
    assert main(["--data", str(home)]) == 0

    assert [app.quiet for app in fake_app.seen] == [True, False]


def test_without_a_terminal_the_commands_are_named(home, capfd):
    assert main(["--data", str(home)]) == 2

    err = capfd.readouterr().err
    assert "easeback today" in err
    assert "easeback week" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_that_cannot_be_written_all_over_is_none(fake_app, monkeypatch, kind):
    monkeypatch.setenv("TERM", kind)

    with pytest.raises(UsageError):
        opening.open_program(Options())
    assert not fake_app.seen


def test_the_app_gets_the_book_at_the_moment_that_is_pretended(fake_app, home):
    assert main(["--data", str(home / "j"), "--at", "2026-11-25"]) == 0

    app = fake_app.seen[0]
    assert app.logbook.today.isoformat() == "2026-11-25"
    assert app.settings == Settings()
    assert app.notices == ()


def test_broken_settings_are_told_and_do_not_stop_the_program(fake_app, home):
    (home / "config.toml").write_text("them = 3")

    assert main(["--config", str(home)]) == 0

    assert "theme" in fake_app.seen[0].notices[0]


def test_collections_begin_again_after_the_first_frame(fake_app, home):
    states = []

    async def look(app):
        states.append(gc.isenabled())

    fake_app.act = staticmethod(look)
    gc.disable()

    opening.open_program(Options(data=str(home / "j")))

    assert states == [True]
    gc.enable()


def test_the_book_is_closed_however_the_app_ends(fake_app, home, monkeypatch):
    async def crash(app):
        monkeypatch.setattr(app.logbook, "close", lambda: closed.append(True))
        raise ZeroDivisionError

    closed: list[bool] = []
    fake_app.act = staticmethod(crash)

    with pytest.raises(ZeroDivisionError):
        main(["--data", str(home / "j")])
    assert closed == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_leaves_the_program_as_quitting_does(fake_app, home, name):
    number = getattr(signal, name)

    async def be_told(app):
        import asyncio

        os.kill(os.getpid(), number)
        while app.return_code is None:
            await asyncio.sleep(0)

    fake_app.act = staticmethod(be_told)

    assert main(["--data", str(home / "j")]) == 128 + number


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize(("name", "at_once"), [("SIGTERM", True), ("SIGHUP", False)])
def test_only_who_is_asked_twice_ends_at_once(fake_app, home, monkeypatch, name, at_once):
    """The kernel may tell of a closed terminal twice: that is no second asking."""
    number = getattr(signal, name)
    exits: list[int] = []
    monkeypatch.setattr(os, "_exit", exits.append)

    async def be_told_twice(_):
        import asyncio

        for _ in range(2):
            os.kill(os.getpid(), number)
            for _ in range(5):
                await asyncio.sleep(0.01)

    fake_app.act = staticmethod(be_told_twice)

    assert main(["--data", str(home / "j")]) == 128 + number
    assert exits == ([128 + number] if at_once else [])


def test_the_demo_leaves_nothing_behind(fake_app, home, monkeypatch):
    folders: list[Path] = []

    async def look(app):
        folders.append(app.logbook.journal.folder)
        assert app.logbook.profile is not None

    fake_app.act = staticmethod(look)

    assert main(["--demo"]) == 0
    assert not folders[0].parent.exists()
    assert not (home / "data").exists()
