"""The admin site with the desk's own pages beside the tables."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse

from timeline.desk import fixtures
from timeline.desk.forms import FixtureForm, IngestForm, bundled
from timeline.desk.reads import stored_articles
from timeline.ingest import Ingest, Report, Stated


class DeskSite(AdminSite):
    """Django's admin under our name, plus Fixtures and Ingest."""

    site_header = "Crisis Timeline · curators’ desk"
    site_title = "Crisis Timeline desk"
    index_title = "Desk"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [
            path("fixtures/", self.admin_view(self.fixtures_view), name="fixtures"),
            path("ingest/", self.admin_view(self.ingest_view), name="ingest"),
        ]
        return own + super().get_urls()

    def fixtures_view(self, request: HttpRequest) -> HttpResponse:
        """Lists bundled fixtures; previews an uploaded or bundled one; loads it once ``confirm`` comes back."""
        form = FixtureForm(request.POST or None, request.FILES or None)
        context: dict[str, Any] = {"title": "Fixtures", "bundled": bundled(), "form": form}
        status = 200
        if request.method == "POST":
            if form.is_valid() and "confirm" in request.POST:
                result = fixtures.load(form.cleaned_data["rows"], user=request.user)
                if result.loadable:
                    counts = result.counts
                    words = f"{form.cleaned_data['name']}: {counts['add']} added, {counts['change']} changed, {counts['same']} already the same."
                    messages.success(request, words)
                    return HttpResponseRedirect(reverse("admin:fixtures"))
                messages.error(request, "Nothing was loaded: the database changed since the preview, and some rows no longer fit.")
                context |= {"preview": result}
            elif form.is_valid():
                context |= {"preview": fixtures.preview(form.cleaned_data["rows"], user=request.user)}
            if "preview" in context:
                carried = {key: form.cleaned_data.get(key) or "" for key in ("bundled", "packed", "name")}
                context |= {"carried": carried, "name": form.cleaned_data["name"], **_listed(context["preview"])}
            status = 200 if "preview" in context and context["preview"].loadable else 400
        return TemplateResponse(request, "admin/desk/fixtures.html", {**self.each_context(request), **context}, status=status)

    def ingest_view(self, request: HttpRequest) -> HttpResponse:
        """Takes a pasted text or uploaded files in, and shows what was found in them."""
        if not request.user.has_perm("timeline.add_article"):
            raise PermissionDenied("You may not add texts.")
        form = IngestForm(request.POST or None, request.FILES or None)
        context: dict[str, Any] = {"title": "Ingest texts", "form": form, "stated_fields": [form[name] for name in ("name", *STATED)]}
        status = 200
        if request.method == "POST":
            if form.is_valid():
                report = _ingest(form.cleaned_data)
                context |= {"report": report.as_json(), "articles": stored_articles(report.stored)}
                status = 400 if report.errors and not report.stored else 200
            else:
                status = 400
        return TemplateResponse(request, "admin/desk/ingest.html", {**self.each_context(request), **context}, status=status)


STATED = ("source", "published", "language")


def _ingest(said: dict[str, Any]) -> Report:
    run = Ingest(Stated(**{name: said[name].strip() or None for name in STATED}))
    if said["text"].strip():
        run.add_text(said["text"], name=said["name"].strip())
    for upload in said["files"]:
        run.add_bytes(upload.read(), name=upload.name)
    return run.finish()


LISTED_PER_ACTION = 200


def _listed(preview: fixtures.Preview) -> dict[str, Any]:
    """The preview's rows as the page lists them: what needs a look first, and not more of a kind than anyone reads; what stays is only counted."""
    groups = [(action, preview.of(action)) for action in ("reject", "change", "add")]
    return {"preview_groups": [(action, rows[:LISTED_PER_ACTION], max(0, len(rows) - LISTED_PER_ACTION)) for action, rows in groups if rows]}
