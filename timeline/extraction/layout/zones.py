"""Page furniture: which spans of the text are the page's and not the report's."""

from __future__ import annotations

from timeline.extraction.annotations import Span
from timeline.extraction.layout.datelines import Dateline
from timeline.extraction.layout.lines import Kind, Line, Page

SHORT = 8  # words: a topic tag, a byline, a kicker
LABEL = 40  # characters


def find_furniture(text: str, page: Page, *, title: Span | None, dateline: Dateline | None) -> tuple[Span, ...]:
    """Ordered, disjoint spans: lines known by their words, and by their place: short lines before the lead, lines told twice, links
    alone on a line, short lines under a list's heading, and all from a closing notice on.
    """
    spans = list(page.phrases)
    lead = _lead(page, title)
    tail = next((line.full_start for line in page.lines if line.kind is Kind.TAIL), None)
    recorded = [] if not page.keyed else list(page.keyed.values())
    spans += [Span(line.full_start, line.end) for line in page.lines if any(line.start <= span.start < line.end for span in recorded)]
    in_list = False
    previous = ""
    for index, line in enumerate(page.lines):
        if title is not None and line.start <= title.start < line.end:
            spans += _around(line, title)
            previous, in_list = line.text, False
            continue
        if tail is not None and line.full_start >= tail:
            spans.append(Span(line.full_start, line.end))
            continue
        repeated = line.text == previous or (index + 1 < len(page.lines) and page.lines[index + 1].text == line.text and line.words <= 25)
        named = line.kind is not Kind.TEXT and not (line.kind is Kind.DATE and index > lead and not _is_labelled(line))
        before_lead = index < lead and line.words <= SHORT and not line.closed
        if named or repeated or before_lead or not line.words or (in_list and line.words <= 18 and not line.closed):
            spans.append(Span(line.full_start, line.end))
            in_list = in_list or (line.kind is Kind.FURNITURE and _heads_list(line, index, page))
        else:
            in_list = False
        previous = line.text
    if dateline is not None:
        spans.append(dateline.span)
    return _merged(text, spans)


def _lead(page: Page, title: Span | None) -> int:
    """The index of the first line of running text behind the title; 0 where there is none."""
    for index, line in enumerate(page.lines):
        if line.is_prose and (title is None or line.start > title.start):
            return index
    return 0


def _heads_list(line: Line, index: int, page: Page) -> bool:
    """A heading such as "Related articles" with nothing behind it, and headlines of other reports below it."""
    following = page.lines[index + 1 : index + 2]
    return len(line.text) <= LABEL and line.text.rstrip().endswith((":", "s")) and bool(following) and not following[0].closed


def _is_labelled(line: Line) -> bool:
    """A stamp in the body is furniture only if more than the bare date stands there: bare dates head a chronology's parts."""
    dated = sum(date.end - date.start for date in line.dates)
    return len(line.text) - dated > 6


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
