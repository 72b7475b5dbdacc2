"""iCalendar (RFC 5545): whole days, the end exclusive, never a time and never a time zone.

An event whose day isn't known is left out, since a calendar would put it on the first; ``imprecise=on`` asks for it, as a stretch of
days named in words. An undated one has no place in a calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from timeline.exports.records import Query, Told

LINE_OCTETS = 75
MAX_SEQUENCE = 2**31 - 1
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
# RFC 5545 allows no other control characters in text.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


def write(query: Query) -> Iterator[str]:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Crisis Timeline//Events//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Crisis Timeline"]
    yield _lines(head)
    for told in query:
        if told.state.earliest_on and (told.is_whole_days or query.options.get("imprecise")):
            yield _lines(_event(told, query))
    yield _lines(["END:VCALENDAR"])


def _event(told: Told, query: Query) -> list[str]:
    state, event = told.state, told.state.event
    stamp = _stamp(event.updated_at)
    quotes = [f"{report.outlet or 'Publisher unknown'}: “{report.quote}”" for report in told.reports if report.quote]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{told.uid}@crisis-timeline",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        # Grows with each edit, as calendars expect, and needs no counter.
        f"SEQUENCE:{min(max(0, int((event.updated_at - event.created_at).total_seconds())), MAX_SEQUENCE)}",
        f"DTSTART;VALUE=DATE:{state.earliest_on:%Y%m%d}",
        f"SUMMARY:{_text(state.headline if told.is_whole_days else f'{told.words}: {state.headline}')}",
        f"DESCRIPTION:{_text(chr(10).join([told.words, *quotes]))}",
        f"URL:{query.page(state)}",
        f"CATEGORIES:{_text(state.type)}",
        f"STATUS:{_status(told)}",
        "TRANSP:TRANSPARENT",
        f"X-EDTF:{_text(state.date_edtf)}",
        "END:VEVENT",
    ]
    if state.latest_on < dt.date.max:
        lines.insert(6, f"DTEND;VALUE=DATE:{state.latest_on + dt.timedelta(days=1):%Y%m%d}")
    return lines


def _status(told: Told) -> str:
    state = told.state
    if state.status == "rejected":
        return "CANCELLED"
    return "CONFIRMED" if state.modality == "happened" and told.is_whole_days and told.is_certain_date else "TENTATIVE"


def _stamp(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.translate(CONTROLS).translate(ESCAPES)


def _lines(lines: list[str]) -> str:
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """The line in stretches of at most 75 octets, those after the first begun by a space; never cut inside a letter."""
    stretch, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            yield stretch
            stretch, octets = " ", 1
        stretch, octets = stretch + letter, octets + size
    yield stretch
