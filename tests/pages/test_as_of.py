"""What was known on a day: steps from day to day, and what each day brought."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.factories import make_article, make_event, make_source
from tests.pages.page import squeezed
from timeline.models import EventState

MONDAY, TUESDAY, WEDNESDAY = (dt.date(2022, 1, day) for day in (24, 25, 26))


def retold(state, on, **values):
    """From ``on`` the event is known otherwise; until then as it was."""
    EventState.objects.filter(pk=state.pk).update(current=False, known_until=on)
    fields = {field.name: getattr(state, field.name) for field in EventState._meta.concrete_fields if field.name != "id"}
    return EventState.objects.create(**fields | {"known_from": on, "known_until": None, "current": True} | values)


def known(headline, on, **values):
    return make_event(headline=headline, articles=(make_article(published=on),), **values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param({"modality": "denied"}, "now told as denied", id="denied"),
        pytest.param(
            {"date_edtf": "2022-01-25", "earliest_on": TUESDAY, "latest_on": TUESDAY, "sort_on": TUESDAY},
            "dated anew (26 January 2022 → 25 January 2022)",
            id="re-dated",
        ),
        pytest.param({"type": "THREATEN"}, "understood anew", id="type"),
        pytest.param({"headline": "Another headline"}, "told anew", id="headline"),
        pytest.param({"sources": 2}, "another report", id="more sources"),
    ],
)
def test_it_says_what_changed_since_the_day_before(get, values, words):
    retold(known("The answer", MONDAY), TUESDAY, **values)
    page = get("/?as_of=2022-01-25")
    [changes] = page.texts("asof__changes")
    assert words in changes


def test_a_new_event_is_named_new_and_an_unchanged_day_says_so(get):
    known("The answer", MONDAY)
    assert "new The answer" in get("/?as_of=2022-01-24").texts("asof__changes")[0]
    assert get("/?as_of=2022-01-25").texts("asof__none") == ["Nothing new became known on this day."]


def test_a_long_list_of_changes_says_how_many_it_leaves_out(get):
    for number in range(14):
        known(f"Of {number}", MONDAY)
    assert get("/?as_of=2022-01-24").texts("asof__part") == ["12 of 14 changes, the weightiest first."]
    assert get("/?as_of=2022-01-25").texts("asof__part") == []


def test_an_event_later_dated_anew_shows_its_old_date_then(get):
    retold(known("The answer", MONDAY), WEDNESDAY, date_edtf="2022-01-20", earliest_on=dt.date(2022, 1, 20), latest_on=dt.date(2022, 1, 20))
    assert get("/?as_of=2022-01-25").texts("day__label") == ["26 January 2022 Wednesday"]


def test_one_steps_from_day_to_day_by_links(get):
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        known(f"Of {day}", day)
    page = get("/?as_of=2022-01-25&actor=nato")
    assert page.link("← 24 January 2022") == "?actor=nato&as_of=2022-01-24"
    assert page.link("26 January 2022 →") == "?actor=nato&as_of=2022-01-26"
    assert page.link("what is known now") == "?actor=nato"


@pytest.mark.parametrize(
    "address",
    ["/?", "/?q=secret&", "/actors/?", "/actors/nato/?", "/sources/late/?", "/2022/01/26/?"],
)
def test_nothing_published_later_leaks(get, address):
    known("Known then", MONDAY)
    late = make_article(source=make_source("late"), published=WEDNESDAY, title="Secret until later")
    make_event(headline="Secret until later", articles=(late,), actors=(("nato", "actor"),))
    page = get(f"{address}as_of={TUESDAY}")
    assert page.status == 200 and "Secret" not in page.text.replace("secret", "")


def test_each_day_of_news_is_a_step_with_a_column_up_to_the_day_looked_at(get):
    known("One", MONDAY), known("Two", TUESDAY), known("Three", TUESDAY), known("Four", WEDNESDAY)
    steps = get("/?as_of=2022-01-25").tree.xpath("//nav[@class='asof__days']//a")
    assert [step.get("aria-label") for step in steps] == ["24 January 2022: 1 change", "25 January 2022: 2 changes", "26 January 2022"]
    assert [len(step.xpath(".//rect")) for step in steps] == [1, 1, 0]
    assert [step.get("aria-current") for step in steps] == [None, "date", None]
    assert steps[2].get("href") == "?as_of=2022-01-26"


# Links out of the day looked at: what says so, the pages that know no day, and those of the record itself.
WAYS_OUT = ("Crisis Timeline", "Show what is known now", "what is known now")
TIMELESS = re.compile(r"/(about/method|api|admin|language|events/\w+/report)/|#|https?:")


@pytest.mark.parametrize(
    "address",
    [
        "/?",
        "/?zoom=month&",
        "/2022/01/24/?",
        "/2022/01/?",
        "{event}?",
        "{article}?",
        "/actors/?",
        "/actors/nato/?",
        "/sources/?",
        "/sources/herald/?",
        "/patterns/?who=all&",
        "/compare/?a=herald&b=late&",
        "/about/coverage/?",
    ],
)
def test_every_page_of_a_day_says_so_and_its_links_stay_there(get, address):
    then = known("The answer", MONDAY, day=MONDAY)
    known("Years before", MONDAY, day=dt.date(2014, 3, 18))
    known("Undated", MONDAY, day=None)
    make_event(articles=(make_article(published=MONDAY, source=make_source("late")),), day=MONDAY)
    names = {"event": then.get_absolute_url(), "article": then.event.mentions.get().article.get_absolute_url()}
    page = get(f"{address.format(**names)}as_of={TUESDAY}")
    assert page.status == 200 and "25 January 2022" in squeezed(page.tree.xpath("//main")[0])
    led = [link for link in page.tree.xpath("//a[@href]") if squeezed(link) not in WAYS_OUT and not TIMELESS.match(link.get("href"))]
    assert len(led) > 4
    assert [link.get("href") for link in led if "as_of=" not in link.get("href") and "chip" not in (link.get("class") or "")] == []


def test_a_text_is_not_shown_before_it_was_out(get):
    article = known("The answer", WEDNESDAY).event.mentions.get().article
    page = get(f"{article.get_absolute_url()}?as_of={TUESDAY}")
    assert page.status == 404 and "was not out at the end of 25 January 2022" in page.text and "answered" not in page.text
    assert get(f"{article.get_absolute_url()}?as_of={WEDNESDAY}").status == 200


def test_a_text_of_no_known_day_is_known_as_of_no_day(get):
    article = make_event(articles=(make_article(published=None),)).event.mentions.get().article
    assert get(f"{article.get_absolute_url()}?as_of=2022-12-31").status == 404


def test_evidence_keeps_the_day(get):
    mention = known("The answer", MONDAY).event.mentions.get()
    address = mention.article.get_absolute_url()
    assert get(f"/evidence/{mention.uid}/?as_of={TUESDAY}").response.url == f"{address}?as_of={TUESDAY}#c0"
    assert get(f"/evidence/{mention.uid}/?as_of=yesterday").status == 400
