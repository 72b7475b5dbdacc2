"""What the timeline rests on, and where it is thin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline import dossier
from timeline.models import Article, EventState
from timeline.pictures import Axis, choose_scale
from timeline.pictures.heat import draw_heat
from timeline.querysets.coverage import Coverage, cover
from timeline.querysets.presence import Published, published_by_day
from timeline.views.common import DayForm, bad_query

# A language with fewer texts than this tells of little more than one outlet's view.
FEW = 3
STORY_DAYS = 45


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Outlets, languages and days of the texts held (as of a day: of those out by then), and what is thin among them."""
    form = DayForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    day = form.known_by
    articles, states = Article.objects.current().known_by(day), EventState.objects.as_of(day).visible()
    covered, published = cover(articles, states), published_by_day(articles)
    told = {facet.value: facet.count for facet in states.facets("language")}
    context: dict[str, Any] = {
        "form": form,
        "coverage": covered,
        "languages": [(code, texts, told.get(code, 0)) for code, texts in covered.languages],
        "thin_languages": [(code, texts) for code, texts in covered.languages if texts < FEW],
        "lone_outlets": sum(1 for row in covered.outlets if row.texts == 1),
        "single_share": round(100 * covered.single_source / covered.events) if covered.events else 0,
    }
    if axis := _axis([row.day for row in published]):
        context |= {"heat": draw_heat(published, axis=axis), "story": _story(covered, published, axis)}
    return render(request, "timeline/coverage.html", context)


def _axis(days: Sequence[dt.date]) -> Axis | None:
    """From the first to the last day of publication, those before the dossier's period left out; None without any."""
    period = dossier.period()
    inside = [day for day in days if period is None or day >= period.first] or list(days)
    return Axis.over(min(inside), max(inside), choose_scale(min(inside), max(inside))) if inside else None


def _story(covered: Coverage, published: Iterable[Published], axis: Axis) -> dict[str, Any]:
    """The last weeks before the latest text: how many of their days have no text at all, and how many rest on one outlet."""
    first = axis.last - min(dt.timedelta(days=STORY_DAYS - 1), axis.last - axis.first)
    outlets: dict[dt.date, set[str]] = {}
    for row in published:
        if first <= row.day <= axis.last:
            outlets.setdefault(row.day, set()).add(row.slug)
    days = (axis.last - first).days + 1
    return {"first": first, "last": axis.last, "days": days, "bare": days - len(outlets), "lone": sum(1 for slugs in outlets.values() if len(slugs) == 1)}
