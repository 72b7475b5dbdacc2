"""The fixtures page: preview, confirm, refuse."""

from __future__ import annotations

import json
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actor, make_event
from timeline.desk import fixtures
from timeline.models import Actor
from timeline.seeding import load_missing

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
    response = admin_client.post(URL, {"file": upload([*rows(("norway", "Norway")), *rows(("x", ""))]), "confirm": "yes"})
    assert response.status_code == 400
    assert not Actor.objects.exists()


def test_a_row_may_refer_to_a_later_one(admin_client):
    first = {"model": "timeline.actor", "fields": {"slug": "lavrov", "name": "Lavrov", "kind": "person", "affiliation": ["russia"]}}
    preview = admin_client.post(URL, {"file": upload([first, *rows(("russia", "Russia"))])})
    admin_client.post(URL, hidden(preview) | {"confirm": "yes"})
    assert Actor.objects.get(slug="lavrov").affiliation.slug == "russia"


def test_a_stored_row_may_refer_to_a_later_one_and_keeps_what_the_file_does_not_name(admin_client):
    make_actor("lavrov", name="Lavrov", kind="person", description="a minister")
    first = {"model": "timeline.actor", "fields": {"slug": "lavrov", "affiliation": ["russia"]}}
    preview = admin_client.post(URL, {"file": upload([first, *rows(("russia", "Russia"))])})
    assert [(change.field, change.after) for change in preview.context["preview"].rows[0].changes] == [("affiliation", "Russia")]
    admin_client.post(URL, hidden(preview) | {"confirm": "yes"})
    lavrov = Actor.objects.get(slug="lavrov")
    assert (lavrov.affiliation.slug, lavrov.name, lavrov.description) == ("russia", "Lavrov", "a minister")


def test_a_row_that_waits_for_one_that_never_comes_is_named(admin_client):
    first = {"model": "timeline.actor", "fields": {"slug": "lavrov", "name": "Lavrov", "kind": "person", "affiliation": ["nowhere"]}}
    preview = admin_client.post(URL, {"file": upload([*rows(("russia", "Russia")), first])}).context["preview"]
    [refused] = preview.of("reject")
    assert refused.number == 2
    assert "affiliation: there is no nowhere" in refused.problem


def test_a_row_that_comes_twice_is_added_once(admin_client):
    preview = admin_client.post(URL, {"file": upload(rows(("norway", "Norway"), ("norway", "Norway"), ("norway", "Norge")))}).context["preview"]
    assert [row.action for row in preview.rows] == ["add", "same", "change"]


UNFIT = [
    pytest.param({"slug": "x", "name": "", "kind": "state"}, "name", id="found-before-it-is-written"),
    pytest.param({"slug": "x", "name": "X", "kind": "state", "wikidata_id": "Q20"}, "same wikidata id (actor_wikidata_unique)", id="found-by-the-database"),
    pytest.param({"slug": "x", "name": "X", "kind": "state", "affiliation": 7}, "affiliation", id="number-of-another-database"),
    pytest.param({"slug": 7.5, "name": None, "kind": ["state"]}, "name", id="values-of-other-kinds"),
]


@pytest.mark.parametrize(("fields", "words"), UNFIT)
def test_a_row_that_does_not_fit_hides_no_other(admin_client, fields, words):
    norway, sweden, finland = rows(("norway", "Norway"), ("sweden", "Sweden"), ("finland", "Finland"))
    norway["fields"]["wikidata_id"] = "Q20"
    again = {"model": "timeline.actor", "fields": {"slug": "oslo", "name": "Oslo", "kind": "state", "affiliation": ["norway"]}}
    preview = admin_client.post(URL, {"file": upload([norway, sweden, {"model": "timeline.actor", "fields": fields}, again, finland])}).context["preview"]
    assert [row.action for row in preview.rows] == ["add", "add", "reject", "add", "add"]
    assert words in preview.rows[2].problem


def test_a_column_that_the_code_fills_in_is_no_change(admin_client):
    make_actor("norway").aliases.create(alias="Norvège", language="fr")
    row = {"model": "timeline.actoralias", "fields": {"actor": ["norway"], "alias": "Norvège", "language": "fr", "folded": "of another version"}}
    assert admin_client.post(URL, {"file": upload([row])}).context["preview"].counts["same"] == 1


