"""Corrections and candour. The change log and the public history come later."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories import make_article, make_event, make_source
from tests.pages.page import squeezed
from timeline.models import Article, Event, EventState


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()


def test_a_report_of_an_error_holds_event_and_evidence_and_lands_in_the_queue(get, client, admin_client, db):
    state = make_event()
    mention = state.event.mentions.get()
    [link] = [link for link in get(state.get_absolute_url()).links() if f"evidence={mention.uid}" in link]
    form = get(link)
    assert state.event.uid in form.text and form.tree.xpath('//input[@name="evidence"]/@value') == [mention.uid]
    assert client.post(link.split("?")[0], {"message": "It was Tuesday.", "evidence": mention.uid}).status_code == 302
    queue = admin_client.get(reverse("admin:timeline_errorreport_changelist")).content.decode()
    assert "It was Tuesday." in queue and state.event.uid in queue


def test_a_deleted_event_answers_410_with_the_reason(get, admin_client):
    event = make_event().event
    Event.objects.filter(pk=event.pk).update(note="This was a film review.")
    admin_client.post(reverse("admin:timeline_event_delete", args=[event.pk]), {"post": "yes"})
    page = get(f"/events/{event.uid}/")
    assert page.status == 410 and "This was a film review." in page.text
    assert get(f"/api/v1/events/{event.uid}/").status == 410


def test_the_coverage_pages_numbers_are_the_stores(get, news):
    news.tell("Herald", "2022-01-26", "NATO rejected Russia's demands on Tuesday.", "Sergey Lavrov met Antony Blinken in Geneva on Friday.")
    news.tell("NRK", "2022-01-26", "Sergej Lavrov møtte Antony Blinken i Genève fredag.", language="no")
    news.ingest()
    page = get("/about/coverage/")
    figures = page.by_class("facts--numbers")[0]
    shown = dict(zip(map(squeezed, figures.xpath("./dt")), map(squeezed, figures.xpath("./dd")), strict=True))
    events = EventState.objects.current().visible()
    assert shown["texts"] == str(Article.objects.current().count()) == "2"
    assert shown["events"] == str(events.count()) and shown["told by one source only"] == str(events.filter(sources=1).count())
    assert shown["undated"] == str(events.filter(precision="none").count()) == "0"
    rows = {squeezed(row.xpath("./th")[0]): squeezed(row.xpath("./td")[0]) for row in page.tree.xpath("//div[contains(@class, 'columns--after')]//tbody/tr")}
    assert rows["Herald"] == rows["NRK"] == "1"


def test_two_sources_are_compared_by_what_only_one_tells(get, db):
    herald, gazette = make_source("herald"), make_source("gazette")
    make_event(headline="Both", articles=(make_article(source=herald), make_article(source=gazette)))
    make_event(headline="One alone", articles=(make_article(source=herald),))
    page = get("/compare/?a=herald&b=gazette")
    assert "One alone" in page.text and [squeezed(link) for link in page.tree.xpath('//*[@id="both"]//*[contains(@class, "told__headline")]/a')] == ["Both"]


def test_the_method_page_says_how_dates_and_types_are_found(get, db):
    assert {"/about/method/", "/about/coverage/"} <= set(get("/").links())
    assert "January 2022 (day not given)" in get("/about/method/").text
