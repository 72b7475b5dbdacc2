"""Readers' error reports at the desk: each beside the sentence it concerns, answered by actions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.html import format_html

from timeline.models import ErrorReport
from timeline.models.choices import ReportStatus
from timeline.store import answer_report


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    list_display = ("received", "status", "words", "event_link", "evidence_link", "contact")
    list_display_links = ("received",)
    list_filter = ("status", "created_at")
    list_select_related = ("event", "mention")
    search_fields = ("message", "contact", "event__uid", "evidence")
    search_help_text = "Words of the report, or the id of an event or of evidence"
    actions = ("accept", "decline", "reopen")
    fields = readonly_fields = ("received", "status", "message", "contact", "event_link", "sentence", "evidence_link")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # readers write them, on the event's page

    @admin.display(description="Received", ordering="created_at")
    def received(self, report: ErrorReport) -> Any:
        return report.created_at

    @admin.display(description="Report")
    def words(self, report: ErrorReport) -> str:
        return truncatechars(report.message, 140)

    @admin.display(description="Event")
    def event_link(self, report: ErrorReport) -> str:
        change = reverse("admin:timeline_event_change", args=[report.event_id])
        return format_html('<a href="{}">correct {}</a> · <a href="/events/{}/">its page</a>', change, report.event, report.event.uid)

    @admin.display(description="Evidence")
    def evidence_link(self, report: ErrorReport) -> str:
        if report.mention:
            return format_html('<a href="{}"><code>{}</code></a>', report.mention.get_absolute_url(), report.evidence)
        return f"{report.evidence} (its text is gone)" if report.evidence else "the event as a whole"

    @admin.display(description="Sentence")
    def sentence(self, report: ErrorReport) -> str:
        if report.mention is None:
            return ""
        return format_html('<blockquote class="desk-quote" lang="{}">{}</blockquote>', report.mention.article.language, report.mention.quote)

    @admin.action(description="Accept (the event is corrected)", permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        self._answer(request, queryset, ReportStatus.ACCEPTED)

    @admin.action(description="Decline", permissions=["change"])
    def decline(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        self._answer(request, queryset, ReportStatus.DECLINED)

    @admin.action(description="Open again", permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        self._answer(request, queryset, ReportStatus.OPEN)

    def _answer(self, request: HttpRequest, queryset: QuerySet[ErrorReport], status: ReportStatus) -> None:
        count = sum(answer_report(report, status).status == status for report in queryset)
        self.message_user(request, f"{count} reports are {status.label} now.")
