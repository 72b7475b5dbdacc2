"""JSON lines with PLOVER's field names, one event a line.

Source of the names: PLOVER manual 0.8. ``quad_code`` is its number 1 to 4 (null for statements); ``date`` and ``enddate`` are the first
and last possible day, so they are read together with ``date_precision``; ``text`` is the first report's sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from timeline.exports.records import Query, Report, Told
from timeline.extraction.plover import QUAD_CLASSES


def write(query: Query) -> Iterator[bytes]:
    for told in query:
        yield orjson.dumps(_line(told, query), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)


def _line(told: Told, query: Query) -> dict[str, Any]:
    state = told.state
    return {
        "id": told.uid,
        "date": state.earliest_on,
        "enddate": state.latest_on,
        "date_edtf": state.date_edtf or None,
        "date_precision": state.precision,
        "date_basis": state.date_basis,
        "date_conflict": state.date_conflict,
        "actor": [_actor(actor) for actor in told.parts("actor")],
        "recipient": [_actor(actor) for actor in told.parts("recipient")],
        "mentioned": [_actor(actor) for actor in told.parts("mentioned")],
        "event": state.type,
        "quad_code": QUAD_CLASSES.index(state.quad) + 1 if state.quad else None,
        "modality": state.modality,
        "status": state.status,
        "headline": state.headline,
        "salience": state.salience,
        "sources": state.sources,
        "url": query.page(state),
        "text": next((report.quote for report in told.reports if report.quote), None),
        "text_info": [{"sequence": number, "start": report.mention.start, "end": report.mention.end} for number, report in enumerate(told.reports, 1)],
        "cite_info": [_citation(report, query) for report in told.reports],
    }


def _actor(actor: Any) -> dict[str, Any]:
    return {"slug": actor.slug, "name": actor.name, "wikidata": actor.wikidata_id or None}


def _citation(report: Report, query: Query) -> dict[str, Any]:
    mention, article = report.mention, report.mention.article
    return {
        "id": mention.uid,
        "quote": report.quote,
        "article": article.public_id,
        "title": article.title,
        "publisher": report.outlet or None,
        "language": article.language,
        "published": article.published_edtf or None,
        "url": query.page(mention),
        "original_url": article.url or None,
        "rule": mention.rule or None,
        "explanation": mention.explanation or None,
        "speaker": mention.speaker.slug if mention.speaker else None,
    }
