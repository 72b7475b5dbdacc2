"""Links that change one thing in the page's query and leave the rest of it alone."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The page's query with parameters replaced (or dropped, for None); paging starts anew."""
    return f"?{context['form'].query(**changes)}"


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
