"""Actors worth visiting: the bundled gazetteer on its pages."""

from __future__ import annotations

import pytest

from tests.pages.page import squeezed
from timeline.models import Finding

pytestmark = pytest.mark.usefixtures("newsroom", "db")


def test_all_spellings_lead_to_one_page(newsroom, get):
    for name in ("Lukasjenko", "Lukashenka", "Lukashenko", "Лукашенко"):
        page = get(f"/actors/?name={name}")
        assert (page.status, page.response.url) == (302, "/actors/alexander-lukashenko/"), name
        assert name in get(page.response.url).text


def test_an_office_is_read_as_its_holder_of_that_day(newsroom, get):
    newsroom.ingest(newsroom.tell("Herald", "2022-01-26", "The British Foreign Secretary warned Russia on Wednesday."))
    assert "Liz Truss" in get(newsroom.event("warned").get_absolute_url()).text
    page = get("/actors/liz-truss/")
    assert "Foreign Secretary of the United Kingdom" in page.text and len(page.texts("entry__headline")) == 1
    assert any("wikidata.org" in link for link in page.links())


def test_a_name_of_two_men_is_asked_about_and_not_guessed(newsroom, get):
    newsroom.ingest(newsroom.tell("Herald", "2022-01-26", "Sullivan met Sergey Lavrov in Moscow on Wednesday."))
    assert not [link for link in get(newsroom.event("Sullivan").get_absolute_url()).links() if link.startswith("/actors/") and "sullivan" in link]
    assert Finding.objects.filter(code="ambiguous-actor").exists()
    page = get("/actors/?name=Sullivan")
    assert sorted(set(link for link in page.links() if "sullivan" in link)) == ["/actors/jake-sullivan/", "/actors/john-sullivan/"]


def test_the_network_lists_the_same_links_as_text_and_each_actor_has_a_feed(newsroom, get, client):
    told = ("NATO rejected Russia's demands on Tuesday.", "Turkey accused Russia of threats on Monday.", "Russia warned NATO on Friday.")
    newsroom.ingest(newsroom.tell("Herald", "2022-01-26", *told))
    page = get("/patterns/")
    drawn = {link.get("aria-label") for link in page.by_class("cell")}
    listed = {link.get("aria-label") for link in page.tree.xpath('//*[@id="matrix"]//details//a')}
    assert drawn <= listed and any("NATO towards Russia" in name for name in drawn)
    actor = get("/actors/russia/")
    assert "1 acting" in squeezed(actor.by_class("tally")[0]) and "2 receiving" in squeezed(actor.by_class("tally")[0])
    feed = client.get(actor.link("Feed"))
    assert feed.status_code == 200 and b"".join(feed.streaming_content).count(b"<entry>") == 3
