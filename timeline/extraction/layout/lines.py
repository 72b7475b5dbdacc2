"""The lines of a page and what each is: the crawler's header, navigation, date, byline, caption, address, or text."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from timeline.extraction.annotations import Span
from timeline.extraction.blocks import blocks
from timeline.extraction.languages.layout_facts import LayoutFacts
from timeline.extraction.layout.dates import CLOCK, LONGEST_LINE, HeaderDate, header_dates, weekday_names
from timeline.extraction.layout.sifting import PICTURE_CREDIT, May, sieve_of

LONGEST_FURNITURE = 1500
AFTER_PHRASE = 4  # words
STAMP_WORDS = 24
CREDIT = 90  # characters
FIRST, LAST = 6000, 500  # lines that are judged
NOTICES, LONGEST_NOTICE = 6, 40  # lines at the end; words
TAIL_FROM = 0.4  # closing notices stand in the last part of a page; the same words earlier are the page's own
_CRAWL = re.compile(r"\s*date[ \t:]+(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T\S+)?(?=\s|$)[ \t]*")
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+\W*", re.IGNORECASE)
_KEYED = re.compile(
    r"(?P<key>title|headline|url|link|canonical|source|publisher|author|date|published|language|lang|section|id)[ \t]*:[ \t]+(?P<value>\S.*)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
RULE = 40
_MARK, _RULE_OF_MARKS = re.compile(r"[^\w\s]"), re.compile(rf"[^\w\s]{{{RULE}}}")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*){2,}")
_ITEMS = re.compile(r"\s{2,}|\s+[|·•▪/]\s+|\s*[›»>►▸▶→⟩❯](?:\s+|$)")
# Steps down a site: marks that no headline holds.
_CRUMBS = re.compile(r"\S\s*[›>►▸▶→⟩❯]\s+\S")
_MARKUP = re.compile(r"^(?:[#>*•·●▪|=_~\s-]|&bull;)+|[*_#|=~\s]+$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_PUT_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]+[)\]]\W*")
_ENDS = re.compile(r"[.!?…:;,][\"'”’»«)\]*_]{0,4}$")


class Kind(StrEnum):
    TEXT = "text"
    FURNITURE = "furniture"
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"
    ADDRESS = "address"
    LIST = "list"
    TAIL = "tail"


@dataclass(slots=True)  # not frozen: its kind is filled in, and a copy of it costs 2 µs
class Line:
    """One logical line without its markup; ``words`` counts letters' words; ``closed`` says that it ends in a sentence end."""

    start: int
    end: int
    paragraph: int
    text: str
    kind: Kind = Kind.TEXT
    words: int = 0
    closed: bool = False
    dates: tuple[HeaderDate, ...] = ()
    full_start: int = 0  # with its markup

    @property
    def span(self) -> Span:
        return Span(self.full_start, self.end)

    @property
    def is_prose(self) -> bool:
        """A line that reads as running text: long, or a whole sentence."""
        return self.kind is Kind.TEXT and (self.words > 25 or (self.words >= 8 and self.closed))


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, the spans of furniture within lines, and the crawler's date."""

    lines: tuple[Line, ...]
    phrases: tuple[Span, ...]
    crawl_date: HeaderDate | None = None
    keyed: dict[str, Span] | None = None


def read_page(text: str, *, facts: LayoutFacts, day_first: bool | None = None) -> Page:
    """The page with each line's kind, as far as the line alone tells it."""
    crawl, body_start = _crawl_header(text)
    phrases: list[Span] = [] if body_start == 0 or crawl is None else [Span(text.index("date", 0, crawl.start), crawl.end)]
    lines: list[Line] = []
    keyed: dict[str, Span] = {}
    found, sieve = blocks(text), sieve_of(facts.code)
    if len(found) > FIRST + LAST:  # no page has so many lines; what lies between is text
        found = found[:FIRST] + found[-LAST:]
    for block in found:
        start = max(block.start, body_start)
        if start >= block.end:
            continue
        line_start = start
        possible: Collection[int] = sieve.matching(text[start : block.end])
        start, end, inner = _without_phrases(text, start, block.end, facts if May.PHRASED in possible else None)
        phrases += inner
        if inner:
            possible = tuple(May)
        if start >= end:
            continue
        if start > line_start and len(text[start : min(end, start + 80)].split()) <= AFTER_PHRASE:
            # What little stands behind a skip link on its line is the menu.
            lines.append(Line(start, end, block.paragraph, text[start:end], Kind.FURNITURE, full_start=start))
            continue
        bare_start, bare_end = _bare(text, start, end)
        if bare_start >= bare_end:
            lines.append(Line(start, end, block.paragraph, "", Kind.FURNITURE, full_start=start))
            continue
        words = text[bare_start:bare_end]
        match = _KEYED.fullmatch(words) if len(lines) < 12 and len(words) < LONGEST_LINE else None
        # A key is the page's own record only at the very top, among other keys.
        if match and len(keyed) == len(lines):
            keyed[match["key"].lower()] = Span(bare_start + match.start("value"), bare_start + match.end("value"))
        count = len(words.split()) if len(words) > LONGEST_FURNITURE else len(_WORD.findall(words))
        line = Line(bare_start, end, block.paragraph, words, words=count, closed=_ENDS.search(words[-6:]) is not None, full_start=start)
        line.kind = _kind(line, facts, text, day_first, possible)
        lines.append(line)
    lines = _without_notices(_without_chronology(lines, facts), facts)
    return Page(tuple(lines), tuple(phrases), crawl, keyed if len(keyed) > 1 else {})


