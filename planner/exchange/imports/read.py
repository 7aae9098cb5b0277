"""Read whatever the runner hands over: files, folders, archives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

import msgspec

from planner.domain.values.errors import ExchangeError
from planner.exchange.imports.parsing import all_found, found_in, is_passed_over
from planner.exchange.imports.places import Places
from planner.exchange.imports.readers import LISTS, NOT_READ
from planner.exchange.kit.local_clock import LocalClock
from planner.exchange.kit.out_file import is_file, is_folder
from planner.exchange.kit.sports import Sport
from planner.exchange.sources.document import Document
from planner.exchange.sources.facts import Reading, refused
from planner.exchange.sources.found import Found
from planner.exchange.sources.list_answers import ListAnswers

Progress = Callable[[int, int, str], None]
"""Files done, files in all, name of the one just done, or how far it is read."""

_ROUTES = "/workout-routes/"
"""Folder of an Apple export whose tracks belong to its workouts."""


def read(
    paths: Sequence[Path],
    *,
    zone: tzinfo,
    given: bool = False,
    new_id: Callable[[], str],
    progress: Progress | None = None,
    sport: Sport | None = None,
    words: Mapping[str, Sport] | None = None,
    answers: ListAnswers | None = None,
) -> Iterator[Found]:
    """Everything found at these paths, lists first; nothing is written anywhere.

    `zone` is used where a file does not say what the local time was; `given` tells whether the
    runner named it. `sport` is what the runner said of files that name none, `words` what of words
    that nobody knows. `new_id` makes the ids of the records. `answers` count where a list does not
    say itself what its numbers are. A bad file among many becomes a found that says what is wrong
    with it. Raises ExchangeError at once for a path that is not there.
    """
    for path in paths:
        if not is_file(path) and not is_folder(path):
            raise ExchangeError(
                f"There is no file or folder {path}.",
                "Check the name; in most terminals a file dragged into the window types its own.",
            )
    reading = Reading(LocalClock(zone), given, new_id, sport, words or {}, answers or ListAnswers())
    return _read(paths, reading, progress or (lambda *_: None))


def _read(paths: Sequence[Path], reading: Reading, progress: Progress) -> Iterator[Found]:
    with Places() as places:
        documents: dict[str, Document] = {}
        for path in paths:
            here: dict[str, Document] = {}
            spoken = False
            for item in places.files(path):
                if isinstance(item, Found):
                    spoken = True
                    yield item
                else:
                    here.setdefault(item.key, item)
            for key, item in here.items():
                documents.setdefault(key, item)
            if here and not spoken and all(is_passed_over(one, reading) for one in here.values()):
                yield _nothing_known(path, list(here.values()))
        yield from _each(documents, reading, progress)


def _each(documents: dict[str, Document], reading: Reading, progress: Progress) -> Iterator[Found]:
    count = len(documents)
    waiting = dict(documents)
    for document in [one for one in documents.values() if one.kind in LISTS]:
        del waiting[document.key]
        done = count - len(waiting) - 1
        told = msgspec.structs.replace(reading, tell=_teller(progress, done, count, document.name))
        for found in found_in(document, told):
            if found.track and found.outcome in ("run", "cross"):
                _drop_track(document, found.track, waiting)
                progress(count - len(waiting), count, found.track)
            yield found
        progress(count - len(waiting), count, document.name)
        if document.kind == "apple-health":
            waiting = {key: one for key, one in waiting.items() if _ROUTES not in key}
    done = count - len(waiting)
    for document, founds in all_found(list(waiting.values()), reading):
        yield from founds
        done += 1
        progress(done, count, document.name)


def _teller(progress: Progress, done: int, count: int, name: str) -> Callable[[str], None]:
    return lambda words: progress(done, count, f"{name.rpartition('/')[2]}, {words}")


def _nothing_known(path: Path, documents: list[Document]) -> Found:
    """A folder or an archive in which no file is one of a run: silence would be no answer."""
    endings = Counter(one.name.rpartition("/")[2].rpartition(".")[2] for one in documents)
    said = ", ".join(f"{ending} {count}" for ending, count in endings.most_common(4))
    count = len(documents)
    words = f"None of its {count} files is" if count > 1 else "Its only file is not"
    words = f"{words} one that easeback reads ({said})."
    return refused("unreadable", path.name, words, NOT_READ["unknown"][1])


def _drop_track(beside: Document, name: str, waiting: dict[str, Document]) -> None:
    """Leave out a track whose row in the list was taken: it is the same activity."""
    track = beside.beside(name)
    if track is not None:
        waiting.pop(track.key, None)
