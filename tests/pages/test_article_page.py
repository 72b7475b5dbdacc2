"""The article page: sentences as anchors, light marks, and no more of other people's texts than evidence needs."""

from __future__ import annotations

import pytest

from tests.factories import make_actor, make_article, make_event, make_source

TEXT = "Menu Search\n\nNATO answered Russia on Wednesday. It rained. The day passed. Nothing more came. Talks go on."
SENTENCES = [[13, 47, 0, False], [48, 58, 0, False], [59, 74, 0, False], [75, 93, 0, False], [94, 106, 0, False]]


def article(**values):
    annotations = {
        "sentences": SENTENCES,
        "timexes": [{"start": 37, "end": 46, "text": "Wednesday", "edtf": "2022-01-26", "value": "2022-01-26", "explanation": "the day of publication"}],
        "actors": [[13, 17, "nato"], [27, 33, "russia"]],
        "furniture": [[0, 11]],
    }
    made = make_article(text=TEXT, annotations=annotations, **values)
    mention = make_event(articles=(made,)).event.mentions.get()
    mention.start, mention.end, mention.date_start, mention.date_end = 13, 47, 37, 46
    mention.save()
    return made


def test_our_own_digest_is_shown_in_full_with_anchors_and_marks(get):
    page = get(article(is_digest=True).get_absolute_url())
    assert page.texts("sentence") == ["NATO answered Russia on Wednesday.", "It rained.", "The day passed.", "Nothing more came.", "Talks go on."]
    assert page.tree.xpath('//*[@class="sentence sentence--event"]/@id') == ["c13"]
    assert [mark.get("title") for mark in page.by_class("mark--date")[1:]] == ["the day of publication"]
    assert page.tree.xpath('//a[contains(@class, "mark--actor")]/@href') == ["/actors/nato/", "/actors/russia/"]
    assert page.texts("paragraph__text--furniture") == ["Menu Search"]
    assert "A digest in our own words" in page.text


def test_of_another_outlets_text_only_the_evidence_and_its_neighbours_are_shown(get):
    page = get(article().get_absolute_url())
    assert page.texts("sentence") == ["NATO answered Russia on Wednesday.", "It rained."]
    assert "Nothing more came" not in page.source


def test_a_setting_opens_full_texts(get, settings):
    settings.FULL_TEXTS = True
    assert "Nothing more came" in get(article().get_absolute_url()).source


def test_the_events_of_a_paragraph_are_named_beside_it(get):
    page = get(article().get_absolute_url())
    assert page.texts("paragraph__notes") == ["NATO answers Russia in writing Refusal · 26 January 2022"]


def test_it_says_who_published_it_when_and_how_that_is_known(get):
    assert get(article().get_absolute_url()).texts("kicker")[0] == "Herald · 26 January 2022, read from the text’s header · English"


def test_a_text_without_date_or_outlet_says_so(get):
    made = make_article(published=None)
    made.source = None
    made.save()
    assert get(made.get_absolute_url()).texts("kicker")[0] == "unnamed outlet · publication date not known · English"


def test_an_earlier_revision_stays_reachable_and_is_named_so(get):
    old = make_article(key="one", current=False, revision=1)
    new = make_article(key="one", text="NATO answered Russia on Wednesday, and more.", revision=2)
    assert "an earlier revision" in get(old.get_absolute_url()).text
    assert get(new.get_absolute_url()).link("revision 1") == old.get_absolute_url()


def test_a_wrong_slug_is_redirected_for_good(get):
    made = make_article()
    page = get(f"/articles/{made.public_id}/other/")
    assert (page.status, page.response.url) == (301, made.get_absolute_url())


@pytest.mark.parametrize("address", ["/articles/none/", "/evidence/none/", "/actors/none/", "/sources/none/"])
def test_what_is_not_there_is_not_found(get, address):
    page = get(address)
    assert page.status == 404 and "No such page" in page.text


def test_furniture_never_hides_an_event_sentence(get):
    made = make_article(annotations={"sentences": [], "timexes": [], "actors": [], "furniture": [[0, 40]]}, source=make_source("odd"))
    make_event(articles=(made,))
    assert get(made.get_absolute_url()).texts("sentence") == ["NATO answered Russia on Wednesday."]


@pytest.mark.parametrize("marks", ["dates", "actors", "events", "none"])
def test_marks_are_chosen_by_links(get, marks):
    made = article(is_digest=True)
    page = get(f"{made.get_absolute_url()}?marks={marks}")
    assert page.by_class(f"text--{marks}")
    assert page.tree.xpath('//nav//a[@aria-current="true"]/@href') == [f"?marks={marks}"]
    assert page.texts("sentence")[0] == "NATO answered Russia on Wednesday."


@pytest.mark.parametrize(("query", "named"), [("marks=stars", "marks"), ("colour=red", "colour")])
def test_what_cannot_be_marked_is_refused_by_name(get, query, named):
    page = get(f"{article().get_absolute_url()}?{query}")
    assert page.status == 400 and named in page.texts("faults")[0]


def test_a_marked_actor_is_named_and_leads_to_its_page(get):
    make_actor("nato", name="North Atlantic Treaty Organization")
    made = article(is_digest=True)
    made.annotations["actors"] = [[13, 17, "nato"], [27, 33, "gone-since"]]
    made.save()
    page = get(made.get_absolute_url())
    [nato, gone] = page.by_class("text")[0].xpath('.//*[contains(@class, "mark--actor")]')
    assert (nato.get("title"), nato.get("href")) == ("North Atlantic Treaty Organization", "/actors/nato/")
    assert gone.tag == "mark" and gone.text == "Russia", "an actor without a page is marked without a link"


def test_a_digest_of_a_report_whose_address_is_not_known_says_so(get):
    assert "The address of the original report is not known." in get(article(is_digest=True).get_absolute_url()).texts("notice")[0]
    page = get(article(is_digest=True, url="https://news.example/1").get_absolute_url())
    assert "not known" not in page.texts("notice")[0] and page.link("The original report") == "https://news.example/1"
