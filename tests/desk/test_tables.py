"""The admin of the tables: every page opens, and a curator's acts go through the store."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.urls import reverse

from tests.factories import make_article, make_event
from timeline.models import Event, EventState

pytestmark = pytest.mark.django_db
HIDDEN = ("actoralias", "tenure", "stateactor", "mentionactor")  # edited within another table
MODELS = sorted(m._meta.model_name for m in apps.get_app_config("timeline").get_models() if m._meta.model_name not in HIDDEN)


@pytest.mark.parametrize("name", MODELS)
def test_every_table_can_be_listed(admin_client, name):
    make_event()
    assert admin_client.get(reverse(f"admin:timeline_{name}_changelist")).status_code == 200


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("query", ["nato", '"\x00', "%"], ids=["word", "hostile", "sign"])
def test_every_table_can_be_searched_and_sorted(admin_client, name, query):
    make_event()
    for asked in ({"q": query}, {"o": "1.-2"}):
        assert admin_client.get(reverse(f"admin:timeline_{name}_changelist"), asked).status_code == 200


@pytest.mark.parametrize("query", ["answered", "WRITING", '"nato answers"', "writ*"])
def test_a_curator_finds_an_event_as_a_reader_does(admin_client, query):
    make_event()
    make_event(headline="Talks in Geneva")
    page = admin_client.get(reverse("admin:timeline_event_changelist"), {"q": query})
    assert [event.current_states[0].headline for event in page.context["cl"].result_list] == ["NATO answers Russia in writing"]
    uid = Event.objects.last().uid
    assert [event.uid for event in admin_client.get(reverse("admin:timeline_event_changelist"), {"q": uid}).context["cl"].result_list] == [uid]


@pytest.mark.parametrize("name", ["event", "eventstate", "mention", "article", "actor", "source"])
def test_every_row_can_be_opened(admin_client, name):
    make_event()
    row = apps.get_model("timeline", name).objects.first()
    assert admin_client.get(reverse(f"admin:timeline_{name}_change", args=[row.pk])).status_code == 200


def post_event(client, event, **said):
    state = EventState.objects.get(event=event, current=True)
    data = {
        "headline": state.headline,
        "date_edtf": state.date_edtf,
        "type": state.type,
        "modality": state.modality,
        "status": event.status,
        "note": event.note,
    }
    inline = {"suggestions-TOTAL_FORMS": 0, "suggestions-INITIAL_FORMS": 0}
    return client.post(reverse("admin:timeline_event_change", args=[event.pk]), data | inline | said)


def test_an_edit_locks_the_field_and_shows_at_once(admin_client):
    event = make_event().event
    assert post_event(admin_client, event, headline="NATO replies").status_code == 302
    event.refresh_from_db()
    assert (event.locked_fields, event.overrides, event.status) == (["headline"], {"headline": "NATO replies"}, "reviewed")
    assert EventState.objects.get(event=event, current=True).headline == "NATO replies"


def test_an_impossible_date_is_refused(admin_client):
    event = make_event().event
    response = post_event(admin_client, event, date_edtf="2022-02-30")
    assert response.status_code == 200 and "Write a date" in response.content.decode()


def test_deleting_leaves_a_tombstone(admin_client):
    event = make_event().event
    admin_client.post(reverse("admin:timeline_event_delete", args=[event.pk]), {"post": "yes"})
    assert Event.objects.get(pk=event.pk).status == "rejected"


@pytest.mark.parametrize(
    ("action", "before", "after"), [("mark_reviewed", "extracted", "reviewed"), ("reject", "extracted", "rejected"), ("restore", "rejected", "extracted")]
)
def test_actions_set_the_status_of_many(admin_client, action, before, after):
    events = [make_event(status=before).event for _ in range(2)]
    admin_client.post(reverse("admin:timeline_event_changelist"), {"action": action, "_selected_action": [e.pk for e in events]})
    assert set(Event.objects.values_list("status", flat=True)) == {after}


def test_a_deleted_text_takes_its_mentions_with_it(admin_client):
    article = make_article()
    make_event(articles=(article,))
    admin_client.post(reverse("admin:timeline_article_delete", args=[article.pk]), {"post": "yes"})
    assert not EventState.objects.filter(current=True, status="extracted").exists()


def test_what_ingest_derives_cannot_be_typed_in(admin_client):
    for name in ("eventstate", "mention", "ingestrun"):
        assert admin_client.get(reverse(f"admin:timeline_{name}_add")).status_code == 403
