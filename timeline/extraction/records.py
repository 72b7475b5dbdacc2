"""The JSON form of an extraction: what `manage.py extract` prints, one object a text."""

from __future__ import annotations

from typing import Any

from timeline.extraction.annotations import ActorSpan, CodedEvent, Extraction, Gazetteer, Issue, Published, Sentence, Span, Timex

Record = dict[str, Any]


def to_record(extraction: Extraction, *, identifier: object, gazetteer: Gazetteer) -> Record:
    """The text's findings as plain JSON values; offsets are half-open code points into the stored text."""
    layout = extraction.layout
    return {
        "id": identifier,
        "language": layout.language,
        "title": layout.title,
        "publisher": layout.publisher,
        "url": layout.url,
        "sha256": extraction.source.sha256,
        "published": _published(layout.published),
        "furniture": [[span.start, span.end] for span in layout.furniture],
        "timexes": [timex_record(timex) for timex in extraction.timexes],
        "events": [_event(event, cluster, gazetteer) for event, cluster in zip(extraction.events, extraction.clusters, strict=True)],
        "issues": [issue_record(issue) for issue in extraction.issues],
    }


def annotations_record(extraction: Extraction) -> Record:
    """What the article page draws: sentences, time expressions, actor spans and furniture."""
    return {
        "sentences": [_sentence(sentence) for sentence in extraction.sentences],
        "timexes": [timex_record(timex) | {"explanation": timex.explanation} for timex in extraction.timexes],
        "actors": [_actor_span(span) for span in extraction.actor_spans],
        "furniture": [[span.start, span.end] for span in extraction.layout.furniture],
    }


def timex_record(timex: Timex) -> Record:
    """One TIMEX3; ``mod`` is there only where the words modify the value."""
    record = {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        "edtf": timex.edtf,
        "rule": timex.rule,
        "anchor": timex.anchor,
    }
    return record | ({"mod": timex.mod} if timex.mod else {})


def issue_record(issue: Issue) -> Record:
    """An issue with its place, where it has one."""
    place = {"start": issue.start, "end": issue.end} if issue.start is not None else {}
    return {"code": issue.code, "message": issue.message} | place


def _published(published: Published) -> Record:
    place = {"start": published.span.start, "end": published.span.end} if published.span else {}
    rule = {"rule": published.rule} if published.rule else {}
    return {"value": published.value, "basis": published.basis.value} | place | rule


def _event(event: CodedEvent, cluster: int, gazetteer: Gazetteer) -> Record:
    return {
        "start": event.start,
        "end": event.end,
        "edtf": event.edtf,
        "date_basis": event.date_basis.value,
        "rule": event.rule,
        "type": event.type,
        "modality": event.modality.value,
        "headline": event.headline,
        "cluster": cluster,
        "actors": [{"slug": actor.slug, "name": gazetteer.actors[actor.slug].name, "role": actor.role.value} for actor in event.actors],
        "speaker": event.speaker,
        "date": _span(event.date),
        "confidence": round(event.confidence, 3),
    }


def _span(span: Span | None) -> Record | None:
    return {"start": span.start, "end": span.end} if span else None


def _sentence(sentence: Sentence) -> list[int | bool]:
    return [sentence.start, sentence.end, sentence.paragraph, sentence.heading]


def _actor_span(span: ActorSpan) -> list[int | str]:
    return [span.start, span.end, span.slug]
