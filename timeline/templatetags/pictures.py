"""Names for the parts of drawn figures: what a bar says to a screen reader, what stands under an axis."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import template
from django.template.defaultfilters import date as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline import wording
from timeline.extraction import edtf
from timeline.pictures import STACK, Tick
from timeline.templatetags.wording import month_words, page_language

register = template.Library()


@register.filter
def span_words(span: Any) -> str:
    """The days from ``first`` to ``last`` in words; a whole month or year by its name."""
    if span.first.day == 1 and span.last.day == calendar.monthrange(span.last.year, span.last.month)[1]:
        if (span.first.year, span.first.month) == (span.last.year, span.last.month):
            return month_words(span.first)
        if (span.first.month, span.last.month, span.first.year) == (1, 12, span.last.year):
            return str(span.first.year)
    value = span.first.isoformat() if span.first == span.last else f"{span.first.isoformat()}/{span.last.isoformat()}"
    return edtf.words(value, language=page_language())


@register.filter
def quad_counts(by_quad: Mapping[str, int]) -> str:
    """``3 verbal conflict, 1 statements``"""
    return ", ".join(f"{by_quad[quad]} {wording.QUADS[quad]}" for quad in STACK if by_quad.get(quad))


@register.filter
def bar_name(bar: Any) -> str:
    """A bar's or band's full name: date, count, and the count by class."""
    events = ngettext("%(n)d event", "%(n)d events", bar.count) % {"n": bar.count}
    classes = quad_counts(getattr(bar, "by_quad", {}))
    return f"{span_words(bar)}: {events}{f' ({classes})' if classes else ''}"


@register.filter
def tick_words(tick: Tick, strip: Any) -> str:
    """A month's short name; January and the first label name the year."""
    if strip.per == "year":
        return str(tick.day.year)
    named = tick.major or tick == strip.ticks[0]
    return short_month(tick.day, "M Y" if named else "M")


def short_month(day: dt.date, form: str) -> str:
    """A date in a form with a short month, which Norwegian writes small."""
    words = format_date(day, form)
    return words.lower() if page_language() == "nb" else words


@register.filter
def pair_name(pair: Any) -> str:
    """The full name of a pair of bars: date, and the count on either side."""
    return _("%(date)s: %(up)d of cooperation, %(down)d of conflict") % {"date": span_words(pair), "up": pair.cooperation, "down": pair.conflict}
