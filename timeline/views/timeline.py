"""The timeline, and its days and months."""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline import dossier
from timeline.exports import linked
from timeline.exports.views import FORMATS
from timeline.extraction.plover import QUAD_OF_TYPE
from timeline.fields import Day
from timeline.hits import texts_beside
from timeline.models import EventState
from timeline.paging import PagingError, starting_on
from timeline.pictures.news import draw_news
from timeline.pictures.strip import strip_of
from timeline.querysets import EventStateQuerySet
from timeline.stream import ZOOMS, in_periods
from timeline.views.common import PAGE_PARAMETERS, PageForm, bad_query, on_first_page, page_from, page_of, site_of, with_quotes
from timeline.views.controls import controls, drops, narrowing

PAGE_SIZE = 40
LANE_SIZE = 8
CHANGES = 12


class TimelineForm(PageForm):
    """The filters, and ``at``: the day at which the list is to begin."""

    at: dt.date | None

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, also=(*PAGE_PARAMETERS, "at"), **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.at = None
        try:
            self.at = Day().clean(self.data.get("at"))
        except ValidationError as error:
            self.add_error(None, f"at: {error.messages[0]}")
        return cleaned


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Every event that the filters leave, oldest first."""
    form = TimelineForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    try:
        listing = _listing(form)
    except PagingError as error:
        return bad_query(request, error)
    # The whole timeline is a set of data; a part of it is none of its own.
    if not form.active() and not form.lane and on_first_page(form):
        told = listing["strip"] and listing["strip"].told
        listing["linked"] = linked.block(linked.dataset(site_of(request), FORMATS.values(), (told.first, told.last) if told else None))
    return render(request, "timeline/timeline.html", listing)


def _place(form: TimelineForm, states: EventStateQuerySet) -> str:
    """Where the page begins: at the address's cursor, or at the first day with events from ``at`` on (else at the last day before). "" for the
    beginning."""
    if form.data.get("cursor") or form.at is None:
        return form.data.get("cursor", "")
    days = states.order_by("sort_on").values_list("sort_on", flat=True)
    day = days.filter(sort_on__gte=form.at).first() or days.last()
    return starting_on(day) if day and days.filter(sort_on__lt=day).exists() else ""


def _listing(form: TimelineForm) -> dict[str, Any]:
    """What the timeline's template draws."""
    states = form.states()
    period = dossier.period()
    focus = period.first if period else None
    # Who asks for dates or a precision gets one list; otherwise background and undated events keep to lanes of their own.
    whole = bool(form.cleaned_data["date_from"] or form.cleaned_data["date_to"] or form.cleaned_data["precision"])
    lanes: dict[str, Any] = {}
    if form.lane == "background":
        main = states.background(focus)
    elif form.lane == "undated":
        main = states.undated()
    elif whole:
        main = states
    else:
        main = states.foreground(focus)
    place = _place(form, main)
    if not whole and not form.lane and not place:
        background = states.background(focus)
        lanes["background"] = background.select_related("event").most_telling(LANE_SIZE)
        lanes["background_total"] = background.count()
    page = page_from(place, main, size=PAGE_SIZE)
    dated = [state for state in page.rows if state.earliest_on]
    undated = [state for state in page.rows if not state.earliest_on]
    if not form.lane and not whole and not place:
        undated = states.undated().with_actors().most_telling(LANE_SIZE)
    entries = with_quotes(form, [*dated, *undated])
    hits, hits_total = texts_beside(form, states) if not form.lane and not place else ([], 0)
    density = states.density()
    strip = strip_of(density, focus=None if whole or form.lane == "background" else focus)
    return {
        "form": form,
        "page": page,
        "periods": in_periods(entries[: len(dated)], zoom=form.zoom),
        "undated": entries[len(dated) :],
        "strip": strip,
        "total": density.count,
        "undated_total": density.undated,
        "hits": hits,
        "hits_total": hits_total,
        "zooms": ZOOMS,
        "drops": [] if density.count else drops(form),
        **controls(form, total=density.count),
        **_knowledge(form, states),
        **lanes,
    }


def _knowledge(form: PageForm, states: EventStateQuerySet) -> dict[str, Any]:
    """For a page as of a day: the days one can go to, and what changed since the day before."""
    if form.known_by is None:
        return {}
    days = EventState.objects.visible().days_of_news()
    news = draw_news(days, until=form.known_by)
    return {
        "news_days": [(month, list(group)) for month, group in groupby(news, key=lambda step: step.day.replace(day=1))],
        "day_before": max((day for day in days if day < form.known_by), default=None),
        "day_after": min((day for day in days if day > form.known_by), default=None),
        "changes": states.changes_on(form.known_by, size=CHANGES),
        "changes_total": states.filter(known_from=form.known_by).count(),
    }


@require_safe
def of_type(request: HttpRequest, name: str) -> HttpResponse:
    """To the timeline of one type of event, whatever else the address asks for."""
    if name.upper() not in QUAD_OF_TYPE:
        raise Http404("There is no such type.")
    query = request.GET.urlencode()
    return redirect(f"{reverse('timeline:timeline')}?type={name.upper()}{f'&{query}' if query else ''}")


@require_safe
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """The events of one day, and apart from them those that may lie on it."""
    try:
        wanted = dt.date(year, month, day)
    except ValueError as error:
        raise Http404("There is no such day.") from error
    return _span(request, wanted, wanted, "day")


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The events of one month, and apart from them those that may lie in it."""
    try:
        first = dt.date(year, month, 1)
    except ValueError as error:
        raise Http404("There is no such month.") from error
    return _span(request, first, first.replace(day=calendar.monthrange(year, month)[1]), "month")


def _span(request: HttpRequest, first: dt.date, last: dt.date, kind: str) -> HttpResponse:
    form = PageForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    every = form.states()
    certain = every.certain(first, last)
    try:
        page = page_of(form, certain, size=PAGE_SIZE)
    except PagingError as error:
        return bad_query(request, error)
    perhaps = every.in_range(first, last).exclude(pk__in=certain.values("pk")).with_actors().in_order()[:PAGE_SIZE] if on_first_page(form) else []
    entries = with_quotes(form, [*page.rows, *perhaps])
    step = dt.timedelta(days=1)
    context = {
        "form": form,
        "chips": narrowing(form),
        "kind": kind,
        "first": first,
        "last": last,
        "before": first - step if first > dt.date.min else None,
        "after": last + step if last < dt.date.max else None,
        "page": page,
        "periods": in_periods(entries[: len(page.rows)]),
        "perhaps": entries[len(page.rows) :],
        "total": certain.count(),
    }
    return render(request, "timeline/span.html", context)
