"""What a page may cost: as many queries for many events as for few, and few bytes."""

from __future__ import annotations

import datetime as dt
from itertools import cycle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actor, make_article, make_event, make_source
from timeline.extraction.plover import QUAD_OF_TYPE
from timeline.models import Event, EventState, Mention, MentionActor, StateActor

PAGES = [
    "/",
    "/?zoom=month",
    "/?zoom=year&q=answer",
    "/?lane=undated",
    "/?type=REJECT&level=key",
    "/?actor=nato&as_of=2022-02-20",
    "/2022/01/26/",
    "/2022/01/",
    "/actors/",
    "/actors/nato/",
    "/sources/",
    "/sources/herald/",
    "/compare/?a=herald&b=gazette",
    "/patterns/",
    "/about/coverage/",
]


def add_events(count: int) -> None:
    """Copies of one event on the days of half a year, in few statements; each with a mention, its actors and a bystander of forty, told by one
    outlet of thirty."""
    template = make_event(headline="NATO and its members answer the Russian drafts in writing once more")
    mention, roles = template.event.mentions.get(), [("nato", "actor"), ("russia", "recipient")]
    actors = {slug: make_actor(slug) for slug, _ in roles}
    fields = {field.name: getattr(template, field.name) for field in EventState._meta.concrete_fields if field.name not in ("id", "event")}
    told = {field.name: getattr(mention, field.name) for field in Mention._meta.concrete_fields if field.name not in ("id", "event", "uid", "article")}
    bystanders = [make_actor(f"bystander-number-{number}") for number in range(40)]
    articles = [make_article(), *(make_article(source=make_source(f"outlet-of-record-{number}")) for number in range(29))]
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    start = Event.objects.count() + 1
    uids = ["".join(alphabet[number >> shift & 31] for shift in range(0, 50, 5)) for number in range(start, start + count)]
    events = Event.objects.bulk_create([Event(uid=uid) for uid in uids])
    days = [dt.date(2021, 9, 1) + dt.timedelta(days=number % 181) for number in range(count)]
    dated = [{"sort_on": day, "earliest_on": day, "latest_on": day, "date_edtf": day.isoformat()} for day in days]
    kinds = cycle(QUAD_OF_TYPE.items())
    told_as = [{"type": kind, "quad": quad} for (kind, quad), _ in zip(kinds, events, strict=False)]
    states = EventState.objects.bulk_create(
        [EventState(event=event, **fields | dates | kind) for event, dates, kind in zip(events, dated, told_as, strict=True)]
    )
    StateActor.objects.bulk_create([StateActor(state=state, actor=actors[slug], role=role, sort_on=state.sort_on) for state in states for slug, role in roles])
    others = zip(states, cycle(bystanders), strict=False)
    StateActor.objects.bulk_create([StateActor(state=state, actor=actor, role="mentioned", sort_on=state.sort_on) for state, actor in others])
    numbered = enumerate(events)
    mentions = Mention.objects.bulk_create(
        [Mention(event=event, uid=f"b{event.pk:015}", article=articles[n % 30], **told | {"number": 1 + n // 30 % 30000}) for n, event in numbered]
    )
    MentionActor.objects.bulk_create([MentionActor(mention=mention, actor=actors[slug], role=role) for mention in mentions for slug, role in roles])


def queries(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_thousand_events_take_as_many_queries_as_ten(client):
    make_event(articles=(make_article(), make_article(source=make_source("gazette"))))
    add_events(10)
    few = {address: queries(client, address) for address in PAGES}
    add_events(990)
    assert {address: queries(client, address) for address in PAGES} == few
    assert few["/"] <= 24


@pytest.mark.slow
@pytest.mark.django_db
def test_the_timeline_of_five_thousand_events_stays_under_200_kilobytes(client):
    add_events(5000)
    page = client.get("/")
    assert "5001 events" in page.content.decode()
    assert len(page.content) < 200_000
