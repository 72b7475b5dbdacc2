"""“As of”: what was known on a day, on every page and in every form of it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_article, make_event
from tests.pages.page import Page
from tests.pages.test_as_of import MONDAY, TUESDAY, retold

pytestmark = pytest.mark.usefixtures("meeting", "db")
REPORTS = [
    ("Herald", "2022-01-24", "Sergey Lavrov met Antony Blinken in Geneva on Friday. Snow lay on the quay outside the hotel."),
    (
        "Gazette",
        "2022-01-24",
        "On Friday Russian Foreign Minister Sergey Lavrov met Antony Blinken in Geneva for talks of ninety minutes.",
    ),
    ("Tribune", "2022-01-25", "Antony Blinken met Sergey Lavrov in Geneva on Friday, and neither side promised anything."),
    ("Courier", "2022-01-25", "In Geneva, Sergey Lavrov held talks with Antony Blinken on Friday about the written guarantees that Moscow wants."),
    ("Echo", "2022-01-25", "The United States and Russia held talks in Geneva on Friday, where Antony Blinken met Sergey Lavrov."),
]
EARLY, LATE = "as_of=2022-01-24", "as_of=2022-01-25"


@pytest.fixture(scope="module")
def meeting(newsroom):
    """A meeting that two outlets told on Monday and three more on Tuesday; a refusal dated to the month, then to the day; an event of Tuesday alone."""
    for publisher, published, sentence in REPORTS:
        newsroom.tell(publisher, published, sentence)
    newsroom.tell("Herald", "2022-01-24", "Germany blocked weapons for Ukraine in January.")
    newsroom.tell("Echo", "2022-01-25", "Germany blocked weapons for Ukraine on Friday.", "Turkey accused Russia of threats on Monday.")
    newsroom.ingest()
    return newsroom


def test_counts_lists_search_facets_and_feeds_know_nothing_of_later_days(meeting, get, api):
    page = get(f"/?{EARLY}")
    assert "2 events" in page.texts("tally")[0] and "Turkey" not in page.source and "Echo" not in page.source
    assert "2 sources" in " ".join(page.texts("entry__meta")) and "5 sources" in " ".join(get("/").texts("entry__meta"))
    assert get(f"/?{EARLY}&q=threats").texts("entry__headline") == [] and get("/?q=threats").texts("entry__headline") != []
    assert len(api.ids("events/", as_of="2022-01-24")) == 2 and api.at("events/", as_of="2022-01-24", count="on").json() == {"count": 2}
    for form in ("atom", "csv", "jsonl", "ics", "jsonld", "timelinejs.json"):
        content = b"".join(api.get(f"/timeline.{form}?{EARLY}").streaming_content).decode()
        assert "Lavrov" in content and "Turkey" not in content and "Echo" not in content, form


def test_the_events_page_shows_the_reports_and_neighbours_of_then(meeting, get):
    address = meeting.event("Sergey Lavrov met Antony Blinken in Geneva on Friday.").get_absolute_url()
    then, now = get(f"{address}?{EARLY}"), get(address)
    assert (len(then.by_class("report")), len(now.by_class("report"))) == (2, 5)
    assert "told by 2 sources" in then.text and "Turkey" not in then.source and "Turkey" in now.source
    onward = then.tree.xpath('//article//aside//a[not(@rel="nofollow")]/@href | //nav[@class="breadcrumb"]/a/@href')
    assert [link for link in onward if EARLY not in link and not link.startswith(("/api/", "/about/"))] == []
    assert get(f"{meeting.event('Turkey').get_absolute_url()}?{EARLY}").status == 404


def test_an_event_later_dated_anew_shows_its_old_date_and_the_next_day_lists_the_difference(meeting, get):
    then = get(f"/?{EARLY}&q=blocked")
    assert then.texts("day__label") == ["January 2022 (day not given)"]
    changes = get(f"/?{LATE}").texts("asof__changes")[0]
    assert "new " in changes and "dated anew (January 2022 (day not given) → 21 January 2022)" in changes and "another report" in changes
    assert get(f"/?{LATE}&q=blocked").texts("day__label") == ["21 January 2022 Friday"]


def test_a_day_on_which_an_event_was_denied_says_so(get):
    retold(make_event(articles=(make_article(published=MONDAY),)), TUESDAY, modality="denied")
    assert "now told as denied" in get(f"/?{LATE}").texts("asof__changes")[0]


def test_the_address_gives_another_reader_the_same_page(meeting, get):
    address = f"/?{EARLY}&q=geneva&zoom=week"
    assert get(address).text == Page(Client().get(address)).text
    assert LATE in get(address).link("25 January 2022 →")


@pytest.mark.parametrize("address", ["/", "/api/v1/events/", "/timeline.csv", "/actors/russia/", "/patterns/", "/about/coverage/"])
def test_nonsense_is_refused_and_not_read_as_today(meeting, client, address):
    answer = client.get(f"{address}?as_of=nonsense")
    assert answer.status_code == 400 and b"as_of" in answer.content
