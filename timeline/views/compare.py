"""Two publishers side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.models import Mention, Source
from timeline.paging import PagingError
from timeline.pictures.shares import cut
from timeline.querysets.comparisons import PARTS, compare
from timeline.views.common import PageForm, bad_query, page_of
from timeline.views.controls import chips

FIRST_SIZE, PAGE_SIZE = 12, 50
OWN = ("a", "b", "part")


@dataclass(frozen=True, slots=True)
class Pair:
    """An event with the sentence of either publisher (None where it has none)."""

    state: Any
    a: Any
    b: Any


class CompareForm(PageForm):
    """The filters, and the two publishers by slug; ``part`` names the one list to show in full."""

    a: Source | None
    b: Source | None
    part: str

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, also=("zoom", "lane", "cursor", *OWN), **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.part = self._one_of("part", PARTS, "")
        self.a, self.b = self._source("a"), self._source("b")
        if self.a and self.a == self.b:
            self.add_error(None, _("a and b: both name “%(slug)s”. Choose two different sources.") % {"slug": self.a.slug})
        return cleaned

    def _source(self, name: str) -> Source | None:
        slug = (self.data.get(name) or "").strip().casefold()
        if not slug:
            return None
        # What is no slug never reaches the database: PostgreSQL refuses a NUL.
        found = Source.objects.filter(slug=slug).first() if slug_re.match(slug) else None
        if found is None:
            self.add_error(None, _("%(name)s: no source is called “%(slug)s”. Choose one from the list of sources.") % {"name": name, "slug": slug[:60]})
        return found


@require_safe
def compare_sources(request: HttpRequest) -> HttpResponse:
    """Only the one, only the other, both, dated differently; without two sources the form to choose them."""
    form = CompareForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    context: dict[str, Any] = {
        "form": form,
        "chips": chips(form),
        "kept": [pair for pair in form.active() if pair[0] not in ("date_from", "date_to", "as_of")],
        "sources": Source.objects.with_text_counts(form.known_by).filter(texts__gt=0).order_by("name"),
    }
    if form.a and form.b:
        try:
            context |= _lists(form, form.a, form.b)
        except PagingError as error:
            return bad_query(request, error)
    return render(request, "timeline/compare.html", context)


def _lists(form: CompareForm, a: Source, b: Source) -> dict[str, Any]:
    found = compare(form.states(), a.pk, b.pk, known_by=form.known_by)
    counts = found.counts()
    page = page_of(form, found.part(form.part), size=PAGE_SIZE) if form.part else None
    shown = {form.part: page.rows} if page else {name: list(found.part(name).with_actors().in_order()[:FIRST_SIZE]) for name in PARTS}
    pairs = _pairs([state for states in shown.values() for state in states], a, b, form.known_by)
    named = ("only_a", "differ", "both", "only_b")
    return {
        "counts": counts,
        "total": sum(counts.values()),
        "shares": cut({name: counts[name] for name in named}),
        "page": page,
        "parts": {name: [pairs[state.pk] for state in shown.get(name, ())] for name in PARTS},
        "first_size": FIRST_SIZE,
    }


def _pairs(states: Sequence[Any], a: Source, b: Source, known_by: dt.date | None) -> dict[int, Pair]:
    by_a, by_b = (_sentences(source, [state.event_id for state in states], known_by) for source in (a, b))
    return {state.pk: Pair(state, by_a.get(state.event_id), by_b.get(state.event_id)) for state in states}


def _sentences(source: Source, events: Iterable[int], known_by: dt.date | None) -> dict[int, Any]:
    """The publisher's best sentence on each event, a dated one where there is one."""
    told = Mention.objects.filter(article__source=source)
    events = list(events)
    return told.best_of(events, known_by=known_by) | told.filter(earliest_on__isnull=False).best_of(events, known_by=known_by)
