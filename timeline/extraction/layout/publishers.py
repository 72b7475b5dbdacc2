"""Which outlet published a text: by address, by the formulas of reprints and copyright lines, by dateline and name lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline.extraction.languages.automata import Sieve
from timeline.extraction.languages.layout_facts import LayoutFacts, layout_facts
from timeline.extraction.layout.lines import Kind, Line, Page
from timeline.extraction.layout.outlets import WIRES, Outlets, host_of

_SEPARATORS = re.compile(r"\s*[|·•»›>►▸→–—]\s*|\s+[-/]\s+|\s{2,}|\t")
_AND = re.compile(r"\s*[/,]\s*|\s+(?:avec|with|and|et|og|med|mit|und|och|и|та)\s+")
_SLASH = re.compile(r"\s*[/,]\s*")
_CREDIT = re.compile(r"[/,(|©:]\s*([^/,(|©:]{2,40}?)[\s).*_]*$")
_HOST = re.compile(r"(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,6}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.|[\w.+-]+@)(?:[a-z0-9-]+\.)+[a-z]{2,10}(?:/[\w-]*)?", re.IGNORECASE)
_CODE = re.compile(r"\d{3}|/\w+/")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,40})[»”“\"]")
_HEAD, _FOOT = 15, 12
_SITE_LINE = 60  # characters
_MASTHEAD = 4  # words


def find_publisher(text: str, page: Page, *, url: str | None, agency: str | None, facts: LayoutFacts, outlets: Outlets) -> str | None:
    """The publisher's name, as known where it is known, None where nothing tells.

    In turn: the address; a record line at the top; reprint, copyright and notice formulas, a line or a window title that is an outlet's name, the
    dateline's agency, of which an outlet that carries an agency's report goes first; a photo's credit; the links; the bare host of the address; a masthead.
    """
    found = outlets.at(url) or _recorded(page, outlets)
    if found:
        return found
    named = [*_by_formula(page, facts, outlets), *_by_name_line(page, outlets), *([agency] if agency else [])]
    for name in (*(each for each in named if each not in WIRES), *named[:1]):
        return name
    return _by_credit(page, outlets) or _by_links(text, outlets) or host_of(url) or _by_own_host(page) or _by_masthead(page)


def _recorded(page: Page, outlets: Outlets) -> str | None:
    for key in ("publisher", "source"):
        if page.keyed and key in page.keyed:
            span = page.keyed[key]
            for line in page.lines:
                if line.start <= span.start < line.end:
                    words = line.text[span.start - line.start :].strip()
                    return outlets.named(words) or words
    return None


@cache
def _sieve(code: str) -> Sieve:
    """Tells which of a language's formulas one of several lines may hold."""
    return Sieve([f"(?m:{rule.pattern.pattern})" for rule in layout_facts(code).publishers])


def _by_formula(page: Page, facts: LayoutFacts, outlets: Outlets) -> Iterator[str]:
    """What the formulas on short lines at the top or the end name; the language's rules in their order."""
    ends = (*page.lines[:_HEAD], *page.lines[max(_HEAD, len(page.lines) - _FOOT) :])
    shown = [line for line in ends if line.kind is not Kind.TEXT or not line.is_prose or line.words < 30]
    heads = [line.text[:400] for line in shown]
    for number in _sieve(facts.code).matching("\n".join(heads)):
        rule = facts.publishers[number]
        for words in heads:
            match = rule.pattern.search(words)
            name = _named(match["publisher"], rule.known, outlets) if match else None
            if name:
                yield name


def _named(words: str, known_only: bool, outlets: Outlets) -> str | None:
    """The outlet that a formula's words name; of several between strokes ("SZ/dpa/abc") the first that carries the others."""
    words = words.strip(" .,")
    if known_only:
        return outlets.leading(words)
    name = outlets.named(words)
    if name:
        return name
    parts = [part for each in _SLASH.split(words) if (part := outlets.named(each))]
    if parts:
        return next((part for part in parts if part not in WIRES), parts[0])
    return None if _CODE.search(words) else words


