"""Writes one text with its mentions, and marks the days that it touches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from timeline.extraction import edtf
from timeline.extraction.annotations import Extraction
from timeline.extraction.records import annotations_record
from timeline.models import Article, Finding, IngestRun, Mention, Source
from timeline.store.identifiers import KEY_LENGTH, article_id, article_key
from timeline.store.mentions import carry_over, touch, write_mentions, written

PRECISIONS = ("day", "week", "month", "quarter", "season", "year", "decade", "interval")


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """What became of a text: ``outcome`` is created, changed or unchanged; the rest counts its mentions."""

    article: Article
    outcome: str
    created: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


def store_article(extraction: Extraction, *, source: Source | None, file_name: str = "", version: str = "", run: IngestRun | None = None) -> StoredArticle:
    """Writes the text, its mentions and findings in one transaction. The same text again, extracted alike, writes nothing."""
    with transaction.atomic():
        key = _key(extraction, source, file_name)
        values = _article_values(extraction, source, file_name, version)
        current = Article.objects.select_for_update().filter(key=key, current=True).first()
        if current and current.sha256 == extraction.source.sha256:
            return _refresh(current, extraction, values, run)
        article = _new_revision(current, key, values)
        counts = write_mentions(article, extraction)
        if current:
            carry_over(current, article)
            touch(Mention.objects.filter(article__in=[current, article]))
        _write_findings(article, extraction, run)
        return StoredArticle(article, "changed" if current else "created", **counts)


def delete_articles(articles: Iterable[Article]) -> None:
    """Removes texts for good, all revisions, and marks their days; ``merge_touched`` then derives the events anew."""
    with transaction.atomic():
        for key in {article.key for article in articles}:
            revisions = Article.objects.filter(key=key)
            touch(Mention.objects.filter(article__in=revisions, earliest_on__isnull=False))
            revisions.delete()


def _key(extraction: Extraction, source: Source | None, file_name: str) -> str:
    """The text's key. One already stored keeps its key, should a later version of the program find out more about its publisher."""
    sha256 = extraction.source.sha256
    key = article_key(url=extraction.layout.url or "", source=source.slug if source else "", file_name=file_name, sha256=sha256)
    if extraction.source.stated.get("digest"):
        # A digest carries the address of the report that it digests, and is no revision of it.
        key = f"digest:{key}"[:KEY_LENGTH]
    if not file_name or Article.objects.filter(key=key).exists():
        return key
    twins = Article.objects.filter(sha256=sha256, path=file_name, current=True).order_by("pk")
    known = next((twin.key for twin in twins if source is None or twin.source_id in (None, source.pk)), None)
    return known or key


def _article_values(extraction: Extraction, source: Source | None, file_name: str, version: str) -> dict[str, Any]:
    layout, stated = extraction.layout, extraction.source.stated
    published = layout.published.value or ""
    first, last = edtf.bounds(published) or (None, None)
    precision = edtf.precision(published) if first else "none"
    based_on = stated.get("based_on") or []
    return {
        "source": source,
        "title": layout.title[:500],
        "url": (layout.url or "")[:1000],
        "language": layout.language,
        "published_edtf": written(published, 40),
        "published_on": first,
        "published_until": last,
        "published_precision": precision if precision in (*PRECISIONS, "none") else "interval",
        "published_basis": layout.published.basis.value if first else "none",
        "is_digest": bool(stated.get("digest")),
        "based_on": [str(address) for address in based_on] if isinstance(based_on, list | tuple) else [str(based_on)],
        "text": extraction.source.text,
        "sha256": extraction.source.sha256,
        "pipeline_version": version,
        # As the database gives it back, so that equal means unchanged.
        "annotations": json.loads(json.dumps(annotations_record(extraction))),
        "path": file_name[-500:],
    }


def _refresh(article: Article, extraction: Extraction, values: dict[str, Any], run: IngestRun | None) -> StoredArticle:
    """The same text, perhaps read better by now: writes only what differs."""
    values.pop("pipeline_version")
    differing = [name for name, value in values.items() if getattr(article, name) != value]
    moved = bool({"published_until", "source"} & set(differing))
    counts = write_mentions(article, extraction)
    if not differing and not (counts["created"] or counts["changed"] or counts["removed"]):
        return StoredArticle(article, "unchanged", **counts)
    for name in differing:
        setattr(article, name, values[name])
    article.save()
    if moved:
        touch(Mention.objects.filter(article=article))
    _write_findings(article, extraction, run)
    return StoredArticle(article, "changed", **counts)


def _new_revision(current: Article | None, key: str, values: dict[str, Any]) -> Article:
    """The text as the newest revision under its key; one that has been here before comes back with its old number."""
    if current:
        Article.objects.filter(pk=current.pk).update(current=False)
    returned = Article.objects.filter(key=key, sha256=values["sha256"]).first()
    if returned:
        for name, value in (values | {"current": True}).items():
            setattr(returned, name, value)
        returned.save()
        return returned
    last = Article.objects.filter(key=key).order_by("-revision").values_list("revision", flat=True).first() or 0
    return Article.objects.create(key=key, revision=last + 1, public_id=article_id(key, last + 1), **values)


def _write_findings(article: Article, extraction: Extraction, run: IngestRun | None) -> None:
    """The text's open findings, replaced; what a curator has resolved stays."""
    resolved = set(Finding.objects.filter(article=article, resolved=True).values_list("code", "start", "end"))
    Finding.objects.filter(article=article, resolved=False).delete()
    Finding.objects.bulk_create(
        Finding(run=run, article=article, path=article.path, code=issue.code[:60], message=issue.message[:500], start=issue.start, end=issue.end)
        for issue in extraction.issues
        if (issue.code, issue.start, issue.end) not in resolved
    )
