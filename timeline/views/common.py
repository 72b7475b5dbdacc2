"""What several pages share: reading the filters, answering bad ones, cards with their quotes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline.exports.records import Site
from timeline.fields import Day
from timeline.forms import EventFilterForm, ParameterForm
from timeline.models import Mention
from timeline.paging import BY_DATE, Page, PagingError, paginate
from timeline.querysets import EventStateQuerySet
from timeline.searching import terms
from timeline.stream import ZOOMS, Entry
from timeline.templatetags.wording import page_language_code

LANES = ("background", "undated")
PAGE_PARAMETERS = ("zoom", "lane", "cursor")


class DayForm(ParameterForm):
    """The day as of which to read a page that takes no filters."""

    as_of = Day()

    @property
    def known_by(self) -> dt.date | None:
        """The day; None for now."""
        return self.cleaned_data["as_of"]


class PageForm(EventFilterForm):
    """The filters and what only pages know: ``zoom`` and ``lane``."""

    zoom: str
    lane: str

    def __init__(self, data: Any = None, *, also: Iterable[str] = PAGE_PARAMETERS, **kwargs: Any) -> None:
        super().__init__(data, also=also, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.zoom = self._one_of("zoom", ZOOMS, "day")
        self.lane = self._one_of("lane", LANES, "")
        return cleaned

    def _one_of(self, name: str, words: tuple[str, ...], default: str) -> str:
        word = (self.data.get(name) or default).casefold()
        if word not in words and word != default:
            self.add_error(None, f"{name}: “{word[:60]}” is none of {', '.join(words)}.")
            return default
        return word


def bad_query(request: HttpRequest, problem: ParameterForm | PagingError) -> HttpResponse:
    """The 400 page, which names each parameter that could not be read."""
    if isinstance(problem, PagingError):
        faults = [(problem.parameter, str(problem))]
    else:
        faults = [(name if name != "__all__" else "", message) for name, messages in problem.errors.items() for message in messages]
    return render(request, "400.html", {"faults": faults, "path": request.path}, status=400)


def refuse(request: HttpRequest, parameter: str, reason: str) -> HttpResponse:
    """The 400 page for one parameter."""
    return render(request, "400.html", {"faults": [(parameter, reason)], "path": request.path}, status=400)


def with_quotes(form: PageForm, states: Iterable[Any], *, source: str = "") -> list[Entry]:
    """The events with the mention that each card quotes, in the page's language where a report is; few queries for any number.

    A list of one publisher (``source``, or as the filters ask) quotes that publisher, a list of one language that language, and a
    search the report that answers it.
    """
    states, asked = list(states), form.cleaned_data
    mentions = Mention.objects.all()
    if sources := [source] if source else asked["source"]:
        mentions = mentions.filter(article__source__slug__in=sources)
    elif asked["language"]:
        mentions = mentions.filter(article__language__in=asked["language"])
    best = mentions.best_of([state.event_id for state in states], known_by=form.known_by, terms=terms(asked["q"]), language=page_language_code())
    return [Entry(state, best.get(state.event_id)) for state in states]


def page_of(form: PageForm, states: EventStateQuerySet, *, size: int) -> Page:
    """The page of the list that the address's cursor points to. PagingError where it is no cursor of this list."""
    return page_from(form.data.get("cursor", ""), states, size=size)


def page_from(cursor: str, states: EventStateQuerySet, *, size: int) -> Page:
    """The page that a cursor points to, the first for none. PagingError where it is no cursor of this list."""
    return paginate(states.with_actors(), order=BY_DATE, cursor=cursor, size=size)


def on_first_page(form: PageForm) -> bool:
    return not form.data.get("cursor")


def site_of(request: HttpRequest) -> Site:
    """The site as the reader addresses it."""
    return Site(request.build_absolute_uri("/").rstrip("/"))
