"""Ids as they are shown to be typed."""

from __future__ import annotations

import pytest

from planner.cli.naming import short_of
from planner.logbook.book import new_id


@pytest.mark.parametrize("key", ["review-2026-11-02", "flare-2026-11-08", "card"])
def test_an_id_that_names_its_day_is_shown_whole_as_its_beginning_fits_many(key: str) -> None:
    assert short_of(key) == key


def test_of_a_random_id_its_beginning_is_enough() -> None:
    key = new_id()

    assert key.startswith(short_of(key))
    assert len(short_of(key)) == 8
