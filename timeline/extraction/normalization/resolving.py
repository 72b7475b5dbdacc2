"""One pass over the expressions of a text, left to right, from what the words say to dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction import edtf
from timeline.extraction.annotations import Basis, DateBasis, Issue, Layout, Period, Published, Sentence, Span, Timex, TimexType, Unresolved
from timeline.extraction.languages.casing import lowered
from timeline.extraction.normalization.answers import Answer, explanation
from timeline.extraction.normalization.arithmetic import calendar_reading
from timeline.extraction.normalization.context import Context
from timeline.extraction.normalization.longtail import second_try
from timeline.extraction.normalization.readings import READINGS

_FAR = 2  # years from the publication date at which an explicit date speaks for a history
_MANY = 4
_OUTWEIGHED, _NEAR_OUTWEIGHED = 5, 8  # so many such dates for each that speaks of the day of writing, or has a year near it
_REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def resolve(
    unresolved: tuple[Unresolved, ...],
    *,
    text: str,
    language: str,
    sentences: tuple[Sentence, ...],
    layout: Layout | None = None,
    published: Published | None = None,
    narrative: bool | None = None,
    period: Period | None = None,
) -> tuple[tuple[Timex, ...], tuple[Issue, ...]]:
    """The expressions with values, and an Issue for each that stays without one.

    The publication date is ``published`` or else the layout's. ``narrative`` reads the text as a history, from its last named date; None lets the text
    decide. ``period`` gives the year of a day or month where nothing else does, if it holds just one such. What lies in the layout's furniture gets that
    zone, what lies in no sentence the zone ``header`` (without sentences all is body); such expressions are resolved, but no later one is counted from them.
    """
    known = published or (layout.published if layout else Published(None, Basis.NONE))
    zones = Zones(sentences, layout.furniture if layout else ())
    zoned = [zones.of(each.start) for each in unresolved]
    body = [each for each, zone in zip(unresolved, zoned, strict=True) if zone == "body"]
    history = is_history(body, known) if narrative is None else narrative
    context = Context(text, lowered(text), language, known, history, sentences, period)
    timexes: list[Timex] = []
    issues: list[Issue] = []
    opened = -1  # where the range begins whose end comes next
    for expression, zone in zip(unresolved, zoned, strict=True):
        timex = _resolved(expression, context, zone)
        if timex is None:
            continue
        timexes.append(timex)
        if zone == "body" and timex.type in (TimexType.DATE, TimexType.TIME):
            context.named(timex.value, timex.edtf, as_such=expression.reading == "calendar", at=timex.start)
            if timex.edtf is None and timex.basis is DateBasis.NONE:
                issues.append(_open_issue(timex, known))
            if expression.fields.get("range") == "to" and len(timexes) > 1 and timexes[-2].start == opened:
                timexes[-2:] = _joined(*timexes[-2:])
            opened = expression.start if expression.fields.get("range") == "from" else -1
    return tuple(timexes), tuple(issues)


def _joined(first: Timex, second: Timex) -> tuple[Timex, Timex]:
    """The two ends of a range, each with its interval where both ends have a day, month or year of their own and run forwards."""
    if not all(edtf.precision(each.edtf or "") in ("day", "month", "year") for each in (first, second)):
        return first, second
    begins, ends = edtf.bounds(first.edtf), edtf.bounds(second.edtf)
    interval = f"{first.edtf}/{second.edtf}"
    if begins is None or ends is None or begins[0] >= ends[0] or not edtf.is_valid(interval):
        return first, second
    told = f" Together the two are the range {edtf.words(interval)}."
    return replace(first, interval=interval, explanation=first.explanation + told), replace(second, interval=interval, explanation=second.explanation + told)


class Zones:
    """Tells body, header and furniture apart."""

    def __init__(self, sentences: Sequence[Sentence], furniture: Sequence[Span] = ()) -> None:
        self.sentences = sentences
        self.furniture = sorted(furniture, key=lambda span: span.start)
        self._furniture_starts = [span.start for span in self.furniture]
        self._sentence_starts = [sentence.start for sentence in sentences]

    def of(self, start: int) -> str:
        """The zone of an expression that begins there; without sentences all but furniture is body."""
        if self.furniture:
            place = bisect_right(self._furniture_starts, start) - 1
            if place >= 0 and start < self.furniture[place].end:
                return "furniture"
        if not self.sentences:
            return "body"
        place = bisect_right(self._sentence_starts, start) - 1
        return "body" if place >= 0 and start < self.sentences[place].end else "header"


def is_history(expressions: Sequence[Unresolved], published: Published) -> bool:
    """Whether a text is read as a history: many explicit dates, most of them years from its publication date, and next to no *yesterday* or *Friday*."""
    ends = edtf.bounds(published.value)
    explicit = [int(each.fields["year"]) for each in expressions if "year" in each.fields and each.reading == "calendar"]
    far = [year for year in explicit if ends is None or abs(year - ends[1].year) >= _FAR]
    of_the_day = sum(1 for each in expressions if _speaks_of_the_day(each))
    near = len(explicit) - len(far)
    return len(far) >= _MANY and of_the_day * _OUTWEIGHED <= len(far) and near * _NEAR_OUTWEIGHED <= len(far)


def _speaks_of_the_day(expression: Unresolved) -> bool:
    fields = expression.fields
    if fields.get("anchor") == "last":
        return False
    if expression.reading == "shift":
        return True
    return expression.reading == "calendar" and "weekday" in fields and "month" not in fields and "year" not in fields


def _resolved(expression: Unresolved, context: Context, zone: str) -> Timex | None:
    """The expression with its value; None where the calendar has no such day, so that it was no date at all."""
    answer = READINGS[expression.reading](expression, context)
    if answer is None and expression.type in (TimexType.DATE, TimexType.TIME):
        answer = second_try(expression, context)
    if answer is None:
        value = unknown_value(expression)
        if value is None:
            return None
        answer = Answer(value, DateBasis.NONE)
    read = None
    if expression.type in (TimexType.DATE, TimexType.TIME):
        read = answer.read or calendar_reading(answer.value, expression.mod)
    basis = answer.basis if read or answer.basis is DateBasis.NONE else DateBasis.STATED
    return Timex(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        type=expression.type,
        value=answer.value,
        edtf=read,
        rule=expression.rule,
        anchor=answer.anchor,
        mod=expression.mod,
        basis=basis,
        explanation=explanation(expression.text, answer, read, inferred=context.assumed),
        zone=zone,
    )


def unknown_value(expression: Unresolved) -> str | None:
    """The TIMEX3 value with X for what is not known: ``XXXX-01-21``, ``XXXX-WXX-5``; None where even the rest is no date."""
    fields = expression.fields
    if expression.reading == "calendar":
        if "month" in fields and "day" in fields:
            if "year" in fields or not edtf.is_valid(f"2000-{int(fields['month']):02d}-{int(fields['day']):02d}"):
                return None
            return f"XXXX-{int(fields['month']):02d}-{int(fields['day']):02d}"
        if "hour" in fields or "year" in fields:
            return None
        if "month" in fields:
            return f"XXXX-{int(fields['month']):02d}"
        for name, letter in (("season", ""), ("quarter", "Q"), ("half", "H")):
            if name in fields:
                return f"XXXX-{letter}{fields[name]}"
        if "weekday" in fields:
            return f"XXXX-WXX-{int(fields['weekday']) + 1}"
        return "XXXX-XX-XX"
    if expression.reading in ("shift", "distance"):
        return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(fields["unit"], "XXXX-XX-XX")
    return None


def _open_issue(timex: Timex, published: Published) -> Issue:
    if published.value is None:
        remedy = "give the publication date, or a dossier period that holds it"
        return Issue("timex.no_anchor", f"“{timex.text}” needs a publication date, which the text does not tell: {remedy}", timex.start, timex.end)
    return Issue("timex.unresolved", f"“{timex.text}” has no certain date from {published.value}: state the publication day", timex.start, timex.end)
