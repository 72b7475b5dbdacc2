"""What a reader sees of a search: the words that answered, marked; texts beside the events; nothing that breaks a page."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from tests.factories import make_article, make_event, make_source
from timeline.models import Mention
from timeline.searching import searchable

SENTENCE = "Ministeren avviste kravene i går. "
LATER = dt.date(2022, 1, 28)
NEXT = "Fiskerne ble hjemme hele uken."


def annotated(text: str, **values: object):
    """A text cut at its full stops."""
    cuts = [0, *(place + 2 for place in range(len(text)) if text.startswith(". ", place)), len(text)]
    sentences = [[start, end, 0, False] for start, end in pairwise(cuts)]
    return make_article(text=text, annotations={"sentences": sentences, "timexes": [], "actors": [], "furniture": []}, **values)


@pytest.fixture
def refused(db):
    """An event told in Norwegian, under an English headline."""
    article = annotated(SENTENCE + NEXT, language="no", title="Avvist")
    searched = searchable([("en", "Minister rejected the demands"), ("no", SENTENCE)])
    return make_event(headline="Minister rejected the demands", articles=(article,), search_text=searched)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("rejects", ["rejected"]),
        ("avviser krav", ["avviste", "kravene"]),
        ("AVVIS*", ["avviste"]),
        ('"avviste krav"', ["avviste", "kravene"]),
        ('"ministeren avviste" demand', ["demands", "Ministeren", "avviste"]),
        ('"rejected"', ["rejected"]),
        ("minister*", ["Minister", "Ministeren"]),
    ],
)
def test_the_words_that_answered_are_marked_in_their_own_language(refused, get, query, marked):
    page = get(f"/?q={query}")
    assert page.texts("entry__headline") == ["Minister rejected the demands"]
    assert page.texts("mark--found") == marked


@pytest.mark.parametrize("query", ['"avviste i"', "reject*s", '"demand"', "avviser zeppelin"])
def test_what_does_not_answer_is_neither_listed_nor_marked(refused, get, query):
    page = get(f"/?q={query}")
    assert page.texts("entry__headline") == page.texts("mark--found") == []


def test_a_word_far_into_a_long_sentence_is_shown(get, db):
    text = f"{'Much was said about other things and more, ' * 8}until the zeppelin landed{' and rested' * 30}."
    make_event(headline="A landing", articles=(annotated(text),), search_text=searchable([("en", text)]))
    Mention.objects.update(end=len(text))
    [quote] = get("/?q=zeppelins").texts("entry__quote")
    assert "zeppelin landed" in quote and quote.count("…") == 2 and len(quote) < 260


def test_texts_that_no_event_was_read_from_are_found_too(refused, get):
    annotated("Rain fell. The fishermen stayed at home. They fished later.", title="At the coast")
    annotated("Fishermen of the coast, in a text of the other outlet.", title="Elsewhere", source=make_source("gazette"))
    page = get("/?q=fisherman*")
    assert page.texts("hit__title") == []
    page = get("/?q=fishermen")
    assert page.texts("entry__headline") == [] and sorted(page.texts("hit__title")) == ["At the coast", "Elsewhere"]
    assert "The fishermen stayed at home." in page.texts("hit__quote") and sorted(page.texts("mark--found")) == ["Fishermen", "fishermen"]
    assert get("/?q=fishermen&source=gazette").texts("hit__title") == ["Elsewhere"]
    assert get("/?q=fishermen&language=no").texts("hit__title") == get("/?q=fishermen&type=REJECT").texts("hit__title") == []


def test_a_text_that_reports_a_found_event_is_not_told_again(refused, get):
    assert get("/?q=avviser").texts("hit__title") == []
    assert get("/?q=fiskerne").texts("hit__title") == ["Avvist"]


def test_no_text_is_found_before_it_was_out(refused, get):
    annotated("The fishermen stayed at home.", published=LATER, title="Late")
    assert get("/?q=fishermen&as_of=2022-01-27").texts("hit__title") == []
    assert "Late" not in get("/?q=fishermen&as_of=2022-01-27").source
    assert get("/?q=fishermen&as_of=2022-01-28").texts("hit__title") == ["Late"]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "a AND",
        "NEAR(a b)",
        "a:b",
        "*",
        "'",
        "\\",
        "^a",
        "(",
        "-a",
        '"a',
        "a OR b NOT",
        "{a}",
        "·",
        "٣*",
        "a " * 99,
        "%27%3B--",
        "\x00",
        "&lt;b&gt;",
        "<b>",
    ],
    ids=range(20),
)
@pytest.mark.parametrize("path", ["/", "/api/v1/events/", "/api/v1/articles/", "/api/v1/actors/"], ids=["page", "events", "articles", "actors"])
def test_no_search_breaks_a_page(refused, client, path, query):
    response = client.get(path, {"q": query})
    assert response.status_code in (200, 400)
    assert b"<b>" not in response.content


@pytest.mark.parametrize("path", ["/", "/api/v1/events/", "/api/v1/articles/"], ids=["page", "events", "articles"])
def test_ten_thousand_letters_are_refused_plainly(db, client, path):
    assert client.get(path, {"q": "x" * 10_000}).status_code == 400
