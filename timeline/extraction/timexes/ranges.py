"""Joins two days that a text names one after the other as the ends of a range ("from 28 December to 3 January"): rules know only ends that share a month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from timeline.extraction.annotations import Unresolved
from timeline.extraction.languages.timex_facts import Cues

_LONGEST_JOINT = 16  # characters
_WINDOW = 60  # characters before the first day, in which words tell that a date was moved from one day to another


@lru_cache(maxsize=64)
def _patterns(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str] | None]:
    return (
        re.compile(rf"\s*(?:{cues.spans})\s*"),
        re.compile(rf"\s*(?:{cues.both or '(?!)'})\s*"),
        re.compile(rf"(?<!\w)(?:{cues.between or '(?!)'})\s*$"),
        re.compile(rf"(?<!\w)(?:{cues.moved})(?!\w)") if cues.moved else None,
    )


def joined(found: Iterable[Unresolved], *, low: str, cues: Cues) -> list[Unresolved]:
    """The expressions, with the two ends of such a range marked ``from`` and ``to``; a year that only one of them has is told to both."""
    all_of_them = list(found)
    if not cues.spans:
        return all_of_them
    spans, both, between, moved = _patterns(cues)
    for at, (first, second) in enumerate(pairwise(all_of_them)):
        if not (_is_day(first) and _is_day(second)) or second.start - first.end > _LONGEST_JOINT:
            continue
        joint, before = low[first.end : second.start], low[max(0, first.start - _WINDOW) : first.start]
        if not spans.fullmatch(joint) and not (both.fullmatch(joint) and between.search(before)):
            continue
        if moved and moved.search(before):
            continue  # "put off from 28 January to 3 February"
        all_of_them[at] = replace(first, fields={**first.fields, **_year(first.fields, second.fields, back=True), "range": "from"})
        all_of_them[at + 1] = replace(second, fields={**second.fields, **_year(second.fields, first.fields, back=False), "range": "to"})
    return all_of_them


def _is_day(one: Unresolved) -> bool:
    return one.reading == "calendar" and {"month", "day"} <= one.fields.keys() and "range" not in one.fields


def _year(own: Mapping[str, str], other: Mapping[str, str], *, back: bool) -> dict[str, str]:
    """The year of one end from that of the other, across a new year too; nothing where it has one or neither has."""
    if "year" in own or "year" not in other:
        return {}
    across = int(own["month"]) > int(other["month"]) if back else int(own["month"]) < int(other["month"])
    return {"year": str(int(other["year"]) + (-1 if back else 1) * across)}
