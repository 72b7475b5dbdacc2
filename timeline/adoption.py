"""Why an event has the date that it has, where its reports give several."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.annotations import DateBasis
from timeline.models import EventState, Mention

CERTAIN = (DateBasis.STATED.value, DateBasis.RESOLVED.value)


def reason_of(state: EventState, mentions: Sequence[Mention]) -> str:
    """The first ground that told the adopted date from the others, in the order in which merging weighs them: ``curator`` ``precise``
    ``reports`` ``stated`` ``first``; nothing where no report gives another date. The state's event must be loaded."""
    if "date_edtf" in state.event.locked_fields:
        return "curator"
    told: dict[tuple[object, object], list[Mention]] = {}
    for mention in mentions:
        if mention.earliest_on and mention.date_basis in CERTAIN:
            told.setdefault((mention.earliest_on, mention.latest_on), []).append(mention)
    chosen = told.pop((state.earliest_on, state.latest_on), [])
    others = list(told.values())
    if not chosen or not others:
        return ""
    for ground, weight in (("precise", _days), ("reports", _reports), ("stated", _stated)):
        if all(weight(chosen) < weight(other) for other in others):
            return ground
    return "first"


def _days(mentions: Sequence[Mention]) -> int:
    return (mentions[0].latest_on - mentions[0].earliest_on).days


def _reports(mentions: Sequence[Mention]) -> tuple[int, int]:
    """Fewer is better: voices, then texts, both negative."""
    return -len({mention.voice for mention in mentions}), -len({mention.article_id for mention in mentions})


def _stated(mentions: Sequence[Mention]) -> bool:
    """Whether none of them states the full date."""
    return all(mention.date_basis != DateBasis.STATED.value for mention in mentions)