def _crawl_header(text: str) -> tuple[HeaderDate | None, int]:
    """The crawler's `` date 2022-01-30 `` at the very top, and where the page itself starts."""
    match = _CRAWL.match(text)
    if match is None:
        return None, 0
    value = match["date"]
    year, *rest = (int(number) for number in value.split("-"))
    month = rest[0] if rest else None
    if not 1800 <= year <= 2200 or (month is not None and not 1 <= month <= 12) or (len(rest) == 2 and not 1 <= rest[1] <= 31):
        return None, match.end()
    return HeaderDate(match.start("date"), match.end("date"), value, month, rest[1] if len(rest) == 2 else None), match.end()


def _without_phrases(text: str, start: int, end: int, facts: LayoutFacts | None) -> tuple[int, int, list[Span]]:
    """Where the line starts behind leading furniture phrases and ends before a closing one, and every such phrase in it; without facts none is sought."""
    if facts is None or facts.phrase_furniture is None:
        return start, end, []
    spans = [Span(match.start(), match.end()) for match in facts.phrase_furniture.finditer(text, start, end) if match.end() > match.start()]
    for span in spans:
        if not text[start : span.start].strip(" \t|·•-–"):
            start = span.end
    while start < end and text[start].isspace():
        start += 1
    if spans and spans[-1].end == end and spans[-1].start > start:
        end = spans[-1].start
    return start, end, spans


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The line without list bullets, heading marks and emphasis around it."""
    lead = _MARKUP.match(text[start : min(end, start + 40)])
    if lead:
        start += lead.end()
    while end > start and text[end - 1] in "*_#|=~ \t":
        end -= 1
    return start, end


def _kind(line: Line, facts: LayoutFacts, text: str, day_first: bool | None, possible: Collection[int]) -> Kind:
    """What a line is, as far as it alone tells it; a time stamp's dates are filled in."""
    if len(line.text) > LONGEST_FURNITURE:
        return Kind.TEXT
    if not line.words and not _DIGIT.search(line.text):
        return Kind.FURNITURE
    # A row so long holds every so many-th character: most lines need no further look.
    if _MARK.search(line.text[RULE - 1 :: RULE]) and _RULE_OF_MARKS.search(line.text):
        return Kind.TEXT  # a row of marks makes patterns try every length of it
    if _ADDRESS.fullmatch(line.text):
        return Kind.ADDRESS
    if (May.CAPTIONED in possible and facts.caption_starts.match(line.text)) or (May.CREDITED in possible and PICTURE_CREDIT.search(line.text[-CREDIT:])):
        return Kind.CAPTION
    closing = May.CLOSING in possible and facts.tail_furniture is not None and facts.tail_furniture.fullmatch(line.text) is not None
    if closing and line.start > TAIL_FROM * len(text):
        return Kind.TAIL
    furniture = May.FURNITURE in possible and facts.line_furniture is not None and facts.line_furniture.fullmatch(line.text) is not None
    dates = _stamp(line, facts, text, day_first) if May.DATED in possible or May.TIMED in possible else None
    if dates is not None and (not furniture or _leads_with_date(line, dates, facts)):
        line.dates = tuple(dates)
        return Kind.DATE
    if May.LISTING in possible and facts.list_furniture is not None and facts.list_furniture.fullmatch(line.text):
        return Kind.LIST
    if closing or _HASHTAGS.fullmatch(text, line.full_start, line.end) or _is_menu(line):
        return Kind.FURNITURE
    if furniture:
        return Kind.FURNITURE
    if line.words <= 14 and May.SIGNED in possible and facts.byline.fullmatch(line.text):
        return Kind.BYLINE
    return Kind.TEXT


