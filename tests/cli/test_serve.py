"""`serve`: the window in a browser, for nobody but who has the printed address."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")
BROWSER = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), None)


@pytest.fixture
def address(planned, home: Path) -> Iterator[str]:
    """Where the program is served, for as long as the test lasts."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "planner", "serve", "--port", str(port), "--at", "2026-11-30")
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ.copy())
    try:
        assert server.stderr is not None
        line = server.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + server.stderr.read()
        yield found[0]
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
        assert server.stderr is not None
        server.stderr.close()


async def seen(address: str, words: bytes) -> dict[str, object]:
    """What a browser that knows the address gets, and what one that does not."""
    base = address.partition("?")[0]
    found: dict[str, object] = {}
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        for name, place in (("bare", base), ("wrong", f"{base}?key=x"), ("socket", f"{base}ws")):
            async with browser.get(place) as answer:
                found[name] = answer.status
        async with browser.get(address) as answer:
            found["page"] = answer.status
            found["rules"] = answer.headers["Content-Security-Policy"]
        strange = {"Origin": "http://elsewhere.example"}
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await browser.ws_connect(f"{base}ws", headers=strange)
        async with browser.ws_connect(f"{base}ws?width=100&height=30") as window:
            got = b""
            while words not in got:
                message = await asyncio.wait_for(window.receive(), 30)
                assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), got[
                    -300:
                ]
                got += message.data if isinstance(message.data, bytes) else message.data.encode()
    return found


def test_the_window_is_shown_to_who_has_the_address_and_to_nobody_else(address):
    found = asyncio.run(seen(address, b"Strength"))

    assert (found["bare"], found["wrong"], found["socket"], found["page"]) == (403, 403, 403, 200)
    assert "default-src 'self'" in str(found["rules"])


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")
def test_a_browser_draws_the_window(address, tmp_path):
    shot = tmp_path / "window.png"
    assert BROWSER is not None
    subprocess.run(
        (BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1000,700",
         "--virtual-time-budget=8000", f"--user-data-dir={tmp_path}/profile",
         f"--screenshot={shot}", address),
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert shot.stat().st_size > 10_000


def test_beyond_this_machine_only_after_a_plain_warning(planned):
    result = planned("serve", "--host", "0.0.0.0", "--no-input")
    assert result.code == 2
    assert "nothing is encrypted" in result.err


def test_a_port_that_is_taken_is_told(planned):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = planned("serve", "--port", str(taken.getsockname()[1]))
    assert result.code == 2
    assert "--port" in result.err
