"""`serve`: the program in a browser, by textual-serve."""

from __future__ import annotations

import ipaddress
import shlex
import socket
import sys
from importlib.util import find_spec

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.domain.values.errors import EasebackError, UsageError

HERE = "127.0.0.1"
PORT = 8000


@command("serve", "easeback serve", "easeback serve --port 8080", "easeback serve --host 0.0.0.0")
@click.option("--host", default=HERE, metavar="ADDRESS", help=f"Where it listens [{HERE}].")
@click.option("--port", default=PORT, type=click.IntRange(1, 65535), help=f"The port [{PORT}].")
def serve_command(call: Call, host: str, port: int) -> Answer:
    """Open the program in a browser on this machine, until ctrl+c.

    The address that is printed has a key in it: whoever has it can read and write your journal.
    Nothing is encrypted on the way. Beyond this machine it listens only where --host says so.
    Needs textual-serve: pipx inject easeback textual-serve
    """
    if find_spec("textual_serve") is None:
        raise EasebackError("textual-serve is not installed.", "pipx inject easeback textual-serve")
    _need_free(host, port)
    if not _is_here(host):
        call.say(
            f"Anyone in the network of {host} can listen in: nothing is encrypted. Whoever has "
            "the address below can read and write your journal."
        )
        if not call.confirm("Serve it all the same?"):
            return Answer(lines=["Nothing is served."])
    # aiohttp and textual-serve: 300 ms, for one command.
    from planner.cli.frame.web import serve

    serve(_opening(call), host, port, call.say)
    return Answer()


def _opening(call: Call) -> str:
    """The command line that opens the window on the same journal."""
    flags = call.flags
    words = [sys.executable, "-m", "planner"]
    for name in ("data", "config", "at"):
        if value := getattr(flags, name):
            words += [f"--{name}", value]
    return shlex.join([*words, *(["--demo"] if flags.demo else [])])


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _need_free(host: str, port: int) -> None:
    """Raise UsageError for an address that cannot be listened on."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        raise UsageError(
            f"{host}, port {port}: {error.strerror or error}.", "Name others: --host, --port"
        ) from None
