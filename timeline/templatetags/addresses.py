"""Links that change one thing in the page's query and leave the rest of it alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.http import QueryDict

register = template.Library()


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The page's query with parameters replaced (or dropped, for None); paging starts anew."""
    return f"?{context['form'].query(**changes)}"


def as_of(day: dt.date | None) -> str:
    """The query that keeps a link to the day as of which a page is read; "" for now."""
    return f"?as_of={day.isoformat()}" if day else ""


@register.simple_tag(takes_context=True)
def then(context: dict[str, Any], **parameters: Any) -> str:
    """The query of a link to another page: these parameters (None for none) and the day as of which this page is read; "" for neither."""
    form = context.get("form")
    day = form.known_by if form is not None and form.is_valid() else None
    query = QueryDict(mutable=True)
    for name, value in (*parameters.items(), ("as_of", day)):
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else ""


@register.simple_tag(takes_context=True)
def query_without(context: dict[str, Any], name: str, value: str) -> str:
    """The page's query without one value of a filter."""
    return f"?{context['form'].query(drop=[(name, value)])}"


@register.simple_tag(takes_context=True)
def query_only(context: dict[str, Any], name: str, value: str) -> str:
    """The page's query with this value in place of whatever is chosen for the filter."""
    return f"?{context['form'].query(**{name: value})}"


@register.simple_tag(takes_context=True)
def query_dropping(context: dict[str, Any], name: str) -> str:
    """The page's query without a filter, whatever its values."""
    return f"?{context['form'].query(**{name: None})}"