def test_a_clash_with_what_was_read_from_texts_says_what_to_do_instead(admin_client):
    state = {"event": [make_event().event.uid], "known_from": "1999-01-01", "current": True, "headline": "Another", "sources": 1, "mentions": 1}
    state |= {
        "type": "CONSULT",
        "modality": "happened",
        "salience": 0.5,
        "precision": "none",
        "sort_on": "1999-01-01",
        "date_basis": "none",
        "status": "extracted",
    }
    response = admin_client.post(URL, {"file": upload([{"model": "timeline.eventstate", "fields": state}])})
    assert response.status_code == 400
    assert "another row has the same event (state_one_current)" in response.context["preview"].rows[0].problem
    assert "ingest the texts" in response.content.decode()


def queries_for(admin_client, count):
    """How many questions a preview of this many rows asks that are stored already."""
    listed = rows(*((f"actor-{count}-{at}", f"Actor {at}") for at in range(count)))
    for row in listed:
        make_actor(**row["fields"]).aliases.create(alias=row["fields"]["name"], language="en")
    listed += [
        {"model": "timeline.actoralias", "fields": {"actor": [row["fields"]["slug"]], "alias": row["fields"]["name"], "language": "en"}} for row in listed
    ]
    with CaptureQueriesContext(connection) as asked:
        response = admin_client.post(URL, {"file": upload(listed)})
    assert response.context["preview"].counts == {"add": 0, "change": 0, "same": 2 * count, "reject": 0}
    return len(asked)


def test_rows_that_are_stored_already_cost_no_questions(admin_client):
    assert queries_for(admin_client, 500) == queries_for(admin_client, 10)


def test_new_rows_cost_one_question_each(admin_client):
    with CaptureQueriesContext(connection) as asked:
        admin_client.post(URL, {"file": upload(rows(*((f"actor-{at}", "An actor") for at in range(500))))})
    assert len(asked) < 550


def test_rows_that_are_left_alone_are_counted_and_not_listed(admin_client):
    make_actor("norway", name="Norway", kind="state")
    page = admin_client.post(URL, {"file": upload(rows(("norway", "Norway"), ("sweden", "Sweden")))}).content.decode()
    assert "<b>1</b> already the same" in page
    assert "sweden" in page
    assert "norway" not in page


def test_a_long_list_is_cut_and_says_so(admin_client):
    page = admin_client.post(URL, {"file": upload(rows(*((f"actor-{at}", f"Actor {at}") for at in range(230))))}).content.decode()
    assert page.count('<tr class="desk-add">') == 200
    assert "and 30 more" in page


@pytest.mark.parametrize("loaded", [False, True], ids=["new", "unchanged"])
def test_the_page_for_a_file_of_ten_thousand_rows_stays_small(admin_client, loaded):
    file = settings.FIXTURES_DIR / "actors.json"
    if loaded:
        load_missing([file])
    response = admin_client.post(URL, {"file": upload(file.read_bytes())})
    assert response.status_code == 200
    assert response.context["preview"].counts["same" if loaded else "add"] == len(response.context["preview"].rows)
    assert len(response.content) < 300_000


@pytest.mark.parametrize("packed", ["not base64!", "bm90IHBhY2tlZA=="], ids=["other-letters", "other-bytes"])
def test_a_preview_that_comes_back_damaged_asks_for_the_file_again(admin_client, packed):
    response = admin_client.post(URL, {"packed": packed, "name": "mine.json", "confirm": "yes"})
    assert response.status_code == 400
    assert "Upload it again" in response.content.decode()


def test_a_small_parcel_cannot_hold_more_than_the_limit(admin_client):
    response = admin_client.post(URL, {"packed": fixtures.pack(b" " * 50_000_000), "name": "mine.json"})
    assert response.status_code == 400
    assert "the limit is" in response.content.decode()


def test_a_visitor_is_sent_to_log_in(client):
    response = client.post(URL, {"file": upload(rows(("norway", "Norway")))})
    assert response.status_code == 302 and "/admin/login/" in response["Location"]


def test_staff_without_the_permission_loads_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    response = client.post(URL, {"file": upload(rows(("norway", "Norway"))), "confirm": "yes"})
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
