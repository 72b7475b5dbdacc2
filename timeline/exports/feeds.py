"""Atom (RFC 4287). ``updated`` is when the record last changed; the event's own date stands in title, summary and category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed

from timeline.exports.records import Query

UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SINCE = "2022"


def write(query: Query) -> Iterator[str]:
    host = urlsplit(query.root).hostname or "localhost"
    feed = Atom1Feed(
        title="Crisis Timeline",
        link=f"{query.root}/",
        description="Dated, sourced events of the January 2022 NATO–Russia crisis",
        language="en",
        author_name="Crisis Timeline",
        feed_url=query.address,
        feed_guid=query.address,
    )
    for told in query:
        state = told.state
        quotes = [f"{report.outlet or 'Publisher unknown'}: “{report.quote}”" for report in told.reports if report.quote]
        feed.add_item(
            title=_clean(f"{told.words}: {state.headline}"),
            link=query.page(state),
            description=_clean("\n".join([f"{told.words}. {state.headline}", *quotes])),
            unique_id=f"tag:{host},{SINCE}:events/{told.uid}",
            pubdate=state.event.created_at,
            updateddate=state.event.updated_at,
            categories=[category for category in (state.type, state.quad, state.date_edtf) if category],
        )
    yield feed.writeString("utf-8")


def _clean(text: str) -> str:
    """Without the characters that XML can't hold."""
    return UNWRITABLE.sub("", text)
