"""Marks spans inside a stored text. Everything printed is escaped piece by piece, so that a text can hold any characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from timeline.searching import spans, terms
from timeline.templatetags.wording import squeeze

register = template.Library()


@dataclass(frozen=True, slots=True)
class Marked:
    """A span to be marked: its class names it (``date``, ``actor``, ``event``), ``note`` is the reading shown on hover and,
    where ``stop`` makes it a stop of the keyboard, on focus."""

    start: int
    end: int
    css: str
    note: str = ""
    href: str = ""
    stop: bool = False


def mark_spans(text: str, spans: Iterable[Marked], *, offset: int = 0) -> SafeString:
    """The text with its spans as ``mark`` elements; ``offset`` is where the text begins in the article.

    Spans outside the text are cut to it; where two overlap, the earlier and then longer one is kept.
    """
    pieces: list[SafeString] = []
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
        if start < position or end <= start:
            continue
        pieces.append(conditional_escape(text[position:start]))
        pieces.append(_mark(text[start:end], span))
        position = end
    pieces.append(conditional_escape(text[position:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece above is escaped


def _mark(words: str, span: Marked) -> SafeString:
    if span.href:
        return format_html('<a class="mark mark--{}" href="{}" title="{}">{}</a>', span.css, span.href, span.note, words)
    if span.note and span.stop:
        return format_html('<mark class="mark mark--{}" title="{}" tabindex="0">{}</mark>', span.css, span.note, words)
    if span.note:
        return format_html('<mark class="mark mark--{}" title="{}">{}</mark>', span.css, span.note, words)
    return format_html('<mark class="mark mark--{}">{}</mark>', span.css, words)


@register.simple_tag
def mark_terms(text: str, query: str, language: str, length: int = 0) -> SafeString:
    """The text of a language with the words marked that answer a search, by the rules of the index; unmarked without a search.

    With a ``length`` it stands on one line, cut at words to about so many letters around the first word that is marked.
    """
    wanted = terms(query or "")
    if length:
        text = " ".join(text.split())
        found = spans(text, wanted, language) if wanted and len(text) > length else []
        text = _cut(text, found[0] if found else (0, 0), length)
    if not wanted:
        return conditional_escape(text)
    return mark_spans(text, [Marked(start, end, "found") for start, end in spans(text, wanted, language)])


def _cut(line: str, shown: tuple[int, int], length: int) -> str:
    """The line cut at words to ``length`` letters, with a sign where it was cut; the place ``shown`` stays in it."""
    start, end = shown
    if end > length:
        line = f"… {line[max(start - length // 3, 0) :].partition(' ')[2] or line[start:]}"
    return squeeze(line, length)


@register.filter
def brings_marks(text: str) -> bool:
    """Whether a text opens with a quotation mark of its own."""
    return text.lstrip().startswith(("“", "”", "„", "«", "»", '"', "‘", "'"))


@register.simple_tag
def example_text(shown: Any) -> SafeString:
    """A method page's example with the expression marked."""
    return mark_spans(shown.text, [Marked(shown.timex.start, shown.timex.end, "date")])


@register.simple_tag
def coded_text(shown: Any) -> SafeString:
    """A method page's example of an event with the words marked that report it."""
    return mark_spans(shown.text, [Marked(*shown.words, "event")])
