"""One event, many reports: merged and counted by voice. Splitting and merging by hand, and the feed of changes, come later."""

from __future__ import annotations

from tests.factories import make_event
from timeline.models import Event, EventState

MEETING = "Sergey Lavrov met Antony Blinken in Geneva on Friday."


def test_an_english_and_a_norwegian_report_of_one_meeting_are_one_event_with_two_sentences(news, get):
    news.tell("Herald", "2022-01-22", MEETING)
    news.tell("NRK", "2022-01-22", "Sergej Lavrov møtte Antony Blinken i Genève fredag.", language="no")
    news.ingest()
    state = EventState.objects.current().get()
    assert "2 sources · English, Norwegian" in get("/").texts("entry__meta")[0]
    page = get(state.get_absolute_url())
    assert sorted(page.texts("report__sentence")) == ["Sergej Lavrov møtte Antony Blinken i Genève fredag.", MEETING]
    assert len(page.by_class("voice")) == 2


def test_one_agencys_text_in_two_outlets_counts_as_one_source(news, get):
    agency = (MEETING, "The two spoke for ninety minutes behind closed doors, and neither side promised anything to the reporters outside.")
    news.tell("Herald", "2022-01-22", *agency)
    news.tell("Gazette", "2022-01-22", *agency)
    news.ingest()
    state = news.event(MEETING)
    assert (state.sources, state.mentions) == (1, 2)
    page = get(state.get_absolute_url())
    assert "told by 1 source" in page.text and [len(voice.xpath("./article")) for voice in page.by_class("voice")] == [2]


def test_the_address_of_a_merged_event_leads_to_the_surviving_one_for_good(get):
    gone, left = make_event(), make_event()
    Event.objects.filter(pk=gone.event.pk).update(merged_into=left.event)
    page = get(gone.get_absolute_url())
    assert page.status == 301 and page.response.url == f"/events/{left.event.uid}/"