def _stamp(line: Line, facts: LayoutFacts, text: str, day_first: bool | None) -> list[HeaderDate] | None:
    """The dates of a line that is a time stamp, None where it is none."""
    if len(line.text) > LONGEST_LINE or line.words > STAMP_WORDS or not _DIGIT.search(line.text):
        return None
    dates = header_dates(text, line.start, line.end, language=facts.code, day_first=day_first)
    return dates if is_stamp(text, line, dates, facts) else None


def _leads_with_date(line: Line, dates: list[HeaderDate], facts: LayoutFacts) -> bool:
    """Whether the date or its label comes first: then "first published on …" is a stamp, not a reprint notice."""
    first = dates[0].start - line.start if dates else len(line.text)
    return first < 3 or any(words.match(line.text) for words in (facts.published_words, facts.updated_words))


def is_stamp(text: str, line: Line, dates: list[HeaderDate], facts: LayoutFacts) -> bool:
    """Whether a line is a time stamp: label words, dates, times, zones and a name or two, but no statement."""
    rest = text[line.start : line.end]
    for date in reversed(dates):
        rest = rest[: date.start - line.start] + " ¦ " + rest[date.end - line.start :]
    clock = CLOCK.search(rest)
    if not dates and not clock:
        return False
    label = facts.published_words.search(rest) or facts.updated_words.search(rest)
    told = (*((CLOCK,) if clock else ()), *((facts.published_words, facts.updated_words) if label else ()), weekday_names(facts.code))
    for pattern in told:
        rest = pattern.sub(" ¦ ", rest)
    words = [word for word in _WORD.findall(rest) if word.casefold().strip(".") not in facts.header_words]
    if not dates:
        return bool(clock) and len(words) <= (8 if label else 0)
    if facts.byline.fullmatch(rest.replace("¦", " ").strip(" ,|-–—·•:")):
        return True
    starts = line.text[:1] and (rest.lstrip().startswith("¦"))
    if label and clock:
        return len(words) <= 8
    if label and starts:
        return len(words) <= 6
    if clock:
        return len(words) <= 6
    return len(words) <= (3 if not line.closed else 1)


def _is_menu(line: Line) -> bool:
    """Whether the line is a row of short entries set apart by bars, dots or wide gaps."""
    if line.closed or line.words > 16:
        return False
    items = [item for item in _ITEMS.split(line.text) if item]
    if len(items) > 1 and _CRUMBS.search(line.text) and len(items[0].split()) <= 3:
        return True
    return len(items) > 1 and all(len(item.split()) <= (3 if len(items) == 2 else 4) for item in items)


def _without_chronology(lines: list[Line], facts: LayoutFacts) -> list[Line]:
    """Bare dates that follow each other down a page head the parts of a chronology; only a first one that none passes dates the page."""
    bare = [
        at
        for at, line in enumerate(lines)
        if line.kind is Kind.DATE and len(line.dates) == 1 and is_bare_date(line) and not (at and lone_label(lines[at - 1], facts))
    ]
    if len(bare) < 2:
        return lines
    values = [lines[at].dates[0].value or "" for at in bare]
    heads = bare[1:] if values[0] >= max(values) else bare
    for at in heads:
        lines[at] = replace(lines[at], kind=Kind.TEXT)
    return lines


def _without_notices(lines: list[Line], facts: LayoutFacts) -> list[Line]:
    """The lines with the last ones marked as the page's own that begin with a formula of publishers' notices ("… is not responsible for") or stand whole
    in brackets."""
    rules = [rule.pattern for rule in facts.publishers if not rule.known]
    for at in range(max(1, len(lines) - NOTICES), len(lines)):
        line = lines[at]
        if line.kind is Kind.TEXT and line.words <= LONGEST_NOTICE and _PUT_IN_BRACKETS.fullmatch(line.text):
            lines[at] = replace(line, kind=Kind.FURNITURE)  # who wrote, edited and may be asked
        elif line.kind is Kind.TEXT and line.words <= LONGEST_NOTICE and any(rule.match(line.text[:LONGEST_LINE]) for rule in rules):
            lines[at] = replace(line, kind=Kind.FURNITURE)
    return lines


def is_bare_date(line: Line) -> bool:
    """Whether nothing but a date (and a mark or a short word) stands on the line, no time of day."""
    rest, at = "", line.start
    for date in line.dates:
        rest += line.text[at - line.start : date.start - line.start]
        at = date.end
    rest += line.text[at - line.start :]
    return len(rest.strip()) <= 6 and not _DIGIT.search(rest)


def lone_label(line: Line, facts: LayoutFacts) -> str:
    """The label that a line consists of, for a date on the next one."""
    words = line.text.strip(" :*")
    if len(words) > 40:
        return ""
    if facts.published_words.fullmatch(words):
        return "published"
    return "updated" if facts.updated_words.fullmatch(words) else ""
