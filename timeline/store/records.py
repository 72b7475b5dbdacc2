"""Stored mentions as the values that merging takes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.extraction.annotations import ActorEntry, DateBasis, EventActor, Modality, Role
from timeline.extraction.merging import ActorFacts, Group, MentionRecord
from timeline.models import Actor, ActorAlias, Article, Mention, MentionActor
from timeline.store.spans import batches

COLUMNS = (
    "pk", "uid", "article", "event", "start", "end", "number", "cluster", "type", "modality", "headline", "speaker__slug", "confidence",
    "date_edtf", "date_text", "date_basis", "earliest_on", "latest_on", "voice", "joined",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A mention's record with what the store holds beside it: its number, event, voice and reason."""

    pk: int
    article: int
    event: int | None
    voice: str
    joined: str
    record: MentionRecord


def load_rows(mentions: Iterable[int]) -> list[Row]:
    """The mentions of these numbers, in batches of three queries."""
    return [row for batch in batches(mentions) for row in _load(batch)]


def _load(wanted: list[int]) -> list[Row]:
    found = list(Mention.objects.filter(pk__in=wanted).order_by("pk").values_list(*COLUMNS, named=True))
    texts = Article.objects.filter(pk__in={row.article for row in found}).select_related("source")
    articles = {article.pk: article for article in texts.defer("annotations", "search_text", "search_stems")}
    parts: dict[int, list[EventActor]] = {}
    for mention, slug, role in MentionActor.objects.filter(mention__in=wanted).order_by("id").values_list("mention", "actor__slug", "role"):
        parts.setdefault(mention, []).append(EventActor(slug, Role(role)))
    return [_row(row, articles[row.article], tuple(parts.get(row.pk, ()))) for row in found]


def _row(row: object, article: Article, actors: tuple[EventActor, ...]) -> Row:
    record = MentionRecord(
        uid=row.uid,
        article=article.key,
        start=row.start,
        number=row.number,
        cluster=row.cluster,
        type=row.type,
        modality=Modality(row.modality),
        headline=row.headline,
        quote=article.text[row.start : row.end],
        language=article.language,
        known_on=article.published_until,
        publisher=article.source.slug if article.source else "",
        edtf=row.date_edtf,
        earliest=row.earliest_on,
        latest=row.latest_on,
        date_basis=DateBasis(row.date_basis),
        date_text=row.date_text,
        actors=actors,
        speaker=row.speaker__slug,
        confidence=row.confidence,
    )
    return Row(row.pk, row.article, row.event, row.voice, row.joined, record)


def stored_group(rows: Iterable[Row]) -> Group:
    """An event's mentions as they were last joined."""
    ordered = sorted(rows, key=lambda row: row.record.order)
    return Group(tuple(row.record for row in ordered), tuple(row.joined for row in ordered), tuple(row.voice for row in ordered))


def load_facts() -> ActorFacts:
    """What merging must know of actors."""
    spellings: dict[str, list[str]] = {}
    for slug, alias in ActorAlias.objects.order_by("pk").values_list("actor__slug", "alias"):
        spellings.setdefault(slug, []).append(alias)
    rows = Actor.objects.values_list("slug", "name", "kind", "affiliation__slug")
    return ActorFacts.of(ActorEntry(slug, name, kind, affiliation, aliases={"": tuple(spellings.get(slug, ()))}) for slug, name, kind, affiliation in rows)
