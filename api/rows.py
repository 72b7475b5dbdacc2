"""Records as the API answers them, built from the database's values in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from timeline.excerpts import may_show_in_full
from timeline.extraction import edtf
from timeline.models import Actor, Article, Mention, Source, StateActor
from timeline.quotes import Quotes, is_intact
from timeline.slugs import slug_of

Row = dict[str, Any]

EVENT_COLUMNS = (
    *("pk", "event_id", "event__uid", "event__created_at", "event__updated_at", "headline"),
    *("date_edtf", "earliest_on", "latest_on", "sort_on", "precision", "date_basis", "date_text", "date_conflict"),
    *("type", "quad", "modality", "status", "salience", "sources", "mentions", "first_reported"),
)
TEXT_CHANGED = "The stored text no longer matches its hash, so nothing is quoted from it."
TEXT_OMITTED = "This text is not ours to reprint: its events are quoted sentence by sentence, and original_url leads to the whole."


class Addresses:
    """Absolute addresses of records, in the API and for readers, under one root such as ``https://example.org/``."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/")

    def api(self, kind: str, name: str) -> str:
        return f"{self.root}/api/v1/{kind}/{name}/"

    def page(self, path: str) -> str:
        return f"{self.root}{path}"

    def event_page(self, uid: str, headline: str) -> str:
        return self.page(f"/events/{uid}/{slug_of(headline, otherwise='event')}/")


def events(states: Iterable[Mapping[str, Any]], to: Addresses) -> list[Row]:
    """Events from rows of ``EVENT_COLUMNS``, in their order; one query for all their actors."""
    states = list(states)
    parts: dict[int, list[Row]] = defaultdict(list)
    found = StateActor.objects.filter(state__in=[state["pk"] for state in states]).order_by("id")
    for state, slug, name, role in found.values_list("state", "actor__slug", "actor__name", "role"):
        parts[state].append({"slug": slug, "name": name, "role": role})
    return [_event(state, parts[state["pk"]], to) for state in states]


def _event(state: Mapping[str, Any], actors: list[Row], to: Addresses) -> Row:
    uid, headline = state["event__uid"], state["headline"]
    return {
        "id": uid,
        "url": to.api("events", uid),
        "web_url": to.event_page(uid, headline),
        "headline": headline,
        "date": {
            "edtf": state["date_edtf"] or None,
            "earliest": state["earliest_on"],
            "latest": state["latest_on"],
            "precision": state["precision"],
            "basis": state["date_basis"],
            "words": edtf.words(state["date_edtf"], "en", state["date_text"]),
            "conflict": state["date_conflict"],
        },
        "type": state["type"],
        "quad": state["quad"] or None,
        "modality": state["modality"],
        "status": state["status"],
        "salience": state["salience"],
        "actors": actors,
        "sources": state["sources"],
        "mentions": state["mentions"],
        "first_reported": state["first_reported"],
        "created_at": state["event__created_at"],
        "updated_at": state["event__updated_at"],
    }


def evidence(event_ids: Collection[int], to: Addresses, *, known_by: dt.date | None, whole_article: bool = False) -> dict[int, list[Row]]:
    """Each event's reports in reading order, from texts out by ``known_by``; one query for all."""
    found: dict[int, list[Row]] = defaultdict(list)
    quotes = Quotes()
    for mention in Mention.objects.filter(event__in=event_ids).known_by(known_by).with_article().in_reading_order():
        found[mention.event_id].append(_evidence(mention, to, whole_article=whole_article, quotes=quotes))
    return found


def _evidence(mention: Mention, to: Addresses, *, whole_article: bool, quotes: Quotes) -> Row:
    article, quote = mention.article, quotes.of(mention)
    row = {
        "id": mention.uid,
        "article": article_row(article, to) if whole_article else evidence_article(article, to),
        "quote": quote,
        "start": mention.start,
        "end": mention.end,
        "date_text": mention.date_text or None,
        "date_edtf": mention.date_edtf or None,
        "rule": mention.rule or None,
        "explanation": mention.explanation or None,
        "speaker": mention.speaker.slug if mention.speaker else None,
    }
    return row | {"quote_omitted": TEXT_CHANGED} if quote is None else row


