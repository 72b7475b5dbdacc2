"""Reads of publishers, texts, actors and mentions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from timeline.extraction.annotations import Modality
from timeline.querysets.lanes import EvidenceReads
from timeline.querysets.searches import SearchReads, spelling
from timeline.searching import fold, terms


class SourceQuerySet(models.QuerySet):
    def with_articles(self) -> Self:
        """Only publishers of whom a text is held."""
        return self.filter(articles__isnull=False).distinct()

    def with_text_counts(self, known_by: dt.date | None = None) -> Self:
        """With ``texts``, how many texts of theirs are held that were out by ``known_by``; older revisions don't count."""
        held = Q(articles__current=True)
        if known_by is not None:
            held &= Q(articles__published_until__lte=known_by)
        return self.annotate(texts=models.Count("articles", filter=held, distinct=True))


class ArticleQuerySet(SearchReads):
    def current(self) -> Self:
        """The newest revision of each text."""
        return self.filter(current=True)

    def known_by(self, day: dt.date | None) -> Self:
        """Texts that were out on the day's end; all for None. A text without a date is known as of no day."""
        return self if day is None else self.filter(published_until__lte=day)

    def published_in(self, first: dt.date | None, last: dt.date | None) -> Self:
        """Texts whose possible days of publication overlap ``first``..``last`` (None: open)."""
        found = self if first is None else self.filter(published_until__gte=first)
        return found if last is None else found.filter(published_on__lte=last)

    def search(self, query: str) -> Self:
        """Texts whose title or body holds every word or phrase of the query."""
        return self.telling(*terms(query))

    def light(self) -> Self:
        """Without the columns that a list never shows."""
        return self.defer("text", "search_text", "search_stems", "annotations").select_related("source")


class ActorQuerySet(models.QuerySet):
    def named_like(self, query: str) -> Self:
        """Actors whose spellings hold every word of the query, whole or by its beginning, in any language and alphabet recorded."""
        found = self
        for term in terms(query):
            begun = replace(term, words=term.words[:1], whole=False, open=True) if len(term.words) == 1 else term
            spelled = Q(pk__in=spelling(term).values("actor")) | Q(pk__in=spelling(begun).values("actor"))
            found = found.filter(spelled | Q(name__icontains=str(term)))
        return found

    def called(self, spelling: str) -> Self:
        """Actors with exactly this spelling among their names, whatever its case and accents."""
        return self.filter(aliases__folded=fold(spelling).strip()).distinct()


class MentionQuerySet(EvidenceReads):
    def with_article(self) -> Self:
        """With article, publisher and speaker at hand, in no further query."""
        return self.select_related("article__source", "speaker").defer("article__annotations", "article__search_text", "article__search_stems")

    def with_actors(self) -> Self:
        through = self.model._meta.get_field("actors").remote_field.through
        return self.prefetch_related(Prefetch("mention_actors", queryset=through.objects.select_related("actor")))

    def known_by(self, day: dt.date | None) -> Self:
        """Mentions in texts that were out on the day's end; all for None."""
        return self if day is None else self.filter(article__published_until__lte=day)

    def public(self, *, modalities: Collection[str] = (), hypothetical: bool = False) -> Self:
        """Mentions of events that nobody rejected; hypothetical ones only if asked for."""
        found = self.filter(event__isnull=False).exclude(event__status="rejected")
        if modalities:
            return found.filter(modality__in=modalities)
        return found if hypothetical else found.exclude(modality=Modality.HYPOTHETICAL.value)

    def in_range(self, first: dt.date | None, last: dt.date | None) -> Self:
        """Dated mentions that may lie, in part or whole, in ``first``..``last`` (None: open)."""
        found = self if first is None else self.filter(latest_on__gte=first)
        return found if last is None else found.filter(earliest_on__lte=last)

    def involving(self, slugs: Collection[str] = (), roles: Collection[str] = ()) -> Self:
        """Mentions in which one of the actors (any, for none) takes part in one of the roles (any, for none)."""
        if not slugs and not roles:
            return self
        parts = self.model._meta.get_field("actors").remote_field.through.objects.all()
        parts = parts.filter(actor__slug__in=slugs) if slugs else parts
        parts = parts.filter(role__in=roles) if roles else parts
        return self.filter(pk__in=parts.values("mention"))

    def in_reading_order(self) -> Self:
        """Oldest report first, undated texts last, then by place in the text."""
        return self.order_by(models.F("article__published_until").asc(nulls_last=True), "article__key", "article__revision", "start", "number")
