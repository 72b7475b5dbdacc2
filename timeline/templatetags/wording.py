"""Words for dates and vocabularies in templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import template
from django.template.defaultfilters import date as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from timeline import wording
from timeline.extraction import edtf
from timeline.querysets.knowledge import Change
from timeline.stream import Block

register = template.Library()
# Forms that HTML's time element takes: a year, a month, a day.
_VALID_TIME_LENGTHS = (4, 7, 10)


def page_language() -> str:
    return "nb" if (get_language() or "en").startswith(("nb", "no", "nn")) else "en"


@register.filter
def date_words(value: str | None, text: str = "") -> str:
    """An EDTF value as a reader says it, in the page's language; ``text`` is the report's own expression."""
    return edtf.words(value or "", language=page_language(), text=text)


@register.simple_tag
def edtf_time(value: str | None, text: str = "") -> SafeString:
    """The date's words, in a ``time`` element where HTML has a form for the value."""
    words = date_words(value, text)
    if not value:
        return format_html('<span class="when">{}</span>', words)
    if len(value) in _VALID_TIME_LENGTHS and value.replace("-", "").isdigit():
        return format_html('<time datetime="{}" data-edtf="{}">{}</time>', value, value, words)
    return format_html('<span class="when" data-edtf="{}">{}</span>', value, words)


@register.filter
def day_words(day: dt.date | None) -> str:
    """A day in words, in the page's language."""
    return edtf.words(day.isoformat(), language=page_language()) if day else ""


@register.filter
def month_words(day: dt.date) -> str:
    """A month's name and year; unlike ``date_words`` it claims no missing day."""
    return format_date(day, "F Y")


@register.filter
def wording_of(value: str, vocabulary: str) -> str:
    """``{{ state.type|wording_of:"type" }}``"""
    return wording.word(vocabulary, value)


@register.filter
def basis_words(value: str) -> str:
    """How an event's date was found, as a sentence."""
    return str(wording.DATE_BASES.get(value, value))


@register.filter
def published_basis_words(value: str) -> str:
    return str(wording.PUBLISHED_BASES.get(value, value))


@register.filter
def language_name(code: str) -> str:
    return str(wording.LANGUAGES.get(code, code))


@register.filter
def html_language(code: str) -> str:
    """The code for a ``lang`` attribute; a text whose language is unknown gets ``und``."""
    return code or "und"


@register.filter
def foreign(code: str) -> SafeString:
    """The ``lang`` attribute of words in a text's language, where it is not the page's."""
    return SafeString("") if code == page_language_code() else format_html(' lang="{}"', html_language(code))


@register.filter
def language_list(codes: str) -> str:
    """Language codes, parted by spaces, as names."""
    return ", ".join(language_name(code) for code in codes.split())


@register.filter
def squeeze(text: str, length: int) -> str:
    """The text on one line, cut at a word where it is longer than ``length``."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]} …"


@register.filter
def block_words(block: Block, zoom: str) -> str:
    """The label of a week, month or year."""
    if zoom == "week":
        return edtf.words(f"{block.first.isoformat()}/{block.last.isoformat()}", language=page_language())
    return format_date(block.first, "F" if zoom == "month" else "Y")


@register.filter
def filter_name(name: str) -> str:
    """A filter's name as a reader sees it."""
    return str(wording.FILTERS.get(name, name))


@register.filter
def zoom_words(zoom: str) -> str:
    return str(wording.PRECISIONS.get(zoom, zoom))


@register.filter
def kind_name(kind: str) -> str:
    """The heading for actors of a kind."""
    return str(wording.KINDS.get(kind, kind))


@register.filter
def kind_word(kind: str) -> str:
    return str(wording.KIND_WORDS.get(kind, kind))


@register.filter
def change_words(change: Change) -> str:
    """What became known of an event, in a word or two, with the value it had before where that tells more."""
    words = str(wording.CHANGES[change.what])
    if change.what == "modality":
        return f"{words} {wording.word('modality', change.state.modality)}"
    if change.what == "dated":
        return f"{words} ({date_words(change.before.date_edtf, change.before.date_text)} → {date_words(change.state.date_edtf, change.state.date_text)})"
    return words


@register.filter
def lookup(values: Mapping[str, Any] | None, key: str) -> Any:
    """One value of a mapping; nothing where it or the mapping is missing."""
    return values.get(key) if values else None


@register.simple_tag
def page_language_code() -> str:
    """The page's language as texts name theirs: Norwegian is one."""
    return "no" if page_language() == "nb" else "en"
