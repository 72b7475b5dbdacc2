"""Lines that sign a report and date it in one: "Jane Example in Vienna and John Example in Berlin JANUARY 26 2022"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extraction.languages.layout_facts import LayoutFacts
from timeline.extraction.layout.dates import HeaderDate, header_dates, weekday_names
from timeline.extraction.layout.lines import Kind, Line, Page

HEAD = 25  # lines
LONGEST = 20  # words
SHORT = 3  # letters; what joins names and places: "in", "und", "à", "для"
LOWER = 2  # longer words in small letters: "senior correspondent"
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")


def with_signatures(text: str, page: Page, *, facts: LayoutFacts, day_first: bool | None = None) -> Page:
    """The page with such lines below its first line of text, and above its prose, marked as dates.

    A headline or a deck may end in a date, too: it has more than ``LOWER`` words in small letters.
    """
    lines = list(page.lines)
    titled = False
    for at, line in enumerate(lines[:HEAD]):
        if line.is_prose:
            break
        if titled and line.kind in (Kind.TEXT, Kind.BYLINE) and line.words <= LONGEST and not line.closed:
            dates = header_dates(text, line.start, line.end, language=facts.code, day_first=day_first)
            if len(dates) == 1 and _signs(line, dates[0], facts):
                lines[at] = replace(line, kind=Kind.DATE, dates=tuple(dates))
        titled = titled or line.kind is Kind.TEXT
    return replace(page, lines=tuple(lines))


def _signs(line: Line, date: HeaderDate, facts: LayoutFacts) -> bool:
    """Whether a day ends the line and names fill what comes before."""
    if date.day is None or line.text[date.end - line.start :].strip(" .,|)–-"):
        return False
    words = _WORD.findall(weekday_names(facts.code).sub(" ", line.text[: date.start - line.start]))
    small = [word for word in words if word[0].islower() and len(word) > SHORT and word not in facts.header_words]
    return sum(word[0].isupper() for word in words) > 1 and len(small) <= LOWER
