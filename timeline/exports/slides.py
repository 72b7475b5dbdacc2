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
    slide = {
        "start_date": _date(state.earliest_on, state.precision),
        "display_date": told.words,
        "text": {
            "headline": format_html("{}", state.headline),
            "text": format_html('{}<p><a href="{}">All reports of this event</a></p>', quotes, query.page(state)),
        },
        "group": state.type,
        "unique_id": told.uid,
        "autolink": False,
    }
    end = _date(state.latest_on, state.precision)
    return slide if end == slide["start_date"] else slide | {"end_date": end}


def _date(day: dt.date, precision: str) -> dict[str, int]:
    if precision in ("year", "decade"):
        return {"year": day.year}
    if precision in ("month", "quarter", "season"):
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}
