"""Backups: one zip a day of the whole journal folder.

A backup has the layout of the folder (`book.json`, `2026-11.json`, `changes/…`): unpacked
into an empty folder, as `restore.restore` does, it is the journal as it stood. No lock is
needed while one is made: logs only grow, checkpoint files are replaced whole, and what does
not fit together is put right from the logs when the journal is opened.
"""

from __future__ import annotations

import errno
import io
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from planner.domain.values.errors import DamagedError
from planner.store.disk import names_in, read_file, replace_file, store_error
from planner.store.logs import FOLDER as LOGS

FOLDER = "backups"
DAILIES = 14
"""How many of the newest backups are all kept."""
MOST_BYTES, MOST_RATIO = 1 << 28, 100
"""What a backup may unpack to: so many bytes, and so many times its size. More is no journal."""
_OURS = re.compile(rf"[^/\\.][^/\\]*\.json(\.broken-[0-9]+)?|{LOGS}/[^/\\.][^/\\]*\.jsonl")
"""What `read_files` gives, by its place."""
_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.zip")


def backup_path(folder: Path, day: date) -> Path:
    """Where the backup of a local day is kept."""
    return folder / FOLDER / f"{day.isoformat()}.zip"


def backups(folder: Path) -> list[Path]:
    """The backups of a journal, oldest first. Raises OSError."""
    return [folder / FOLDER / name for name in names_in(folder / FOLDER, "*.zip")
            if _NAME.fullmatch(name)]  # fmt: skip


def write_backup(folder: Path, target: Path) -> Path:
    """Put the whole journal into a zip file, in one step, read back and compared.

    Raises StoreError; then there is no new file of that name.
    """
    # zipfile takes 8 ms to import; no start, tick or checkpoint needs it.
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    try:
        buffer, packed = io.BytesIO(), dict[str, int]()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for path, whole in read_files(folder):
                info = ZipInfo.from_file(path, path.relative_to(folder), strict_timestamps=False)
                info.compress_type = ZIP_DEFLATED
                data = _whole_lines(path, whole)
                archive.writestr(info, data)
                packed[info.filename] = zlib.crc32(data)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        replace_file(target, buffer.getvalue())
        _compare(target, packed)
    except OSError as error:
        doing = f"write the backup {target.name}"
        raise store_error(error, target, doing, "the journal itself is as it was") from error
    return target


def _compare(target: Path, packed: dict[str, int]) -> None:
    """Read a backup from the disk and hold it against what went in. Raises OSError, and removes
    it, if it is another."""
    with suppress(DamagedError):
        found = {name: zlib.crc32(data) for name, data in read_backup(target).items()}
        if found == packed:
            return
    _remove(target)
    raise OSError(errno.EIO, "what was written reads differently")


def read_backup(backup: Path) -> dict[str, bytes]:
    """The files in a backup by their place in the journal folder; every one is read and checked.

    Raises DamagedError if it cannot be read, or is no backup of a journal.
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile  # as above

    try:
        with ZipFile(backup) as archive:
            members = archive.infolist()
            odd = [
                one.filename for one in members
                if not _OURS.fullmatch(one.filename)
                or one.compress_type not in (ZIP_DEFLATED, ZIP_STORED)
            ]  # fmt: skip
            size = sum(one.file_size for one in members)
            if odd or size > MOST_BYTES + MOST_RATIO * backup.stat().st_size:
                held = repr(odd[0]) if odd else f"{size >> 20} MB"
                raise DamagedError(
                    f"{backup} is no backup of a journal: it holds {held}.", "Choose another file."
                )
            return {one.filename: archive.read(one) for one in members}
    # A name that is no text is a ValueError.
    except (OSError, EOFError, RuntimeError, ValueError, BadZipFile, zlib.error) as error:
        raise DamagedError(
            f"{backup} cannot be read as a backup: {error}.", "Choose another backup."
        ) from error


def need_something(backup: Path, contents: Mapping[str, bytes]) -> None:
    """Raise DamagedError for an archive in which there is no file of a journal at all."""
    if not contents:
        raise DamagedError(f"{backup} holds nothing of a journal.", "Choose another file.")


def read_files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of a journal and what they hold; not what bears the name of one and is none, such
    as a folder or a link that leads nowhere. Raises OSError."""
    for place, pattern in (
        (folder, "*.json"), (folder, "*.json.broken-*"), (folder / LOGS, "*.jsonl"),
    ):  # fmt: skip
        for name in names_in(place, pattern):
            with suppress(IsADirectoryError):
                data = read_file(place / name)
                if data is not None:
                    yield place / name, data


def _whole_lines(path: Path, data: bytes) -> bytes:
    """A log without the line that is being written to it just now."""
    return data[: data.rfind(b"\n") + 1] if path.suffix == ".jsonl" else data


def prune(folder: Path) -> None:
    """Keep the newest 14 backups, and of the older ones the first of each month."""
    try:
        kept = backups(folder)
        leftovers = names_in(folder / FOLDER, ".*.tmp")
    except OSError:
        return  # another day
    months: set[str] = set()
    for path in kept[:-DAILIES]:
        if path.name[:7] in months:
            _remove(path)
        months.add(path.name[:7])
    for name in leftovers:
        if kept and not name.startswith(f".{kept[-1].name}"):  # that one may be in the making
            _remove(folder / FOLDER / name)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
