"""The pages of who takes part and who reports, and what the whole rests on."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_actor, make_article, make_event, make_source
from tests.pages.page import squeezed
from timeline.models import ActorAlias, Tenure


def test_an_actor_page_tells_names_offices_and_roles(get):
    person = make_actor("liz-truss", name="Liz Truss", kind="person", affiliation=make_actor("united-kingdom", kind="state"), wikidata_id="Q1")
    office = make_actor("uk-foreign-secretary", name="Foreign Secretary", kind="office")
    ActorAlias.objects.create(actor=person, alias="Лиз Трасс", language="ru")
    Tenure.objects.create(person=person, office=office, start=dt.date(2021, 9, 15))
    make_event(headline="She answers", actors=(("liz-truss", "actor"), ("russia", "recipient")))
    page = get("/actors/liz-truss/")
    assert "Russian Лиз Трасс" in page.text
    assert "Foreign Secretary since 15 September 2021" in page.text
    assert page.texts("entry__headline") == ["She answers"]
    assert "1 event: 1 acting" in page.by_class("tally")[0].text_content()
    assert "Appears with Russia Events of Liz Truss and Russia: 1" in page.text
    assert len(get("/?actor=liz-truss&beside=russia").texts("entry__headline")) == 1
    assert "https://www.wikidata.org/wiki/Q1" in page.links()


def test_an_actors_events_can_be_narrowed_to_a_role(get):
    make_event(headline="Does", actors=(("nato", "actor"),))
    make_event(headline="Receives", actors=(("nato", "recipient"),))
    assert get("/actors/nato/?role=recipient").texts("entry__headline") == ["Receives"]


def test_the_actors_list_counts_events(get):
    make_event()
    make_event(headline="Another")
    assert "NATO 2 events" in " ".join(get("/actors/").texts("directory"))


def test_a_source_page_lists_its_texts_and_what_it_reports(get):
    make_event(headline="Ours")
    make_event(headline="Theirs", articles=(make_article(source=make_source("other")),))
    page = get("/sources/other/")
    assert page.texts("entry__headline") == ["Theirs"]
    assert len(page.by_class("near")) == 1


def test_the_sources_list_counts_texts_and_events(get):
    make_event(articles=(make_article(), make_article()))
    [row] = get("/sources/").tree.xpath("//tbody/tr")
    assert squeezed(row).split()[-2:] == ["2", "1"]


def test_the_coverage_pages_figures_are_the_stores(get):
    make_event(articles=(make_article(), make_article(published=None)))
    make_event(day=None, date_conflict=True)
    page = get("/about/coverage/")
    figures = page.by_class("facts--numbers")[0]
    found = dict(zip((dt.text_content() for dt in figures.xpath("./dt")), (dd.text_content() for dd in figures.xpath("./dd")), strict=True))
    assert found == {
        "texts": "3",
        "texts without a publication date": "1",
        "events": "2",
        "told by one source only": "2",
        "undated": "1",
        "dated differently by their sources": "1",
        "not yet reviewed by a curator": "2",
    }


def test_the_method_page_explains_every_type_and_credits_plover(get):
    page = get("/about/method/")
    assert page.status == 200
    for words in ("SANCTION", "STATEMENT", "CC BY-SA 4.0", "January 2022 (day not given)", "some day 24–30 January 2022"):
        assert words in page.text


def test_the_method_page_shows_examples_that_the_rules_read_now(get):
    page = get("/about/method/")
    examples = page.texts("example")
    assert len(examples) >= 5
    assert any("Friday" in words or "weekend" in words or "2022" in words for words in examples)
    assert len(page.by_class("example")) == len([mark for mark in page.by_class("mark--date") if mark.getparent().tag == "blockquote"])


def test_every_language_has_a_page_of_its_rules(get):
    addresses = [link for link in get("/about/method/").links() if link.startswith("/about/method/") and link != "/about/method/"]
    assert len(addresses) >= 7
    for address in addresses:
        page = get(address)
        assert page.status == 200 and len(page.by_class("example")) > 20, address


def test_a_languages_page_shows_events_that_the_rules_find_now(get):
    examples = get("/about/method/en/").texts("example")
    assert any("said by" in words and "rejected" in words for words in examples)
    assert sum("happened" in words for words in examples) > 10


def test_rules_of_an_unknown_language_are_not_found(get):
    assert get("/about/method/tlh/").status == 404


def test_the_style_guide_shows_in_development_only(get, settings):
    assert get("/styleguide/").status == 404
    settings.DEBUG = True
    page = get("/styleguide/")
    assert page.status == 200 and len(page.by_class("kind")) >= 17


@pytest.mark.parametrize("spelling", ["Lukasjenko", "lukashenka", "LUKASHENKO", "Лукашенко"])
def test_every_spelling_of_a_name_leads_to_the_one_page(get, spelling):
    make_actor("alexander-lukashenko", kind="person", aliases=("Lukasjenko", "Lukashenka", "Lukashenko", "Лукашенко"))
    page = get(f"/actors/?name={spelling}")
    assert (page.status, page.response.url) == (302, "/actors/alexander-lukashenko/")


def test_a_name_that_two_share_is_asked_about(get):
    make_actor("jake-sullivan", kind="person", aliases=("Sullivan", "Jake Sullivan"))
    make_actor("john-sullivan", kind="person", aliases=("Sullivan", "John Sullivan"))
    make_actor("nato", aliases=("NATO",))
    page = get("/actors/?name=Sullivan")
    assert [link for link in page.links() if link.startswith("/actors/") and "sullivan" in link] == ["/actors/jake-sullivan/", "/actors/john-sullivan/"]
    assert "NATO" not in " ".join(page.texts("directory"))


def test_a_name_that_nobody_has_says_so(get):
    make_actor("nato", aliases=("NATO",))
    assert get("/actors/?name=Napoleon").texts("empty") == ["Nobody here is called “Napoleon”. All actors"]


def test_a_source_page_quotes_that_source(get):
    theirs = make_article(source=make_source("other"), text="On Wednesday the alliance replied.", language="de")
    make_event(articles=(make_article(), theirs))
    [quote] = get("/sources/other/").texts("entry__quote")
    assert quote == "On Wednesday the alliance replied. Other"
    assert get("/?source=herald").texts("entry__quote") == ["NATO answered Russia on Wednesday. Herald"]
    assert get("/?language=de").texts("entry__quote") == [quote]
