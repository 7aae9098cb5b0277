"""Read whatever the runner hands over: files, folders, archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from pathlib import Path

from planner.domain.values.errors import ExchangeError
from planner.exchange.document import Document
from planner.exchange.facts import Reading, refused
from planner.exchange.found import Found
from planner.exchange.out_file import is_file, is_folder
from planner.exchange.places import Places
from planner.exchange.readers import LISTS, NOT_READ, READERS
from planner.exchange.sports import Sport

Progress = Callable[[int, int, str], None]
"""Files done, files in all, name of the one just done."""


def read(
    paths: Sequence[Path],
    *,
    zone: tzinfo,
    given: bool = False,
    new_id: Callable[[], str],
    progress: Progress | None = None,
    sport: Sport | None = None,
) -> Iterator[Found]:
    """Everything found at these paths, lists first; nothing is written anywhere.

    `zone` is used where a file does not say what the local time was; `given` tells whether the
    runner named it. `sport` is what the runner said of files that name none. `new_id` makes the ids
    of the records. A bad file among many becomes a found
    that says what is wrong with it. Raises ExchangeError at once for a path that is not there.
    """
    for path in paths:
        if not is_file(path) and not is_folder(path):
            raise ExchangeError(
                f"There is no file or folder {path}.",
                "Check the name; in most terminals a file dragged into the window types its own.",
            )
    return _read(paths, Reading(zone, given, new_id, sport), progress or (lambda *_: None))


def _read(paths: Sequence[Path], reading: Reading, progress: Progress) -> Iterator[Found]:
    with Places() as places:
        documents: dict[str, Document] = {}
        for path in paths:
            for item in places.files(path):
                if isinstance(item, Found):
                    yield item
                else:
                    documents.setdefault(item.key, item)
        waiting = dict(documents)
        for document in sorted(documents.values(), key=lambda one: one.kind not in LISTS):
            if document.key not in waiting:
                continue
            del waiting[document.key]
            for found in _found(document, reading):
                if found.outcome in ("run", "cross") and found.track:
                    _drop_track(document, found.track, waiting)
                    progress(len(documents) - len(waiting), len(documents), found.track)
                yield found
            progress(len(documents) - len(waiting), len(documents), document.name)


def _found(document: Document, reading: Reading) -> Iterator[Found]:
    reader = READERS.get(document.kind)
    if reader is not None:
        try:
            yield from reader(document, reading)
        except ExchangeError as error:
            yield refused("unreadable", document.name, error.message, error.hint)
    elif document.asked or document.kind != "unknown":
        reason, hint = NOT_READ[document.kind]
        yield refused("unreadable", document.name, reason, hint)


def _drop_track(beside: Document, name: str, waiting: dict[str, Document]) -> None:
    """Leave out a track whose row in the list was taken: it is the same activity."""
    track = beside.beside(name)
    if track is not None:
        waiting.pop(track.key, None)
