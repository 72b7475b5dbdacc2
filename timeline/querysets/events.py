"""Reads of events, through what was known of them: today, or as of a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from typing import Any, Self

from django.apps import apps
from django.db.models import Count, Prefetch, Q

from timeline.extraction.annotations import Modality
from timeline.querysets.lanes import LaneReads
from timeline.querysets.searches import SearchReads, spelling
from timeline.querysets.summaries import Density, Facet, lay_over
from timeline.searching import terms

REJECTED = "rejected"
# Salience from which an event belongs to the short and to the middling timeline.
LEVELS = {"key": 0.62, "more": 0.38, "all": 0.0}
PLAIN_FACETS = ("type", "quad", "modality", "status", "precision", "date_conflict")
FACETS = (*PLAIN_FACETS, "language", "actor", "source")
ORDER = ("sort_on", "event_id")
SHORT_PRECISIONS = ("day", "week", "interval")


def days_around(state: Any, *, days: int) -> tuple[dt.date | None, dt.date | None]:
    """From so many days before an event to so many after it, within the calendar; None for an undated one."""
    if state.earliest_on is None:
        return None, None
    margin = dt.timedelta(days=days)
    return state.earliest_on - min(margin, state.earliest_on - dt.date.min), state.latest_on + min(margin, dt.date.max - state.latest_on)


def _table(name: str) -> Any:
    """A model by name: models import their querysets, so these can't import models."""
    return apps.get_model("timeline", name).objects


