"""One view for all forms, for pages (by extension) and API (by ``format``) alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from timeline.exports import calendars, feeds, lines, linked, slides, tables
from timeline.exports.records import Query
from timeline.fields import Words, YesNo
from timeline.forms import EventFilterForm
from timeline.paging import PagingError, event_order


@dataclass(frozen=True, slots=True)
class Format:
    """One form: its extension, its name for readers, its media type, what writes it, and whether browsers should keep it as a file."""

    extension: str
    label: str
    media_type: str
    write: Callable[[Query], Iterable[str | bytes]]
    as_file: bool = False


FORMATS = {
    "csv": Format("csv", "CSV", "text/csv; charset=utf-8", tables.write, as_file=True),
    "jsonl": Format("jsonl", "JSON lines", "application/jsonl", lines.write, as_file=True),
    "ics": Format("ics", "iCalendar", "text/calendar; charset=utf-8", calendars.write, as_file=True),
    "atom": Format("atom", "Atom", "application/atom+xml; charset=utf-8", feeds.write),
    "jsonld": Format("jsonld", "JSON-LD", "application/ld+json", linked.write),
    "timelinejs": Format("timelinejs.json", "TimelineJS", "application/json", slides.write),
}
# What only pages read: a reader who changes an address's extension need not clean it up.
PAGE_PARAMETERS = ("zoom", "cursor", "at")


class ExportForm(EventFilterForm):
    """The filters, an order, and the options of single forms."""

    ordering = forms.CharField(required=False, max_length=100, help_text="as in the API")
    rows = Words([("events", "events"), ("evidence", "evidence")], single=True, help_text="CSV: one row for each event, or for each report")
    bom = YesNo(help_text="CSV: begin with a byte order mark, for old spreadsheets")
    imprecise = YesNo(help_text="iCalendar: events whose day isn't known, too")

    def clean_ordering(self) -> str:
        try:
            event_order(self.cleaned_data["ordering"])
        except PagingError as error:
            raise ValidationError(str(error)) from None
        return self.cleaned_data["ordering"]


@require_safe
def export(request: HttpRequest, name: str, also: Iterable[str] = PAGE_PARAMETERS) -> HttpResponse | StreamingHttpResponse:
    """The events that the filters leave, in this form; 400 that names what is wrong with a filter."""
    form = ExportForm(request.GET, also=also)
    if not form.is_valid():
        return _refusal(form)
    chosen = FORMATS[name]
    asked = form.cleaned_data
    query = Query(
        states=form.states(),
        order=event_order(asked["ordering"]),
        known_by=form.known_by,
        root=request.build_absolute_uri("/").rstrip("/"),
        address=request.build_absolute_uri(),
        options={option: asked[option] for option in ("rows", "bom", "imprecise")},
    )
    response = StreamingHttpResponse(chosen.write(query), content_type=chosen.media_type)
    if chosen.as_file:
        response["Content-Disposition"] = f'attachment; filename="timeline.{chosen.extension}"'
    patch_cache_control(response, no_cache=True)
    return response


def _refusal(form: ExportForm) -> JsonResponse:
    faults: dict[str, Any] = {name: [str(sentence) for sentence in found] for name, found in form.errors.items() if name != NON_FIELD_ERRORS}
    sentences = [f"{name}: {sentence}" for name, found in faults.items() for sentence in found]
    if form.unknown_params:
        faults["unknown_params"] = form.unknown_params
        sentences.insert(0, f"Unknown parameter: {', '.join(form.unknown_params)}.")
    return JsonResponse({"detail": " ".join(sentences), **faults}, status=400)
