"""What holds on every page: a strict policy and nothing inline, landmarks, one main heading, declared languages, unique ids."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client

from tests.factories import make_actor, make_article, make_event, make_source
from tests.pages.page import Page
from timeline.views.errors import server_error

ADDRESSES = {
    "timeline": "/",
    "filtered": "/?actor=nato&zoom=month&level=more",
    "empty": "/?q=zeppelin",
    "day": "/2022/01/26/",
    "month": "/2022/01/",
    "event": "{event}",
    "article": "{article}",
    "actors": "/actors/",
    "actor": "/actors/nato/",
    "sources": "/sources/",
    "source": "/sources/herald/",
    "compare": "/compare/?a=herald&b=gazette",
    "chooser": "/compare/",
    "report": "{report}",
    "patterns": "/patterns/?actor=nato&who=all",
    "method": "/about/method/",
    "rules": "/about/method/no/",
    "coverage": "/about/coverage/",
    "bad": "/?colour=red",
    "missing": "/nothing/here/",
    "gone": "{gone}",
}


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker) -> dict[str, Page]:
    """Each kind of page, fetched once from a small store that is rolled back: the tests read them and need no database."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_actor("nato", aliases=("NATO",))
        state = make_event()
        make_event(headline="Undated", day=None, modality="planned", date_conflict=True)
        digest = make_article(is_digest=True, url="https://news.example/1")
        make_event(day=dt.date(2022, 1, 20), articles=(digest, make_article(source=make_source("gazette"))))
        mention = state.event.mentions.get()
        names = {
            "event": state.get_absolute_url(),
            "article": mention.article.get_absolute_url(),
            "gone": make_event(status="rejected").get_absolute_url(),
            "report": f"/events/{state.event.uid}/report/?evidence={mention.uid}",
        }
        fetched = {name: Page(Client().get(address.format(**names))) for name, address in ADDRESSES.items()}
        transaction.set_rollback(True)
    return fetched


DATA = "application/ld+json"


@pytest.fixture(params=ADDRESSES)
def fetched(request, pages) -> Page:
    return pages[request.param]


def test_the_policy_forbids_everything_from_elsewhere_and_everything_inline(fetched):
    policy = fetched.response["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(fetched):
    assert not fetched.tree.xpath(f"//style | //*[@style] | //script[not(@src) and not(@type='{DATA}')] | //*[@*[starts-with(name(), 'on')]]")
    loaded = fetched.tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
    assert loaded and all(address.startswith("/static/") for address in loaded)


def test_a_block_of_data_is_data(fetched):
    for block in fetched.tree.xpath("//script[not(@src)]"):
        assert json.loads(block.text)["@context"] == "https://schema.org"
        assert not set("<>&") & set(block.text), "no text can end the block"


def test_it_has_landmarks_one_main_heading_and_a_way_past_the_menu(fetched):
    assert len(fetched.tree.xpath("//main")) == len(fetched.tree.xpath("//h1")) == 1
    assert fetched.tree.xpath("//header") and fetched.tree.xpath("//footer") and fetched.tree.xpath("//nav[@aria-label]")
    assert fetched.tree.xpath("//body/a[1]/@href") == ["#content"] and fetched.tree.xpath('//*[@id="content"]')


def test_headings_skip_no_level(fetched):
    levels = [int(heading.tag[1]) for heading in fetched.tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


def test_ids_are_unique_and_local_links_lead_somewhere(fetched):
    ids = fetched.tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in fetched.links() if link.startswith("#")} <= set(ids)


def test_the_page_declares_its_language_and_says_what_it_is(fetched):
    assert fetched.tree.get("lang") == "en"
    assert len(fetched.tree.xpath("//title/text()")[0].split("·")) == 2


def test_every_input_has_a_label(fetched):
    for field in fetched.tree.xpath("//input[not(@type='hidden')]"):
        assert field.xpath("ancestor::label") or fetched.tree.xpath(f'//label[@for="{field.get("id")}"]')


def test_time_elements_hold_only_what_html_allows(fetched):
    for value in fetched.tree.xpath("//time/@datetime"):
        assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", value), value


def test_nothing_is_left_of_the_template(fetched):
    assert not re.search(r"{%|{{|\bNone\b", fetched.tree.xpath("//main")[0].text_content())


def test_the_page_for_our_own_faults_needs_neither_database_nor_session(rf):
    page = Page(server_error(rf.get("/")))
    assert page.status == 500 and "Something broke on our side" in page.text
    assert not page.tree.xpath("//style | //*[@style] | //script")


def test_no_script_blocks_and_every_picture_keeps_its_place(fetched):
    assert all("defer" in script.attrib or script.get("type") in ("module", DATA) for script in fetched.tree.xpath("//script"))
    assert not fetched.tree.xpath("//img[not(@width and @height)] | //svg[not(@width and @height) and not(@hidden)]")


def test_a_shared_link_shows_a_card_with_words_and_a_picture_of_ours(fetched):
    said = {meta.get("property"): meta.get("content") for meta in fetched.tree.xpath("//meta[@property]")}
    assert said["og:title"] and said["og:description"] and said["og:url"].startswith("http://testserver/")
    assert said["og:image"] == "http://testserver/static/card.png" and said["og:image:alt"]
    with open(finders.find("card.png"), "rb") as picture:
        head = picture.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert [str(int.from_bytes(head[place : place + 4])) for place in (16, 20)] == [said["og:image:width"], said["og:image:height"]]


@pytest.mark.parametrize(("name", "forms"), [("timeline", 6), ("actor", 2), ("source", 2), ("event", 1), ("article", 1)])
def test_a_page_links_to_its_other_forms(pages, client, db, name, forms):
    links = pages[name].tree.xpath("//head/link[@rel='alternate']")
    assert len(links) == forms
    assert all(link.get("type") and link.get("title") and link.get("href").startswith("/") for link in links)
    assert [link.get("href") for link in links if client.get(link.get("href").partition("?")[0]).status_code not in (200, 404)] == []


def test_who_asks_for_an_icon_by_its_old_address_gets_it(client):
    assert client.get("/favicon.ico").url == "/static/favicon.svg"
