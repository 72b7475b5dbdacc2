"""What a reading returns, and the sentence that explains it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from timeline.extraction import edtf
from timeline.extraction.annotations import DateBasis

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Answer:
    """A TIMEX3 value, the day it was counted from (None where the words suffice) and how the choice fell, as a phrase ("with a past reading")."""

    value: str
    basis: DateBasis = DateBasis.STATED
    anchor: str | None = None
    anchored_on: str = ""  # "published" or "named"
    choice: str = ""


def explanation(text: str, answer: Answer, read: str | None, *, inferred: bool) -> str:
    """One English sentence: how the words became the date."""
    said = f"“{' '.join(text.split())}”"
    what = edtf.words(read, text="" if read is None else text) if read else _reference(answer.value)
    where = ""
    if answer.anchored_on == "published" and answer.anchor:
        known = "that was probably published" if inferred else "published"
        where = f" in a text {known} {_on(answer.anchor)}"
    elif answer.anchored_on == "named" and answer.anchor:
        where = f", counted from {edtf.words(answer.anchor)}, the last date named before it,"
    choice = f", {answer.choice}," if answer.choice else ""
    if not where and not choice:
        return f"{said} names {what} itself." if read else f"{said} {what}."
    if not read:
        return f"{said}{where}{choice} {what}."
    return f"{said}{where}{choice} is {what}.".replace(",,", ",")


def _reference(value: str) -> str:
    general = {"PAST_REF": "points to no certain time in the past", "PRESENT_REF": "points to the present", "FUTURE_REF": "points to no certain time ahead"}
    if value in general:
        return general[value]
    return "is a length of time and no date" if value.startswith("P") else "is left without a date, because the text does not settle it"


def _on(anchor: str) -> str:
    if edtf.precision(anchor) != "day":
        return f"in {edtf.words(anchor).removesuffix(' (day not given)').removesuffix(' (month not given)')}"
    day = dt.date.fromisoformat(anchor[:10])
    return f"on {_WEEKDAYS[day.weekday()]} {edtf.words(anchor[:10])}"
