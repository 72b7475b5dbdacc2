"""Gives time expressions their values: TIMEX3 value and EDTF reading, from the publication date and what the text named before."""

from __future__ import annotations

from timeline.extraction.annotations import Basis, Issue, Period, Published, Sentence, Span, Timex, Unresolved


def infer_published(unresolved: tuple[Unresolved, ...], *, text: str, language: str, period: Period | None) -> Published:
    """The publication date that the text as a whole supports, basis ``inferred``; value None, basis ``none``, where several remain."""
    return Published(None, Basis.NONE)


def resolve(
    unresolved: tuple[Unresolved, ...],
    *,
    text: str,
    language: str,
    sentences: tuple[Sentence, ...],
    published: Published,
    narrative: bool | None = None,
    period: Period | None = None,
    furniture: tuple[Span, ...] = (),
) -> tuple[tuple[Timex, ...], tuple[Issue, ...]]:
    """The expressions with values, and what stayed open.

    ``narrative`` reads the text as a history, from its last named date; None decides that from the text. What lies in ``furniture`` gets that zone,
    what lies in no sentence the zone ``header``; without any sentences all is body.
    """
    return (), ()
