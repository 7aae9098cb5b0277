"""New files in folders that are looked at, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.wording.new_files import folder_words, new_files_lines, new_files_words

GARMIN, SYNC = Path("/media/ann/GARMIN"), Path("/home/ann/Sync")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], ""),
        ([(GARMIN, 0)], ""),
        ([(GARMIN, 1)], "1 new file in GARMIN"),
        ([(GARMIN, 3), (SYNC, 0)], "3 new files in GARMIN"),
        ([(GARMIN, 3), (SYNC, 1)], "3 new files in GARMIN, 1 new file in Sync"),
        ([(Path("/"), 2)], "2 new files in /"),
    ],
)
def test_new_files_are_counted_by_folder(found: list[tuple[Path, int]], words: str) -> None:
    assert new_files_words(found) == words
    line = (f"{words}. See: easeback import --new",) if words else ()
    assert new_files_lines(found) == line


def test_a_folder_says_what_is_new_and_what_is_wrong_with_it() -> None:
    assert folder_words(SYNC, 0) == "/home/ann/Sync: no new file"
    assert folder_words(SYNC, 2, 1) == (
        "/home/ann/Sync: 2 new files; one more is still being written"
    )
    assert folder_words(SYNC, 2, 3).endswith("; 3 more are still being written")
    assert folder_words(SYNC, 0, trouble="gone") == "/home/ann/Sync: it is not there now"
    assert folder_words(SYNC, 0, trouble="barred") == "/home/ann/Sync: it may not be read"
    assert folder_words(SYNC, 9, trouble="too many").startswith("/home/ann/Sync: 9 new files; it ")
