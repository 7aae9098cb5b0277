"""A text in the runner's own editor, $VISUAL or $EDITOR. Whatever becomes of the editor, what was
written is taken, or kept in a file that is told."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import msgspec

NAMES = ("VISUAL", "EDITOR")
USUAL = ("sensible-editor", "editor", "nano", "vim", "vi")
"""Looked for where neither is set."""
FOLDER = "drafts"
MOST_BYTES = 1_000_000
"""More is no note: it is left in its file."""
NONE = "Set $VISUAL or $EDITOR to the editor you like, such as nano."


class Edited(msgspec.Struct, frozen=True):
    """What came of an editor."""

    text: str | None
    """The text as it was left; None where nothing is to be taken."""
    words: str = ""
    """What the runner has to be told; empty where all went well."""
    draft: Path | None = None
    """The file that still holds what was written; to be removed once that is safe elsewhere."""

    def let_go(self) -> None:
        """The text is safe elsewhere: its file may go."""
        if self.draft is not None:
            with suppress(OSError):
                self.draft.unlink()

    @property
    def kept(self) -> str:
        """Where what was written lies, as a sentence; empty if nowhere."""
        return f"What you wrote is kept in {self.draft}." if self.draft is not None else ""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The editor and its options: of $VISUAL, $EDITOR, or the first usual one that is there.
    Empty if there is none."""
    for name in NAMES:
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError:  # a quote that is not closed
            continue
        if words:
            return words
    found = next(filter(None, map(shutil.which, USUAL)), None)
    return [] if found is None else [found]


def edit(text: str, folder: Path, environ: Mapping[str, str]) -> Edited:
    """Let the editor have a text, in a file of its own with mode 0600, and wait for its end.

    Args:
        folder: The data folder; where it takes no file, one for temporary files is used.
    """
    command = editor_command(environ)
    if not command:
        return Edited(None, f"There is no editor. {NONE}")
    try:
        path = _draft(text, folder)
    except OSError as error:
        return Edited(None, f"No file could be made for the editor: {error.strerror}.")
    whole = Edited(None, "", path)
    try:
        code = _run([*command, str(path)])
    except OSError as error:
        whole.let_go()
        return Edited(None, f"{command[0]} could not be started: {error.strerror}. {NONE}")
    return _read(whole, text, code)


def _read(whole: Edited, text: str, code: int) -> Edited:
    """What the editor has left in its file, `whole`."""
    path = whole.draft
    assert path is not None
    how = "was ended from outside" if code < 0 else f"ended with an error ({code})"
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b"\0"
    except OSError:
        gone = f"The editor {how}" if code else "The editor left no file"
        return Edited(None, f"{gone}: the text stays as it was.")
    if code:
        if raw == _raw(text):
            whole.let_go()
            return Edited(None, f"The editor {how}: the text stays as it was.")
        return Edited(None, f"The editor {how}: the text stays as it was. {whole.kept}", path)
    written = _decoded(raw)
    if written is None:
        words = f"What the editor left is no text: yours stays as it was. {whole.kept}"
        return Edited(None, words, path)
    if not written.strip():
        whole.let_go()
        words = "The editor left an empty file: the text stays as it was." if text.strip() else ""
        return Edited(None, words)
    return Edited(written.strip("\n"), "", path)


def _decoded(raw: bytes) -> str | None:
    """The text; None for what is none."""
    if b"\0" in raw:
        return None
    try:
        return "\n".join(raw.decode("utf-8-sig").splitlines())
    except UnicodeDecodeError:
        return None


def _raw(text: str) -> bytes:
    return (text + "\n").encode() if text else b""


def _draft(text: str, folder: Path) -> Path:
    """A new file that nobody else may read. Raises OSError."""
    own = folder / FOLDER
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="note-", suffix=".txt", dir=own)
    except OSError:
        handle, name = tempfile.mkstemp(prefix="easeback-note-", suffix=".txt")
    with os.fdopen(handle, "wb") as file:
        file.write(_raw(text))
    return Path(name)


def _run(command: list[str]) -> int:
    """Run the editor in the terminal; its exit code, or minus the signal that ended it. What ends
    the editor by ctrl+c ends nothing else. Raises OSError."""
    with _deaf():
        return subprocess.run(command, check=False).returncode


@contextmanager
def _deaf() -> Iterator[None]:
    """Heed no ctrl+c meanwhile. Handlers, other than ignoring, are not passed on to the editor."""
    before = signal.signal(signal.SIGINT, _nothing)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _nothing(number: int, frame: FrameType | None) -> None:
    """What ctrl+c does while the editor has the terminal."""
