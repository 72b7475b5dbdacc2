"""Words and addresses for the figures of the patterns page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline import wording
from timeline.pictures import Axis, Tick
from timeline.pictures.balance import HANGING, RISING
from timeline.pictures.lanes import lean
from timeline.templatetags.pictures import short_month, span_words

register = template.Library()
SIDES = {"actor": "doer", "recipient": "receiver"}


@register.filter
def axis_words(tick: Tick, axis: Axis) -> str:
    """The label under a tick: a day of the week's beginning, a month, or a year."""
    if axis.weekly:
        return short_month(tick.day, "j M")
    if axis.per == "year":
        return str(tick.day.year)
    return short_month(tick.day, "M Y" if tick.major or tick == axis.ticks[0] else "M")


@register.filter
def classes(by_quad: dict[str, int]) -> str:
    """``3 verbal conflict, 1 statements``"""
    return ", ".join(f"{count} {wording.QUADS[quad]}" for quad, count in lean(by_quad))


@register.simple_tag
def half_name(lane: Any, half: Any) -> str:
    """A half disc's full name: who, doing or receiving, when, how many events of which class."""
    events = ngettext("%(n)d event", "%(n)d events", half.count) % {"n": half.count}
    words = _("%(who)s acting, %(when)s: %(events)s (%(classes)s)") if half.side == "actor" else _("%(who)s acted upon, %(when)s: %(events)s (%(classes)s)")
    return words % {"who": lane.name, "when": span_words(half), "events": events, "classes": classes(half.by_quad)}


@register.simple_tag
def cell_name(cell: Any) -> str:
    """A cell's full name: who towards whom, how many events of which class."""
    events = ngettext("%(n)d event", "%(n)d events", cell.count) % {"n": cell.count}
    return _("%(doer)s towards %(receiver)s: %(events)s (%(classes)s)") % {
        "doer": cell.doer_name,
        "receiver": cell.receiver_name,
        "events": events,
        "classes": classes(cell.by_quad),
    }


@register.simple_tag(takes_context=True)
def half_query(context: dict[str, Any], lane: Any, half: Any) -> str:
    """The timeline's query for the events of a half disc."""
    form = context["form"]
    return _query(form, **_taking_part(form, lane.slug, half.side), **_within(form, half))


@register.simple_tag(takes_context=True)
def pair_query(context: dict[str, Any], pair: Any) -> str:
    """The timeline's query for the events of a pair of bars: cooperation and conflict, without statements."""
    form = context["form"]
    sides = (*RISING, *HANGING)
    return _query(form, quad=[quad for quad in form.cleaned_data["quad"] or sides if quad in sides], **_within(form, pair))


def _query(form: Any, **changes: Any) -> str:
    return f"?{form.query(zoom=None, who=None, lane=None, **changes)}"


def _within(form: Any, shape: Any) -> dict[str, Any]:
    """The filters for a shape's days: not beyond those that the page is narrowed to."""
    asked = form.cleaned_data
    first, last = max(shape.first, asked["date_from"] or shape.first), min(shape.last, asked["date_to"] or shape.last)
    return {"date_from": first, "date_to": last, "date_certain": "true"}


def _taking_part(form: Any, slug: str, side: str) -> dict[str, Any]:
    """The filter for one actor's side; where the page is narrowed by that filter already, the general one of actors does it."""
    asked = form.cleaned_data
    name = SIDES[side]
    if asked[name] and asked[name] != [slug] and not asked["actor"] and not asked["role"]:
        return {"actor": slug, "role": side}
    return {name: slug}


@register.filter
def split_words(words: str) -> list[str]:
    """``"a b"`` as a list."""
    return words.split()
