"""A reader reports an error; it waits at the curators' desk with the ids of event and evidence."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from timeline.models import Event, EventState
from timeline.models.choices import EventStatus
from timeline.reporting import WINDOW_SECONDS, ErrorReportForm, find_evidence, may_send
from timeline.store import report_error


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, uid: str) -> HttpResponse:
    """The form, with the ids of the event and (``evidence``) of one report of it; POST stores what was written."""
    event = get_object_or_404(Event.objects.select_related("merged_into"), uid=uid)
    if event.merged_into:
        return redirect("timeline:report", uid=event.merged_into.uid)
    if event.status == EventStatus.REJECTED:
        return render(request, "410.html", {"event": event}, status=410)
    if unknown := sorted(set(request.GET) - {"evidence"}):
        return render(request, "400.html", {"faults": [(name, "Unknown parameter.") for name in unknown], "path": request.path}, status=400)
    if request.method == "POST":
        return _take(request, event)
    try:
        mention = find_evidence(event, request.GET.get("evidence", ""))
    except ValidationError as error:
        return render(request, "400.html", {"faults": [("evidence", error.message)], "path": request.path}, status=400)
    form = ErrorReportForm(event=event, initial={"evidence": mention.uid if mention else ""})
    return _show(request, event, form, mention)


def _take(request: HttpRequest, event: Event) -> HttpResponse:
    form = ErrorReportForm(request.POST, event=event)
    if not form.is_valid():
        return _show(request, event, form, form.cleaned_data.get("evidence"), status=400)
    if not form.trapped:
        if not may_send(request.META.get("REMOTE_ADDR", "")):
            refused = render(request, "429.html", {"minutes": WINDOW_SECONDS // 60}, status=429)
            refused["Retry-After"] = str(WINDOW_SECONDS)
            return refused
        said = form.cleaned_data
        report_error(event, mention=said["evidence"], message=said["message"], contact=said["contact"])
    return redirect("timeline:report_thanks", uid=event.uid)


def _show(request: HttpRequest, event: Event, form: ErrorReportForm, mention: object, status: int = 200) -> HttpResponse:
    state = get_object_or_404(EventState.objects.current().select_related("event"), event=event)
    return render(request, "timeline/report.html", {"state": state, "mention": mention, "error_form": form}, status=status)


@require_safe
def thanks(request: HttpRequest, uid: str) -> HttpResponse:
    """What becomes of the report."""
    state = get_object_or_404(EventState.objects.current().select_related("event"), event__uid=uid)
    return render(request, "timeline/report_thanks.html", {"state": state})
