"""The values that merging takes in: a mention as it is stored, and what it must know of actors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.extraction.annotations import ActorEntry, DateBasis, EventActor, Modality, Role

NEVER = dt.date.max


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """One reported event in one sentence.

    ``known_on`` is the last possible publication day of its text (None: no date at all); ``publisher`` names the voice that prints it;
    ``cluster`` numbers the events of its text from 1; ``continues`` is the start of the sentence whose statement it goes on with.
    """

    uid: str
    article: str
    start: int
    type: str
    modality: Modality
    headline: str
    quote: str
    language: str
    number: int = 0
    cluster: int = 0
    known_on: dt.date | None = None
    publisher: str = ""
    edtf: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    date_basis: DateBasis = DateBasis.NONE
    date_text: str = ""
    actors: tuple[EventActor, ...] = ()
    speaker: str | None = None
    confidence: float = 0.5
    continues: int | None = None

    @property
    def order(self) -> tuple[dt.date, str, int, int]:
        """The canonical order, in which files can't be swapped: last possible publication day, article, place, number."""
        return (self.known_on or NEVER, self.article, self.start, self.number)

    @property
    def certain(self) -> bool:
        return self.date_basis in (DateBasis.STATED, DateBasis.RESOLVED)


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """What merging knows of actors: whom each belongs to, who is a person, and the words of their names (no evidence of a shared topic)."""

    affiliations: Mapping[str, str] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[ActorEntry]) -> ActorFacts:
        """The facts of a gazetteer's entries."""
        listed = tuple(entries)
        return cls(
            affiliations={entry.slug: entry.affiliation for entry in listed if entry.affiliation},
            persons=frozenset(entry.slug for entry in listed if entry.kind in ("person", "office")),
            names={entry.slug: (entry.name, *(alias for aliases in entry.aliases.values() for alias in aliases)) for entry in listed},
        )

    def widened(self, slugs: Iterable[str]) -> frozenset[str]:
        """The actors with the states and bodies that they belong to."""
        given = frozenset(slugs)
        return given | {self.affiliations[slug] for slug in given if slug in self.affiliations}

    def roots(self, slugs: Iterable[str]) -> frozenset[str]:
        """Each actor as the state or body behind it, for one text names the person and another the state."""
        return frozenset([self.affiliations.get(slug, slug) for slug in slugs])


def initiators(actors: Iterable[EventActor], speaker: str | None) -> frozenset[str]:
    """Who does or says it."""
    return frozenset(actor.slug for actor in actors if actor.role is Role.ACTOR) | ({speaker} if speaker else frozenset())
