"""The title of a page: where its headline stands among menus, dates and captions."""

from __future__ import annotations

import re

from timeline.extraction.annotations import Span
from timeline.extraction.layout.lines import Kind, Line, Page
from timeline.extraction.layout.outlets import Outlets
from timeline.extraction.layout.publishers import is_site_line, masthead

HEADLINE_WORDS = 4
LONGEST_HEADLINE = 30
_HASH = re.compile(r"\s{0,3}#\s+\S")
_LETTERS = re.compile(r"[\W_]+")
# "Headline | Outlet", "Headline - Outlet": how browsers' window titles end.
_SUFFIX = re.compile(r"\s+(?:[|·•»]|[-–—](?=\s))\s*(?P<outlet>[^|·•»\n]{2,40})$")


def find_title(text: str, page: Page, *, stated: str | None = None, outlets: Outlets) -> Span | None:
    """The span of the headline in ``text``, None where there is none. A stated title is looked for among the lines.

    Without one: a Markdown heading of the first rank, a ``Title:`` record, else the first line before the running text that is long
    enough for a headline, else the longest of the shorter ones.
    """
    if stated:
        return _same_words(page.lines, stated)
    for line in page.lines[:30]:
        if line.kind is Kind.TEXT and _HASH.match(text, line.full_start):
            return _trimmed(text, line, None)
    for key in ("title", "headline"):
        if page.keyed and key in page.keyed:
            return page.keyed[key]
    candidates: list[Line] = []
    for line in page.lines[masthead(page) : 60]:
        if line.is_prose and not (_may_be_headline(line) and not any(other.words >= HEADLINE_WORDS for other in candidates)):
            break
        # An outlet's name over the text is no headline.
        if line.kind is Kind.TEXT and line.words and _may_be_headline(line) and not is_site_line(line.text, outlets):
            candidates.append(line)
    long_enough = [line for line in candidates if HEADLINE_WORDS <= line.words <= LONGEST_HEADLINE]
    if long_enough:
        return _trimmed(text, _unrepeated(long_enough), outlets)
    short = [line for line in candidates if line.words >= 2]
    return _trimmed(text, max(short, key=lambda line: line.words), outlets) if short else None


def _may_be_headline(line: Line) -> bool:
    """A question or a cry can be a headline; a paragraph, a sentence with its full stop and a line that opens a list can not."""
    return not line.closed or (line.words <= 18 and line.text.rstrip("”»*_) '\"").endswith(("?", "!", "…")))


def _unrepeated(lines: list[Line]) -> Line:
    """The first line, or the later one that it repeats with the outlet's name behind."""
    first = lines[0]
    for other in lines[1:5]:
        if len(other.text) < len(first.text) and first.text.startswith(other.text) and _SUFFIX.fullmatch(first.text[len(other.text) :]):
            return other
    return first


def _trimmed(text: str, line: Line, outlets: Outlets | None) -> Span:
    """The headline without an outlet's name behind it: what follows a bar, or a known outlet behind a dash."""
    start, end = line.start, line.start + len(line.text)
    suffix = _SUFFIX.search(line.text)
    while suffix and suffix.start() and ("|" in suffix[0] or (outlets is not None and outlets.named(suffix["outlet"]))):
        end = start + suffix.start()
        suffix = _SUFFIX.search(line.text[: suffix.start()])
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _same_words(lines: tuple[Line, ...], stated: str) -> Span | None:
    wanted = _folded(stated)
    for line in lines[:40]:
        if wanted and _folded(line.text) == wanted:
            return Span(line.start, line.start + len(line.text))
    return None


def _folded(words: str) -> str:
    return _LETTERS.sub(" ", words).strip().casefold()
