"""The conductor: reads texts, has them extracted, stores them, merges, and reports."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction

from timeline import dossier
from timeline.documents import Document, Failure, find_files, read_documents
from timeline.extraction import edtf, reading
from timeline.extraction.annotations import Extraction
from timeline.extraction.errors import ExtractionError
from timeline.extraction.pipeline import VERSION, Extractor
from timeline.gazetteer import load_gazetteer, load_publishers
from timeline.models import Mention
from timeline.store import Merged, StoredArticle, batches, find_or_make_source, finish_run, merge_touched, note_failure, start_run, store_article

logger = logging.getLogger(__name__)
Progress = Callable[[list[Path]], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller states of all texts; it beats what a text says of itself. ``published`` is EDTF."""

    source: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Report:
    """What a run did.

    ``warnings`` tell what is wrong with a text that was stored all the same, such as a missing date; ``stored`` holds the numbers of the texts,
    so that a page can lead to them.
    """

    articles: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    errors: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    stored: list[int] = field(default_factory=list)

    def counts(self) -> dict[str, dict[str, int]]:
        return {
            "articles": {name: self.articles[name] for name in ("created", "changed", "unchanged", "failed")},
            "events": {name: self.events[name] for name in ("created", "changed", "unchanged", "ended")},
            "mentions": {name: self.mentions[name] for name in ("created", "changed", "unchanged", "removed")},
        }

    def as_json(self) -> dict[str, Any]:
        errors, warnings = ([failure.as_json() for failure in told] for told in (self.errors, self.warnings))
        return {**self.counts(), "errors": errors, "warnings": warnings}


class Ingest:
    """One run over many texts. Gazetteer, publishers and dossier period are read once, when it begins."""

    def __init__(self, stated: Stated = Stated(), *, extractor: Any = None) -> None:
        self.stated = stated
        self.extractor = extractor or Extractor(gazetteer=load_gazetteer(), publishers=load_publishers(), period=dossier.period())
        self.run = start_run(VERSION)
        self.report = Report()

    def add_files(self, paths: Iterable[str], *, progress: Progress = iter) -> None:
        """Reads and stores the texts of files, folders and globs."""
        files, missing = find_files(paths)
        for failure in missing:
            self._fail(failure)
        for file in progress(files):
            for found in read_documents(file, max_bytes=settings.INGEST_MAX_BYTES):
                self.add(found)

    def add_bytes(self, data: bytes, *, name: str) -> None:
        """Stores one uploaded file."""
        try:
            self.add(Document(name, reading.read_file(data, name=name, max_bytes=settings.INGEST_MAX_BYTES), name))
        except ExtractionError as error:
            self._fail(Failure(name, error.line, error.message, error.remedy))

    def add_text(self, text: str, *, name: str = "") -> None:
        """Stores one pasted text."""
        try:
            self.add(Document(name, reading.read_text(text, max_bytes=settings.INGEST_MAX_BYTES), name or "pasted text"))
        except ExtractionError as error:
            self._fail(Failure(name or "pasted text", error.line, error.message, error.remedy))

    def add(self, document: Document | Failure) -> None:
        """Extracts and stores one text; whatever goes wrong with it is reported and does not stop the others."""
        if isinstance(document, Failure):
            self._fail(document)
            return
        try:
            extraction = self._extract(document)
            with transaction.atomic():
                source = find_or_make_source(extraction.layout.publisher)
                stored = store_article(extraction, source=source, file_name=document.name, version=VERSION, run=self.run)
        except ExtractionError as error:
            self._fail(Failure(document.path, error.line or document.line, error.message, error.remedy))
        except DatabaseError as error:
            logger.exception("storing %s failed", document.path)
            self._fail(
                Failure(document.path, document.line, f"the database refused it: {str(error).splitlines()[0]}", "see the log, then run the same command again")
            )
        except Exception as error:
            logger.exception("extracting %s failed", document.path)
            self._fail(Failure(document.path, document.line, f"the program failed on this text ({type(error).__name__}: {error})", "report it with the text"))
        else:
            self._count(stored)
            whole = (issue for issue in extraction.issues if issue.start is None)
            self.report.warnings += [Failure(document.path or document.name, document.line, issue.message) for issue in whole]

    def finish(self) -> Report:
        """Merges what was touched, by this run or by one that was killed, and closes the run's record."""
        merged = merge_touched()
        self._count_events(merged)
        finish_run(self.run, self.report.as_json())
        return self.report

    def _extract(self, document: Document) -> Extraction:
        said = document.stated
        extraction = self.extractor.extract(
            document.source,
            dct=self.stated.published or said.get("published"),
            language=self.stated.language or said.get("language"),
            url=said.get("url"),
            title=said.get("title"),
            publisher=self.stated.source or said.get("publisher"),
            file_name=document.name or None,
        )
        published = extraction.layout.published.value
        if published and edtf.bounds(published) is None:
            raise ExtractionError(f"the publication date {published!r} is no date", remedy="write it as 2022-01-26, 2022-01 or 2022")
        return extraction

    def _count(self, stored: StoredArticle) -> None:
        self.report.stored.append(stored.article.pk)
        self.report.articles[stored.outcome] += 1
        self.report.mentions.update({"created": stored.created, "changed": stored.changed, "removed": stored.removed, "unchanged": stored.unchanged})

    def _count_events(self, merged: Merged) -> None:
        told: set[int] = set()
        for batch in batches(self.report.stored):
            told |= set(Mention.objects.filter(article__in=batch, event__isnull=False).values_list("event", flat=True))
        unchanged = len(told - merged.created - merged.changed)
        self.report.events.update({"created": len(merged.created), "changed": len(merged.changed), "unchanged": unchanged, "ended": len(merged.ended)})

    def _fail(self, failure: Failure) -> None:
        self.report.articles["failed"] += 1
        self.report.errors.append(failure)
        note_failure(self.run, name=Path(failure.path).name, line=failure.line, message=failure.message, remedy=failure.remedy)
