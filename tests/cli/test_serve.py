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
from typing import Any

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


@pytest.fixture
def devtools(address: str, tmp_path: Path) -> Iterator[str]:
    """A Chromium without a window that has the address open: where it takes orders."""
    if BROWSER is None:
        pytest.skip("there is no Chromium")
    command = (
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        "--window-size=1000,700", f"--user-data-dir={tmp_path}/profile", address,
    )  # fmt: skip
    browser = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert browser.stderr is not None
        told = next(line for line in browser.stderr if line.startswith("DevTools listening"))
        yield told.partition("ws://")[2].partition("/")[0]
    finally:
        browser.terminate()
        browser.wait(20)
        assert browser.stderr is not None
        browser.stderr.close()


DRAWN = """new Promise(done => {
  const look = () => document.body?.classList.contains('-first-byte')
    ? done(document.querySelectorAll('#terminal canvas, #terminal .xterm-rows').length)
    : requestAnimationFrame(look);
  look();
})"""
"""Once the window has sent its first byte, on how many sheets it is drawn."""


async def drawn(devtools: str) -> object:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://{devtools}/json/list") as answer:
            pages = [one for one in await answer.json() if one["type"] == "page"]
        async with session.ws_connect(pages[0]["webSocketDebuggerUrl"]) as orders:
            order = {"expression": DRAWN, "awaitPromise": True, "returnByValue": True}
            told: dict[str, Any] = {}
            while "result" not in told:  # what was asked of the empty page before it is dropped
                await orders.send_json({"id": 1, "method": "Runtime.evaluate", "params": order})
                told = await orders.receive_json(timeout=60)
            return told["result"]["result"]["value"]


def test_a_browser_draws_the_window(devtools):
    assert asyncio.run(drawn(devtools))


def test_beyond_this_machine_only_after_a_plain_warning(planned):
    result = planned("serve", "--host", "0.0.0.0", "--no-input")
    assert result.code == 2
    assert "nothing is encrypted" in result.err


def test_a_port_that_is_taken_is_told(planned):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = planned("serve", "--port", str(taken.getsockname()[1]))
    assert result.code == 2
    assert "--port" in result.err
