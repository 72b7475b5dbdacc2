"""Tiny factories: a saved row with sensible values; keyword arguments change what matters to the test."""

from __future__ import annotations

import datetime as dt
import hashlib
from itertools import count
from typing import Any

from timeline.models import Actor, ActorAlias, Article, Event, EventState, Mention, MentionActor, Source, StateActor

_numbers = count(1)
DAY = dt.date(2022, 1, 26)
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def uid(number: int) -> str:
    """A well-formed event uid that depends on the number alone."""
    digest = int.from_bytes(hashlib.sha256(str(number).encode()).digest()[:8], "big")
    return "".join(ALPHABET[digest >> shift & 31] for shift in range(0, 50, 5))


def make_source(slug: str = "herald", **values: Any) -> Source:
    return Source.objects.get_or_create(slug=slug, defaults={"name": slug.replace("-", " ").title(), "language": "en", **values})[0]


def make_actor(slug: str = "nato", *, aliases: tuple[str, ...] = (), **values: Any) -> Actor:
    defaults = {"name": slug.upper() if len(slug) < 5 else slug.replace("-", " ").title(), "kind": "organisation", **values}
    actor, _ = Actor.objects.get_or_create(slug=slug, defaults=defaults)
    for alias in aliases:
        ActorAlias.objects.get_or_create(actor=actor, alias=alias, language="en")
    return actor


def make_article(*, text: str = "NATO answered Russia on Wednesday. Talks go on.", published: dt.date | None = DAY, **values: Any) -> Article:
    number = next(_numbers)
    defaults = {
        "source": values.pop("source", None) or make_source(),
        "key": f"article-{number}",
        "public_id": f"a{number:09}",
        "title": f"Report {number}",
        "language": "en",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "pipeline_version": "test",
        "published_edtf": published.isoformat() if published else "",
        "published_on": published,
        "published_until": published,
        "published_precision": "day" if published else "none",
        "published_basis": "header" if published else "none",
        "annotations": {"sentences": [[0, 34, 0, False], [35, len(text), 0, False]], "timexes": [], "actors": [], "furniture": []},
    }
    return Article.objects.create(**defaults | values)


def make_event(
    *,
    headline: str = "NATO answers Russia in writing",
    day: dt.date | None = DAY,
    actors: tuple[tuple[str, str], ...] = (("nato", "actor"), ("russia", "recipient")),
    articles: tuple[Article, ...] | None = None,
    **values: Any,
) -> EventState:
    """The current state of a new event with one mention in each article."""
    number = next(_numbers)
    articles = (make_article(),) if articles is None else articles
    event = Event.objects.create(uid=values.pop("uid", uid(number)), status=values.get("status", "extracted"))
    dated = {"date_edtf": day.isoformat() if day else "", "earliest_on": day, "latest_on": day}
    known = min((article.published_until for article in articles if article.published_until), default=None)
    defaults = {
        "known_from": known,
        "first_reported": known,
        "current": True,
        "headline": headline,
        "sort_on": day or dt.date.max,
        "precision": "day" if day else "none",
        "date_basis": "resolved" if day else "none",
        "date_text": "Wednesday" if day else "",
        "type": "REJECT",
        "quad": "verbal-conflict",
        "modality": "happened",
        "status": "extracted",
        "salience": 0.5,
        "sources": len({article.source_id for article in articles}),
        "mentions": len(articles),
        "languages": " ".join(sorted({article.language for article in articles})),
        **dated,
    }
    state = EventState.objects.create(event=event, **defaults | values)
    for slug, role in actors:
        StateActor.objects.create(state=state, actor=make_actor(slug), role=role, sort_on=state.sort_on)
    for article in articles:
        mention = Mention.objects.create(
            uid=f"{next(_numbers):016}",
            article=article,
            event=event,
            start=0,
            end=34,
            number=article.mentions.count(),
            date_start=24 if day else None,
            date_end=33 if day else None,
            date_text="Wednesday" if day else "",
            date_basis=state.date_basis,
            rule="en.weekday" if day else "",
            anchor=DAY.isoformat() if day else "",
            explanation="“Wednesday” in a text published on Wednesday 26 January 2022 means that day." if day else "",
            type=state.type,
            modality=state.modality,
            headline=headline,
            voice=f"voice-{article.source_id}",
            **dated,
        )
        for slug, role in actors:
            MentionActor.objects.create(mention=mention, actor=make_actor(slug), role=role)
    return state
