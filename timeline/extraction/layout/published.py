"""The publication date: which of a page's dates it is, and on what ground."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.extraction.annotations import Basis, Published, Span
from timeline.extraction.languages.layout_facts import LayoutFacts
from timeline.extraction.layout.datelines import Dateline
from timeline.extraction.layout.dates import CLOCK, HeaderDate, day_of, header_dates, yearless_date
from timeline.extraction.layout.lines import Kind, Line, Page, lone_label

HEAD, FOOT = 25, 8
YEARLESS_WORDS = 14
FAR = 3  # days; a masthead's "today" lies further from the page's own address
_URL_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?:[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})|(?P<m2>\d{2})(?P<d2>\d{2}))(?!\d)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2})(?=/)")
_URL_NAMED = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>[a-z]{3})/(?P<d>\d{1,2})(?=/)")
_ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:.*")
_EDTF = re.compile(r"[\d./\[\]~?%X-]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class _Found:
    published: HeaderDate | None = None  # labelled so
    plain: HeaderDate | None = None
    updated: HeaderDate | None = None


def find_published(
    text: str, page: Page, *, stated: str | None, url: str | None, url_span: Span | None, dateline: Dateline | None, facts: LayoutFacts
) -> Published:
    """The publication date as EDTF with its basis, in this order: stated; a line that says "published"; an unlabelled time stamp; the
    crawler's day; a full dateline; the address's day; a day without a year in the year of the "updated" line; that line; a dateline's day in a
    year known otherwise; a month alone.

    An unlabelled stamp that disagrees with the crawler's or the address's day is taken for a masthead's and left.
    """
    if stated:
        return Published(_stated_day(stated, facts), Basis.METADATA, None, "metadata.stated")
    found = _stamps(text, page, facts)
    crawl = page.crawl_date
    address = date_in_url(url)
    if page.keyed and "date" in page.keyed:
        span = page.keyed["date"]
        dates = header_dates(text, span.start, span.end, language=facts.code)
        if dates:
            return _header(dates[0], "header.record")
    crawl_day = crawl if crawl and crawl.day else None
    if found.published:
        return _header(found.published, "header.published")
    if found.plain and _fits(found.plain, crawl.value if crawl else None) and _fits(found.plain, address):
        return _header(found.plain, "header.stamp")
    if crawl_day:
        return _header(crawl_day, "header.crawl")
    if dateline and dateline.date and dateline.date.value:
        return Published(dateline.date.value, Basis.DATELINE, dateline.date.span, "dateline.full")
    if address and len(address) == 10:
        return Published(address, Basis.URL, url_span, "url.day")
    coarse = (crawl.value if crawl else None) or address
    if dateline and dateline.date:
        completed = _completed(dateline.date, found.updated, coarse)
        if completed:
            return Published(completed, Basis.DATELINE, dateline.date.span, "dateline.completed")
    if found.updated and (coarse is None or (found.updated.value or "").startswith(coarse)):
        yearless = find_yearless(text, page, facts=facts)
        first = yearless_date(text, yearless.start, yearless.end, language=facts.code) if yearless else None
        completed = _completed(first, found.updated, None) if first else None
        if first and completed:
            return Published(completed, Basis.HEADER, first.span, "header.completed")
        return _header(found.updated, "header.updated")
    if crawl:
        return _header(crawl, "header.crawl")
    if address:
        return Published(address, Basis.URL, url_span, "url.month")
    return Published(None, Basis.NONE)


def find_yearless(text: str, page: Page, *, facts: LayoutFacts) -> Span | None:
    """The day without a year on a time stamp of the head: beside a label or a clock, or alone on its line."""
    prose = 0
    for line in page.lines[:HEAD]:
        prose += line.is_prose
        if prose >= 2:
            return None
        if line.kind in (Kind.CAPTION, Kind.LIST, Kind.TAIL) or line.words > YEARLESS_WORDS or line.dates:
            continue
        date = yearless_date(text, line.start, line.end, language=facts.code)
        if date is None:
            continue
        rest = line.text[: date.start - line.start] + line.text[date.end - line.start :]
        if facts.published_words.search(rest) or CLOCK.search(rest) or len(rest.strip(" ,.|-–")) <= 12:
            return date.span
    return None


def _stated_day(stated: str, facts: LayoutFacts) -> str:
    """A stated date as EDTF: without the time of day, and from words where it is written in words; else as it was stated."""
    stated = stated.strip()
    time_of_day = _ISO_TIME.fullmatch(stated)
    if time_of_day:
        return time_of_day[1]
    words = header_dates(stated, 0, len(stated), language=facts.code) if not _EDTF.fullmatch(stated) else []
    return words[0].value or stated if words else stated


def date_in_url(url: str | None) -> str | None:
    """The day, else the month, that an address holds (``/2022/01/21/``, ``/20220124/``, ``/2022/jan/24/``); None without one."""
    path = (url or "").partition("://")[2] or (url or "")
    for match in _URL_DAY.finditer(path):
        day = day_of(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))
        if day:
            return day
    named = _URL_NAMED.search(path.casefold())
    if named and named["m"] in _MONTHS:
        return day_of(int(named["y"]), _MONTHS.index(named["m"]) + 1, int(named["d"]))
    month = _URL_MONTH.search(path)
    if month and 1 <= int(month["m"]) <= 12:
        return f"{month['y']}-{int(month['m']):02}"
    return None


def _header(date: HeaderDate, rule: str) -> Published:
    return Published(date.value, Basis.HEADER, date.span, rule)


def _stamps(text: str, page: Page, facts: LayoutFacts) -> _Found:
    """The first date of each label among the time stamps of head and foot."""
    published = plain = updated = None
    carried = ""
    prose = 0
    lines = page.lines
    for index, line in enumerate(lines):
        in_head = index < HEAD and prose < 3
        if not in_head and index < len(lines) - FOOT:
            prose += line.is_prose
            continue
        if line.kind is Kind.DATE:
            for date, label in _labelled(text, line, carried, facts):
                if label == "published":
                    published = published or date
                elif label == "updated":
                    updated = updated or date
                elif in_head:
                    plain = plain if plain and plain.day else date
        carried = lone_label(line, facts)
        prose += line.is_prose
    return _Found(published, plain, updated)


def _labelled(text: str, line: Line, carried: str, facts: LayoutFacts) -> list[tuple[HeaderDate, str]]:
    """Each date of a stamp with the label that stands last before it, within the line or alone on the line above."""
    labels = [(match.start(), "updated") for match in facts.updated_words.finditer(line.text)]
    taken = [(match.start(), match.end()) for match in facts.updated_words.finditer(line.text)]
    labels += [
        (match.start(), "published") for match in facts.published_words.finditer(line.text) if not any(start <= match.start() < end for start, end in taken)
    ]
    labels.sort()
    result = []
    for date in line.dates:
        before = [label for at, label in labels if line.start + at < date.start]
        result.append((date, before[-1] if before else carried))
    return result


def _fits(date: HeaderDate, other: str | None) -> bool:
    """Whether two readings of the publication date can both hold: the same month, and for two days at most ``FAR`` days apart."""
    if other is None or date.value is None:
        return True
    if len(other) == 10 and len(date.value) == 10:
        return abs(_ordinal(date.value) - _ordinal(other)) <= FAR
    return date.value.startswith(other) or other.startswith(date.value)


def _ordinal(day: str) -> int:
    """A day count good enough for distances of a few days, over month and year ends too."""
    year, month, number = (int(part) for part in day.split("-"))
    month_start = (month + 9) % 12
    year -= month_start // 10
    return 365 * year + year // 4 - year // 100 + year // 400 + (month_start * 306 + 5) // 10 + number


def _completed(date: HeaderDate, updated: HeaderDate | None, coarse: str | None) -> str | None:
    """A dateline's day and month with the year of another date of the page, where that is certain: the same month, or an update at most
    a month later."""
    if date.month is None or date.day is None:
        return None
    if coarse and len(coarse) == 7 and int(coarse[5:7]) == date.month:
        return day_of(int(coarse[:4]), date.month, date.day)
    if coarse and len(coarse) == 4:
        return day_of(int(coarse), date.month, date.day)
    if updated and updated.value and len(updated.value) == 10:
        for year in (int(updated.value[:4]), int(updated.value[:4]) - 1):
            day = day_of(year, date.month, date.day)
            if day and 0 <= _ordinal(updated.value) - _ordinal(day) <= 31:
                return day
    return None
