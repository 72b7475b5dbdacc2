"""The timeline: order, lanes, cards, filters, chips, paging, empty lists and bad addresses."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_actor, make_article, make_event, make_source
from tests.pages.page import Page

DAY = dt.date(2022, 1, 26)
SEARCHED = " store reads the written answers"
MONTH = {"date_edtf": "2022-01", "earliest_on": dt.date(2022, 1, 1), "latest_on": dt.date(2022, 1, 31), "sort_on": dt.date(2022, 1, 1), "precision": "month"}
YEAR = {"date_edtf": "1997", "earliest_on": dt.date(1997, 1, 1), "latest_on": dt.date(1997, 12, 31), "sort_on": dt.date(1997, 1, 1), "precision": "year"}


def test_it_lists_events_by_day_oldest_first(get):
    make_event(headline="The later one", day=dt.date(2022, 1, 27))
    make_event(headline="The earlier one", day=dt.date(2022, 1, 25))
    page = get("/")
    assert page.texts("entry__headline") == ["The earlier one", "The later one"]
    assert page.texts("day__label") == ["25 January 2022 Tuesday", "27 January 2022 Thursday"]


def test_each_event_is_one_click_from_the_sentence_it_rests_on(get):
    state = make_event()
    mention = state.event.mentions.get()
    page = get("/")
    assert page.texts("entry__quote") == ["NATO answered Russia on Wednesday. Herald"]
    assert f"/evidence/{mention.uid}/" in page.links()


def test_a_card_says_who_did_what_to_whom_and_who_reports_it(get):
    norwegian = make_article(source=make_source("nrk", name="NRK"), language="no")
    make_event(articles=(make_article(), norwegian))
    [meta] = get("/").texts("entry__meta")
    assert meta == "Refusal NATO → towards Russia 2 sources · English, Norwegian unreviewed"


@pytest.mark.parametrize(
    ("values", "mark"),
    [
        pytest.param({"modality": "planned"}, "planned", id="planned"),
        pytest.param({"modality": "denied"}, "denied", id="denied"),
        pytest.param({"date_conflict": True}, "sources differ", id="conflict"),
        pytest.param({"date_basis": "assumed"}, "date assumed", id="assumed"),
    ],
)
def test_a_card_marks_what_is_not_plain_fact(get, values, mark):
    make_event(**values)
    assert mark in get("/").texts("flag")


def test_a_reviewed_event_is_not_marked_unreviewed(get):
    make_event(status="reviewed")
    assert "unreviewed" not in get("/").texts("flag")


def test_the_quote_stands_in_its_own_language(get):
    make_event(articles=(make_article(language="no"),))
    [quote] = get("/").tree.xpath("//q")
    assert quote.get("lang") == "no"


def test_a_month_precise_event_stands_apart_from_the_first_of_the_month(get):
    make_event(headline="On the first", day=dt.date(2022, 1, 1))
    make_event(headline="Some time in January", **MONTH)
    page = get("/")
    assert page.texts("day__label") == ["January 2022 (day not given)", "1 January 2022 Saturday"]
    assert page.texts("entry__headline") == ["Some time in January", "On the first"]


def test_undated_events_keep_to_a_lane_of_their_own(get):
    make_event(headline="When, nobody says", day=None)
    page = get("/")
    assert "Undated" in page.text
    assert page.tree.xpath('//section[@aria-labelledby="undated-name"]//h4')[0].text_content() == "When, nobody says"


def test_years_of_the_background_keep_to_a_lane_of_their_own(get):
    make_event(headline="The founding act is signed", **YEAR)
    make_event()
    page = get("/")
    assert len(page.texts("entry__headline")) == 1
    [lane] = page.by_class("background")
    assert "1997" in lane.text_content() and "The founding act is signed" in lane.text_content()


@pytest.mark.parametrize("modality", ["hypothetical"])
def test_what_is_hidden_by_default_shows_when_asked_for(get, modality):
    make_event(modality=modality)
    assert get("/").texts("entry__headline") == []
    assert len(get(f"/?modality={modality}").texts("entry__headline")) == 1


def test_filters_of_one_kind_add_up_and_of_different_kinds_narrow(get):
    make_event(headline="One", actors=(("nato", "actor"),), type="AID", quad="material-cooperation")
    make_event(headline="Two", actors=(("russia", "actor"),))
    make_event(headline="Three", actors=(("ukraine", "actor"),))
    assert get("/?actor=nato&actor=russia").texts("entry__headline") == ["One", "Two"]
    assert get("/?actor=nato&actor=russia&type=aid").texts("entry__headline") == ["One"]


def test_each_active_filter_is_a_chip_that_removes_it_alone(get):
    make_event()
    page = get("/?actor=nato&type=REJECT")
    assert page.texts("chip") == ["Remove the filter Actor: NATO ×", "Remove the filter Type: Refusal ×", "Clear all"]
    assert page.link("Actor: NATO") == "?type=REJECT"


def test_each_chip_says_how_many_events_it_hides(get):
    make_event()
    make_event(type="AID", quad="material-cooperation")
    make_event(type="AID", quad="material-cooperation", actors=(("ukraine", "actor"),))
    page = get("/?actor=nato&type=REJECT")
    assert page.texts("chip__hidden") == ["hides 1"]
    assert "Type: Refusal hides 1" in page.text


def test_it_says_how_many_hypothetical_events_are_left_out(get):
    make_event(modality="hypothetical")
    page = get("/")
    assert page.link("1 hypothetical event is left out") == "?modality=hypothetical"
    assert "left out" not in get("/?modality=hypothetical").text


def test_a_facets_number_is_that_of_the_list_after_the_click(get):
    for number in range(3):
        make_event(headline=f"Answer {number}")
    make_event(headline="Aid", type="AID", quad="material-cooperation", actors=(("ukraine", "recipient"),))
    page = get("/")
    numbers = {link.get("href"): int(link.text_content().split()[-1]) for link in page.by_class("facet__count")}
    assert len(numbers) > 5
    for address, number in numbers.items():
        assert f"{number} event" in get(f"/{address}").by_class("tally")[0].text_content(), address


def test_the_form_keeps_filters_that_it_does_not_show(get):
    make_event()
    hidden = get("/?min_sources=1&precision=day&zoom=week").tree.xpath('//form[@id="filter"]//input[@type="hidden"]')
    assert {(field.get("name"), field.get("value")) for field in hidden} == {("zoom", "week"), ("precision", "day"), ("min_sources", "1")}


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        pytest.param("store", ["Støre"], id="without diacritics"),
        pytest.param("STØRE", ["Støre"], id="in capitals"),
        pytest.param('"written answer"', ["written", "answers"], id="phrase"),
    ],
)
def test_a_search_marks_its_words_in_headline_and_quote(get, query, marked):
    make_event(headline="Støre reads the written answers", articles=(make_article(text="On Wednesday it snowed in Oslo again."),), search_text=SEARCHED)
    page = get(f"/?q={query}")
    assert page.texts("mark--found") == marked


def test_a_search_quotes_the_report_that_answers_it(get):
    other = make_article(text="Talks were postponed on Wednesday.", source=make_source("other"))
    make_event(headline="An answer", articles=(make_article(), other), search_text=" an answer | talks were postponed on wednesday")
    [quote] = get("/?q=postponed").texts("entry__quote")
    assert quote == "Talks were postponed on Wednesday. Other"


def test_an_empty_list_says_which_filter_to_drop(get):
    make_event()
    page = get("/?actor=nato&q=zeppelin")
    assert page.texts("empty") == [
        "No event fits all these filters Dropping one of them would show: Search: zeppelin — 1 event without it",
    ]


def test_an_empty_store_says_how_to_fill_it(get):
    assert "ingest" in get("/").by_class("empty")[0].text_content()


@pytest.mark.parametrize(
    ("query", "named"),
    [
        pytest.param("as_of=nonsense", "as_of", id="as-of"),
        pytest.param("colour=red", "colour", id="unknown"),
        pytest.param("date_from=26.01.2022", "date_from", id="date"),
        pytest.param("zoom=hour", "zoom", id="zoom"),
        pytest.param("lane=fast", "lane", id="lane"),
        pytest.param("cursor=x", "cursor", id="cursor"),
        pytest.param("at=tuesday", "at", id="jump"),
        pytest.param("type=PARTY", "type", id="type"),
    ],
)
def test_an_address_that_cannot_be_read_answers_400_and_names_the_parameter(get, query, named):
    page = get(f"/?{query}")
    assert page.status == 400
    assert named in page.by_class("faults")[0].text_content()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("", "1 drawn as bars · 1 of imprecise date, as pale bands · 1 outside these days · 1 undated = 4", id="all"),
        pytest.param("precision=month", "0 drawn as bars · 1 of imprecise date, as pale bands = 1", id="imprecise alone"),
        pytest.param("precision=year", "0 drawn as bars · 1 of imprecise date, as pale bands = 1", id="a year alone"),
    ],
)
def test_the_strip_accounts_for_every_event(get, query, words):
    make_event()
    make_event(**MONTH)
    make_event(**YEAR)
    make_event(day=None)
    assert get(f"/?{query}").texts("strip__sum") == [words]


def test_a_later_month_is_drawn_after_the_last_day(get):
    make_event()
    make_event(date_edtf="2022-04", earliest_on=dt.date(2022, 4, 1), latest_on=dt.date(2022, 4, 30), sort_on=dt.date(2022, 4, 1), precision="month")
    page = get("/")
    assert page.texts("strip__sum") == ["1 drawn as bars · 1 of imprecise date, as pale bands = 2"]
    assert page.tree.xpath('//*[@class="strip__drawing"]/@data-last') == ["2022-04-30"]


def test_a_far_month_does_not_cost_the_days_their_bars(get):
    make_event()
    make_event(date_edtf="2023-04", earliest_on=dt.date(2023, 4, 1), latest_on=dt.date(2023, 4, 30), sort_on=dt.date(2023, 4, 1), precision="month")
    page = get("/")
    assert page.tree.xpath('//*[@class="strip__drawing"]/@data-last') == ["2022-01-31"]
    assert page.texts("strip__sum") == ["1 drawn as bars · 1 outside these days = 2"]


def test_pages_follow_each_other_without_gap_or_repeat(get):
    for number in range(120):
        make_event(headline=f"Event {number:03}", day=dt.date(2022, 1, 1) + dt.timedelta(days=number // 5))
    seen, address = [], "/"
    while address:
        page = get(address)
        seen += page.texts("entry__headline")
        following = page.tree.xpath('//a[@rel="next"]/@href')
        address = f"/{following[0]}" if following else ""
    assert seen == [f"Event {number:03}" for number in range(120)]
    [previous] = page.tree.xpath('//nav//a[@rel="prev"]/@href')
    assert get(f"/{previous}").texts("entry__headline")[-1] == "Event 079"


def test_as_of_a_day_nothing_reported_later_shows(get):
    make_event(headline="Known early", articles=(make_article(published=dt.date(2022, 1, 24)),), day=dt.date(2022, 1, 23))
    make_event(headline="Known late", articles=(make_article(published=dt.date(2022, 1, 27)),), day=dt.date(2022, 1, 23))
    page = get("/?as_of=2022-01-25")
    assert page.texts("entry__headline") == ["Known early"]
    assert "Known late" not in page.source
    assert "1 event" in page.by_class("tally")[0].text_content()


@pytest.mark.parametrize("zoom", ["year", "month", "week", "day"])
def test_every_zoom_shows_the_same_events(get, zoom):
    make_event(headline="One")
    make_event(headline="Two", **MONTH)
    assert sorted(get(f"/?zoom={zoom}").texts("entry__headline")) == ["One", "Two"]


def test_longer_blocks_give_each_events_date_and_the_longest_leave_quotes_out(get):
    make_event(day=dt.date(2022, 1, 25))
    week, month = get("/?zoom=week"), get("/?zoom=month")
    assert week.texts("day__label") == ["24–30 January 2022"] and month.texts("day__label") == ["January"]
    assert week.texts("entry__date") == month.texts("entry__date") == ["25 January 2022"]
    assert len(week.texts("entry__quote")) == 1 and month.texts("entry__quote") == []


def test_a_day_has_its_page_and_tells_apart_what_may_belong_to_it(get):
    make_event(headline="That day")
    make_event(headline="Some time in January", **MONTH)
    make_event(headline="The day after", day=dt.date(2022, 1, 27))
    page = get("/2022/01/26/")
    assert page.texts("entry__headline") == ["That day", "Some time in January"]
    assert "May belong here" in page.text
    assert page.link("27 January 2022") == "/2022/01/27/"


def test_a_month_has_its_page(get):
    make_event(headline="That month", **MONTH)
    make_event(headline="Another month", day=dt.date(2022, 2, 1))
    page = get("/2022/01/")
    assert page.texts("entry__headline") == ["That month"]


@pytest.mark.parametrize("address", ["/2022/13/", "/2022/02/30/", "/0000/01/", "/2022/1/"])
def test_a_day_that_is_none_is_not_found(get, address):
    assert get(address).status == 404


@pytest.mark.parametrize("address", ["/9999/12/", "/9999/12/31/", "/0001/01/01/"])
def test_the_edges_of_the_calendar_hold(get, address):
    assert get(address).status == 200


def test_the_old_address_of_the_timeline_leads_home(get):
    make_actor("nato")
    page = get("/timeline/?actor=nato")
    assert page.status == 302 and page.response.url == "/?actor=nato"


@pytest.mark.parametrize("address", ["/actors/nato/?role=actor", "/sources/herald/?type=REJECT", "/2022/01/26/?type=REJECT", "/2022/01/?language=en"])
def test_every_list_that_is_narrowed_shows_by_what(get, address):
    make_event()
    page = get(address)
    assert page.status == 200 and len(page.by_class("chip")) == 1
    assert page.by_class("chip")[0].get("href") == "?"


def test_filters_are_named_as_a_reader_knows_them(get):
    make_event()
    make_event(headline="Elsewhere", articles=(make_article(source=make_source("evening-post")),), actors=(("ukraine", "actor"),))
    assert get("/compare/?a=herald&b=evening-post&actor=ukraine").texts("chip")[0].startswith("Remove the filter Actor: Ukraine")
    assert get("/2022/01/26/?source=evening-post").texts("chip")[0].startswith("Remove the filter Source: Evening Post")
    page = get("/?actor=ukraine&source=herald")
    assert "Actor: Ukraine — 1 event without it" in page.texts("empty")[0] and "Source: Herald — 1 event without it" in page.texts("empty")[0]


@pytest.fixture
def long_story(db):
    """Fifty events on as many days, and one without a date."""
    for number in range(50):
        make_event(headline=f"Day {number}", day=dt.date(2022, 1, 1) + dt.timedelta(days=number))
    make_event(headline="Undated", day=None)


def test_one_jumps_to_a_day_and_the_list_begins_there(get, long_story):
    page = get("/?at=2022-01-21&zoom=week")
    assert page.texts("entry__headline") == [f"Day {number}" for number in range(20, 50)]
    assert page.texts("tally")[0].startswith("51 events"), "nothing is filtered away"
    earlier = get(f"/{page.link('Earlier events')}")
    assert earlier.texts("entry__headline") == [f"Day {number}" for number in range(20)]
    assert "at=" not in page.link("Earlier events") and "zoom=week" in page.link("Earlier events")


def test_a_jump_keeps_filters_and_zoom_and_lands_at_the_list(get, long_story):
    [jump] = get("/?actor=nato&zoom=week").by_class("jump")
    assert [(field.get("name"), field.get("form")) for field in jump.xpath(".//input")] == [("at", "filter")], "it goes with the filters' form"
    assert [(button.get("form"), button.get("formaction")) for button in jump.xpath(".//button")] == [("filter", "/#events")]


@pytest.mark.parametrize("day", ["1997-01-01", "0001-01-01", "2022-01-01"])
def test_a_jump_to_before_everything_is_the_beginning(get, long_story, day):
    page = get(f"/?at={day}")
    assert page.texts("entry__headline")[0] == "Day 0" and "Undated" in page.texts("entry__headline")
    assert "Earlier events" not in page.text


@pytest.mark.parametrize("day", ["2022-03-01", "9999-12-31"])
def test_a_jump_to_behind_everything_shows_the_last_day(get, long_story, day):
    assert get(f"/?at={day}").texts("entry__headline") == ["Day 49"]


def test_zooms_keep_the_place_and_filters_start_anew(get, long_story):
    page = get("/?at=2022-01-21")
    assert page.link("week") == "?zoom=week&at=2022-01-21"
    assert page.link("key events") == "?level=key"


@pytest.mark.parametrize(("text", "marks"), [("“We wait,” NATO said on Wednesday.", 0), ("«Vi venter», sa Nato.", 0), ("NATO said “wait”.", 1)])
def test_a_sentence_that_brings_its_own_quotation_marks_gets_no_others(get, text, marks):
    make_event(articles=(make_article(text=text.ljust(34)),))
    assert len(get("/").tree.xpath("//p[@class='entry__quote']/q[not(contains(@class, 'q-own'))]")) == marks


def test_a_chip_counts_the_list_without_it_and_never_what_came_later(get):
    make_event(articles=(make_article(published=dt.date(2022, 1, 20)),))
    make_event(modality="planned")
    make_event(modality="hypothetical")
    assert get("/?modality=planned").texts("chip__hidden") == ["hides 1"], "dropping it brings no hypothetical event"
    assert get("/?as_of=2022-01-20").texts("chip__hidden") == [], "as of a day nobody knows how much is still to come"
    assert "without it" not in get("/?as_of=2022-01-19").text


def test_values_of_one_filter_hide_together(get):
    make_event()
    make_event(type="AID", quad="material-cooperation")
    make_event(type="CONSULT", quad="verbal-cooperation")
    page = get("/?type=REJECT&type=AID")
    assert page.texts("chip") == ["Remove the filter Type: Refusal ×", "Remove the filter Type: Aid together hide 1 ×", "Clear all"]


def test_the_classes_of_the_strip_can_be_chosen(get):
    make_event()
    make_event(type="STATEMENT", quad="")
    page = get("/")
    [box] = [box for box in page.by_class("facet") if box.xpath("string(.//legend)") == "Class"]
    found = {link.get("href"): link.text_content().split()[-1] for link in box.xpath(".//a")}
    assert found == {"?quad=verbal-conflict": "1", "?quad=none": "1"}
    assert get("/?quad=none").texts("tally")[0].startswith("1 event")


@pytest.mark.parametrize(("accepted", "outlet"), [("en", "Herald"), ("nb", "Aftenposten"), ("de", "Herald")])
def test_a_card_quotes_a_report_in_the_readers_language_where_there_is_one(client, accepted, outlet, db):
    make_event(
        articles=(make_article(language="fr", source=make_source("figaro")), make_article(), make_article(language="no", source=make_source("aftenposten")))
    )
    page = Page(client.get("/", HTTP_ACCEPT_LANGUAGE=accepted))
    assert page.tree.xpath("string(//p[@class='entry__quote']/cite)") == outlet


def test_the_way_to_later_events_follows_the_dated_ones(get, db):
    for number in range(41):
        make_event(headline=f"Day {number}", day=dt.date(2022, 1, 1) + dt.timedelta(days=number))
    make_event(headline="Undated", day=None)
    source = get("/").source
    assert source.index("Later events") < source.index('id="undated-name"')


def test_a_type_has_an_address_of_its_own(get, db):
    assert get("/types/consult/").response.url == "/?type=CONSULT"
    assert get("/types/consult/?as_of=2022-01-26").response.url == "/?type=CONSULT&as_of=2022-01-26"
    assert get("/types/party/").status == 404
    assert "/types/consult/" in get("/about/method/").links()
