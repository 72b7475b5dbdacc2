"""Finds time expressions: spans with a rule name and what their words say, not yet a date."""

from __future__ import annotations

from timeline.extraction.annotations import Span, Unresolved


def find(text: str, *, language: str, skip: tuple[Span, ...] = ()) -> tuple[Unresolved, ...]:
    """Every time expression of the text in reading order, never overlapping; those that touch ``skip`` are left out."""
    return ()
