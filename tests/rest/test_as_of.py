"""As of a day, nothing published later shows: proven against a store in which it was never published."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from tests.factories import make_article, make_event, make_source
from timeline.models import EventState, StateActor

pytestmark = pytest.mark.django_db
DAY = "2022-01-26"
LATER = dt.date(2022, 1, 28)


def early() -> Any:
    """An event as one outlet told it on the day."""
    return make_event(headline="NATO answers Russia in writing", uid="aaaaaaaaaa", articles=(make_article(key="early", public_id="early", title="Early"),))


def retell(state: Any) -> None:
    """Two days later another outlet, in another language, dates and words the event anew, with another actor; and tells a second event."""
    text = "Zakharova spoke of Brussels on Thursday and nothing else. "
    article = make_article(text=text, published=LATER, source=make_source("tass"), language="ru", key="late", public_id="late")
    told = make_event(
        headline="Zakharova confirms the answer",
        day=dt.date(2022, 1, 27),
        uid="bbbbbbbbbb",
        actors=(("maria-zakharova", "actor"),),
        articles=(article,),
        type="STATEMENT",
        quad="",
        salience=0.9,
    )
    again = make_article(text=text + "More.", published=LATER, source=make_source("tass"), language="ru", key="late-2", public_id="late2")
    mention = told.event.mentions.get()
    mention.pk, mention.uid, mention.article, mention.event = None, "later", again, state.event
    mention.save()
    EventState.objects.filter(pk=state.pk).update(current=False, known_until=LATER)
    new = EventState.objects.get(pk=state.pk)
    new.pk, new.current, new.known_from, new.known_until = None, True, LATER, None
    new.headline, new.search_text, new.sources, new.mentions, new.languages = "NATO answers, says Zakharova", "", 2, 2, "en ru"
    new.earliest_on = new.latest_on = new.sort_on = dt.date(2022, 1, 27)
    new.date_edtf, new.date_conflict, new.salience = "2022-01-27", True, 0.9
    new.save()
    StateActor.objects.create(state=new, actor=told.actors.get(), role="mentioned", sort_on=new.sort_on)


PATHS = [
    "events/",
    "events/?count=on",
    "events/?expand=evidence.article",
    "events/?ordering=-salience",
    "events/aaaaaaaaaa/",
    "events/aaaaaaaaaa/evidence/",
    "events/?q=zakharova",
    "events/?q=answers",
    "events/?actor=maria-zakharova",
    "events/?source=tass",
    "events/?source=herald",
    "events/?language=ru",
    "events/?min_sources=2",
    "events/?date_conflict=true",
    "events/?date_from=2022-01-27",
    "events/?published_from=2022-01-27",
    "events/?type=statement",
    "events/?level=key",
    "events/?format=csv",
    "events/?format=csv&rows=evidence",
    "events/?format=jsonl",
    "events/?format=ics",
    "events/?format=jsonld",
    "events/?format=timelinejs",
    "timeline/",
    "timeline/?per=month&actor=maria-zakharova",
    "articles/",
    "articles/?q=brussels",
    "mentions/",
    "mentions/?actor=maria-zakharova",
    "mentions/?source=tass",
]


def answers(api) -> dict[str, Any]:
    found = {}
    for path in PATHS:
        response = api.get(f"/api/v1/{path}{'&' if '?' in path else '?'}as_of={DAY}")
        assert response.status_code == 200, (path, response.content)
        content = b"".join(response) if response.streaming else response.content
        found[path] = json.loads(content) if response["Content-Type"] == "application/json" else content.decode()
    return found


def test_nothing_published_later_leaks(api):
    state = early()
    before = answers(api)
    retell(state)
    assert api.at("events/aaaaaaaaaa/").json()["sources"] == 2
    assert len(api.ids("events/")) == 2
    after = answers(api)
    for path in PATHS:
        assert after[path] == before[path], path


def test_a_text_known_to_the_month_is_known_from_its_last_day(api):
    article = make_article(
        published=None, published_on=dt.date(2022, 1, 1), published_until=dt.date(2022, 1, 31), published_edtf="2022-01", published_precision="month"
    )
    make_event(articles=(article,))
    assert api.ids("events/", as_of="2022-01-30") == []
    assert len(api.ids("events/", as_of="2022-01-31")) == 1


def test_a_text_without_a_date_is_known_as_of_no_day(api):
    make_event(articles=(make_article(published=None),))
    assert api.ids("events/", as_of="2999-12-31") == []
    assert api.ids("articles/", as_of="2999-12-31") == []
    assert len(api.ids("events/")) == 1
