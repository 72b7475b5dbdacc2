"""The stages in reading order: one text in, everything found in it out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

from timeline.extraction import edtf, event_coding, layout, linking, merging, normalization, sentences, timexes
from timeline.extraction.annotations import Basis, Extraction, Gazetteer, Issue, Layout, Period, Published, SourceText
from timeline.extraction.errors import ExtractionError

VERSION = "1"


class Extractor:
    """Extracts text after text with one gazetteer, compiled once. Holds no state between texts; safe to share among threads."""

    def __init__(self, *, gazetteer: Gazetteer, publishers: Mapping[str, tuple[str, ...]] | None = None, period: Period | None = None) -> None:
        self.gazetteer = gazetteer
        self.publishers = layout.Outlets(publishers or {})
        self.period = period
        self._compiled = linking.compile_gazetteer(gazetteer)
        self._facts = merging.ActorFacts.of(gazetteer.actors.values())

    def extract(
        self,
        source: SourceText,
        *,
        dct: str | None = None,
        language: str | None = None,
        url: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        file_name: str | None = None,
    ) -> Extraction:
        """Everything found in one text. What is stated here or in the front matter beats detection.

        ``dct`` is a given publication date (EDTF, basis ``metadata``). ExtractionError where the language has no file or the date is no EDTF.
        """
        text = source.text
        page = layout.lay_out(
            text,
            language=language or _word(source, "language"),
            url=url or _word(source, "url"),
            title=title or _word(source, "title"),
            publisher=publisher or _word(source, "publisher"),
            published=dct or _word(source, "published"),
            known_publishers=self.publishers,
            file_name=file_name,
        )
        _refuse_no_date(page.published)
        body = sentences.split(text, language=page.language, furniture=page.furniture, title_span=page.title_span)
        found = timexes.find(text, language=page.language)
        if normalization.is_open(page.published):
            inferred = normalization.infer_published(found, text=text, language=page.language, sentences=body, period=self.period, layout=page)
            page = dataclasses.replace(page, published=inferred)
        dated, date_issues = normalization.resolve(found, text=text, language=page.language, sentences=body, layout=page, period=self.period)
        actors, actor_issues = linking.link(text, language=page.language, sentences=body, gazetteer=self._compiled, on=_known_on(page))
        events = event_coding.code(text, language=page.language, sentences=body, timexes=dated, actor_spans=actors, layout=page, gazetteer=self.gazetteer)
        clusters = merging.cluster_text(events, text=text, language=page.language, actors=self._facts)
        issues = (*source.issues, *page.issues, *_undated(page.published), *date_issues, *actor_issues)
        return Extraction(source, page, body, dated, actors, events, clusters, issues)


def _word(source: SourceText, key: str) -> str | None:
    """What the front matter or the page's metadata states under the key; YAML may have read a date or a number there."""
    value = source.stated.get(key)
    return str(value) if value not in (None, "", []) else None


def _known_on(page: Layout) -> dt.date | None:
    """The last day on which the text can have been published: who held an office is asked of that day."""
    bounds = edtf.bounds(page.published.value) if page.published.value else None
    return bounds[1] if bounds else None


def _refuse_no_date(published: Published) -> None:
    """A stated date that is none would silently leave everything unresolved."""
    if published.basis is Basis.METADATA and published.value and edtf.bounds(published.value) is None:
        raise ExtractionError(f"the publication date {published.value!r} is no date", remedy="write it as 2022-01-26, 2022-01 or 2022")


def _undated(published: Published) -> tuple[Issue, ...]:
    if published.value is not None:
        return ()
    message = "no publication date was found, so nothing can be resolved against it; state it with --published or in the front matter"
    return (Issue("no-publication-date", message),)
