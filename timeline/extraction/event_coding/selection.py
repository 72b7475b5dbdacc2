"""Which coded sentences are worth a place on the timeline, so that a text yields a handful and no flood."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import groupby

from timeline.extraction.annotations import CodedEvent, DateBasis

MOST = 13
# What each further statement of one speaker loses, so that one speech does not fill the timeline.
REPEATED = 0.05
# A headline of fewer words tells nothing.
FEWEST_SPACES = 2
# A history yields more, since every sentence of it may be an event with a date of its own.
MOST_OF_CHRONICLE = 18
LEAST_SCORE = 0.55
MOST_IN_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event with what speaks for keeping it."""

    event: CodedEvent
    weight: float
    paragraph: int
    lead: bool
    spoken: bool

    @property
    def score(self) -> float:
        event = self.event
        date = {DateBasis.STATED: 0.5, DateBasis.RESOLVED: 0.5, DateBasis.ASSUMED: 0.2, DateBasis.NONE: -0.1}[event.date_basis]
        others = min(2, max(0, len(event.actors) - 1)) * 0.1
        return self.weight * 0.6 + date + others + 0.15 * self.lead - 0.15 * (event.continues is not None) - 0.4 * (not event.headline)


def select(candidates: list[Candidate], *, chronicle: bool) -> tuple[CodedEvent, ...]:
    """The best events in the order of the text, each sentence's numbered from 0; a report yields at most ``MOST``."""
    kept: list[Candidate] = []
    for _, group in groupby(candidates, key=lambda one: one.event.start):
        ranked = sorted(group, key=lambda one: -one.score)
        kept.extend(
            one for one in ranked[:MOST_IN_SENTENCE] if one.score >= LEAST_SCORE and one.event.headline.count(" ") >= FEWEST_SPACES and one.event.actors
        )
    heard: dict[str, int] = {}
    merit: list[tuple[float, Candidate]] = []
    for one in sorted(kept, key=lambda one: (-one.score, one.event.start)):
        said = heard.get(one.event.speaker or "", 0) if one.event.speaker and one.event.type == "STATEMENT" else 0
        heard[one.event.speaker or ""] = said + 1
        merit.append((one.score - REPEATED * said, one))
    kept = [one for _, one in sorted(merit, key=lambda pair: (-pair[0], pair[1].event.start))]
    events = sorted(
        (one.event for one in kept[: MOST_OF_CHRONICLE if chronicle else MOST]),
        key=lambda event: (event.start, event.trigger.start if event.trigger else event.start),
    )
    numbered: list[CodedEvent] = []
    for _, same in groupby(events, key=lambda event: event.start):
        numbered.extend(dataclasses.replace(event, number=number) for number, event in enumerate(same))
    return tuple(numbered)
