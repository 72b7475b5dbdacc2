"""Hand-made extractions: what the store is given, without any rule of language. One event a line: ``day | type | who>whom | words``."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from typing import Any

from tests.factories import make_actor
from timeline.extraction.annotations import (
    Basis,
    CodedEvent,
    DateBasis,
    EventActor,
    Extraction,
    Issue,
    Layout,
    Modality,
    Published,
    Role,
    Sentence,
    SourceText,
    Span,
)
from timeline.extraction.merging import cluster_text
from timeline.models import Article, Event, EventState, Mention, StateActor
from timeline.store import find_or_make_source, merge_touched, store_article

ANSWER = "26 | REJECT | nato>russia | NATO delivers its written answer to Russian security demands"
REWORDED = "26 | REJECT | nato>russia | Alliance hands over a written answer to the security demands"
TALKS = "21 | CONSULT | russia>united-states | Ministers hold talks on guarantees in Geneva"
TROOPS = "24 | MOBILIZE | nato>ukraine | Allies place forces on standby and dispatch ships eastwards"
UNDATED = "- | ACCUSE | russia>nato | Moscow accuses the bloc of broken promises from another decade"


def make_actors() -> None:
    for slug in ("nato", "russia", "ukraine", "united-states"):
        make_actor(slug, kind="state")


def extraction(*lines: str, published: str | None = "2022-01-27", publisher: str | None = "Herald", language: str = "en", **stated: Any) -> Extraction:
    """The extraction of a text whose sentences are the words of these lines."""
    words = [line.split(" | ")[-1] for line in lines] or ["Nothing happened."]
    text = "\n".join(f"{sentence}." for sentence in words)
    starts = [text.index(sentence) for sentence in words]
    events = tuple(_event(line, start) for line, start in zip(lines, starts, strict=False))
    sentences = tuple(Sentence(start, start + len(sentence) + 1, 0) for start, sentence in zip(starts, words, strict=True))
    return Extraction(
        source=SourceText(text, hashlib.sha256(text.encode()).hexdigest(), stated=dict(stated)),
        layout=Layout(
            language,
            title=words[0],
            publisher=publisher,
            url=stated.get("url"),
            published=Published(published, Basis.HEADER if published else Basis.NONE),
        ),
        sentences=sentences,
        timexes=(),
        actor_spans=(),
        events=events,
        clusters=cluster_text(events, text=text, language=language),
        issues=() if published else (Issue("no-publication-date", "no publication date was found"),),
    )


def _event(line: str, start: int) -> CodedEvent:
    day, kind, actors, words = line.split(" | ")
    who, _, whom = actors.partition(">")
    dated = day != "-"
    return CodedEvent(
        start=start,
        end=start + len(words) + 1,
        type=kind,
        modality=Modality.HAPPENED,
        headline=words,
        actors=(EventActor(who, Role.ACTOR), *([EventActor(whom, Role.RECIPIENT)] if whom else [])),
        speaker=None,
        edtf=f"2022-01-{day}" if dated else None,
        date_basis=DateBasis.RESOLVED if dated else DateBasis.NONE,
        date=Span(start, start + 4) if dated else None,
        date_text="then" if dated else "",
        rule="test.rule" if dated else "",
    )


def put(*lines: str, name: str = "a.txt", merge: bool = True, **values: Any) -> Article:
    """Stores one such text under a file name, and merges."""
    found = extraction(*lines, **values)
    stored = store_article(found, source=find_or_make_source(found.layout.publisher), file_name=name, version="test")
    if merge:
        merge_touched()
    return stored.article


def snapshot(*, as_of: dt.date | None = None) -> list[Any]:
    """All that the store says of events, ids aside."""
    known = EventState.objects.all() if as_of is None else EventState.objects.as_of(as_of)
    columns = [field.name for field in EventState._meta.fields if field.name not in ("id", "event", "known_until", "current")]
    columns += ["known_until", "current"] if as_of is None else []
    rows = []
    for state in known:
        parts = tuple(StateActor.objects.filter(state=state).order_by("id").values_list("actor__slug", "role", "sort_on"))
        rows.append((tuple(str(getattr(state, name)) for name in columns), parts, evidence(state.event, as_of)))
    return sorted(rows)


def evidence(event: Event, as_of: dt.date | None = None) -> tuple[tuple[str, str, str], ...]:
    found = Mention.objects.known_by(as_of).filter(event=event)
    return tuple(sorted(found.values_list("uid", "voice", "joined")))


def rows() -> dict[str, list[Any]]:
    """Every row of the tables that an ingest writes, times included: equal before and after means that nothing was written."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in (Article, Mention, Event, EventState, StateActor)}


def shuffled(values: list[Any], seed: int) -> list[Any]:
    return random.Random(seed).sample(values, len(values))
