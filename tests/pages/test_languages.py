"""The interface in English and in Norwegian; quotes and headlines stay in their own language."""

from __future__ import annotations

import ast
import datetime as dt
import gettext
import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tests.factories import make_article, make_event, make_source
from tests.pages.page import Page

NORWEGIAN = {"HTTP_ACCEPT_LANGUAGE": "nb-NO,nb;q=0.9"}
PAGES = [
    "/",
    "/?as_of=2022-01-26",
    "/2022/01/26/",
    "/2022/01/",
    "{event}",
    "{article}",
    "/actors/",
    "/actors/nato/",
    "/sources/",
    "/sources/herald/",
    "/patterns/",
    "/compare/?a=herald&b=gazette",
    "/about/coverage/",
]


@pytest.fixture
def bokmal(client, db):
    make_event(articles=(make_article(), make_article(source=make_source("gazette"))))
    make_event(headline="Undated", day=None, modality="planned")
    make_event(headline="Another", day=dt.date(2022, 1, 20))
    return lambda address: Page(client.get(address, **NORWEGIAN))


def test_a_norwegian_reader_gets_norwegian_words_and_dates(bokmal):
    page = bokmal("/")
    assert page.tree.get("lang") == "nb"
    assert "Krisen, dag for dag" in page.text and "26 januar 2022 onsdag" in page.texts("day__label")
    assert page.texts("kind")[0] == "Avslag"
    assert "NATO answers Russia in writing" in page.texts("entry__headline")


@pytest.mark.parametrize("address", PAGES)
def test_drawn_numbers_keep_their_points(bokmal, address):
    event = bokmal("/").tree.xpath('//a[starts-with(@href, "/events/")]/@href')[0]
    article = bokmal("/").tree.xpath('//a[starts-with(@href, "/evidence/")]/@href')[0]
    page = bokmal(address.format(event=event, article=bokmal(article).response.url))
    assert page.status == 200
    for number in re.findall(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"', page.source):
        assert re.fullmatch(r"-?\d+(\.\d+)?%?", number), number


def test_a_reader_changes_the_language_and_stays_on_the_page(client, db):
    make_event()
    response = client.get("/language/nb/?next=/actors/nato/%3Frole%3Dactor")
    assert response.url == "/actors/nato/?role=actor"
    assert Page(client.get(response.url)).tree.get("lang") == "nb"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_elsewhere(client, db, address):
    assert client.get("/language/nb/", {"next": address}).url == "/"


def test_a_language_that_is_not_written_is_not_found(get):
    assert get("/language/tlh/").status == 404


def test_every_text_of_the_catalogue_is_translated_and_compiled():
    folder = settings.LOCALE_PATHS[0] / "nb" / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as written, (folder / "django.mo").open("rb") as compiled:
        catalogue, used = read_po(written), gettext.GNUTranslations(compiled)
    assert len(catalogue) > 300
    for message in catalogue:
        if isinstance(message.id, tuple):
            assert [used.ngettext(*message.id, number) for number in (1, 2)] == list(message.string), message.id
        elif message.id:
            assert message.string and used.gettext(message.id) == message.string, message.id


def test_every_text_of_the_pages_is_in_the_catalogue():
    with (settings.LOCALE_PATHS[0] / "nb" / "LC_MESSAGES" / "django.po").open("rb") as written:
        known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(written)}
    folder = settings.BASE_DIR / "templates"
    used = set()
    # What is shown in development only, and at the desk, is English.
    for path in sorted(path for path in folder.rglob("*.html") if path.name != "styleguide.html" and "admin" not in path.parts):
        code = templatize(path.read_text(encoding="utf-8"))
        used |= {ast.literal_eval(text) for text in re.findall(r"gettext\((u(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))", code)}
    assert len(used) > 200
    assert sorted(used - known) == []


@pytest.mark.parametrize(
    "address", ["/", "/?as_of=2022-01-27", "/2022/01/26/", "{event}", "{article}", "/actors/nato/", "/compare/?a=herald&b=gazette", "{report}"]
)
@pytest.mark.parametrize(("accepted", "foreign", "own"), [("nb", "NATO answers", "Nato svarer"), ("en", "Nato svarer", "NATO answers")])
def test_headlines_in_another_language_than_the_page_say_which(client, db, address, accepted, foreign, own):
    english = make_event(articles=(make_article(), make_article(source=make_source("gazette"))), headline="NATO answers", date_conflict=True)
    norsk = make_event(articles=(make_article(language="no"), make_article(source=make_source("gazette"), language="no")), headline="Nato svarer")
    for headline, state in (("Nato svarer", norsk), ("Nato svarer før", make_event(headline="Nato svarer før", day=dt.date(2014, 3, 1)))):
        type(state).objects.filter(pk=state.pk).update(headline=headline, headline_language="no")
    subject = norsk if accepted == "en" else english
    mention = subject.event.mentions.first()
    told = {"event": subject.get_absolute_url(), "article": mention.article.get_absolute_url(), "report": f"/events/{subject.event.uid}/report/"}
    page = Page(client.get(address.format(**told), HTTP_ACCEPT_LANGUAGE=accepted))
    assert page.status == 200
    declared = {"nb": "no"}.get(accepted, accepted)
    holding = [element for element in page.tree.xpath("//main//*[not(*)]") if element.text and element.text.startswith(foreign)]
    assert holding, "the page shows a headline of the other language"
    for element in holding:
        assert element.xpath("string((ancestor-or-self::*[@lang])[last()]/@lang)") not in (accepted, declared), element.text
    for element in page.tree.xpath("//main//*[not(*)]"):
        if element.text and element.text.startswith(own):
            assert element.xpath("string((ancestor-or-self::*[@lang])[last()]/@lang)") in (accepted, declared), element.text


def test_each_language_is_offered_in_its_own_words(bokmal, get):
    assert bokmal("/").link("English") == "/language/en/?next=/"
    assert get("/").link("Norsk") == "/language/nb/?next=/"


def test_the_english_reasons_of_dates_say_that_they_are_english(bokmal):
    page = bokmal(bokmal("/").tree.xpath('//a[starts-with(@href, "/events/")]/@href')[0])
    reasons = [element for element in page.by_class("report__why") if "means that day" in element.text_content()]
    assert reasons and all(element.xpath('.//*[@lang="en"][contains(text(), "means that day")]') for element in reasons)


@pytest.mark.parametrize("address", ["/", "/about/method/", "/nowhere/"])
def test_a_cache_is_told_that_pages_vary_with_the_choice_of_language(client, db, address):
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in client.get(address)["Vary"].split(",")}