def evidence_article(article: Article, to: Addresses) -> Row:
    return {
        "id": article.public_id,
        "title": article.title,
        "source": article.source.slug if article.source else None,
        "language": article.language,
        "published": article.published_edtf or None,
        "url": to.api("articles", article.public_id),
        "web_url": to.page(article.get_absolute_url()),
    }


def article_row(article: Article, to: Addresses) -> Row:
    return {
        **evidence_article(article, to),
        "published_basis": article.published_basis,
        "published_precision": article.published_precision,
        "original_url": article.url or None,
        "digest": article.is_digest,
        "based_on": article.based_on,
        "revision": article.revision,
        "sha256": article.sha256,
        "created_at": article.created_at,
        "updated_at": article.updated_at,
    }


def article_with_text(article: Article, to: Addresses) -> Row:
    """The article, with its text where it may be shown in full and the reason where not."""
    if not is_intact(article):
        return article_row(article, to) | {"text_omitted": TEXT_CHANGED}
    if may_show_in_full(article):
        return article_row(article, to) | {"text": article.text}
    return article_row(article, to) | {"text_omitted": TEXT_OMITTED}


def sentences(article: Article, to: Addresses) -> list[Row]:
    """The text's sentences in order with the mentions in each; words only where they may be shown: all, or those that are evidence."""
    inside: dict[tuple[int, int], list[str]] = defaultdict(list)
    for start, end, uid in article.mentions.public(hypothetical=True).order_by("start", "number").values_list("start", "end", "uid"):
        inside[start, end].append(uid)
    page, intact, whole = to.page(article.get_absolute_url()), is_intact(article), may_show_in_full(article)
    known = {(start, end): bool(heading) for start, end, _, heading in article.annotations.get("sentences", ())}
    return [
        {
            "start": start,
            "end": end,
            "heading": known.get((start, end), False),
            "text": article.text[start:end] if intact and (whole or (start, end) in inside) else None,
            "mentions": inside.get((start, end), []),
            "web_url": f"{page}#c{start}",
        }
        for start, end in sorted({*known, *inside})
    ]


def mentions(found: Iterable[Mention], to: Addresses, *, whole_article: bool = False) -> list[Row]:
    """Mentions with article, event and actors at hand."""
    quotes = Quotes()
    return [
        _evidence(mention, to, whole_article=whole_article, quotes=quotes)
        | {
            "url": to.api("mentions", mention.uid),
            "web_url": to.page(mention.get_absolute_url()),
            "event": mention.event.uid,
            "headline": mention.headline,
            "type": mention.type,
            "modality": mention.modality,
            "actors": [{"slug": part.actor.slug, "name": part.actor.name, "role": part.role} for part in mention.mention_actors.all()],
            "date_earliest": mention.earliest_on,
            "date_latest": mention.latest_on,
            "date_basis": mention.date_basis,
            "date_start": mention.date_start,
            "date_end": mention.date_end,
            "anchor": mention.anchor or None,
            "confidence": mention.confidence,
            "voice": mention.voice,
            "created_at": mention.created_at,
            "updated_at": mention.updated_at,
        }
        for mention in found
    ]


def actor_row(actor: Actor, to: Addresses) -> Row:
    return {
        "id": actor.slug,
        "url": to.api("actors", actor.slug),
        "web_url": to.page(actor.get_absolute_url()),
        "slug": actor.slug,
        "name": actor.name,
        "kind": actor.kind,
        "affiliation": actor.affiliation.slug if actor.affiliation else None,
        "wikidata_id": actor.wikidata_id or None,
        "description": actor.description or None,
        "created_at": actor.created_at,
        "updated_at": actor.updated_at,
    }


def actor_with_names(actor: Actor, to: Addresses) -> Row:
    terms = [*actor.tenures.select_related("person", "office"), *actor.holders.select_related("person", "office")]
    return actor_row(actor, to) | {
        "aliases": [{"alias": alias.alias, "language": alias.language or None} for alias in actor.aliases.all()],
        "tenures": [{"office": term.office.slug, "person": term.person.slug, "start": term.start, "end": term.end} for term in terms],
    }


def source_row(source: Source, to: Addresses) -> Row:
    return {
        "id": source.slug,
        "url": to.api("sources", source.slug),
        "web_url": to.page(source.get_absolute_url()),
        "slug": source.slug,
        "name": source.name,
        "homepage": source.homepage or None,
        "country": source.country or None,
        "language": source.language or None,
        "created_at": source.created_at,
        "updated_at": source.updated_at,
    }
