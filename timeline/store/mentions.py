"""Writes the mentions of one text, by difference, and notes which days that touches."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rapidfuzz import fuzz

from timeline.extraction import edtf
from timeline.extraction.annotations import CodedEvent, Extraction
from timeline.models import Actor, Article, Decision, Mention, MentionActor, TouchedSpan
from timeline.store.identifiers import mention_uid

EDTF_LENGTH = 60
SAME_SENTENCE = 80.0  # of 100: how near a sentence of the new revision must be to go on for one of the old
Parts = tuple[tuple[int, str], ...]


def write_mentions(article: Article, extraction: Extraction) -> dict[str, int]:
    """Makes the text's mentions those of the extraction; returns how many were created, changed, removed and unchanged."""
    actors = dict(Actor.objects.values_list("slug", "pk"))
    stored = {mention.uid: mention for mention in article.mentions.prefetch_related("mention_actors")}
    wanted = {
        mention_uid(article.key, article.sha256, event.start, event.number): (_values(event, cluster, actors), _parts(event, actors))
        for event, cluster in zip(extraction.events, extraction.clusters, strict=True)
    }
    new = [Mention(uid=uid, article=article, **values) for uid, (values, _) in wanted.items() if uid not in stored]
    changed = [mention for uid, mention in stored.items() if uid in wanted and _differs(mention, *wanted[uid])]
    gone = [mention for uid, mention in stored.items() if uid not in wanted]
    touch(article.mentions.filter(pk__in=[mention.pk for mention in (*changed, *gone)]))
    article.mentions.filter(pk__in=[mention.pk for mention in gone]).delete()
    for mention in changed:
        values, parts = wanted[mention.uid]
        for name, value in values.items():
            setattr(mention, name, value)
        mention.save()
        mention.mention_actors.all().delete()
        MentionActor.objects.bulk_create(MentionActor(mention=mention, actor_id=actor, role=role) for actor, role in parts)
    Mention.objects.bulk_create(new, batch_size=500)
    MentionActor.objects.bulk_create(
        [MentionActor(mention=mention, actor_id=actor, role=role) for mention in new for actor, role in wanted[mention.uid][1]], batch_size=500
    )
    touch(article.mentions.filter(pk__in=[mention.pk for mention in (*new, *changed)]))
    return {"created": len(new), "changed": len(changed), "removed": len(gone), "unchanged": len(stored) - len(changed) - len(gone)}


def _values(event: CodedEvent, cluster: int, actors: dict[str, int]) -> dict[str, Any]:
    """The mention's columns; a date without bounds is no calendar date and is left out."""
    first, last = (edtf.bounds(event.edtf) or (None, None)) if event.edtf else (None, None)
    return {
        "start": event.start,
        "end": event.end,
        "number": event.number,
        "date_start": event.date.start if event.date else None,
        "date_end": event.date.end if event.date else None,
        "date_text": event.date_text[:120],
        "date_edtf": written(event.edtf, EDTF_LENGTH),
        "earliest_on": first,
        "latest_on": last,
        "date_basis": event.date_basis.value if first else "none",
        "rule": event.rule[:80],
        "anchor": (event.anchor or "")[:60],
        "explanation": event.explanation[:500],
        "type": event.type,
        "modality": event.modality.value,
        "headline": event.headline[:300],
        "speaker_id": actors.get(event.speaker or ""),
        "confidence": round(event.confidence, 4),
        "cluster": cluster,
    }


def written(value: str | None, length: int) -> str:
    """The EDTF value where it is a bounded calendar date; one too long for its column as the interval it covers."""
    bounds = edtf.bounds(value) if value else None
    if value is None or bounds is None:
        return ""
    return value if len(value) <= length else f"[{bounds[0]}..{bounds[1]}]"


def _parts(event: CodedEvent, actors: dict[str, int]) -> Parts:
    """Who takes part in which role, in the order of the coding and once each."""
    return tuple(dict.fromkeys((actors[part.slug], part.role.value) for part in event.actors if part.slug in actors))


def _differs(mention: Mention, values: dict[str, Any], parts: Parts) -> bool:
    if any(getattr(mention, name) != value for name, value in values.items()):
        return True
    return {(part.actor_id, part.role) for part in mention.mention_actors.all()} != set(parts)


def carry_over(old: Article, new: Article) -> None:
    """Lets each mention of the new revision go on for its nearest of the old: it keeps the event, and the curators' decisions.

    Without this an edited comma would found events anew, under other addresses and without the curators' work.
    """
    free = list(old.mentions.order_by("start", "number"))
    heirs: dict[int, Mention] = {}
    for mention in new.mentions.order_by("start", "number"):
        quote = new.text[mention.start : mention.end]
        scores = [(fuzz.ratio(quote, old.text[one.start : one.end]) + (5 if one.type == mention.type else 0), one) for one in free]
        score, nearest = max(scores, key=lambda pair: (pair[0], -pair[1].start), default=(0, None))
        if nearest is None or score < SAME_SENTENCE:
            continue
        free.remove(nearest)
        heirs[nearest.pk] = mention
        if nearest.event_id and not mention.event_id:
            Mention.objects.filter(pk=mention.pk).update(event=nearest.event_id)
    for decision in Decision.objects.filter(first__article=old) | Decision.objects.filter(second__article=old):
        pair = sorted((heirs.get(decision.first_id, decision.first).pk, heirs.get(decision.second_id, decision.second).pk))
        if pair[0] != pair[1] and pair != [decision.first_id, decision.second_id]:
            Decision.objects.get_or_create(
                first_id=pair[0],
                second_id=pair[1],
                defaults={"verdict": decision.verdict, "note": decision.note, "decided_by": decision.decided_by},
            )


def touch(mentions: QuerySet[Mention]) -> None:
    """Marks the days of these mentions for merging; undated ones mark their text."""
    rows = set(mentions.order_by().values_list("earliest_on", "latest_on", "article"))
    spans = {(first, last, None) for first, last, _ in rows if first} | {(None, None, text) for first, _, text in rows if not first}
    TouchedSpan.objects.bulk_create(
        [TouchedSpan(earliest_on=first, latest_on=last, article_id=text) for first, last, text in sorted(spans, key=repr)], batch_size=500
    )
