"""The curators' word: it survives every later ingest, and can be taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import get_user_model

from tests.storing.texts import ANSWER, REWORDED, TALKS, TROOPS, make_actors, put, rows
from timeline.models import Decision, Event, EventState, Mention, Suggestion
from timeline.store import EditError, decide, dismiss_suggestion, edit_event, reject_event, restore_event, split_off, take_suggestion, unlock_fields

pytestmark = pytest.mark.django_db
OTHER = {"name": "b.txt", "publisher": "Gazette", "published": "2022-01-28"}


@pytest.fixture(autouse=True)
def told(db):
    make_actors()
    put(ANSWER, TALKS)


def answer() -> EventState:
    return EventState.objects.current().select_related("event").get(type="REJECT")


def test_an_edit_survives_every_later_report():
    event = edit_event(answer().event, headline="NATO answers in writing", date_edtf="2022-01-27")
    assert event.status == "reviewed" and event.locked_fields == ["date_edtf", "headline"]
    put(REWORDED, **OTHER)
    put(ANSWER, TALKS)
    state = answer()
    assert (state.headline, state.date_edtf, state.earliest_on, state.date_basis) == ("NATO answers in writing", "2022-01-27", dt.date(2022, 1, 27), "stated")
    assert (state.mentions, state.status, state.date_conflict) == (2, "reviewed", True)


def test_an_edit_holds_on_every_day_that_is_asked_for():
    put(REWORDED, **OTHER)
    edit_event(answer().event, headline="NATO answers in writing")
    assert set(answer().event.states.values_list("headline", flat=True)) == {"NATO answers in writing"}


def test_an_ingest_after_an_edit_writes_nothing():
    edit_event(answer().event, headline="NATO answers in writing", type="STATEMENT", actors=[("nato", "actor")])
    before = rows()
    put(ANSWER, TALKS)
    assert rows() == before


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("type", "ACCUSE", {"type": "ACCUSE", "quad": "verbal-conflict"}),
        ("modality", "planned", {"modality": "planned"}),
        ("date_edtf", "2022-01", {"precision": "month", "latest_on": dt.date(2022, 1, 31)}),
        ("date_edtf", "", {"precision": "none", "earliest_on": None, "sort_on": dt.date.max}),
    ],
    ids=["type", "modality", "month", "undated"],
)
def test_each_field_can_be_edited(field, value, shown):
    event = edit_event(answer().event, **{field: value})
    state = event.states.get(current=True)
    assert {name: getattr(state, name) for name in shown} == shown


def test_actors_can_be_edited():
    event = edit_event(answer().event, actors=[("ukraine", "actor"), ("nato", "mentioned")])
    parts = event.states.get(current=True).state_actors.values_list("actor__slug", "role")
    assert list(parts) == [("ukraine", "actor"), ("nato", "mentioned")]


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": " "},
        {"headline": "x" * 301},
        {"date_edtf": "soon"},
        {"type": "WAR"},
        {"modality": "maybe"},
        {"actors": [("nobody", "actor")]},
        {"uid": "x"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_cannot_be_is_refused_and_changes_nothing(fields):
    before = rows()
    with pytest.raises(EditError):
        edit_event(answer().event, **fields)
    assert rows() == before


def test_a_rejected_event_stays_so_and_takes_later_reports_along():
    event = reject_event(answer().event, note="never happened")
    put(REWORDED, **OTHER)
    put(ANSWER, TALKS)
    state = answer()
    assert (state.event_id, state.status, state.mentions) == (event.pk, "rejected", 2)
    assert not EventState.objects.current().visible().filter(type="REJECT").exists()
    restore_event(event)
    assert answer().status == "extracted"


def test_what_the_machine_would_say_is_kept_as_a_suggestion():
    event = edit_event(answer().event, headline="NATO answers in writing")
    suggestion = Suggestion.objects.get(event=event)
    assert suggestion.field == "headline" and suggestion.value.startswith("NATO delivers")
    dismiss_suggestion(suggestion)
    put(ANSWER, TALKS)
    suggestion.refresh_from_db()
    assert suggestion.dismissed
    take_suggestion(suggestion)
    assert answer().headline.startswith("NATO delivers") and not Suggestion.objects.exists()


def test_an_edit_that_agrees_with_the_machine_needs_no_suggestion():
    edit_event(answer().event, type="REJECT")
    assert not Suggestion.objects.exists()


def test_an_unlocked_field_follows_the_machine_again():
    event = edit_event(answer().event, headline="NATO answers in writing", type="ACCUSE")
    event = unlock_fields(event, ["headline"])
    state = event.states.get(current=True)
    assert state.headline.startswith("NATO delivers") and state.type == "ACCUSE" and event.locked_fields == ["type"]


def test_two_reports_can_be_told_apart_and_brought_together_again():
    put(REWORDED, **OTHER)
    first, second = Mention.objects.filter(type="REJECT").order_by("pk")
    user = get_user_model().objects.create_user("curator")
    decide(first, second, "different", user)
    put(ANSWER, TALKS)
    put(REWORDED, **OTHER)
    assert EventState.objects.current().filter(type="REJECT").count() == 2
    parted = Mention.objects.get(pk=second.pk).event
    decide(second, first, "same", user)
    parted.refresh_from_db()
    assert answer().mentions == 2 and parted.merged_into == answer().event and Decision.objects.get().decided_by == "curator"
    decide(first, second, "different", user)
    parted.refresh_from_db()
    assert parted.merged_into is None and parted.states.exists()


def test_reports_can_be_split_off_together():
    put(REWORDED, **OTHER)
    put(REWORDED.replace("hands over", "gives"), **OTHER | {"name": "c.txt", "publisher": "Echo"})
    leaving = list(Mention.objects.filter(type="REJECT").order_by("pk")[1:])
    split_off(leaving)
    assert sorted(EventState.objects.current().filter(type="REJECT").values_list("mentions", flat=True)) == [1, 2]


def test_reports_of_far_days_can_be_called_the_same():
    put(TROOPS, **OTHER)
    decide(Mention.objects.get(type="REJECT"), Mention.objects.get(type="MOBILIZE"), "same")
    assert EventState.objects.current().count() == 2
    assert EventState.objects.current().get(mentions=2).date_conflict


def test_a_decision_survives_a_revision_of_the_text():
    put(REWORDED, **OTHER)
    decide(*Mention.objects.filter(type="REJECT"), "different")
    put(REWORDED.replace("Alliance", "The alliance"), **OTHER)
    assert EventState.objects.current().filter(type="REJECT").count() == 2


def test_an_edit_is_inherited_by_the_event_that_takes_over():
    put("26 | REJECT | nato>russia | Bland refusal concerning membership pledges", **OTHER)
    edited = edit_event(Event.objects.get(mentions__article__path="b.txt"), headline="A refusal on membership")
    decide(*Mention.objects.filter(type="REJECT"), "same")
    edited.refresh_from_db()
    state = answer()
    assert state.headline == "A refusal on membership" and state.event_id in (edited.pk, edited.merged_into_id)
