"""Calendar files that follow the plan from an open window."""

from __future__ import annotations

import threading
from pathlib import Path

from planner.exchange.exports.appointment import ShownAt
from planner.logbook.followed import Followed
from tests.logbook.living import DAY, TODAY, opened, session


def settled() -> None:
    """Wait for the writing threads."""
    for thread in threading.enumerate():
        if thread.name == "calendar":
            thread.join(20)


def test_an_open_window_writes_the_file_when_it_is_idle_and_only_after_changes(book, tmp_path):
    card = session(book)
    path = tmp_path / "knee.ics"
    files = Followed(tmp_path / "list.json", book, book.exporting.appointments)
    files.follow(path, 4, ShownAt())
    told: list[bool] = []

    def refresh(*, wait: bool) -> None:
        told.append(wait)
        files.refresh(wait=wait)

    book.keeping.follow(refresh)
    book.calendar.move(card, TODAY + DAY)
    book.keeping.keep()
    book.keeping.keep()
    settled()

    assert told == [False]
    assert b"DTSTART;VALUE=DATE:20261126" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.mark != "" for one in files.all()] == [True]


def test_a_file_that_is_gone_is_written_again_and_trouble_is_told(book, tmp_path: Path):
    session(book)
    folder = tmp_path / "sync"
    folder.mkdir()
    files = Followed(tmp_path / "list.json", book, book.exporting.appointments)
    files.follow(folder / "knee.ics", 4, ShownAt(begin="18:00"))

    (folder / "knee.ics").unlink()
    files.refresh(wait=True)
    assert (folder / "knee.ics").exists()

    (folder / "knee.ics").unlink()
    folder.rmdir()
    files.refresh(wait=True)
    assert "--unfollow" in book.notices[-1]


def test_each_journal_has_its_own_files(book, tmp_path: Path, clock):
    other = opened(tmp_path / "other", clock)
    for one in (book, other):
        files = Followed(tmp_path / "list.json", one, one.exporting.appointments)
        files.follow(tmp_path / f"{one.journal.folder.name}.ics", 4, ShownAt())

    files = Followed(tmp_path / "list.json", book, book.exporting.appointments)

    assert [Path(one.file).name for one in files.all()] == ["journal.ics"]
    (tmp_path / "list.json").write_text("broken")
    assert files.all() == ()
