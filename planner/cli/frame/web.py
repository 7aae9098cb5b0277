"""A server for one browser: textual-serve with a key, and with nothing fetched from elsewhere.

textual-serve lets every page that is open in the browser, of whatever site, talk to it. Here the
first page needs the key of the printed address and is given it as a cookie that no other site's
page is sent with; without that the program is not started.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
import socket
from collections.abc import Callable

from aiohttp import web
from textual_serve.server import Server

NAME = "easeback"
TRIES, BETWEEN_S = 100, 0.05
"""How often it is looked, and how long after each, whether it listens already."""
ANYWHERE = ("0.0.0.0", "::")
RULES = (
    "default-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self' {socket}; "
    "frame-ancestors 'none'"
)
"""What the page may fetch: nothing from another machine, such as the font it asks Google for."""


class GuardedServer(Server):
    """Serves who knows the key."""

    def __init__(self, command: str, host: str, port: int, say: Callable[[str], None]) -> None:
        shown = socket.gethostname() if host in ANYWHERE else host
        shown = f"[{shown}]" if ":" in shown else shown
        super().__init__(command, host, port, NAME, public_url=f"http://{shown}:{port}")
        self._key = secrets.token_urlsafe(24)
        self._cookie = f"{NAME}-{port}"
        self._say = say
        self._telling: asyncio.Task[None] | None = None

    @property
    def address(self) -> str:
        """What is to be opened in the browser."""
        return f"{self.public_url}/?key={self._key}"

    def initialize_logging(self) -> None:
        """Only what goes wrong."""
        logging.basicConfig(level="ERROR", format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 (textual-serve asks so)
        """Say where it is, once it is there: this is called before it listens."""
        self._telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        for _ in range(TRIES):
            try:
                _, writer = await asyncio.open_connection(self.host, self.port)
            except OSError:
                await asyncio.sleep(BETWEEN_S)
            else:
                writer.close()
                break
        self._say(f"Open {self.address}\nEnd it with ctrl+c.")

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, for who knows the key."""
        if not (self._is(request.query.get("key", "")) or self._knows(request)):
            raise _refused()
        response: web.StreamResponse = await super().handle_index(request)
        response.set_cookie(self._cookie, self._key, httponly=True, samesite="Strict")
        response.headers["Content-Security-Policy"] = RULES.format(
            socket=self.public_url.replace("http", "ws", 1)
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The window, for who was given the page."""
        if not self._knows(request):
            raise _refused()
        return await super().handle_websocket(request)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """A file, for the same."""
        if not self._knows(request):
            raise _refused()
        return await super().handle_download(request)

    def _knows(self, request: web.Request) -> bool:
        origin = request.headers.get("Origin", self.public_url)
        return origin == self.public_url and self._is(request.cookies.get(self._cookie, ""))

    def _is(self, key: str) -> bool:
        return hmac.compare_digest(key.encode(), self._key.encode())


def _refused() -> web.HTTPForbidden:
    return web.HTTPForbidden(text="Open the address that easeback serve has printed.")


def serve(command: str, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve the window until ctrl+c."""
    GuardedServer(command, host, port, say).serve()
