"""Dates that never pretend: twenty-four expressions of two texts of Wednesday 26 January 2022.

A week is written as its days in EDTF, which has no weeks on level 1; its precision says that it is one.
"""

from __future__ import annotations

import datetime as dt

import pytest

from tests.pages.page import squeezed

WEDNESDAY = "2022-01-26"
UNSAID = {"en": "Turkey accused Russia of broken promises.", "no": "Tyrkia anklaget Russland for brutte løfter."}
# Sentence, its time expression, the date, its precision and the words that readers get.
ENGLISH = [
    ("NATO rejected Russia's demands on Wednesday.", "Wednesday", "2022-01-26", "day", "26 January 2022"),
    ("Russia moved troops to Belarus on Friday.", "Friday", "2022-01-21", "day", "21 January 2022"),
    ("The United States will hold talks with Russia on Friday.", "Friday", "2022-01-28", "day", "28 January 2022"),
    ("The United Kingdom sent weapons to Ukraine last Friday.", "last Friday", "2022-01-21", "day", "21 January 2022"),
    ("Sergey Lavrov met Antony Blinken in December.", "December", "2021-12", "month", "December 2021 (day not given)"),
    ("Germany blocked weapons for Ukraine last month.", "last month", "2021-12", "month", "December 2021 (day not given)"),
    ("Denmark sent a frigate to Lithuania this week.", "this week", "2022-01-24/2022-01-30", "week", "24–30 January 2022"),
    ("Jens Stoltenberg met Emmanuel Macron two weeks ago.", "two weeks ago", "2022-01-10/2022-01-16", "week", "10–16 January 2022"),
    ("Russia and Belarus plan to hold exercises in late January.", "late January", "[2022-01-21..2022-01-31]", "interval", "late January 2022"),
    ("France will host talks with Ukraine in early February.", "early February", "[2022-02-01..2022-02-10]", "interval", "early February 2022"),
    ("Russia will hold exercises in Belarus in mid-February.", "mid-February", "[2022-02-11..2022-02-20]", "interval", "mid-February 2022"),
    ("The European Union imposed sanctions on Belarus earlier this month.", "earlier this month", "2022-01", "month", "January 2022 (day not given)"),
]
NORWEGIAN = [
    ("Nato avviste kravene fra Russland onsdag.", "onsdag", "2022-01-26", "day", "26. januar 2022"),
    ("Polen sendte ammunisjon til Ukraina 26. jan.", "26. jan.", "2022-01-26", "day", "26. januar 2022"),
    ("Russland flyttet soldater til Belarus fredag.", "fredag", "2022-01-21", "day", "21. januar 2022"),
    ("Tyskland stanset våpen til Ukraina i går.", "i går", "2022-01-25", "day", "25. januar 2022"),
    ("Sergej Lavrov møtte Antony Blinken forrige uke.", "forrige uke", "2022-01-17/2022-01-23", "week", "17.–23. januar 2022"),
    ("USA skal møte Russland på fredag.", "fredag", "2022-01-28", "day", "28. januar 2022"),
    ("Storbritannia sendte våpen til Ukraina sist fredag.", "sist fredag", "2022-01-21", "day", "21. januar 2022"),
    ("Vladimir Putin truet Nato i desember.", "desember", "2021-12", "month", "desember 2021 (dag ikke oppgitt)"),
    ("Jens Stoltenberg møtte Emmanuel Macron i forgårs.", "i forgårs", "2022-01-24", "day", "24. januar 2022"),
    ("Frankrike holdt samtaler med Ukraina i helgen.", "i helgen", "2022-01-22/2022-01-23", "interval", "22.–23. januar 2022"),
    ("Russland angrep Ukraina natt til torsdag.", "natt til torsdag", "2022-01-20", "day", "20. januar 2022"),
    ("Danmark sendte en fregatt til Østersjøen tidligere denne uken.", "tidligere denne uken", "2022-01-24/2022-01-30", "week", "24.–30. januar 2022"),
    ("EU innførte sanksjoner mot Belarus i fjor.", "i fjor", "2021", "year", "2021 (måned ikke oppgitt)"),
]
TEXTS = [pytest.param("en", "Herald", ENGLISH, id="English"), pytest.param("no", "NRK", NORWEGIAN, id="Norwegian")]


@pytest.mark.parametrize(("language", "publisher", "table"), TEXTS)
def test_each_event_shows_its_date_words_rule_and_reason(news, api, get, client, language, publisher, table):
    news.tell(publisher, WEDNESDAY, *(row[0] for row in table), UNSAID[language], language=language)
    news.ingest()
    events = {item["quote"]: (event, item) for event in api.at("events/", page_size=100, expand="evidence").json()["results"] for item in event["evidence"]}
    client.cookies["django_language"] = "nb" if language == "no" else "en"
    found = []
    for sentence, *_ in table:
        event, item = events[sentence]
        page = get(event["web_url"].removeprefix("http://testserver"))
        words = squeezed(page.by_class("event__date")[0][0])
        found.append((sentence, item["date_text"], event["date"]["edtf"], event["date"]["precision"], words))
        assert item["rule"].startswith(f"{language}.") and item["rule"] in page.texts("rule") and item["explanation"], sentence
        assert event["date"]["basis"] in ("stated", "resolved") and event["date"]["earliest"] <= event["date"]["latest"]
    assert found == table
    unsaid = events[UNSAID[language]][0]["date"]
    assert unsaid["edtf"] is None or unsaid["basis"] == "assumed", "what says nothing of when is undated, or marked as assumed"


def test_an_undated_event_stays_in_the_undated_lane_and_has_no_date_in_the_api(news, api, get):
    news.tell("Herald", "", UNSAID["en"])
    news.ingest()
    [event] = api.at("events/").json()["results"]
    assert (event["date"]["edtf"], event["date"]["earliest"], event["date"]["basis"], event["date"]["words"]) == (None, None, "none", "date not stated")
    page = get("/")
    assert len(page.tree.xpath('//section[@aria-labelledby="undated-name"]//h4')) == len(page.by_class("entry__headline")) == 1
    assert not any(character.isdigit() for label in page.texts("day__label") for character in label)


def test_a_deadline_does_not_take_the_day_of_the_report(news):
    news.tell("Herald", WEDNESDAY, "Russia will withdraw its troops from Belarus by mid-February.")
    news.ingest()
    assert news.event("by mid-February").earliest_on != dt.date(2022, 1, 26)
