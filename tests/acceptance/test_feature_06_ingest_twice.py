"""Ingest twice, lose nothing: a curator's edits and deletions survive. Suggestions come later."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.desk.test_tables import post_event
from tests.storing.texts import rows
from timeline.models import EventState


@pytest.fixture
def folder(news):
    news.tell("Herald", "2022-01-26", "NATO rejected Russia's demands on Tuesday.", "Sergey Lavrov met Antony Blinken in Geneva on Friday.")
    news.tell("Gazette", "2022-01-27", "Germany blocked weapons for Ukraine on Monday.")
    news.ingest()
    return news


def test_edits_stand_the_deleted_stays_deleted_and_the_second_run_reports_nothing_new(folder, admin_client, get):
    edited, deleted = folder.event("rejected").event, folder.event("blocked").event
    assert post_event(admin_client, edited, headline="NATO says no", date_edtf="2022-01-24").status_code == 302
    assert admin_client.post(reverse("admin:timeline_event_delete", args=[deleted.pk]), {"post": "yes"}).status_code == 302
    folder.ingest()
    before = rows()
    report = folder.ingest()
    assert report["articles"] == {"created": 0, "changed": 0, "unchanged": 2, "failed": 0}
    assert (report["events"]["created"], report["events"]["changed"]) == (0, 0)
    assert rows() == before
    page = get("/")
    assert "NATO says no" in page.texts("entry__headline") and "24 January 2022 Monday" in page.texts("day__label")
    assert "blocked" not in page.text
    assert get(f"/events/{deleted.uid}/").status == 410
    assert EventState.objects.current().visible().count() == 2
