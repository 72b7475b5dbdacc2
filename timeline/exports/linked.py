"""JSON-LD in schema.org's words. A date is given only as precisely as the text has it; EDTF stands beside it as an identifier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from django.utils.safestring import SafeString, mark_safe

from timeline.exports.records import Query, Report, Site, Told

KINDS = {"state": "Country", "organisation": "Organization", "person": "Person", "office": "Organization"}
CONTEXT = "https://schema.org"
# Precisions whose EDTF is an ISO 8601 date of reduced precision.
ISO_PRECISIONS = {"day": 10, "month": 7, "year": 4}


def write(query: Query) -> Iterator[bytes]:
    yield f'{{"@context":"{CONTEXT}","@graph":['.encode()
    for number, told in enumerate(query):
        yield (b"," if number else b"") + safe(event(told, query))
    yield b"]}\n"


def safe(value: Any) -> bytes:
    """JSON that can stand inside a script element too."""
    return orjson.dumps(value).replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")


def block(value: dict[str, Any]) -> SafeString:
    """The value for a page's element of data: no text of it can end the element."""
    return mark_safe(safe({"@context": CONTEXT, **value}).decode())  # noqa: S308 - what markup begins with is escaped


def event(told: Told, site: Site) -> dict[str, Any]:
    """One event as schema.org's Event, with its reports."""
    state = told.state
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{site.root}/events/{told.uid}/",
        "url": site.page(state),
        "name": state.headline,
        "description": f"{told.words}. {state.headline}",
        "additionalType": state.type,
        "identifier": [{"@type": "PropertyValue", "propertyID": "EDTF", "value": state.date_edtf}] if state.date_edtf else [],
        **_dates(told),
    }
    for role, key in (("actor", "actor"), ("recipient", "attendee"), ("mentioned", "about")):
        if actors := told.parts(role):
            found[key] = [_actor(actor, site) for actor in actors]
    found["subjectOf"] = [_article(report, site) for report in told.reports]
    return found


def dataset(site: Site, forms: Iterable[Any], days: tuple[dt.date, dt.date] | None) -> dict[str, Any]:
    """The whole timeline as schema.org's Dataset: its days, first to last, and its other forms (each an export's ``Format``)."""
    found: dict[str, Any] = {
        "@type": "Dataset",
        "@id": f"{site.root}/",
        "url": f"{site.root}/",
        "name": "Crisis Timeline",
        "description": "Dated events of the NATO–Russia crisis of January 2022, each with the sentences of news reports that it rests on.",
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": form.label,
                "encodingFormat": form.media_type.partition(";")[0],
                "contentUrl": f"{site.root}/timeline.{form.extension}",
            }
            for form in forms
        ],
    }
    return found | {"temporalCoverage": "/".join(day.isoformat() for day in days)} if days else found


def _dates(told: Told) -> dict[str, str]:
    state = told.state
    if told.ends:
        return {"startDate": told.ends[0], "endDate": told.ends[1]}
    if length := ISO_PRECISIONS.get(state.precision):
        return {"startDate": state.earliest_on.isoformat()[:length]}
    return {}


def _actor(actor: Any, site: Site) -> dict[str, Any]:
    found = {"@type": KINDS.get(actor.kind, "Thing"), "@id": site.page(actor), "name": actor.name}
    return found | {"sameAs": f"https://www.wikidata.org/entity/{actor.wikidata_id}"} if actor.wikidata_id else found


def _article(report: Report, site: Site) -> dict[str, Any]:
    mention, article = report.mention, report.mention.article
    quotation: dict[str, Any] = {"@type": "Quotation", "@id": site.page(mention), "inLanguage": article.language}
    if report.quote:
        quotation["text"] = report.quote
    if mention.speaker:
        quotation["creator"] = _actor(mention.speaker, site)
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": site.page(article),
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
