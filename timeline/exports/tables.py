"""CSV: one row for each event, or for each report. Cells can't become formulas in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from timeline.exports.records import Query, Report, Told

EVENT_COLUMNS = (
    *("id", "headline", "date_edtf", "date_earliest", "date_latest", "date_precision", "date_basis", "date_words", "date_conflict"),
    *("type", "quad", "modality", "status", "salience", "actors", "recipients", "mentioned", "sources", "mentions", "languages"),
    *("first_reported", "url"),
)
REPORT_COLUMNS = (
    *("evidence_id", "quote", "article_id", "article_title", "source", "language", "published", "start", "end"),
    *("date_text", "rule", "explanation", "speaker", "evidence_url", "original_url"),
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
BOM = "\ufeff"


class _Line:
    """Hands a written line straight back."""

    def write(self, line: str) -> str:
        return line


def harmless(value: Any) -> Any:
    """Text that no spreadsheet takes for a formula; other values as they are."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS) else value


def write(query: Query) -> Iterator[str]:
    writer = csv.writer(_Line())
    by_report = query.options.get("rows") == "evidence"
    yield (BOM if query.options.get("bom") else "") + writer.writerow([*EVENT_COLUMNS, *(REPORT_COLUMNS if by_report else ())])
    for told in query:
        event = _event_cells(told, query)
        for cells in [[*event, *_report_cells(report, query)] for report in told.reports] if by_report else [event]:
            yield writer.writerow([harmless(cell) for cell in cells])


def _event_cells(told: Told, query: Query) -> list[Any]:
    state = told.state
    return [
        *(told.uid, state.headline, state.date_edtf, _iso(state.earliest_on), _iso(state.latest_on), state.precision, state.date_basis, told.words),
        *(_yes(state.date_conflict), state.type, state.quad, state.modality, state.status, state.salience),
        *("; ".join(actor.name for actor in told.parts(role)) for role in ("actor", "recipient", "mentioned")),
        *(state.sources, state.mentions, state.languages, _iso(state.first_reported), query.page(state)),
    ]


def _report_cells(report: Report, query: Query) -> list[Any]:
    mention, article = report.mention, report.mention.article
    return [
        *(mention.uid, report.quote or "", article.public_id, article.title, report.outlet, article.language, article.published_edtf),
        *(mention.start, mention.end, mention.date_text, mention.rule, mention.explanation),
        *(mention.speaker.name if mention.speaker else "", query.page(mention), article.url),
    ]


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _yes(value: bool) -> str:
    return "true" if value else "false"
