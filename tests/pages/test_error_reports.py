"""“Report an error”: from the event's page to the curators' queue, with the ids of event and evidence."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import make_event
from tests.pages.page import Page
from timeline import reporting
from timeline.models import ErrorReport
from timeline.store import answer_report, report_error

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def event():
    return make_event().event


def address(event, **query):
    return f"/events/{event.uid}/report/" + ("?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else "")


def send(client, event, **said):
    return client.post(address(event), {"message": "The day is wrong; it was Tuesday."} | said)


def test_each_report_on_the_events_page_leads_to_a_form_that_holds_its_ids(get, event):
    mention = event.mentions.get()
    page = get(event.states.get().get_absolute_url())
    form = get(page.link("Report an error in this event"))
    assert event.uid in form.text and form.tree.xpath("//input[@name='evidence']/@value") == [""]
    [link] = [link for link in page.links() if "evidence=" in link]
    form = get(link)
    assert form.tree.xpath("//input[@name='evidence']/@value") == [mention.uid]
    assert mention.quote in form.text and mention.uid in form.text


def test_what_is_sent_waits_in_the_queue_and_is_thanked_for(client, get, event):
    mention = event.mentions.get()
    response = send(client, event, evidence=mention.uid, contact="reader@news.example")
    assert response.status_code == 302
    report = ErrorReport.objects.get()
    assert (report.event, report.mention, report.evidence) == (event, mention, mention.uid)
    assert (report.message, report.contact, report.status) == ("The day is wrong; it was Tuesday.", "reader@news.example", "open")
    thanks = get(response["Location"])
    assert "Thank you" in thanks.text and event.states.get().get_absolute_url() in thanks.links()


@pytest.mark.parametrize(
    ("said", "place", "remedy"),
    [
        pytest.param({"message": "  \n "}, "What is wrong?", "Write what is wrong", id="empty"),
        pytest.param({"message": "x" * 2003}, "What is wrong?", "3 characters longer than the 2000 that fit. Shorten it.", id="too long"),
        pytest.param({"contact": "x" * 201}, "How can we reach you?", "1 character longer than the 200 that fit. Shorten it.", id="contact too long"),
        pytest.param({"message": "a\0b"}, "What is wrong?", "Null characters are not allowed", id="null character"),
        pytest.param({"evidence": "nonesuch"}, "Nothing was sent yet", "no report with the id “nonesuch”", id="unknown evidence"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_the_place_and_the_remedy(client, event, said, place, remedy):
    page = Page(send(client, event, **said))
    assert page.status == 400 and not ErrorReport.objects.exists()
    [notice] = page.texts("notice")
    assert remedy in notice
    assert place in notice
    assert page.tree.xpath("//textarea")[0].text_content().strip() == said.get("message", "The day is wrong; it was Tuesday.").strip().replace("\0", "�")


def test_two_thousand_characters_fit(client, event):
    assert send(client, event, message="x" * 2000, contact="y" * 200).status_code == 302


def test_the_same_words_about_the_same_thing_wait_once(client, event):
    for words in ("It was Tuesday.", "it was  TUESDAY."):
        assert send(client, event, message=words).status_code == 302
    assert ErrorReport.objects.count() == 1
    send(client, event, message="It was Tuesday.", evidence=event.mentions.get().uid)
    assert ErrorReport.objects.count() == 2


def test_an_answered_report_does_not_keep_the_same_words_from_coming_again(event):
    first = answer_report(report_error(event, message="Wrong"), "declined")
    second = report_error(event, message="Wrong")
    assert (first.pk, "open") != (second.pk, second.status) and second.status == "open"
    assert answer_report(first, "open").status == "declined"


def test_a_filled_trap_is_thanked_and_forgotten(client, event):
    assert send(client, event, website="https://spam.example").status_code == 302
    assert not ErrorReport.objects.exists()


def test_one_address_cannot_flood_the_queue(client, event, monkeypatch):
    monkeypatch.setattr(reporting, "PER_WINDOW", 2)
    statuses = [send(client, event, message=f"Wrong {number}").status_code for number in range(3)]
    assert statuses == [302, 302, 429]
    assert ErrorReport.objects.count() == 2
    refused = send(client, event, message="Wrong again")
    assert refused["Retry-After"] == "3600" and "try again in 60 minutes" in Page(refused).text
    assert client.post(address(event), {"message": "From elsewhere"}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_without_a_token_nothing_is_taken(event):
    assert send(Client(enforce_csrf_checks=True), event).status_code == 403
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(("query", "words"), [({"evidence": "nonesuch"}, "nonesuch"), ({"colour": "red"}, "colour")])
def test_an_unreadable_address_names_what_is_wrong(get, event, query, words):
    page = get(address(event, **query))
    assert page.status == 400 and words in page.text


def test_evidence_of_another_event_is_none_of_this_one(get, event):
    assert get(address(event, evidence=make_event().event.mentions.get().uid)).status == 400


def test_a_withdrawn_event_takes_no_reports_and_a_merged_one_sends_on(get, event):
    assert get(address(make_event(status="rejected").event)).status == 410
    merged = make_event().event
    merged.merged_into = event
    merged.save()
    assert get(address(merged)).response["Location"] == address(event)
    assert get("/events/0000000000/report/").status == 404


def test_an_event_called_report_keeps_a_page_of_its_own(get):
    state = make_event(headline="Report")
    assert state.get_absolute_url().endswith("/report-event/")
    assert get(state.get_absolute_url()).status == 200


def test_markup_in_a_report_stays_words_at_the_desk(admin_client, event):
    report_error(event, mention=event.mentions.get(), message="<script>alert(1)</script>")
    listed = admin_client.get(reverse("admin:timeline_errorreport_changelist")).content.decode()
    assert "<script>alert" not in listed and "&lt;script&gt;alert(1)" in listed
    assert f"/events/{event.uid}/" in listed


@pytest.mark.parametrize(("action", "status"), [("accept", "accepted"), ("decline", "declined"), ("reopen", "open")])
def test_a_curator_answers_reports(admin_client, event, action, status):
    report = report_error(event, message="Wrong")
    response = admin_client.post(reverse("admin:timeline_errorreport_changelist"), {"action": action, "_selected_action": [report.pk]})
    report.refresh_from_db()
    assert response.status_code == 302 and report.status == status


def test_a_curator_reads_the_sentence_beside_the_report(admin_client, event):
    mention = event.mentions.get()
    report = report_error(event, mention=mention, message="Wrong day")
    page = Page(admin_client.get(reverse("admin:timeline_errorreport_change", args=[report.pk])))
    assert mention.quote in page.text and "Wrong day" in page.text
