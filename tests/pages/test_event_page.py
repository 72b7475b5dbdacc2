"""The event page: every report with its sentence, the words that explain its date, and addresses that last."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import DAY, make_article, make_event, make_source
from timeline.models import Event


def test_every_report_stands_there_with_outlet_language_sentence_and_reason(get):
    text = "USA og Nato svarte Russland i dag."
    norwegian = make_article(text=text, source=make_source("nrk", name="NRK"), language="no", key="b")
    state = make_event(articles=(make_article(key="a"), norwegian))
    page = get(state.get_absolute_url())
    assert page.texts("report__outlet") == ["Herald 26 January 2022 · English", "NRK 26 January 2022 · Norwegian"]
    assert page.texts("report__sentence") == ["NATO answered Russia on Wednesday.", text]
    assert all("means that day" in words for words in page.texts("report__why"))
    assert page.texts("report__tongue") == ["Quoted in Norwegian, untranslated."]
    assert [quote.get("lang") for quote in page.by_class("report__quote")] == ["en", "no"]


def test_the_sentence_is_marked_within_its_context(get):
    text = "Snow fell on Brussels.\nNATO answered Russia on Wednesday. Talks go on.\n\nElsewhere it rained."
    article = make_article(text=text)
    state = make_event(articles=(article,))
    mention = state.event.mentions.get()
    mention.start, mention.end, mention.date_start, mention.date_end = 23, 57, 47, 56
    mention.save()
    page = get(state.get_absolute_url())
    assert page.texts("report__sentence") == ["NATO answered Russia on Wednesday."]
    assert page.texts("context") == ["Snow fell on Brussels.", "Talks go on."]
    assert page.texts("mark--date") == ["Wednesday"]


def test_near_copies_stand_together_as_one_voice(get):
    first, copy = make_article(), make_article(source=make_source("echo"))
    other = make_article(source=make_source("other"))
    state = make_event(articles=(first, other, copy))
    state.event.mentions.filter(article__in=(first, copy)).update(voice="agency")
    assert [len(voice.xpath("./article")) for voice in get(state.get_absolute_url()).by_class("voice")] == [2, 1]


def test_participants_are_listed_by_role(get):
    state = make_event(actors=(("nato", "actor"), ("russia", "recipient"), ("ukraine", "mentioned")))
    assert "acting NATO receiving Russia mentioned Ukraine" in get(state.get_absolute_url()).text


def test_a_conflict_of_dates_shows_every_date(get):
    state = make_event(articles=(make_article(), make_article(source=make_source("other"))), date_conflict=True)
    other = state.event.mentions.last()
    other.date_edtf, other.earliest_on, other.latest_on = "2022-01-25", dt.date(2022, 1, 25), dt.date(2022, 1, 25)
    other.save()
    page = get(state.get_absolute_url())
    assert "The reports don’t agree on the date" in page.text
    assert "25 January 2022 · 26 January 2022" in page.by_class("notice")[0].text_content()


def test_it_leads_to_the_events_before_and_after_and_around(get):
    before = make_event(headline="Before", day=dt.date(2022, 1, 20))
    state = make_event(headline="This one")
    after = make_event(headline="After", day=dt.date(2022, 1, 28))
    page = get(state.get_absolute_url())
    assert page.tree.xpath('//nav//a[@rel="prev"]/@href') == [before.get_absolute_url()]
    assert page.tree.xpath('//nav//a[@rel="next"]/@href') == [after.get_absolute_url()]
    assert "Around this 28 January 2022 After" in page.text


def test_the_citable_address_holds_the_uid_alone(get):
    state = make_event()
    assert get(state.get_absolute_url()).texts("cite") == [f"http://testserver/events/{state.event.uid}/"]


def test_a_wrong_slug_is_redirected_for_good(get):
    state = make_event()
    for address in (f"/events/{state.event.uid}/", f"/events/{state.event.uid}/another-headline/"):
        page = get(address)
        assert (page.status, page.response.url) == (301, state.get_absolute_url())


def test_a_merged_event_leads_to_its_successor(get):
    old, new = make_event(), make_event()
    Event.objects.filter(pk=old.event.pk).update(merged_into=new.event)
    page = get(old.get_absolute_url())
    assert (page.status, page.response.url) == (301, f"/events/{new.event.uid}/")


def test_a_withdrawn_event_answers_410_with_the_reason(get):
    state = make_event(status="rejected")
    Event.objects.filter(pk=state.event.pk).update(note="This was a film review.")
    page = get(state.get_absolute_url())
    assert page.status == 410
    assert "This was a film review." in page.text and state.headline not in page.text


def test_an_unknown_event_is_not_found(get):
    assert get("/events/0000000000/").status == 404


def test_as_of_a_day_only_the_reports_of_then_count(get):
    early, late = make_article(published=DAY), make_article(source=make_source("late"), published=dt.date(2022, 1, 28))
    state = make_event(articles=(early, late))
    page = get(f"{state.get_absolute_url()}?as_of=2022-01-27")
    assert len(page.by_class("report")) == 1 and "Late" not in page.text
    assert get(f"{state.get_absolute_url()}?as_of=2022-01-25").status == 404


def test_evidence_leads_to_the_sentence_in_its_article(get):
    mention = make_event().event.mentions.get()
    page = get(f"/evidence/{mention.uid}/")
    assert (page.status, page.response.url) == (302, f"{mention.article.get_absolute_url()}#c0")
    target = get(page.response.url)
    assert target.tree.xpath('//*[@id="c0"]')[0].text_content() == "NATO answered Russia on Wednesday."


def test_a_headline_with_markup_in_it_stays_text(get):
    state = make_event(headline="<script>alert(1)</script> & more", articles=(make_article(text="<b>NATO</b> answered on Wednesday, & so on."),))
    for address in ("/", state.get_absolute_url(), state.event.mentions.get().article.get_absolute_url()):
        page = get(address)
        assert "<script>alert" not in page.source and "<b>NATO" not in page.source


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_an_event_at_the_calendars_edge_has_a_page(get, day):
    assert get(make_event(day=day).get_absolute_url()).status == 200


def test_voices_stand_side_by_side_and_a_voice_says_how_many_reports_it_has(get):
    state = make_event(articles=(make_article(), make_article(source=make_source("gazette")), make_article(source=make_source("tribune"))))
    assert len(get(state.get_absolute_url()).tree.xpath("//*[contains(@class, 'voices--beside')]/section[@class='voice']")) == 3
    state.event.mentions.filter(article__source__slug="gazette").update(voice="voice-one")
    state.event.mentions.filter(article__source__slug="tribune").update(voice="voice-one")
    page = get(state.get_absolute_url())
    assert page.texts("voice__note") == ["2 reports that count as one voice"]
    assert get(make_event().get_absolute_url()).by_class("voices--beside") == []


def test_around_an_event_stand_those_of_days_and_not_of_whole_months_or_years(get):
    state = make_event(day=dt.date(2022, 1, 26))
    make_event(headline="Two days on", day=dt.date(2022, 1, 28))
    january = {"earliest_on": dt.date(2022, 1, 1), "latest_on": dt.date(2022, 1, 31), "sort_on": dt.date(2022, 1, 1)}
    make_event(headline="Some time in January", date_edtf="2022-01", precision="month", **january)
    week = {"earliest_on": dt.date(2022, 1, 24), "latest_on": dt.date(2022, 1, 30), "sort_on": dt.date(2022, 1, 24)}
    make_event(headline="That week", date_edtf="2022-01-24/2022-01-30", precision="week", **week)
    page = get(state.get_absolute_url())
    [around] = page.tree.xpath("//aside/section[h2='Around this']")
    assert [link.text for link in around.xpath(".//p[@class='near']/a")] == ["That week", "Two days on"]
