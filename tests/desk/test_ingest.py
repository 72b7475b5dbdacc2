"""The ingest page: paste or upload, see the result."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from timeline.models import Article, Event, Mention

pytestmark = pytest.mark.django_db
URL = "/admin/ingest/"
TEXT = """NATO rejects Russia's demands

January 26, 2022

NATO rejected Russia's demands on Wednesday. Russian Foreign Minister Sergey Lavrov accused NATO of ignoring Moscow on Thursday last week.
"""


@pytest.mark.usefixtures("seeded")
def test_a_pasted_text_becomes_events_with_evidence(admin_client):
    response = admin_client.post(URL, {"text": TEXT, "source": "The Moscow Times", "language": "en"})
    assert response.status_code == 200
    article = Article.objects.get()
    assert (article.source.name, article.published_edtf) == ("The Moscow Times", "2022-01-26")
    mention = Mention.objects.filter(type="REJECT").get()
    assert mention.date_edtf == "2022-01-26"
    assert escape(mention.headline) in response.content.decode()
    assert f"/admin/timeline/event/{mention.event_id}/" in response.content.decode()


@pytest.mark.usefixtures("seeded")
def test_a_second_time_changes_nothing(admin_client):
    admin_client.post(URL, {"text": TEXT, "name": "mine"})
    events = set(Event.objects.values_list("uid", flat=True))
    response = admin_client.post(URL, {"text": TEXT, "name": "mine"})
    assert response.context["report"]["articles"]["unchanged"] == 1
    assert set(Event.objects.values_list("uid", flat=True)) == events


@pytest.mark.usefixtures("seeded")
def test_one_bad_file_does_not_stop_the_others(admin_client):
    files = [SimpleUploadedFile("good.txt", TEXT.encode()), SimpleUploadedFile("bad.txt", b"\x00\x01\x02" * 50)]
    response = admin_client.post(URL, {"files": files})
    assert response.context["report"]["articles"] == {"created": 1, "changed": 0, "unchanged": 0, "failed": 1}
    assert "bad.txt" in response.content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param({}, "Paste a text", id="nothing"),
        pytest.param({"text": TEXT, "published": "yesterday"}, "Write a date", id="no-date"),
        pytest.param({"text": TEXT, "language": "xx"}, "Choose one of", id="unknown-language"),
    ],
)
def test_what_cannot_be_taken_in_is_said(admin_client, data, words):
    response = admin_client.post(URL, data)
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not Article.objects.exists()


def test_staff_without_the_permission_is_refused(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.post(URL, {"text": TEXT}).status_code == 403


def test_a_visitor_is_sent_to_log_in(client):
    assert client.get(URL).status_code == 302
