"""What a reading returns, and the sentence that explains it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(slots=True)
class Answer:
    """A TIMEX3 value, the day it was counted from (None where the words suffice) and how the choice fell, as a phrase ("with a past reading").

    ``read`` is the EDTF reading where the anchor makes it finer than the value, which names the unit that was counted in.
    """

    value: str
    basis: DateBasis = DateBasis.STATED
    anchor: str | None = None
    anchored_on: str = ""  # "published" or "named"
    choice: str = ""
    read: str | None = None


def explanation(text: str, answer: Answer, read: str | None, *, inferred: bool) -> str:
    """One English sentence: how the words became the date."""
    said = f"“{' '.join(text.split())}”"
    if read is None:
        return f"{said} {_without_date(answer.value)}."
    what = _words(read, text)
    details = [_anchor(answer, inferred=inferred), answer.choice]
    told = [detail for detail in details if detail]
    if not told:
        return f"{said} names {what} itself."
    if len(told) == 1 and answer.anchored_on == "published":
        return f"{said} {told[0]} is {what}."
    return f"{said}{' ' if answer.anchored_on == 'published' else ', '}{', '.join(told)}, is {what}."


def _words(read: str, text: str = "") -> str:
    """The date in words, without what it does not give: the page beside it says that."""
    return edtf.words(read, text=text).removesuffix(" (day not given)").removesuffix(" (month not given)")


def _anchor(answer: Answer, *, inferred: bool) -> str:
    if answer.anchor is None:
        return ""
    if answer.anchored_on == "named":
        return f"counted from {_words(answer.anchor)}, the last date named before it"
    known = "that was probably published" if inferred else "published"
    return f"in a text {known} {_on(answer.anchor)}"


def _without_date(value: str) -> str:
    general = {"PAST_REF": "points to no certain time in the past", "PRESENT_REF": "points to the present", "FUTURE_REF": "points to no certain time ahead"}
    if value in general:
        return general[value]
    if value.startswith("P"):
        return "is a length of time and no date"
    return "comes again and again and is no single date" if value.startswith("XXXX-XX-XX") else "stays without a date, because the text does not settle it"


def _on(anchor: str) -> str:
    if edtf.precision(anchor) != "day":
        return f"in {_words(anchor)}"
    day = dt.date.fromisoformat(anchor[:10])
    return f"on {_WEEKDAYS[day.weekday()]} {edtf.words(anchor[:10])}"
