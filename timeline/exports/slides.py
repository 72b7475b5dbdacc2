"""TimelineJS 3's JSON: a slide for each dated event, whose address doesn't move with its headline.

Its text fields take HTML, so all of ours is escaped. Month and day are left out where they aren't known; ``display_date`` says the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import orjson
from django.utils.html import format_html, format_html_join

from timeline.exports.records import Query, Told

MAX_QUOTES = 3


def write(query: Query) -> Iterator[bytes]:
    yield b'{"scale":"human","events":['
    first = True
    for told in query:
        if told.state.earliest_on is None:
            continue
        yield (b"" if first else b",") + orjson.dumps(_slide(told, query))
        first = False
    yield b"]}\n"


def _slide(told: Told, query: Query) -> dict[str, Any]:
    state = told.state
    quotes = format_html_join(
        "",
        '<blockquote lang="{}">{}</blockquote><p><a href="{}">{}</a></p>',
        (
            (report.mention.article.language, report.quote, query.page(report.mention), report.outlet or "Publisher unknown")
            for report in [report for report in told.reports if report.quote][:MAX_QUOTES]
        ),
    )
    start, end = told.ends or (_iso(state.earliest_on, state.precision), _iso(state.latest_on, state.precision))
    slide = {
        "start_date": _date(start),
        "display_date": told.words,
        "text": {
            "headline": format_html("{}", state.headline),
            "text": format_html('{}<p><a href="{}">All reports of this event</a></p>', quotes, query.page(state)),
        },
        "group": state.type,
        "unique_id": told.uid,
        "autolink": False,
    }
    return slide if end == start else slide | {"end_date": _date(end)}


def _iso(day: dt.date, precision: str) -> str:
    """The day in ISO 8601, cut to what the precision knows of it."""
    return day.isoformat()[: {"year": 4, "decade": 4, "month": 7, "quarter": 7, "season": 7}.get(precision, 10)]


def _date(iso: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, iso.split("-")), strict=False))
