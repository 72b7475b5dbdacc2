"""Which outlet published a text: by address, by the formulas of reprints and copyright lines, by dateline and name lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from timeline.extraction.languages.layout_facts import LayoutFacts
from timeline.extraction.layout.lines import Kind, Page

_SEPARATORS = re.compile(r"\s*[|·•»–—]\s*|\s+-\s+")
_HEAD, _FOOT = 15, 12


class Outlets:
    """Known outlets by any of their names and by their domains. ``known`` maps a name to its aliases and domains."""

    def __init__(self, known: Mapping[str, tuple[str, ...]], agencies: Mapping[str, str]) -> None:
        self._names: dict[str, str] = {}
        self._domains: dict[str, str] = {}
        for alias, name in agencies.items():
            self._names.setdefault(_folded(alias), name)
        for name, others in known.items():
            self._names[_folded(name)] = name
            for other in others:
                host = other.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").strip("/")
                if "." in host and " " not in host:
                    self._domains[host] = name
                self._names[_folded(other)] = name

    def named(self, words: str) -> str | None:
        """The outlet with exactly this name or alias."""
        return self._names.get(_folded(words))

    def at(self, url: str | None) -> str | None:
        """The outlet of an address: its domain, or the longest known domain that it lies in."""
        host = host_of(url)
        while host and "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None

    def names(self) -> Iterable[str]:
        return self._names


def host_of(url: str | None) -> str:
    """The host of an address without ``www.``; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def find_publisher(page: Page, *, url: str | None, agency: str | None, facts: LayoutFacts, outlets: Outlets) -> str | None:
    """The publisher's name, as known where it is known, None where nothing tells.

    In turn: the address; a record line at the top; reprint, copyright and notice formulas; a line or a window title that is an outlet's
    name; the agency of the dateline; the bare host of the address.
    """
    found = outlets.at(url) or _recorded(page, outlets) or _by_formula(page, facts, outlets) or _by_name_line(page, outlets)
    if found:
        return found
    if agency:
        return agency
    return host_of(url) or None


def _recorded(page: Page, outlets: Outlets) -> str | None:
    for key in ("publisher", "source"):
        if page.keyed and key in page.keyed:
            span = page.keyed[key]
            for line in page.lines:
                if line.start <= span.start < line.end:
                    words = line.text[span.start - line.start :].strip()
                    return outlets.named(words) or words
    return None


def _by_formula(page: Page, facts: LayoutFacts, outlets: Outlets) -> str | None:
    """Formulas stand on short lines at the top or the end; the first rule of the language that fits wins."""
    shown = [line for line in (*page.lines[:_HEAD], *page.lines[-_FOOT:]) if line.kind is not Kind.TEXT or not line.is_prose or line.words < 30]
    for rule in facts.publishers:
        for line in shown:
            match = rule.pattern.search(line.text[:400])
            if match:
                name = match["publisher"].strip(" .,")
                return outlets.named(name) or name
    return None


def _by_name_line(page: Page, outlets: Outlets) -> str | None:
    for line in page.lines[:_HEAD]:
        if line.words > 25 or line.is_prose:
            continue
        # A caption's parts name the picture's agency, not the outlet.
        parts = [line.text, *reversed(_SEPARATORS.split(line.text))] if line.kind in (Kind.TEXT, Kind.DATE, Kind.BYLINE) else [line.text]
        if line.kind is Kind.BYLINE:
            authors = line.text.partition(" ")[2]  # "By The Associated Press", "By Jane Example, Associated Press"
            parts += [authors, *authors.split(",")]
        for part in parts:
            name = outlets.named(part)
            if name:
                return name
    return None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .,:;()[]*_©")
