"""Which coded sentences are worth a place on the timeline, so that a text yields a handful and no flood."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from timeline.extraction.annotations import CodedEvent, DateBasis, Modality, Timex

MOST = 14
# What each further statement of one speaker loses, so that one speech does not fill the timeline.
REPEATED = 0.05
# What the second event of one type that a sentence tells of one day loses to those of other sentences.
SECOND = 0.4
# A headline of fewer words tells nothing.
FEWEST_SPACES = 2
WORTH_OF_DATE = {DateBasis.STATED: 0.5, DateBasis.RESOLVED: 0.5, DateBasis.ASSUMED: 0.2, DateBasis.NONE: -0.1}
# A history yields more, since every sentence of it may be an event with a date of its own.
MOST_OF_CHRONICLE = 17
LEAST_SCORE = 0.55
MOST_IN_SENTENCE = 2
# The same of events that each have a day of their own.
MOST_DAYS = 4
# Two headlines of a sentence that share so much of the shorter one's words tell it twice; a word counts by its beginning.
RETOLD, STEM = 0.75, 3
FIELDS = tuple(field.name for field in dataclasses.fields(CodedEvent))
VALUES, HEADLINE = attrgetter(*FIELDS), FIELDS.index("headline")


@dataclass(slots=True)  # not frozen: a frozen one takes five times as long to make
class Candidate:
    """An event with what speaks for keeping it; its headline is written only where it is kept."""

    event: CodedEvent
    weight: float
    lead: bool
    write: Callable[[], str]

    @property
    def score(self) -> float:
        event = self.event
        others = min(2, max(0, len(event.actors) - 1)) * 0.1
        return self.weight * 0.6 + WORTH_OF_DATE[event.date_basis] + others + 0.15 * self.lead - 0.15 * (event.continues is not None)


def _headed(event: CodedEvent, headline: str) -> CodedEvent:
    """The event with its headline; ``dataclasses.replace`` takes three times as long over its twenty fields."""
    values = list(VALUES(event))
    values[HEADLINE] = headline
    return CodedEvent(*values)


def _is_retold(headline: str, event: CodedEvent, other: CodedEvent) -> bool:
    """Whether a headline only says again what the other of its sentence says of the same day: a request, and that it was reported."""
    first, second = ({word[:STEM] for word in line.casefold().split()} for line in (headline, other.headline))
    return event.edtf == other.edtf and len(first & second) >= RETOLD * min(len(first), len(second))


def is_told(statement: Candidate, deed: Candidate) -> bool:
    """Whether a deed told in a statement is that statement, or done after it was said though it is told as past."""
    told, done = statement.event, deed.event
    if told.edtf == done.edtf and told.trigger == done.trigger:
        return True
    return done.modality is Modality.HAPPENED and (done.edtf or "").strip("[") > (told.edtf or "9")


def again(candidate: Candidate, days: list[Timex]) -> list[Candidate]:
    """The same event on later days that its clause names; nothing without any."""
    event = candidate.event
    later = (day for day in days if (day.edtf or "") > (event.edtf or ""))
    return [dataclasses.replace(candidate, event=dataclasses.replace(event, edtf=day.edtf, date=day.span, date_text=day.text)) for day in later]


def select(candidates: list[Candidate], *, chronicle: bool) -> tuple[CodedEvent, ...]:
    """The best events in the order of the text, each sentence's numbered from 0; a report yields at most ``MOST``."""
    merits: list[tuple[float, int, Candidate]] = []
    heard: dict[str, int] = {}
    dated: set[tuple[int, str | None, str]] = set()
    for score, place, one in sorted(((one.score, at, one) for at, one in enumerate(candidates)), key=lambda ranked: (-ranked[0], ranked[1])):
        if score >= LEAST_SCORE and one.event.actors:
            voice = one.event.speaker if one.event.type == "STATEMENT" else None
            day = one.event.start, one.event.edtf, one.event.type
            merits.append((score - REPEATED * heard.get(voice or "", 0) - SECOND * (day in dated), place, one))
            dated.add(day)
            if voice:
                heard[voice] = heard.get(voice, 0) + 1
    kept: list[CodedEvent] = []
    taken: dict[int, list[CodedEvent]] = {}
    for _, _, one in sorted(merits, key=lambda ranked: (-ranked[0], ranked[1])):
        if len(kept) >= (MOST_OF_CHRONICLE if chronicle else MOST):
            break
        start = one.event.start
        beside = taken.setdefault(start, [])
        apart = len(beside) < MOST_DAYS and one.event.edtf is not None and all(one.event.edtf != other.edtf for other in beside)
        headline = one.write() if len(beside) < MOST_IN_SENTENCE or apart else ""
        if headline.count(" ") >= FEWEST_SPACES and not any(_is_retold(headline, one.event, other) for other in beside):
            beside.append(_headed(one.event, headline))
            kept.append(beside[-1])
    kept.sort(key=lambda event: (event.start, event.trigger.start if event.trigger else event.start))
    return tuple(
        dataclasses.replace(event, number=number) if number else event
        for _, same in groupby(kept, key=lambda event: event.start)
        for number, event in enumerate(same)
    )
