"""“As of”: a store that grows changes nothing of what was known on a day."""

from __future__ import annotations

import re

from tests.acceptance.test_feature_03_as_of import EARLY, REPORTS
from tests.pages.page import Page

EVERYWHERE = [
    *("/?", "/?zoom=month&", "/?q=talks&", "/?level=key&", "/?lane=undated&", "/2022/01/21/?", "/2022/01/?", "/actors/?", "/actors/russia/?"),
    *("/sources/?", "/sources/herald/?", "/patterns/?who=all&", "/compare/?a=herald&b=gazette&", "/about/coverage/?", "{event}?", "{article}?"),
    *("/timeline.csv?", "/timeline.jsonl?", "/timeline.jsonld?", "/timeline.timelinejs.json?", "/api/v1/events/?", "/api/v1/mentions/?"),
    *("/api/v1/articles/?", "/api/v1/timeline/?"),
]


def told(client, address):
    """All that an address tells: of a page its words and links, save the steps from day to day; of other forms everything but the stamps."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    content = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    if not answer["Content-Type"].startswith("text/html"):
        return re.sub(r'"(created|updated)_at":"[^"]*"', "", content)
    page = Page(answer)
    for steps in (*page.by_class("asof__steps"), *page.by_class("asof__days")):
        steps.getparent().remove(steps)
    return page.text, page.links()


def test_what_comes_later_changes_nothing_as_of_a_day(news, client):
    """The pages of a store that holds only what was out are, to the letter, those of one that holds more."""
    for publisher, published, sentence in REPORTS[:2]:
        news.tell(publisher, published, sentence)
    news.tell("Herald", "2022-01-24", "Germany blocked weapons for Ukraine in January.", "Russia moved troops to Belarus in January.")
    news.ingest()
    meeting = news.event("Sergey Lavrov met Antony Blinken in Geneva on Friday.")
    names = {"event": meeting.get_absolute_url(), "article": meeting.event.mentions.first().article.get_absolute_url()}
    addresses = [f"{address.format(**names)}{EARLY}" for address in EVERYWHERE]
    before = {address: told(client, address) for address in addresses}
    for publisher, published, sentence in REPORTS[2:]:
        news.tell(publisher, published, sentence)
    news.tell("Echo", "2022-01-25", "Germany blocked weapons for Ukraine on Friday.", "Turkey accused Russia of threats on Monday.")
    news.tell("Herald", "2022-01-26", "Russia denied on Wednesday moving troops to Belarus.", "Talks between Russia and NATO will be held on Friday.")
    news.tell("Gazette", "", "Russia and NATO held talks.")
    news.ingest()
    assert {address: told(client, address) for address in addresses} == before
