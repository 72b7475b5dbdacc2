"""Datelines: place, day and agency before the first sentence of a report, as in ``KYIV, Jan. 24 (Reuters) -``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.extraction.annotations import Span
from timeline.extraction.languages.layout_facts import LayoutFacts
from timeline.extraction.layout.dates import HeaderDate, header_dates, weekday_names, yearless_date
from timeline.extraction.layout.lines import Kind, Page
from timeline.extraction.layout.outlets import Outlets

REACH = 110
_DIGIT = re.compile(r"\d")
_UPPER = r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]"
_NAME = rf"{_UPPER}[^\W\d_]*(?:[.’'-][^\W\d_]+)*\.?"
_PLACE = rf"(?P<place>{_NAME}(?:[ /]{_NAME}){{0,3}}(?:,? ?[,/] ?{_NAME}(?: {_NAME}){{0,2}}){{0,2}}?)"
_DAY_FIRST = r"(?:[^\W\d_]{2,10}\.?,? )?\d{1,2}(?:\.|er|st|nd|rd|th)? (?:de )?[^\W\d_]{3,12}\.?(?:,? \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_MONTH_FIRST = r"(?:[^\W\d_]{3,10}\.?,? ?)?[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?"
_DAY = rf"(?P<day>{_DAY_FIRST}|{_MONTH_FIRST})"
_AGENCY = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[^/()\n]{2,30})/)"
_DASH = r"\s*(?:[-–—]{1,2}|:|\.(?=\s))\s*"
# Behind a bare place and a dash a sentence starts; in lower case, the dash belongs to the sentence.
_AFRESH = rf"(?=[\"“„«‘']?(?:{_UPPER}|\d))"
# Both in one pair of brackets: "BERLIN (18 January, dpa) -".
_BRACKETED = re.compile(rf"{_PLACE}[,.]?\s*\({_DAY},\s*(?P<agency>[^()\n,]{{2,40}})\)(?:{_DASH}|\s+)")
_WITH_AGENCY = re.compile(rf"(?:{_PLACE}[,.]?\s*)?(?:{_DAY}[,.]?\s*)?{_AGENCY}(?:{_DASH}|\s+)")
_CLOSED = rf"[-–—]{{1,2}}\s+(?P<agency>{_NAME}(?: {_NAME}){{0,2}})\.\s+|[-–—]{{1,2}}\s+|:\s+|\.\s+(?:(?P<closing>{_UPPER}{{2,8}})\.\s+)?(?={_UPPER})"
_WITH_DAY = re.compile(rf"{_PLACE}[,.]\s*{_DAY}\s*(?:{_CLOSED})")
_CAPITALS = re.compile(rf"(?P<place>{_UPPER}{{3,}}(?:[ ,/.-]+{_UPPER}[^\W\d_]*\.?){{0,4}}),?\s*[-–—]{{1,2}}\s+{_AFRESH}")
_PLACE_DASH = re.compile(rf"(?P<place>{_NAME}(?: {_NAME})?, {_NAME}(?: {_NAME})?)\s+[–—]\s+{_AFRESH}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Its span up to the first word of the report, the agency's name if it is a known outlet, and its date if it has one."""

    span: Span
    agency: str | None
    date: HeaderDate | None


def find_dateline(text: str, page: Page, *, facts: LayoutFacts, outlets: Outlets) -> Dateline | None:
    """The first dateline at the start of one of the first paragraphs of running text."""
    prose = 0
    for line in page.lines[:40]:
        if line.kind is not Kind.TEXT or line.words < 6:
            continue
        found = _read(text, line.start, min(line.end, line.start + REACH), facts, outlets)
        if found:
            return found
        prose += line.is_prose
        if prose >= 3:
            break
    return None


def _read(text: str, start: int, end: int, facts: LayoutFacts, outlets: Outlets) -> Dateline | None:
    opening = text[start:end]  # most paragraphs lack the marks of a dateline, and the patterns try every name at their beginning
    match = (_BRACKETED.match(text, start, end) or _WITH_AGENCY.match(text, start, end)) if "(" in opening or "/" in opening else None
    if match:
        name = match["agency"] or match.groupdict().get("slashed") or ""
        # Without a dash, a small letter goes on from a politician's name and party.
        goes_on = match[0].rstrip().endswith((")", "/")) and text[match.end() : match.end() + 1].islower()
        agency = agency_of(name, outlets)
        shouted = bool(match["place"]) and match["place"].isupper()
        date = _date(text, match, facts)
        if (agency and not goes_on) or (shouted and (date or len(name) <= 12)) or (date and match["place"]):
            return Dateline(Span(start, match.end()), agency, date)
    match = _WITH_DAY.match(text, start, end) if _DIGIT.search(opening) else None
    if match:
        date = _date(text, match, facts)
        if date:
            return Dateline(Span(start, match.end()), agency_of(match["agency"] or match["closing"] or "", outlets), date)
    dashed = any(dash in opening for dash in "-–—")
    match = (_CAPITALS.match(text, start, end) or _PLACE_DASH.match(text, start, end)) if dashed else None
    return Dateline(Span(start, match.end()), None, None) if match else None


def agency_of(words: str, outlets: Outlets) -> str | None:
    """The outlet that an agency mark names, alone or first of several ("NTB-AFP")."""
    for part in (words, *re.split(r"\s*[-/,–]\s*|\s+og\s+|\s+and\s+", words)):
        name = outlets.named(part)
        if name:
            return name
    return None


def _date(text: str, match: re.Match[str], facts: LayoutFacts) -> HeaderDate | None:
    """The date in the dateline's day part, provided nothing else but a weekday stands there."""
    start, end = match.span("day")
    if start < 0:
        return None
    full = [date for date in header_dates(text, start, end, language=facts.code) if date.day]
    date = full[0] if full else yearless_date(text, start, end, language=facts.code)
    if date is None:
        return None
    rest = text[start : date.start] + text[date.end : end]
    rest = weekday_names(facts.code).sub("", rest).strip(" ,.-")
    return date if len(rest) <= 4 else None
