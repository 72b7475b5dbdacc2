"""Who takes part: the list of actors and a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline.models import Actor
from timeline.models.choices import ActorKind
from timeline.paging import PagingError
from timeline.stream import in_periods
from timeline.templatetags.addresses import as_of
from timeline.views.common import PAGE_PARAMETERS, PageForm, bad_query, page_of, with_quotes
from timeline.views.controls import narrowing
from timeline.views.portraits import portrait

PAGE_SIZE = 50
PARTNERS = 12
NAME_LENGTH = 100


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """All actors by kind, with how many events each takes part in; with ``name`` those so called, or the page of the only one."""
    form = PageForm(request.GET, also=(*PAGE_PARAMETERS, "name"))
    if not form.is_valid():
        return bad_query(request, form)
    name = " ".join(request.GET.get("name", "").replace("\0", " ").split())[:NAME_LENGTH]
    if name and (only := _only_one(name)):
        return redirect(only.get_absolute_url() + as_of(form.known_by))
    counted = {facet.value: facet.count for facet in form.facets("actor")}
    found = Actor.objects.named_like(name).select_related("affiliation").order_by("kind", "name")
    kinds = {kind: _told_and_silent(group, counted) for kind, group in groupby(found, key=lambda actor: actor.kind)}
    context = {"form": form, "name": name, "kinds": [(kind, *kinds[kind]) for kind in ActorKind.values if kind in kinds]}
    return render(request, "timeline/actors.html", context)


def _only_one(name: str) -> Actor | None:
    """The one actor with this spelling; None where several share it or nobody has it."""
    called = list(Actor.objects.called(name)[:2])
    return called[0] if len(called) == 1 else None


def _told_and_silent(actors: Iterable[Actor], counted: dict[str, int]) -> tuple[list[tuple[Actor, int]], list[Actor]]:
    """Actors with their numbers of events, and those whom no event names."""
    actors = list(actors)
    return [(actor, counted[actor.slug]) for actor in actors if actor.slug in counted], [actor for actor in actors if actor.slug not in counted]


@require_safe
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """One actor: names by language, offices, with whom, and the events."""
    form = PageForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    found = get_object_or_404(Actor.objects.select_related("affiliation"), slug=slug)
    states = form.states().involving([slug], form.cleaned_data["role"])
    try:
        page = page_of(form, states, size=PAGE_SIZE)
    except PagingError as error:
        return bad_query(request, error)
    entries = with_quotes(form, page.rows)
    dated = [entry for entry in entries if entry.state.earliest_on]
    context = {
        "form": form,
        "actor": found,
        "chips": narrowing(form),
        "aliases": [(code, [alias.alias for alias in group]) for code, group in groupby(found.aliases.all(), key=lambda alias: alias.language)],
        "tenures": found.tenures.select_related("office"),
        "holders": found.holders.select_related("person"),
        "affiliates": found.affiliates.all(),
        "roles": sorted(states.role_counts(slug).items()),
        "partners": states.partners(slug, size=PARTNERS),
        "page": page,
        "total": states.count(),
        "periods": in_periods(dated, zoom=form.zoom),
        "undated": [entry for entry in entries if not entry.state.earliest_on],
        **portrait(form, states, slug),
    }
    return render(request, "timeline/actor.html", context)
