"""Page furniture: which spans of the text are the page's and not the report's."""

from __future__ import annotations

import re

from timeline.extraction.annotations import Span
from timeline.extraction.layout.datelines import Dateline
from timeline.extraction.layout.lines import Kind, Line, Page, is_bare_date

SHORT = 8  # words: a topic tag, a byline, a kicker
CLOSING = 12  # words: a line behind the last sentence
SIGNATURE = 4  # words
HEAD = 20  # lines
LINK = 18  # words: the headline of another report
AUTHOR = 60  # words: a box about who wrote the report
BOX_FROM = 0.5  # of the lines; above, the name's bearer may be in the news
_FULL_NAME = re.compile(r"[^\W\d_a-zа-яё][\w’'-]+(?: [^\W\d_a-zа-яё][\w.’'-]+){1,3}")


def find_furniture(text: str, page: Page, *, title: Span | None, dateline: Dateline | None) -> tuple[Span, ...]:
    """Ordered, disjoint spans: lines known by their words, and by their place: short lines before the lead, lines told twice, links
    alone on a line, short lines under a list's heading, and all from a closing notice on.
    """
    recorded = [span for span in (page.keyed or {}).values() if span != title]
    spans = [*page.phrases, *(line.span for line in page.lines if any(line.start <= span.start < line.end for span in recorded))]
    lead = _lead(page, title)
    last_sentence = max((index for index, line in enumerate(page.lines) if line.is_prose or _is_sentence(line)), default=len(page.lines))
    tail = next((line.full_start for line in page.lines if line.kind is Kind.TAIL), None)
    listed = _listed(page)
    signed = _signed(page) | _boxed(page)
    for index, line in enumerate(page.lines):
        if title is not None and line.start <= title.start < line.end:
            spans += _around(line, title)
        elif (
            (tail is not None and line.full_start >= tail)
            or index in listed
            or not line.words
            or (line.kind is not Kind.TEXT and not (line.kind is Kind.DATE and index > lead and is_bare_date(line)))
            or _is_told_twice(page, index)
            or (index < lead and _is_kicker(page, index))
            or index in signed
            or (index > last_sentence and line.words <= CLOSING and not line.closed and not line.dates)
        ):
            spans.append(line.span)
    if dateline is not None:
        spans.append(dateline.span)
    return _merged(text, spans)


def _lead(page: Page, title: Span | None) -> int:
    """The index of the first line of running text behind the title; 0 where there is none."""
    for index, line in enumerate(page.lines):
        if line.is_prose and (title is None or line.start > title.start):
            return index
    return 0


def _is_kicker(page: Page, index: int) -> bool:
    """A short line before the lead that is no sentence, no date, and no cross-head right on top of the lead."""
    line = page.lines[index]
    if line.words > SHORT or (line.closed and not line.text.endswith(":")) or line.dates:
        return False
    following = page.lines[index + 1]
    return not (following.is_prose and following.paragraph == line.paragraph and line.words >= 4)


def _is_told_twice(page: Page, index: int) -> bool:
    """A caption that stands twice, as its picture's text and below it."""
    lines, line = page.lines, page.lines[index]
    twice = (index > 0 and lines[index - 1].text == line.text) or (index + 1 < len(lines) and lines[index + 1].text == line.text)
    return twice and line.words <= 60


def _is_sentence(line: Line) -> bool:
    """A short sentence of the report, by its full stop; questions are often links."""
    return line.kind is Kind.TEXT and line.closed and line.words >= 3 and not line.text.endswith(("?", ":", ","))


def _signed(page: Page) -> set[int]:
    """The lines of one to four words right beside a time stamp or byline near the top: names and offices of who wrote it."""
    found: set[int] = set()
    for index, line in enumerate(page.lines[:HEAD]):
        if line.kind is not Kind.BYLINE and not (line.kind is Kind.DATE and line.dates):
            continue
        for step in (-1, 1):
            at = index + step
            while (
                0 <= at < len(page.lines)
                and page.lines[at].kind is Kind.TEXT
                and page.lines[at].words <= SIGNATURE
                and not page.lines[at].closed
                and not page.lines[at].dates
            ):
                found.add(at)
                at += step
    return found


def _boxed(page: Page) -> set[int]:
    """The lines of the second half that begin with the name of a byline's author: who the author is."""
    names = tuple(match[0] for line in page.lines[:HEAD] if line.kind is Kind.BYLINE for match in _FULL_NAME.finditer(line.text.partition(" ")[2]))
    if not names:
        return set()
    first = int(BOX_FROM * len(page.lines))
    return {at for at, line in enumerate(page.lines[first:], first) if line.words <= AUTHOR and line.text.startswith(names)}


def _listed(page: Page) -> set[int]:
    """The lines of lists of links: short ones without a sentence end below a list's heading, up to a cross-head or running text."""
    found: set[int] = set()
    last: Line | None = None
    for index, line in enumerate(page.lines):
        if line.kind is Kind.LIST:
            last = line
        elif last is not None and last.kind is Kind.LIST and last.text.endswith(","):
            found.add(index)  # "Image caption," and the caption
            last = None
        elif last is not None:
            heads_text = index + 1 < len(page.lines) and page.lines[index + 1].is_prose
            alike = last.text.endswith("?") and line.text.endswith("?")
            if line.words > LINK or _is_sentence(line) or (heads_text and not alike and line.paragraph != last.paragraph and index - 1 in found):
                last = None
            else:
                found.add(index)
                last = line
    return found


def _around(line: Line, title: Span) -> list[Span]:
    """What stands on the title's line before and behind it."""
    spans = []
    if line.full_start < title.start:
        spans.append(Span(line.full_start, title.start))
    if title.end < line.end:
        spans.append(Span(title.end, line.end))
    return spans


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Sorted, stripped of outer white space, overlapping ones joined."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        start, end = span.start, span.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if result and start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(end, result[-1].end))
        else:
            result.append(Span(start, end))
    return tuple(result)
