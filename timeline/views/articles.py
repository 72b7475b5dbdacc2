"""One text with its marked sentences; each revision keeps its own address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline.excerpts import may_show_in_full, paragraphs
from timeline.models import Article
from timeline.views.common import refuse

# What is marked in the text, as the address says it.
MARKS = ("all", "dates", "actors", "events", "none")


@require_safe
def article(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """The article, in full where it is our own, else its evidence in context."""
    found = get_object_or_404(Article.objects.select_related("source").defer("search_text", "search_stems"), public_id=public_id)
    if slug != found.slug:
        return redirect(found.get_absolute_url(), permanent=True)
    chosen = request.GET.get("marks", MARKS[0])
    if unknown := sorted(set(request.GET) - {"marks"}):
        return refuse(request, unknown[0], "This page knows no such parameter.")
    if chosen not in MARKS:
        return refuse(request, "marks", f"“{chosen[:60]}” is none of {', '.join(MARKS)}.")
    mentions = found.mentions.select_related("event").order_by("start", "number")
    context = {
        "article": found,
        "marks": MARKS,
        "chosen": chosen,
        "paragraphs": paragraphs(found, mentions),
        "in_full": may_show_in_full(found),
        "events": len({mention.event_id for mention in mentions if mention.event_id}),
        "revisions": Article.objects.filter(key=found.key).exclude(pk=found.pk).light().order_by("revision"),
    }
    return render(request, "timeline/article.html", context)
