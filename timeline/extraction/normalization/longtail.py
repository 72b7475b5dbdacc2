"""A second try with dateparser, on the exact span of an expression that our own readings left open."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from dateparser.date import DateDataParser

from timeline.extraction.annotations import DateBasis, Unresolved
from timeline.extraction.languages import load
from timeline.extraction.normalization.answers import Answer
from timeline.extraction.normalization.arithmetic import unit_value
from timeline.extraction.normalization.context import Context

_LONGEST = 60
_CALENDAR_PERIODS = ("day", "week", "month", "year")


def second_try(expression: Unresolved, context: Context) -> Answer | None:
    """What dateparser makes of the words, in the text's language and from its publication day at noon.

    Only for steps and distances from a known day: with days and months that lack a year its choice is not ours. Never for lengths, decades or free text.
    """
    if context.base is None or context.narrative or expression.reading not in ("shift", "distance") or len(expression.text) > _LONGEST:
        return None
    if "anchor" in expression.fields:
        return None
    found = _parsed(" ".join(expression.text.lower().split()), load(context.language).locales, context.base)
    if found is None:
        return None
    basis = DateBasis.ASSUMED if context.assumed else DateBasis.RESOLVED
    return Answer(found, basis, context.published.value, "published")


@lru_cache(maxsize=4096)
def _parsed(text: str, locales: tuple[str, ...], base: dt.date) -> str | None:
    settings = {"RELATIVE_BASE": dt.datetime.combine(base, dt.time(12)), "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
    data = DateDataParser(languages=list(locales), settings=settings).get_date_data(text)
    if data.date_obj is None or data.period not in _CALENDAR_PERIODS:
        return None
    return unit_value(data.date_obj.date(), data.period)
