"""One event with every report of it, and the permanent address of one sentence."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline.adoption import reason_of
from timeline.excerpts import excerpt
from timeline.exports import linked
from timeline.exports.records import Report, Site, Told
from timeline.models import Event, EventState, Mention
from timeline.models.choices import EventStatus
from timeline.querysets.events import days_around
from timeline.quotes import Quotes
from timeline.templatetags.addresses import as_of
from timeline.views.common import DayForm, PageForm, bad_query, site_of

NEAR_DAYS = 3
NEAR_SIZE = 6


@require_safe
def event(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """The event's page; a merged event leads to its successor, a rejected one answers 410 with words."""
    form = PageForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    found = get_object_or_404(Event.objects.select_related("merged_into"), uid=uid)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    if found.merged_into:
        return redirect(f"/events/{found.merged_into.uid}/{query}", permanent=True)
    if found.status == EventStatus.REJECTED:
        return render(request, "410.html", {"event": found}, status=410)
    state = EventState.objects.as_of(form.known_by).filter(event=found).with_actors().first()
    if state is None:
        return render(request, "timeline/not_yet_known.html", {"event": found, "form": form}, status=404)
    if slug != state.slug and form.known_by is None:
        return redirect(f"{state.get_absolute_url()}{query}", permanent=True)
    return render(request, "timeline/event.html", _page(form, state, site_of(request)))


def _page(form: PageForm, state: EventState, site: Site) -> dict[str, Any]:
    mentions = list(
        Mention.objects.filter(event=state.event).known_by(form.known_by).with_article().with_actors().in_reading_order(),
    )
    # Voices in order of their first report; near-copies of one report share one.
    voices = list(dict.fromkeys(mention.voice for mention in mentions))
    ordered = sorted(mentions, key=lambda mention: voices.index(mention.voice))
    reports = [[(mention, excerpt(mention)) for mention in group] for _, group in groupby(ordered, key=lambda mention: mention.voice)]
    quotes = Quotes()
    told = Told(state, tuple(Report(mention, quotes.of(mention)) for mention in mentions))
    listed = EventState.objects.as_of(form.known_by).visible()
    first, last = days_around(state, days=NEAR_DAYS)
    before, after = listed.neighbours(state)
    return {
        "form": form,
        "state": state,
        "linked": linked.block(linked.event(told, site)),
        "reports": reports,
        "adopted": reason_of(state, mentions) if state.date_conflict else "",
        "dates": sorted({mention.date_edtf for mention in mentions if mention.date_edtf}),
        "before": before,
        "after": after,
        "around": listed.around(state, days=NEAR_DAYS).select_related("event").most_telling(NEAR_SIZE),
        "near_days": NEAR_DAYS,
        "around_from": first,
        "around_to": last,
    }


@require_safe
def evidence(request: HttpRequest, uid: str) -> HttpResponse:
    """To the sentence in its article, as of the day that the reader looks at."""
    form = DayForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    mention = get_object_or_404(Mention.objects.select_related("article").defer("article__text", "article__annotations"), uid=uid)
    return redirect(f"{mention.article.get_absolute_url()}{as_of(form.known_by)}#c{mention.start}")
