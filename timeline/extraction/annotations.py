"""Frozen values that the extraction stages hand to each other.

Offsets are half-open code points into the stored text, which never changes: ``text[start:end]`` is the quote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the stored text, ``start`` included and ``end`` not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Basis(StrEnum):
    """How a publication date became known."""

    METADATA = "metadata"
    HEADER = "header"
    DATELINE = "dateline"
    URL = "url"
    INFERRED = "inferred"
    NONE = "none"


class DateBasis(StrEnum):
    """How an event's date became known (design: what a date may claim)."""

    STATED = "stated"
    RESOLVED = "resolved"
    ASSUMED = "assumed"
    NONE = "none"


class Modality(StrEnum):
    HAPPENED = "happened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Role(StrEnum):
    ACTOR = "actor"
    RECIPIENT = "recipient"
    MENTIONED = "mentioned"


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read or resolved: a code, a sentence that names the remedy, and the place."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text as it is stored: newlines are ``\\n``, no NUL, no lone surrogate; ``sha256`` is of its UTF-8 bytes.

    ``stated`` holds what front matter said (keys such as publisher, url, title, published, language, digest, based_on).
    """

    text: str
    sha256: str
    encoding: str = "utf-8"
    stated: dict[str, object] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date: an EDTF value or None, how it was found, and where in the text it stands."""

    value: str | None
    basis: Basis
    span: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page tells about itself, apart from its news: language, title, publisher, publication date, furniture.

    ``dateline`` is the day of the report's dateline or time stamp where that has no year: which year it is, the text as a whole may tell.
    """

    language: str
    title: str = ""
    title_span: Span | None = None
    publisher: str | None = None
    url: str | None = None
    published: Published = Published(None, Basis.NONE)
    furniture: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()
    dateline: Span | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body; ``paragraph`` counts from 0; ``heading`` marks a title or cross-head line."""

    start: int
    end: int
    paragraph: int
    heading: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A time expression as its words give it, before any anchor: what ``timexes`` hands to ``normalization``.

    ``reading`` names the way to a value (calendar, shift, distance, duration …) and ``fields`` holds what the words say, normalised: ``year``, ``month``,
    ``day``, ``weekday`` (0 is Monday), ``unit``, ``count``, ``step`` (-1 last, 0 this, 1 next) …; what is missing there is for the context to give.
    """

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    reading: str
    fields: Mapping[str, str]
    mod: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: the words, their type, TIMEX3 value, EDTF reading (None without a calendar reading) and the rule.

    ``anchor`` is the EDTF date it was counted from; ``mod`` is TIMEX3's START, END, MID, APPROX, BEFORE, AFTER …;
    ``basis`` is STATED when the words alone fix the date, RESOLVED when an anchor was needed, ASSUMED when the year was chosen
    from what the text as a whole supports. ``explanation`` says it in one English sentence. ``zone`` is "body", "header" or "furniture".
    ``interval`` is the EDTF interval of the range ("from 10 to 13 January") of which the expression is one end.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None
    rule: str
    anchor: str | None = None
    mod: str | None = None
    basis: DateBasis = DateBasis.NONE
    explanation: str = ""
    zone: str = "body"
    interval: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office from when to when; both bounds may be open."""

    person: str
    office: str
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor of the gazetteer. ``aliases`` maps a language code ("" = any language) to spellings."""

    slug: str
    name: str
    kind: str  # state, organisation, person, office
    affiliation: str | None = None
    wikidata_id: str = ""
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The actors that linking knows, passed in as a value; never read from a database here."""

    actors: dict[str, ActorEntry]
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The dossier period, first and last day included; chooses the year where a text leaves several open."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class ActorSpan:
    """An actor named in the text. ``how`` says which rule linked it: alias, surname, title, demonym, capital, pronoun …"""

    start: int
    end: int
    slug: str
    surface: str
    how: str = "alias"


@dataclass(frozen=True, slots=True)
class EventActor:
    slug: str
    role: Role


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One reported event in one sentence, coded in full (a mention). ``date`` is the expression that dates it, if any.

    ``number`` tells apart several events of one sentence, from 0. ``edtf`` is None for an undated event; ``rule`` names the rule
    that gave the date (the timex's, or a context rule such as "context.lead"), ``explanation`` says it in words.
    """

    start: int
    end: int
    type: str  # PLOVER's 16 or STATEMENT
    modality: Modality
    headline: str
    actors: tuple[EventActor, ...]
    speaker: str | None
    edtf: str | None
    date_basis: DateBasis
    date: Span | None = None
    date_text: str = ""
    rule: str = ""
    anchor: str | None = None
    explanation: str = ""
    confidence: float = 0.5
    number: int = 0
    trigger: Span | None = None
    continues: int | None = None  # start offset of the sentence whose statement this one goes on with

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one text. ``clusters[i]`` is the cluster number of ``events[i]`` within the text, from 1."""

    source: SourceText
    layout: Layout
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    actor_spans: tuple[ActorSpan, ...]
    events: tuple[CodedEvent, ...]
    clusters: tuple[int, ...]
    issues: tuple[Issue, ...]
