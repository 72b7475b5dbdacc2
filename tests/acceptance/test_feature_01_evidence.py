"""One click from any event to the exact sentence."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page, expect

from tests.corpus.corpus import ARTICLES
from tests.pages.page import squeezed
from timeline.models import Article


@pytest.mark.slow
def test_twenty_events_of_the_api_quote_their_articles_and_lead_to_the_sentence(news, api, get):
    news.ingest(*ARTICLES[:9])
    events = api.at("events/", page_size=100, expand="evidence").json()["results"]
    for event in random.Random(20).sample(events, 20):
        assert event["evidence"], event
        for item in event["evidence"]:
            article = Article.objects.get(public_id=item["article"]["id"])
            assert article.text[item["start"] : item["end"]] == item["quote"]
            page = get(get(f"/evidence/{item['id']}/").response.url)
            assert squeezed(page.tree.xpath(f'//*[@id="c{item["start"]}"]')[0]) == " ".join(item["quote"].split())
            assert f"/events/{event['id']}/" in page.links(), "there is a way back to the event"


def test_a_reader_follows_the_link_to_the_marked_sentence_and_back(plain: Page, address, story):
    plain.goto(address(story["event"]))
    plain.get_by_role("link", name="See the sentence in the article").first.click()
    target = plain.locator(":target")
    expect(target).to_have_text("NATO answered Russia on Wednesday.")
    expect(target).to_be_in_viewport()
    painted = "element => getComputedStyle(element).backgroundColor"
    assert target.evaluate(painted) != plain.locator("body").evaluate(painted)
    expect(plain.locator(".article__head")).to_contain_text("Herald · 26 January 2022")
    expect(plain.locator(".article__head")).to_contain_text("English")
    plain.locator(".paragraph__notes a").first.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("NATO answers Russia in writing")