def _by_name_line(page: Page, outlets: Outlets) -> Iterator[str]:
    for line in page.lines[:_HEAD]:
        if line.words > 25 or line.is_prose:
            continue
        for part in _parts(line):
            name = outlets.named(part)
            if name:
                yield name


def _parts(line: Line) -> Iterator[str]:
    """The parts of a head line that may be an outlet's name; a caption's parts name the picture's agency, not the outlet."""
    yield line.text
    if line.kind in (Kind.TEXT, Kind.DATE, Kind.BYLINE, Kind.FURNITURE):
        yield from reversed(_SEPARATORS.split(line.text))
    if line.kind is Kind.DATE:
        yield from _QUOTED.findall(line.text)  # "Die Zeitung „Beispiel“ Nr. 5 vom 26.01.2022"
    if line.kind is Kind.BYLINE:
        authors = line.text.partition(" ")[2]  # "By The Associated Press", "By Jane Example, Associated Press"
        yield authors
        for part in _AND.split(authors):
            yield part
            yield part.partition("-")[0]  # "ARD-Studio Genf"
    elif line.kind is not Kind.CAPTION and line.words <= 6:
        yield from _SLASH.split(line.text)  # "SZ/dpa", "Example Desk, NRK"


def is_site_line(words: str, outlets: Outlets) -> bool:
    """Whether a line is a site's own name, alone or with what it offers ("Example 24 - News and sports")."""
    if outlets.named(words) or _HOST.fullmatch(words):
        return True
    parts = [part for part in _SEPARATORS.split(words) if part]
    if len(words) > _SITE_LINE or not parts:
        return False
    name, rest = parts[0], parts[1:]
    if not rest:
        name, comma, behind = words.partition(", ")
        rest = [behind] if comma and len(behind.split()) <= 3 else []
    return bool(rest) and outlets.named(name) is not None and all(len(part.split()) <= 5 for part in rest)


def _by_credit(page: Page, outlets: Outlets) -> str | None:
    """The house that a caption near the top credits behind the photographer; an agency's picture tells nothing."""
    for line in page.lines[:_HEAD]:
        if line.kind is Kind.CAPTION or (line.kind is Kind.FURNITURE and "/" in line.text):
            match = _CREDIT.search(line.text[-120:])
            name = outlets.named(match[1]) if match else None
            if name and name not in WIRES:
                return name
    return None


def _by_links(text: str, outlets: Outlets) -> str | None:
    """The one known outlet to which links and addresses lead; None where they lead to several."""
    names: set[str] = set()
    if not any(mark in text for mark in ("://", "www.", "@")):
        return None
    for match in _LINK.finditer(text[:4000] + "\n" + text[-4000:] if len(text) > 8000 else text):
        address = match[0].rpartition("@")[2]
        name = outlets.at(address if "://" in address else f"https://{address}")
        if name:
            names.add(name)
    return names.pop() if len(names) == 1 else None


def _by_own_host(page: Page) -> str | None:
    """A line at the very top that is nothing but a host's name."""
    for line in page.lines[:3]:
        if _HOST.fullmatch(line.text) and line.text.lower() == line.text:
            return line.text.removeprefix("www.")
    return None


def _by_masthead(page: Page) -> str | None:
    return page.lines[0].text if masthead(page) else None


def masthead(page: Page) -> int:
    """How many lines a masthead takes: a name at the very top, a word or a few, all with capitals; below it a site's menu, or the name spelled out and
    then the menu. 0 where there is none."""
    menu = next((at for at, line in enumerate(page.lines[1:3], start=1) if line.kind is Kind.FURNITURE), 0)
    if not menu or (menu > 1 and (page.lines[1].closed or page.lines[1].kind is not Kind.TEXT or not page.lines[0].text.isupper())):
        return 0
    name = page.lines[0]
    if name.kind is not Kind.TEXT or name.closed or not 0 < name.words <= _MASTHEAD:
        return 0
    return menu if all(word[0].isupper() or word[0].isdigit() for word in name.text.split() if len(word) > 3) else 0