class EventStateQuerySet(SearchReads, LaneReads):
    def current(self) -> Self:
        """What is known now."""
        return self.filter(current=True)

    def as_of(self, day: dt.date | None) -> Self:
        """What was known at the day's end from texts published by then; for None what is known now."""
        if day is None:
            return self.current()
        return self.filter(Q(known_until__isnull=True) | Q(known_until__gt=day), known_from__lte=day)

    def visible(self, *, modalities: Collection[str] = (), statuses: Collection[str] = ()) -> Self:
        """Without rejected and hypothetical events, unless they are asked for by name."""
        found = self.filter(status__in=statuses) if statuses else self.exclude(status=REJECTED)
        return found.filter(modality__in=modalities) if modalities else found.exclude(modality=Modality.HYPOTHETICAL.value)

    def in_range(self, first: dt.date | None, last: dt.date | None) -> Self:
        """Dated events that may lie, in part or whole, in ``first``..``last`` (None: open)."""
        found = self if first is None else self.filter(latest_on__gte=first)
        return found if last is None else found.filter(earliest_on__lte=last)

    def certain(self, first: dt.date | None, last: dt.date | None) -> Self:
        """Dated events all of whose possible days lie in ``first``..``last`` (None: open)."""
        found = self.filter(earliest_on__isnull=False) if first is None else self.filter(earliest_on__gte=first)
        return found if last is None else found.filter(latest_on__lte=last)

    def undated(self) -> Self:
        return self.filter(earliest_on__isnull=True)

    def involving(self, slugs: Collection[str] = (), roles: Collection[str] = ()) -> Self:
        """Events in which one of the actors (any, for none) takes part in one of the roles (any, for none)."""
        parts = _table("StateActor").all()
        if slugs:
            parts = parts.filter(actor__slug__in=slugs)
        if roles:
            parts = parts.filter(role__in=roles)
        return self.filter(pk__in=parts.values("state"))

    def of_type(self, *types: str) -> Self:
        return self.filter(type__in=types)

    def from_source(self, slugs: Collection[str], *, known_by: dt.date | None = None) -> Self:
        """Events that one of the publishers reports, in a text that was out by ``known_by``."""
        reports = _table("Mention").known_by(known_by).filter(article__source__slug__in=slugs, event__isnull=False)
        return self.filter(event__in=reports.values("event"))

    def reported_in(self, first: dt.date | None, last: dt.date | None, *, known_by: dt.date | None = None) -> Self:
        """Events with a report published in ``first``..``last`` (None: open) and by ``known_by``."""
        articles = _table("Article").known_by(known_by).published_in(first, last)
        return self.filter(event__in=_table("Mention").filter(article__in=articles, event__isnull=False).values("event"))

    def in_language(self, codes: Collection[str]) -> Self:
        """Events that a text in one of the languages reports."""
        wanted = Q(pk__in=[])
        for code in codes:
            wanted |= Q(languages=code) | Q(languages__startswith=f"{code} ") | Q(languages__endswith=f" {code}") | Q(languages__contains=f" {code} ")
        return self.filter(wanted)

    def updated_since(self, moment: dt.datetime) -> Self:
        return self.filter(event__updated_at__gte=moment)

    def at_level(self, level: str) -> Self:
        """The key events, more of them, or all."""
        return self.filter(salience__gte=LEVELS[level]) if LEVELS[level] else self

    def search(self, query: str) -> Self:
        """Events where headline, quoted sentences or names hold every word or phrase, in any case and with or without diacritics.

        An actor's other spellings count as their name. The text searched belongs to the state, so a search as of a day sees
        only what was out by then.
        """
        found = self
        for term in terms(query):
            named = _table("StateActor").filter(actor__in=spelling(term).values("actor"))
            # A union, and not an OR: so each half goes along its own index.
            found = found.filter(pk__in=_table("EventState").telling(term).order_by().values("pk").union(named.order_by().values("state")))
        return found

    def with_actors(self) -> Self:
        """With identity and actors at hand: two queries for any number of events."""
        parts = _table("StateActor").select_related("actor").order_by("id")
        return self.select_related("event").defer("search_text", "search_stems").prefetch_related(Prefetch("state_actors", queryset=parts))

    def in_order(self) -> Self:
        """By day; on a day by the event's own number, which no later ingest moves."""
        return self.order_by(*ORDER)

    def around(self, state: Any, *, days: int = 3) -> Self:
        """Other events from ``days`` before the event to ``days`` after it; of a whole month or year nobody knows whether it was around."""
        if state.earliest_on is None:
            return self.none()
        return self.filter(precision__in=SHORT_PRECISIONS).in_range(*days_around(state, days=days)).exclude(event=state.event_id).in_order()

    def neighbours(self, state: Any) -> tuple[Any, Any]:
        """The events just before and just after this one in the list's order, or None."""
        before = self.filter(sort_on__lte=state.sort_on).filter(Q(sort_on__lt=state.sort_on) | Q(event_id__lt=state.event_id))
        after = self.filter(sort_on__gte=state.sort_on).filter(Q(sort_on__gt=state.sort_on) | Q(event_id__gt=state.event_id))
        return before.select_related("event").order_by("-sort_on", "-event_id").first(), after.select_related("event").in_order().first()

    def facets(self, name: str, *, known_by: dt.date | None = None, roles: Collection[str] = ()) -> list[Facet]:
        """The values of a filter with how many of these events each would leave, most first.

        For numbers that equal the list after the click, the queryset must lack that filter's own choice (``EventFilterForm.facets``
        sees to it). ``known_by`` and ``roles`` are those of the list.
        """
        if name == "language":
            counted: Counter[str] = Counter()
            for codes, count in self.order_by().values_list("languages").annotate(count=Count("pk")):
                counted.update(dict.fromkeys(codes.split(), count))
            rows = [(code, code, count) for code, count in counted.items()]
        elif name == "actor":
            parts = _table("StateActor").filter(state__in=self.order_by().values("pk"))
            parts = parts.filter(role__in=roles) if roles else parts
            rows = parts.order_by().values_list("actor__slug", "actor__name").annotate(count=Count("state", distinct=True))
        elif name == "source":
            reports = _table("Mention").known_by(known_by).filter(event__in=self.order_by().values("event"), article__source__isnull=False)
            rows = reports.order_by().values_list("article__source__slug", "article__source__name").annotate(count=Count("event", distinct=True))
        elif name in PLAIN_FACETS:
            rows = [(value, value, count) for value, count in self.order_by().values_list(name).annotate(count=Count("pk"))]
        else:
            raise ValueError(f"no facet is called {name!r}; there are {', '.join(FACETS)}")
        facets = [Facet(_word(value), str(label), count) for value, label, count in rows]
        return sorted(facets, key=lambda facet: (-facet.count, facet.label))

    def density(self, *, per: str = "day") -> Density:
        """How these events lie over days, weeks, months or years, by quad class."""
        rows = self.order_by().values_list("earliest_on", "latest_on", "quad").annotate(count=Count("pk"))
        return lay_over(rows, per=per)


def _word(value: object) -> str:
    """A value as the filter takes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) or "none"
