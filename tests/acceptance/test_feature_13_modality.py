"""Said, planned, feared or done: four sentences."""

from __future__ import annotations

import pytest

from timeline.models import EventState

pytestmark = pytest.mark.usefixtures("told", "db")
MOVED = "Russia moved troops to Belarus on Monday."
TALKS = "Russia will hold talks with NATO on Friday."
FEARED = "If Russia invades Ukraine, the United States would impose sanctions on Russia."
DENIED = "Russia denied on Tuesday planning an attack on Ukraine."
PAST = "Russia held talks with NATO on Friday."


@pytest.fixture(scope="module")
def told(newsroom):
    newsroom.tell("Herald", "2022-01-26", MOVED, FEARED, TALKS, DENIED)
    newsroom.ingest()
    return newsroom


@pytest.mark.parametrize(("sentence", "modality"), [(MOVED, "happened"), (TALKS, "planned"), (FEARED, "hypothetical"), (DENIED, "denied")])
def test_each_sentence_has_its_modality(told, sentence, modality):
    assert told.event(sentence).modality == modality


def test_what_is_only_feared_is_hidden_and_can_be_found(told, get, api):
    assert len(get("/").texts("entry__headline")) == 3 and len(api.ids("events/")) == 3
    page = get(get("/").link("hypothetical event is left out").replace("?", "/?"))
    assert page.texts("entry__headline") == [told.event(FEARED).headline]
    assert api.ids("events/", modality="hypothetical") == [told.event(FEARED).event.uid]


def test_a_denial_has_its_speaker_outlet_and_sentence_and_is_no_attack(told, get):
    page = get(told.event(DENIED).get_absolute_url())
    assert "said by Russia" in page.text and page.texts("report__outlet")[0].startswith("Herald")
    assert page.texts("report__sentence") == [DENIED] and "denied" in page.texts("flag")
    assert not EventState.objects.filter(type="ASSAULT").exists()


def test_what_was_announced_is_listed_and_so_is_whether_it_happened(told, get):
    assert get("/?modality=planned").texts("entry__headline") == [told.event(TALKS).headline]
    told.ingest(told.tell("Gazette", "2022-01-29", PAST))
    page = get(told.event(TALKS).get_absolute_url())
    assert PAST in page.text or told.event(PAST).headline in page.text, "the day’s later report stands on its page"
