"""Which events of one text are one: a statement that goes on, a lead and its later detail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.extraction import edtf
from timeline.extraction.annotations import ActorEntry, CodedEvent
from timeline.extraction.merging.compatibility import Dates, compare, dates, elsewhere, kin
from timeline.extraction.merging.features import SPOKEN, Features, features
from timeline.extraction.merging.mentions import ActorFacts, MentionRecord

# A sentence that opens with quoted words, or with the dash of direct speech: the speaker of the one before is still at it.
QUOTED = re.compile(r"[“”„«»‹›\"‘—–-]")
ADJACENT = 3  # characters between neighbouring sentences
NEAR = 200  # characters between two sentences of one run of quotes: a short sentence or a paragraph's break may lie between

# Whether two EDTF dates keep events apart.
Apart = dict[tuple[str, str], bool]


def cluster_text(events: Sequence[CodedEvent], *, text: str, language: str, actors: Iterable[ActorEntry] | ActorFacts = ()) -> tuple[int, ...]:
    """The cluster number of each event, from 1 in the order of the text; events of one sentence never share one.

    Who reads many texts with the same ``actors`` hands them over as ``ActorFacts``.
    """
    facts = actors if isinstance(actors, ActorFacts) else ActorFacts.of(actors)
    known = [features(_record(event, text, language), facts) for event in events]
    clusters: list[list[Features]] = []
    apart: Apart = {}
    numbers = [0] * len(known)
    for index in sorted(range(len(known)), key=lambda index: (known[index].mention.start, known[index].mention.number)):
        one = known[index]
        home = _home(one, clusters, apart)
        if home is None:
            clusters.append([one])
            home = len(clusters) - 1
        else:
            clusters[home].append(one)
        numbers[index] = home + 1
    return tuple(numbers)


def _home(one: Features, clusters: list[list[Features]], apart: Apart) -> int | None:
    """The cluster that the mention joins: the statement that it goes on with, else the best fit; None where it founds one."""
    open_to = [place for place, members in enumerate(clusters) if _admits(members, one, apart)]
    if not open_to:
        return None
    if one.mention.continues is not None:
        told = [place for place in open_to if any(_goes_on(member, one) for member in clusters[place])]
        if told:
            return told[-1]
    running = [place for place in open_to if any(_runs_on(member, one) for member in clusters[place])] if one.mention.speaker else []
    if running:
        return running[-1]
    detailed = [place for place in open_to if any(_details(member, one) for member in clusters[place])] if not one.spoken else []
    if detailed:
        return detailed[-1]
    best: tuple[float, int] | None = None
    for place in open_to:
        fits = [likeness.score for member in clusters[place] if (likeness := compare(member, one))]
        if fits and (best is None or max(fits) > best[0]):
            best = (max(fits), place)
    return best[1] if best else None


def _admits(members: list[Features], one: Features, apart: Apart) -> bool:
    """No member excludes it, and none stands in its sentence or on the day beside its own: a text that tells two tells of two.

    Asked a hundred times a text, of a handful of dates: ``apart`` keeps what two of them answer.
    """
    start, day, how = one.mention.start, one.mention.edtf, one.stance
    for member in members:
        other = member.mention
        if member.stance is not how or other.start == start:
            return False
        answer = apart.get((other.edtf, day))
        if answer is None:
            answer = apart[other.edtf, day] = dates(other, one.mention) in (None, Dates.NEXT)
        if answer or elsewhere(member, one):
            return False
    return True


def _goes_on(earlier: Features, later: Features) -> bool:
    """Whether ``later`` continues what ``earlier`` says: the rule of coding says so, and type and speaker agree."""
    first, second = earlier.mention, later.mention
    if first.start != second.continues or (first.speaker and second.speaker and first.speaker != second.speaker):
        return False
    return bool(kin(first.type, second.type)) or (first.type in SPOKEN and second.type in SPOKEN)


def _runs_on(earlier: Features, later: Features) -> bool:
    """Whether ``later`` is a next quote of the same speaker, close behind, or the next sentence, which names him no more: one statement, in pieces."""
    first, second = earlier.mention, later.mention
    gap = second.start - first.start - len(first.quote)
    if not first.speaker or first.speaker != second.speaker or not 0 <= gap <= NEAR:
        return False
    return bool(QUOTED.match(second.quote.lstrip())) or (gap <= ADJACENT and later.unnamed and _same_breath(earlier, later))


def _same_breath(earlier: Features, later: Features) -> bool:
    """Whether a sentence that says no more than "he said" of its speaker is of the kind, of the day and to the ears of the one before."""
    apart = earlier.recipients and later.recipients and not earlier.recipients & later.recipients
    return earlier.mention.type == later.mention.type and not apart and dates(earlier.mention, later.mention) in (Dates.SAME, Dates.UNDATED)


def _details(earlier: Features, later: Features) -> bool:
    """Whether ``later`` tells, close behind, how one of several doers did his part of what ``earlier`` reports of all of them."""
    first, second = earlier.mention, later.mention
    if earlier.spoken or later.spoken or first.type != second.type or dates(first, second) is not Dates.SAME:
        return False
    return 0 <= second.start - first.start - len(first.quote) <= NEAR and later.doers < earlier.doers


def _record(event: CodedEvent, text: str, language: str) -> MentionRecord:
    bounds = edtf.bounds(event.edtf) if event.edtf else None
    earliest, latest = bounds if bounds else (None, None)
    return MentionRecord(
        uid=f"{event.start}.{event.number}",
        article="",
        start=event.start,
        number=event.number,
        type=event.type,
        modality=event.modality,
        headline=event.headline,
        quote=text[event.start : event.end],
        language=language,
        edtf=event.edtf or "",
        earliest=earliest,
        latest=latest,
        date_basis=event.date_basis,
        actors=event.actors,
        speaker=event.speaker,
        confidence=event.confidence,
        continues=event.continues,
    )
