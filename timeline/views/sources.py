"""Who reports: the list of publishers and a page for each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from timeline.models import Article, Source
from timeline.paging import PagingError
from timeline.stream import in_periods
from timeline.views.common import PageForm, bad_query, page_of, with_quotes
from timeline.views.controls import narrowing

PAGE_SIZE = 50


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All publishers, with how many texts are held and how many events they report."""
    form = PageForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    counted = {facet.value: facet.count for facet in form.facets("source")}
    found = list(Source.objects.with_text_counts(form.known_by).order_by("name"))
    rows = [(source, counted.get(source.slug, 0)) for source in found if source.texts]
    # An outlet may have become known by a later text of it, so as of a day none is named that had told nothing.
    silent = [] if form.known_by else [source for source in found if not source.texts]
    return render(request, "timeline/sources.html", {"form": form, "rows": rows, "silent": silent})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One publisher: its texts, and the events it reports."""
    form = PageForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    found = get_object_or_404(Source, slug=slug)
    states = form.states().from_source([slug], known_by=form.known_by)
    try:
        page = page_of(form, states, size=PAGE_SIZE)
    except PagingError as error:
        return bad_query(request, error)
    entries = with_quotes(form, page.rows, source=slug)
    context = {
        "form": form,
        "source": found,
        "chips": narrowing(form),
        "articles": Article.objects.current().known_by(form.known_by).filter(source=found).light()[:PAGE_SIZE],
        "page": page,
        "total": states.count(),
        "periods": in_periods([entry for entry in entries if entry.state.earliest_on], zoom=form.zoom),
        "undated": [entry for entry in entries if not entry.state.earliest_on],
    }
    return render(request, "timeline/source.html", context)
