"""Paths -> the files in them: single files, folders, archives, archives in archives."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.out_file import behind_links, is_file, is_folder
from planner.exchange.sources.document import Document, UnpackingRation, legible
from planner.exchange.sources.facts import refused
from planner.exchange.sources.found import Found

DEPTH = 3
"""Archives in archives in archives; Garmin's account export has two."""
MEMBERS = 200_000
ALLOWANCE = 64 * 1024 * 1024
ALLOWANCE_RATIO = 60
"""All files of an archive together: this many bytes, and this many times its size."""


class Places:
    """Opens what the runner named. A context: archives stay open until it ends."""

    def __init__(self) -> None:
        self._open = ExitStack()

    def __enter__(self) -> Places:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def files(self, path: Path) -> Iterator[Document | Found]:
        """Every file at a path, and a refusal for each that is not to be opened."""
        if is_folder(path):
            with legible():
                inside = sorted(path.rglob("*"))
            for inner in inside:
                if is_file(inner) and not _hidden(inner.relative_to(path).as_posix()):
                    yield from self._unpacked(_on_disk(inner, path.parent, asked=False), 0)
        else:
            yield from self._unpacked(_on_disk(path, path.parent, asked=True), 0)

    def _unpacked(self, document: Document, depth: int) -> Iterator[Document | Found]:
        try:
            if document.kind != "zip":
                yield document
            elif depth == DEPTH:
                yield refused(
                    "unreadable",
                    document.name,
                    f"It is an archive inside {DEPTH} others: it was not opened.",
                    "Unpack it and import the folder.",
                )
            else:
                yield from self._members(document, depth + 1)
        except ExchangeError as error:
            yield refused("unreadable", document.name, error.message, error.hint)

    def _members(self, document: Document, depth: int) -> Iterator[Document | Found]:
        archive, size = self._archive(document)
        # Not `is_dir`, which fails at a name that is empty.
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        if len(infos) > MEMBERS:
            raise ExchangeError(
                f"It holds {len(infos)} files, more than an export of activities has.",
                "Unpack it and import the folder with the activities.",
            )
        allowance = UnpackingRation(ALLOWANCE + ALLOWANCE_RATIO * size)
        inside: dict[str, Document] = {}
        for info in infos:
            if _hidden(info.filename):
                continue
            if not _stays_inside(info.filename):
                yield refused(
                    "unreadable",
                    f"{document.name}/{info.filename}",
                    "It has no name, or one that points out of the archive: it was not opened.",
                    "An export of activities has no such file; do not trust this archive.",
                )
                continue
            inside[info.filename] = _member(document, archive, info, allowance, inside)
        for member in inside.values():
            yield from self._unpacked(member, depth)

    def _archive(self, document: Document) -> tuple[zipfile.ZipFile, int]:
        """The open archive, and its size in bytes."""
        with legible():
            if document.path is not None:
                archive = zipfile.ZipFile(document.path)
                return self._open.enter_context(archive), document.path.stat().st_size
            copy = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
            document.copy_to(copy)
            size = copy.tell()
            return self._open.enter_context(zipfile.ZipFile(copy)), size


def _member(
    outer: Document,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    allowance: UnpackingRation,
    inside: dict[str, Document],
) -> Document:
    folder = PurePosixPath(info.filename).parent
    return Document(
        f"{outer.name}/{info.filename}",
        f"{outer.key}/{info.filename}",
        lambda: archive.open(info),
        asked=False,
        packed_size=info.compress_size,
        allowance=allowance,
        beside=lambda name: inside.get((folder / name).as_posix()),
    )


def _on_disk(path: Path, root: Path, *, asked: bool) -> Document:
    def beside(name: str) -> Document | None:
        other = path.parent / name
        if not _stays_inside(name) or not is_file(other):
            return None
        return _on_disk(other, root, asked=False)

    return Document(
        path.relative_to(root).as_posix(),
        str(behind_links(path)),
        lambda: path.open("rb"),
        asked=asked,
        path=path,
        beside=beside,
    )


def _stays_inside(name: str) -> bool:
    """False for `../x`, `/x`, `C:\\x`, which would leave the folder they are used in, and for
    what names nothing in it."""
    path = PurePosixPath(name.replace("\\", "/"))
    drive = re.match(r"[A-Za-z]:[\\/]", name)
    is_inside = not path.is_absolute() and ".." not in path.parts and drive is None
    return is_inside and bool(path.parts)


def _hidden(name: str) -> bool:
    """True for `.DS_Store`, `__MACOSX/…` and their like: a computer's own notes."""
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
