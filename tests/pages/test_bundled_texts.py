"""The bundled texts on their pages: every event leads to its sentence, and every sentence is the stored text's own."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from tests.pages.page import Page, squeezed
from timeline.models import Article, EventState, Mention

FIRST, LAST = dt.date(2021, 11, 1), dt.date(2022, 1, 31)


@pytest.fixture(scope="module")
def store(module_store):
    """The store as a fresh clone has it, for the tests of this module."""
    call_command("ingest", settings.FIXTURES_DIR / "articles", stdout=StringIO(), stderr=StringIO())


pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("store", "db")]


def get(address: str) -> Page:
    return Page(Client().get(address))


def listed(address: str) -> list[str]:
    """The headlines' addresses over all pages of a list, in order."""
    found: list[str] = []
    while address:
        page = get(address)
        found += page.tree.xpath('//*[contains(@class, "entry__headline")]/a/@href')
        following = page.tree.xpath('//nav//a[@rel="next"]/@href')
        address = f"/{following[0]}" if following else ""
    return found


def test_the_timeline_lists_every_visible_event_once():
    """Undated and background events keep to lanes of their own, which show their most telling ones."""
    total = EventState.objects.current().visible().count()
    lanes = [*listed("/?lane=background"), *listed("/?lane=undated")]
    main = [address for address in listed("/") if address not in lanes]
    assert len(main) == len(set(main))
    assert len(main) + len(set(lanes)) == total


def test_most_events_lie_within_the_crisis_and_several_are_told_twice():
    within = EventState.objects.current().visible().certain(FIRST, LAST)
    assert 40 <= within.count() <= 160
    assert within.filter(sources__gte=2).count() >= 8


def test_every_event_page_quotes_what_its_articles_say():
    for state in EventState.objects.current().visible().select_related("event"):
        page = get(state.get_absolute_url())
        assert page.status == 200, state
        shown = sorted(squeezed(element) for element in page.by_class("report__sentence"))
        kept = sorted(" ".join(mention.quote.split()) for mention in state.event.mentions.select_related("article"))
        assert shown == kept, state


def test_every_evidence_address_leads_to_its_sentence():
    for article in Article.objects.current():
        page = get(article.get_absolute_url())
        assert page.status == 200
        for mention in article.mentions.all():
            [sentence] = page.tree.xpath(f'//*[@id="c{mention.start}"]')
            assert squeezed(sentence) == " ".join(mention.quote.split())


def test_of_texts_that_are_not_ours_no_more_than_evidence_is_shown():
    Article.objects.update(is_digest=False, based_on=[])
    for article in Article.objects.current():
        told = {(mention.start, mention.end) for mention in article.mentions.all()}
        shown = get(article.get_absolute_url()).by_class("sentence")
        assert len(shown) <= 3 * len(told)


def test_every_actor_and_source_with_events_has_a_page():
    mention = Mention.objects.filter(event__isnull=False)
    addresses = {f"/actors/{slug}/" for slug in mention.values_list("actors__slug", flat=True) if slug}
    addresses |= {f"/sources/{slug}/" for slug in mention.values_list("article__source__slug", flat=True) if slug}
    assert len(addresses) > 30
    for address in addresses:
        assert get(address).status == 200, address


@pytest.mark.parametrize("name", ["Lukasjenko", "Lukashenka", "Lukashenko", "Лукашенко"])
def test_every_spelling_of_a_name_finds_the_same_events(name):
    assert listed(f"/?q={name}") == listed("/?q=Lukashenko") != []
