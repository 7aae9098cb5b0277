"""Days and weeks in words, the same in every locale."""

from __future__ import annotations

from datetime import date, datetime, timedelta

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def weekday(day: date) -> str:
    """`Wed`."""
    return WEEKDAYS[day.weekday()]


def short(day: date) -> str:
    """`Wed 25`."""
    return f"{weekday(day)} {day.day}"


def _medium(day: date) -> str:
    """`Wed 25 Nov`."""
    return f"{short(day)} {MONTHS[day.month - 1]}"


def among(day: date, last: date, today: date) -> str:
    """A day of a list that ends on `last`: with its month where the list leaves this one."""
    this = (today.year, today.month)
    return short(day) if (last.year, last.month) == this else dated(day, today)


def full(day: date) -> str:
    """`Wed 25 Nov 2026`."""
    return f"{_medium(day)} {day.year}"


def dated(day: date, today: date) -> str:
    """`Wed 25 Nov`, with the year if it is another than today's: how a day is echoed."""
    return _medium(day) if day.year == today.year else full(day)


def moment(at: str, today: date) -> str:
    """`Wed 25 Nov 18:31` of an ISO instant; as it stands if another program wrote it otherwise."""
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{dated(instant.date(), today)} {instant:%H:%M}"


def near(day: date, today: date) -> str:
    """`today`, `yesterday`, `tomorrow`, else `Wed 25 Nov`, with the year if it is another."""
    apart = (day - today).days
    if -1 <= apart <= 1:
        return ("yesterday", "today", "tomorrow")[apart + 1]
    return dated(day, today)


def week_number(first: date) -> int:
    """ISO number of the week that holds the fourth day from `first`."""
    return (first + timedelta(days=3)).isocalendar().week


def week_label(first: date, *, by_month: bool = False) -> str:
    """`w45`; among many weeks `Nov` for the one with the first day of that month, `2026` for that
    of January, else nothing."""
    if not by_month:
        return f"w{week_number(first)}"
    last = first + timedelta(days=6)
    if first.day != 1 and first.month == last.month:
        return ""
    return str(last.year) if last.month == 1 else MONTHS[last.month - 1]


def week(first: date) -> str:
    """`23–29 Nov 2026`, `28 Dec 2026 – 3 Jan 2027`."""
    last = first + timedelta(days=6)
    until = f"{short_month(last)} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{until}"
    return f"{month_day(first, last)} – {until}"


def short_month(day: date) -> str:
    """`25 Nov`, for where the year is written beside it."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_day(day: date, today: date) -> str:
    """`25 Nov`, with the year if it is another than today's."""
    return short_month(day) if day.year == today.year else f"{short_month(day)} {day.year}"


def listed(weekdays: tuple[int, ...]) -> str:
    """`Mon, Wed, Fri`."""
    return ", ".join(WEEKDAYS[day] for day in weekdays)
