"""What machines read on a page: schema.org as a block of data, which no browser runs."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.factories import make_article, make_event, make_source

NASTY = 'They said </script><script>alert("1")</script> & <!-- that was all'


def linked(page):
    """The page's block of linked data, as machines read it."""
    [block] = page.tree.xpath('//head/script[@type="application/ld+json"]')
    return json.loads(block.text)


def test_an_event_carries_itself_with_date_actors_and_reports(get):
    state = make_event(articles=(make_article(url="https://news.example/1"), make_article(source=make_source("gazette"), language="no")))
    found = linked(get(state.get_absolute_url()))
    assert (found["@context"], found["@type"], found["@id"]) == ("https://schema.org", "Event", f"http://testserver/events/{state.event.uid}/")
    assert (found["name"], found["startDate"]) == ("NATO answers Russia in writing", "2022-01-26")
    assert [actor["name"] for actor in found["actor"]] == ["NATO"]
    assert [report["publisher"]["name"] for report in found["subjectOf"]] == ["Herald", "Gazette"]
    assert found["subjectOf"][0]["url"] == "https://news.example/1"
    assert found["subjectOf"][0]["hasPart"]["text"] == "NATO answered Russia on Wednesday."


def test_a_month_gets_no_day(get):
    january = {"date_edtf": "2022-01", "earliest_on": dt.date(2022, 1, 1), "latest_on": dt.date(2022, 1, 31), "sort_on": dt.date(2022, 1, 1)}
    found = linked(get(make_event(precision="month", **january).get_absolute_url()))
    assert found["startDate"] == "2022-01" and "endDate" not in found


def test_as_of_a_day_it_holds_the_reports_of_then(get):
    later = make_article(published=dt.date(2022, 1, 28), source=make_source("gazette"))
    state = make_event(articles=(make_article(), later))
    assert len(linked(get(f"{state.get_absolute_url()}?as_of=2022-01-27"))["subjectOf"]) == 1


def test_markup_in_a_text_ends_no_block_of_data(get):
    state = make_event(headline=NASTY, articles=(make_article(text=NASTY, title=NASTY),))
    page = get(state.get_absolute_url())
    assert linked(page)["name"] == linked(page)["subjectOf"][0]["headline"] == NASTY
    assert len(page.tree.xpath("//script")) == 1
    block = page.source.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&") & set(block)


def test_the_timeline_tells_of_its_other_forms_as_a_set_of_data(get):
    make_event(), make_event(day=dt.date(2022, 1, 20))
    found = linked(get("/"))
    assert (found["@type"], found["temporalCoverage"]) == ("Dataset", "2022-01-20/2022-01-26")
    assert {form["encodingFormat"] for form in found["distribution"]} >= {"text/csv", "application/ld+json", "text/calendar"}
    assert all(form["contentUrl"].startswith("http://testserver/timeline.") for form in found["distribution"])


@pytest.mark.parametrize("query", ["?q=answers", "?as_of=2022-01-26", "?lane=undated"])
def test_a_part_of_it_is_no_set_of_its_own(get, query):
    make_event()
    assert not get(f"/{query}").tree.xpath('//script[@type="application/ld+json"]')


def test_an_empty_store_claims_no_days(get):
    assert "temporalCoverage" not in linked(get("/"))
