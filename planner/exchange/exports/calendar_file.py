"""Appointments -> an iCalendar file (RFC 5545), as calendar programs take it in and follow it.

A card has a day and no hour. Without one it is an all-day event, with one an event in floating
time: a rehab day is the day where the runner is, and stays at 18:00 on a journey, as RFC 5545
3.3.5 has it for floating time. A zone is named only where the runner names one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS, TRANSP

from planner import __version__
from planner.domain.values.harmless import harmless
from planner.exchange.exports.appointment import Appointment, ShownAt

MAKER = "-//easeback//easeback"
"""What the product id of every file of ours begins with."""
MARK = "(easeback)"
"""Behind every title: programs that know no ids find by it what came from here."""


def calendar_file(appointments: Iterable[Appointment], shown: ShownAt) -> bytes:
    """The whole file, in UTF-8, with lines folded and ended as the standard asks. The same
    appointments give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", f"{MAKER} {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "easeback")
    for one in appointments:
        calendar.add_component(_event(one, shown))
    if shown.zone:
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def is_ours(data: bytes) -> bool:
    """True for a file that was made here, or an empty one."""
    begin = data[:400]
    return not data or (begin.startswith(b"BEGIN:VCALENDAR") and MAKER.encode() in begin)


def _event(one: Appointment, shown: ShownAt) -> Event:
    event = Event()
    event.add("uid", f"{harmless(one.id)}@easeback")
    event.add("dtstamp", one.changed.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", one.edition)
    name = harmless(one.title)  # the standard knows no control characters
    title = f"{name} {MARK}"
    event.add("summary", f"Cancelled: {title}" if one.cancelled else title)
    event.add("description", harmless(one.about))
    event.add("status", STATUS.CANCELLED if one.cancelled else STATUS.CONFIRMED)
    event.add("transp", TRANSP.TRANSPARENT)
    if shown.begin:
        start = datetime.combine(one.day, time.fromisoformat(shown.begin))
        start = start.replace(tzinfo=ZoneInfo(shown.zone)) if shown.zone else start
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=one.minutes))
    else:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    if shown.alarm_min is not None and not one.cancelled:
        event.add_component(_alarm(name, shown.alarm_min))
    return event


def _alarm(title: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -timedelta(minutes=minutes))
    return alarm
