"""JSON-LD in schema.org's words. A date is given only as precisely as the text has it; EDTF stands beside it as an identifier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from timeline.exports.records import Query, Report, Told

KINDS = {"state": "Country", "organisation": "Organization", "person": "Person", "office": "Organization"}
# Precisions whose EDTF is an ISO 8601 date of reduced precision.
ISO_PRECISIONS = {"day": 10, "month": 7, "year": 4}


def write(query: Query) -> Iterator[bytes]:
    yield b'{"@context":"https://schema.org","@graph":['
    for number, told in enumerate(query):
        yield (b"," if number else b"") + safe(event(told, query))
    yield b"]}\n"


def safe(value: Any) -> bytes:
    """JSON that can stand inside a script element too."""
    return orjson.dumps(value).replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")


def event(told: Told, query: Query) -> dict[str, Any]:
    """One event as schema.org's Event, with its reports."""
    state = told.state
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{query.root}/events/{told.uid}/",
        "url": query.page(state),
        "name": state.headline,
        "description": f"{told.words}. {state.headline}",
        "additionalType": state.type,
        "identifier": [{"@type": "PropertyValue", "propertyID": "EDTF", "value": state.date_edtf}] if state.date_edtf else [],
        **_dates(told),
    }
    for role, key in (("actor", "actor"), ("recipient", "attendee"), ("mentioned", "about")):
        if actors := told.parts(role):
            found[key] = [_actor(actor, query) for actor in actors]
    found["subjectOf"] = [_article(report, query) for report in told.reports]
    return found


def _dates(told: Told) -> dict[str, str]:
    state = told.state
    if told.ends:
        return {"startDate": told.ends[0], "endDate": told.ends[1]}
    if length := ISO_PRECISIONS.get(state.precision):
        return {"startDate": state.earliest_on.isoformat()[:length]}
    return {}


def _actor(actor: Any, query: Query) -> dict[str, Any]:
    found = {"@type": KINDS.get(actor.kind, "Thing"), "@id": query.page(actor), "name": actor.name}
    return found | {"sameAs": f"https://www.wikidata.org/entity/{actor.wikidata_id}"} if actor.wikidata_id else found


def _article(report: Report, query: Query) -> dict[str, Any]:
    mention, article = report.mention, report.mention.article
    quotation: dict[str, Any] = {"@type": "Quotation", "@id": query.page(mention), "inLanguage": article.language}
    if report.quote:
        quotation["text"] = report.quote
    if mention.speaker:
        quotation["creator"] = _actor(mention.speaker, query)
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": query.page(article),
        "headline": article.title,
        "inLanguage": article.language,
        "hasPart": quotation,
    }
    if article.published_precision in ISO_PRECISIONS:
        found["datePublished"] = article.published_on.isoformat()[: ISO_PRECISIONS[article.published_precision]]
    if article.source:
        found["publisher"] = {"@type": "Organization", "name": article.source.name}
    if article.url:
        found["url"] = article.url
    return found
