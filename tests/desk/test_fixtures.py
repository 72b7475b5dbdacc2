"""The fixtures page: preview, confirm, refuse."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import make_actor
from timeline.models import Actor

pytestmark = pytest.mark.django_db
URL = "/admin/fixtures/"


def rows(*actors):
    return [{"model": "timeline.actor", "fields": {"slug": slug, "name": name, "kind": "state"}} for slug, name in actors]


def upload(data, name="mine.json"):
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return SimpleUploadedFile(name, content, content_type="application/json")


def hidden(response):
    """The hidden fields of the preview's form, as a browser would send them back."""
    form = re.search(r'<form method="post" class="desk-confirm">.*?</form>', response.content.decode(), re.S)[0]
    return {name: value.replace("&quot;", '"') for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)}


def test_it_previews_what_would_be_added_changed_and_left_alone(admin_client):
    make_actor("russia", name="Russia", kind="state")
    make_actor("ukraine", name="Ukraina", kind="state")
    response = admin_client.post(URL, {"file": upload(rows(("russia", "Russia"), ("ukraine", "Ukraine"), ("norway", "Norway")))})
    assert response.status_code == 200
    assert response.context["preview"].counts == {"add": 1, "change": 1, "same": 1, "reject": 0}
    assert "Ukraina" in response.content.decode()


def test_a_preview_keeps_nothing(admin_client):
    admin_client.post(URL, {"file": upload(rows(("norway", "Norway")))})
    assert not Actor.objects.exists()


def test_confirming_loads_what_was_previewed(admin_client):
    preview = admin_client.post(URL, {"file": upload(rows(("norway", "Norway")))})
    response = admin_client.post(URL, hidden(preview) | {"confirm": "yes"}, follow=True)
    assert "1 added" in response.content.decode()
    assert Actor.objects.get().name == "Norway"


def test_a_change_leaves_the_fields_that_the_fixture_does_not_name(admin_client):
    actor = make_actor("norway", name="Norge", kind="state", description="a neighbour of Russia")
    preview = admin_client.post(URL, {"file": upload(rows(("norway", "Norway")))})
    admin_client.post(URL, hidden(preview) | {"confirm": "yes"})
    created = actor.created_at
    actor.refresh_from_db()
    assert (actor.name, actor.description, actor.created_at) == ("Norway", "a neighbour of Russia", created)


BROKEN = [
    pytest.param(b"[{", "line 1, column 3", id="broken-json"),
    pytest.param(b"\xff\xfe", "not UTF-8", id="not-utf-8"),
    pytest.param(b"{}", "JSON list", id="no-list"),
    pytest.param([{"fields": {}}], "Row 1", id="no-model"),
    pytest.param([{"model": "timeline.actor", "pk": 3, "fields": {"slug": "a"}}], "database key", id="with-key"),
    pytest.param([{"model": "auth.user", "fields": {"username": "eve"}}], "auth.user", id="another-app"),
    pytest.param([*rows(("norway", "Norway")), *rows(("x", ""))], "name", id="one-bad-row"),
    pytest.param([{"model": "timeline.actor", "fields": {"slug": "a", "name": "A", "kind": "planet"}}], "planet", id="unknown-kind"),
    pytest.param([{"model": "timeline.actor", "fields": {"slug": "a", "name": "A", "kind": "state", "colour": "red"}}], "colour", id="unknown-field"),
    pytest.param([{"model": "timeline.actor", "fields": {"slug": "a", "name": "A", "kind": "state", "wikidata_id": "7184"}}], "wikidata", id="malformed-id"),
    pytest.param([{"model": "timeline.actoralias", "fields": {"actor": ["nobody"], "alias": "N", "language": "en", "folded": "n"}}], "nobody", id="dangling"),
]


@pytest.mark.parametrize(("data", "words"), BROKEN)
def test_a_broken_file_says_where_it_broke_and_changes_nothing(admin_client, data, words):
    response = admin_client.post(URL, {"file": upload(data)})
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not Actor.objects.exists()


def test_confirming_a_broken_file_changes_nothing(admin_client):
    content = json.dumps([*rows(("norway", "Norway")), *rows(("x", ""))])
    response = admin_client.post(URL, {"content": content, "name": "mine.json", "confirm": "yes"})
    assert response.status_code == 400
    assert not Actor.objects.exists()


def test_a_row_may_refer_to_a_later_one(admin_client):
    first = {"model": "timeline.actor", "fields": {"slug": "lavrov", "name": "Lavrov", "kind": "person", "affiliation": ["russia"]}}
    preview = admin_client.post(URL, {"file": upload([first, *rows(("russia", "Russia"))])})
    admin_client.post(URL, hidden(preview) | {"confirm": "yes"})
    assert Actor.objects.get(slug="lavrov").affiliation.slug == "russia"


def test_a_visitor_is_sent_to_log_in(client):
    response = client.post(URL, {"file": upload(rows(("norway", "Norway")))})
    assert response.status_code == 302 and "/admin/login/" in response["Location"]


def test_staff_without_the_permission_loads_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    response = client.post(URL, {"content": json.dumps(rows(("norway", "Norway"))), "name": "x", "confirm": "yes"})
    assert response.status_code == 400
    assert "you may not" in response.content.decode()
    assert not Actor.objects.exists()


def test_bundled_fixtures_are_listed_and_can_be_previewed(admin_client):
    assert "actors.json" in admin_client.get(URL).content.decode()
    response = admin_client.post(URL, {"bundled": "actors.json"})
    assert response.status_code == 200
    assert response.context["preview"].counts["add"] > 80


def test_a_bundled_name_cannot_leave_the_folder(admin_client):
    assert admin_client.post(URL, {"bundled": "../pyproject.toml"}).status_code == 400
