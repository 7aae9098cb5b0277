"""Read whatever the runner hands over: files, folders, archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from pathlib import Path

from planner.domain.values.errors import ExchangeError
from planner.exchange.document import Document
from planner.exchange.facts import Reading
from planner.exchange.found import Found
from planner.exchange.out_file import is_file, is_folder
from planner.exchange.parsing import all_found, found_in
from planner.exchange.places import Places
from planner.exchange.readers import LISTS
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
        count = len(documents)
        waiting = dict(documents)
        for document in [one for one in documents.values() if one.kind in LISTS]:
            del waiting[document.key]
            for found in found_in(document, reading):
                if found.outcome in ("run", "cross") and found.track:
                    _drop_track(document, found.track, waiting)
                    progress(count - len(waiting), count, found.track)
                yield found
            progress(count - len(waiting), count, document.name)
        done = count - len(waiting)
        for document, founds in all_found(list(waiting.values()), reading):
            yield from founds
            done += 1
            progress(done, count, document.name)


def _drop_track(beside: Document, name: str, waiting: dict[str, Document]) -> None:
    """Leave out a track whose row in the list was taken: it is the same activity."""
    track = beside.beside(name)
    if track is not None:
        waiting.pop(track.key, None)
