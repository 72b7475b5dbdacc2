"""What a page tells about itself, apart from its news: language, title, publisher, publication date, furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.extraction import languages
from timeline.extraction.annotations import Issue, Layout, Span
from timeline.extraction.errors import ExtractionError
from timeline.extraction.languages.layout_facts import layout_facts
from timeline.extraction.layout.datelines import find_dateline
from timeline.extraction.layout.heading import find_title
from timeline.extraction.layout.language import identify_language
from timeline.extraction.layout.lines import Kind, Page, read_page
from timeline.extraction.layout.outlets import Outlets, host_of
from timeline.extraction.layout.published import find_published, find_yearless
from timeline.extraction.layout.publishers import find_publisher
from timeline.extraction.layout.signatures import with_signatures
from timeline.extraction.layout.zones import find_furniture

__all__ = ["Outlets", "identify_language", "lay_out"]

_URL = re.compile(r"https?://[^\s<>()\"'\]]+", re.IGNORECASE)
_REGION = re.compile(r"[-_].*")
_NORWEGIAN = {"nb": "no", "nn": "no"}
# Where English is written with the day first.
_DAY_FIRST_HOSTS = (".uk", ".ie", ".au", ".nz", ".in", ".za", ".eu", ".ua", ".ru", ".de", ".fr", ".no", ".se", ".dk", ".pl", ".ee", ".lv", ".lt", ".fi")


def lay_out(
    text: str,
    *,
    language: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    known_publishers: Mapping[str, tuple[str, ...]] | Outlets | None = None,
    file_name: str | None = None,
) -> Layout:
    """The layout of ``text``; what is stated wins over what is found. ``known_publishers`` maps a name to its aliases and domains;
    who lays out many texts compiles them once, as ``Outlets``.

    ExtractionError where a stated language has no language file. ``file_name`` is looked at for a date only where it holds an address.
    """
    code = _code(language) if language else identify_language(text)
    facts = layout_facts(code)
    known = known_publishers if isinstance(known_publishers, Outlets) else Outlets(known_publishers or {})
    outlets = known.joined_by(facts.agencies)
    day_first = True if host_of(url).endswith(_DAY_FIRST_HOSTS) else None
    page = with_signatures(text, read_page(text, facts=facts, day_first=day_first), facts=facts, day_first=day_first)
    url_span = None
    if url is None:
        url_span = _own_address(text, page)
        url = text[url_span.start : url_span.end] if url_span else None
    title_span = find_title(text, page, stated=title, outlets=outlets)
    dateline = find_dateline(text, page, facts=facts, outlets=outlets)
    return Layout(
        language=code,
        title=title or (" ".join(text[title_span.start : title_span.end].split()) if title_span else ""),
        title_span=title_span,
        publisher=publisher or find_publisher(text, page, url=url, agency=dateline.agency if dateline else None, facts=facts, outlets=outlets),
        url=url,
        published=find_published(text, page, stated=published, url=url, url_span=url_span, dateline=dateline, facts=facts),
        furniture=find_furniture(text, page, title=title_span, dateline=dateline),
        issues=() if title or title_span else (Issue("layout.no_title", "no headline was found; state one as `title` in the front matter"),),
        dateline=dateline.date.span if dateline and dateline.date and not dateline.date.value else find_yearless(text, page, facts=facts),
    )


def _code(stated: str) -> str:
    """A stated language as one of our codes: ``nb-NO`` is ``no``, ``en_GB`` is ``en``."""
    code = _REGION.sub("", stated.strip().casefold())
    code = _NORWEGIAN.get(code, code)
    if code not in languages.codes():
        raise ExtractionError(f"there is no language file for {stated!r}", remedy=f"state one of {', '.join(languages.codes())}, or none")
    return code


def _own_address(text: str, page: Page) -> Span | None:
    """The page's own address where the text gives it: in a record at the top, or alone on a line at the top or the end."""
    for key in ("url", "link", "canonical"):
        if page.keyed and key in page.keyed:
            match = _URL.search(text, page.keyed[key].start, page.keyed[key].end)
            return Span(match.start(), match.end()) if match else None
    for line in (*page.lines[-6:][::-1], *page.lines[:8]):
        if line.kind is Kind.ADDRESS:
            match = _URL.search(text, line.full_start, line.end)
            if match:
                return Span(match.start(), match.end())
    return None
