"""A fetched page as tests look at it: parsed HTML and its readable text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from lxml import html


class Page:
    """The answer to one GET; ``text`` is what a reader sees, white space squeezed."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.source = response.content.decode()
        self.tree = html.fromstring(self.source) if self.source else None

    @property
    def text(self) -> str:
        return squeezed(self.tree)

    def by_class(self, name: str) -> list[Any]:
        """Elements of a class, in order."""
        return self.tree.xpath(f'//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]')

    def texts(self, name: str) -> list[str]:
        """The readable texts of a class's elements."""
        return [squeezed(element) for element in self.by_class(name)]

    def links(self) -> list[str]:
        return self.tree.xpath("//a/@href")

    def link(self, words: str) -> str:
        """The address of the one link whose text holds the words."""
        found = {element.get("href") for element in self.tree.xpath("//a") if words in squeezed(element)}
        assert len(found) == 1, f"{len(found)} links say {words!r}"
        return found.pop()


BLOCKS = {"p", "div", "li", "dt", "dd", "h1", "h2", "h3", "h4", "td", "th", "tr", "section", "article", "nav", "ul", "ol", "header", "footer", "main", "title"}


def squeezed(element: Any) -> str:
    """An element's words as a reader meets them: blocks stand apart, inline pieces don't."""
    return " ".join("".join(_words(element)).split())


def _words(element: Any) -> Iterator[str]:
    apart = " " if element.tag in BLOCKS else ""
    yield apart
    yield element.text or "" if isinstance(element.tag, str) else ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
    yield apart
