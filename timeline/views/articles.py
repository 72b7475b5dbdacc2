"""One text with its marked sentences; each revision keeps its own address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline.excerpts import may_show_in_full, paragraphs
from timeline.models import Actor, Article
from timeline.templatetags.addresses import as_of
from timeline.views.common import DayForm, bad_query, refuse

# What is marked in the text, as the address says it.
MARKS = ("all", "dates", "actors", "events", "none")


@require_safe
def article(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """The article, in full where it is our own, else its evidence in context."""
    form = DayForm(request.GET, also=("marks",))
    if not form.is_valid():
        return bad_query(request, form)
    found = get_object_or_404(Article.objects.select_related("source").defer("search_text", "search_stems"), public_id=public_id)
    if slug != found.slug:
        return redirect(f"{found.get_absolute_url()}{f'?{request.GET.urlencode()}' if request.GET else ''}", permanent=True)
    chosen = request.GET.get("marks", MARKS[0])
    if chosen not in MARKS:
        return refuse(request, "marks", f"“{chosen[:60]}” is none of {', '.join(MARKS)}.")
    day = form.known_by
    if day and (found.published_until is None or found.published_until > day):
        return render(request, "timeline/not_yet_known.html", {"article": found, "form": form}, status=404)
    mentions = found.mentions.select_related("event").order_by("start", "number")
    named = {slug for _, _, slug in found.annotations.get("actors", ())}
    context = {
        "form": form,
        "article": found,
        "marks": MARKS,
        "chosen": chosen,
        "paragraphs": paragraphs(
            found,
            mentions,
            actors=dict(Actor.objects.filter(slug__in=named).values_list("slug", "name")),
            then=as_of(day),
        ),
        "in_full": may_show_in_full(found),
        "events": len({mention.event_id for mention in mentions if mention.event_id}),
        "revisions": Article.objects.filter(key=found.key).exclude(pk=found.pk).known_by(day).light().order_by("revision"),
    }
    return render(request, "timeline/article.html", context)
