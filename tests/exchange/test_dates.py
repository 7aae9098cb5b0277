"""Dates in the languages of the lists they stand in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.kit.dates import ColumnOrder, Order, local, utc

ORDERS: tuple[Order | None, ...] = (None, "day first", "month first")


def order_of(texts: list[str]) -> Order | None:
    column = ColumnOrder()
    for text in texts:
        column.look(text)
    return column.order


AFTERNOON = datetime(2023, 5, 23, 14, 40, 57, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "May 23, 2023, 2:40:57 PM",
        "May 23, 2023, 2:40:57\u202fPM",
        "23 May 2023, 14:40:57",
        "23.05.2023, 14:40:57",
        "23. Mai 2023, 14:40:57",
        "23 may 2023, 2:40:57 p.m.",
        "23 may. 2023 14:40:57",
        "23 mai 2023 à 14:40:57",
        "23 mei 2023, 14:40:57",
        "23 mag 2023, 14:40:57",
        "23 de mai. de 2023, 14:40:57",
        "23 мая 2023 г., 14:40:57",
        "23 Mei 2023 14.40.57",
        "2023年5月23日 14:40:57",
        "2023/05/23 14:40:57",
        "2023. 5. 23. 오후 2:40:57",
        "2023-05-23 14:40:57",
        "23 maj 2023 14:40:57",
    ],
)
def test_the_same_instant_in_many_words(text: str) -> None:
    assert utc(text, None) == AFTERNOON


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 mrt 2026, 07:10:05", 3), ("1 sept. 2026, 07:10:05", 9), ("1 août 2026, 07:10:05", 8),
     ("1 Dez. 2026, 07:10:05", 12), ("1 juil. 2026, 07:10:05", 7), ("1 juin 2026, 07:10:05", 6),
     ("1 ene 2026, 7:10:05 a.m.", 1), ("März 1, 2026, 07:10:05", 3), ("1 янв. 2026, 07:10:05", 1)],
)  # fmt: skip
def test_months_are_known_by_how_they_begin(text: str, month: int) -> None:
    assert utc(text, None) == datetime(2026, month, 1, 7, 10, 5, tzinfo=UTC)


def test_noon_and_midnight_of_the_twelve_hour_clock() -> None:
    assert utc("May 23, 2023, 12:40:57 PM", None) == datetime(2023, 5, 23, 12, 40, 57, tzinfo=UTC)
    assert utc("May 23, 2023, 12:40:57 AM", None) == datetime(2023, 5, 23, 0, 40, 57, tzinfo=UTC)


def test_a_date_that_can_be_read_in_two_ways_is_not_read() -> None:
    assert order_of(["03/04/2022 10:00:00", "05/06/2022 10:00:00"]) is None
    assert utc("03/04/2022 10:00:00", None) is None


def test_a_date_that_shows_its_order_is_read_by_that_whatever_the_column_says() -> None:
    assert utc("25/06/2022 10:00:00", "month first") == datetime(2022, 6, 25, 10, tzinfo=UTC)
    assert utc("06/06/2022 10:00:00", None) == datetime(2022, 6, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["11/20/2026 7:00", "20.11.26 7:00", "20 Nov 2026 07:00"])
def test_what_a_spreadsheet_makes_of_a_date_is_understood(text: str) -> None:
    found = local(text, None)

    assert found is not None
    assert found.isoformat() == "2026-11-20T07:00:00"


@pytest.mark.parametrize("text", ["2026-11-20", "11/20/2026", "20.11.2026", "20.11.26"])
def test_a_day_without_a_time_of_day_is_a_day(text: str) -> None:
    found = local(text, None)

    assert found == date(2026, 11, 20)
    assert not isinstance(found, datetime)


def test_an_offset_in_the_text_is_kept() -> None:
    for text in ("2026-11-20T07:00:00+01:00", "2026-11-20 07:00:00 +0100"):
        found = local(text, None)

        assert isinstance(found, datetime)
        assert found.isoformat() == "2026-11-20T07:00:00+01:00"


def test_one_plain_date_of_a_column_decides_for_all() -> None:
    day_first = order_of(["03/04/2022 10:00:00", "25/06/2022 10:00:00"])
    month_first = order_of(["03/04/2022 10:00:00", "06/25/2022 10:00:00"])

    assert utc("03/04/2022 10:00:00", day_first) == datetime(2022, 4, 3, 10, tzinfo=UTC)
    assert utc("03/04/2022 10:00:00", month_first) == datetime(2022, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "31 feb 2026, 07:10:05", "May 23, 2023", "7:10:05", "1 2 3 4 5:06:07"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert utc(text, None) is None


@given(st.text(alphabet="0123456789-./: ,apm年月日²١", max_size=40), st.sampled_from(ORDERS))
def test_whatever_stands_in_a_date_column_is_a_date_or_none(text, order):
    found = utc(text, order)

    assert found is None or 1 <= found.year <= 9999
    assert order_of([text]) in ORDERS


@pytest.mark.parametrize("text", ["2026-11-99999999999", "9" * 5000, f"1.1.{'9' * 5000}"])
def test_a_number_that_is_no_day_ends_nothing(text):
    assert utc(f"{text} 10:00", None) is None
    assert order_of([f"{text} 10:00"]) is None
