"""Headings that are dates, as chronicles have them: what stands below them happened on that day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extraction import edtf
from timeline.extraction.annotations import Sentence, Timex
from timeline.extraction.event_coding.dating import EventDate, from_timex

# A heading is a date where the date makes up at least this part (1 / n) of it, or where a day opens it before a mark: "10 November: the warning".
SHARE = 2
MARK = re.compile(r"\s?[:–—|]\s| - ")


def dated(text: str, *, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> list[tuple[int, EventDate | None]]:
    """Where each heading ends, with its date; None for one that is no date."""
    found: list[tuple[int, EventDate | None]] = []
    dates = iter(sorted((one for one in timexes if one.edtf and edtf.bounds(one.edtf)), key=lambda one: one.start))
    timex = next(dates, None)
    for sentence in sentences:
        if not sentence.heading:
            continue
        while timex and timex.end <= sentence.start:
            timex = next(dates, None)
        if timex is None or timex.start >= sentence.end:
            found.append((sentence.end, None))
            continue
        opens = MARK.match(text, timex.end) is not None and edtf.precision(timex.edtf or "") == "day"
        opens = opens and not any(letter.isalnum() for letter in text[sentence.start : timex.start])
        fits = opens or (timex.end - timex.start) * SHARE >= sentence.end - sentence.start
        found.append((sentence.end, from_timex(timex) if fits else None))
    return found
