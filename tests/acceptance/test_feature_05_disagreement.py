"""Disagreement on show: one outlet says Tuesday, another Wednesday."""

from __future__ import annotations

import pytest

from timeline.models import EventState
from timeline.store import edit_event

pytestmark = pytest.mark.usefixtures("store", "db")
ANSWER = "NATO delivered its written answer to Russia"


@pytest.fixture(scope="module")
def store(newsroom):
    newsroom.tell("Herald", "2022-01-27", f"{ANSWER} on Tuesday.")
    newsroom.tell("Gazette", "2022-01-27", f"{ANSWER} on Wednesday. The reply ran to several pages.")
    newsroom.tell("Tribune", "2022-01-28", "Turkey accused Russia of threats on Thursday.")
    newsroom.ingest()
    return newsroom


@pytest.fixture
def answer(store, db):
    return store.event("on Tuesday")


def test_the_event_shows_both_dates_each_with_outlet_and_sentence(answer, get):
    page = get(answer.get_absolute_url())
    assert "sources differ" in page.texts("flag")
    told = dict(zip((words.split()[0] for words in page.texts("report__outlet")), page.texts("report__why"), strict=True))
    assert told["Herald"].startswith("25 January 2022") and told["Gazette"].startswith("26 January 2022")
    assert sorted(page.texts("report__sentence")) == [f"{ANSWER} on Tuesday.", f"{ANSWER} on Wednesday."]
    assert "25 January 2022 · 26 January 2022" in page.texts("notice")[0]


def test_the_adopted_date_gives_its_reason(answer, get):
    assert "the date above is the one adopted. Of equally good reports the first says so." in get(answer.get_absolute_url()).texts("notice")[0]


def test_more_voices_are_a_reason(store, get):
    store.ingest(store.tell("Echo", "2022-01-28", f"{ANSWER} on Wednesday. Diplomats carried it over by hand."))
    assert "More reports say so" in get(store.event("on Tuesday").get_absolute_url()).texts("notice")[0]


def test_a_curators_word_is_a_reason(answer, get):
    edit_event(answer.event, date_edtf="2022-01-26")
    state = EventState.objects.current().get(event=answer.event)
    assert "It was chosen by a curator." in get(state.get_absolute_url()).texts("notice")[0]


def test_it_is_found_by_its_conflict_on_the_page_and_in_the_api(answer, get, api):
    assert get("/?date_conflict=true").texts("entry__headline") == [answer.headline]
    assert api.ids("events/", date_conflict="true") == [answer.event.uid]
    assert answer.headline not in get("/?date_conflict=false").texts("entry__headline")
