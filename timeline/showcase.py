"""Live examples for the method page: the rules' own examples, read now by the rules themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from timeline import seed
from timeline.extraction import edtf, normalization, reading, timexes
from timeline.extraction.annotations import Basis, CodedEvent, Gazetteer, Published, Timex, TimexType
from timeline.extraction.languages import codes, events_facts, load
from timeline.extraction.languages.events_rules import Trigger
from timeline.extraction.languages.timex_facts import Example, Rule, timex_facts
from timeline.extraction.pipeline import Extractor
from timeline.extraction.plover import QUAD_OF_TYPE

# A page in little around an example: its headline, and the day on which it came out.
HEADLINE, PUBLISHED = "…\n\n", "2022-01-26"
CALENDAR_TYPES = (TimexType.DATE, TimexType.TIME)


@dataclass(frozen=True, slots=True)
class Shown:
    """One example as the program reads it: language, text, the day it was published, the expression found and its near misses."""

    language: str
    text: str
    on: dt.date | None
    timex: Timex
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence that a rule of events keeps as its example, and the event that the program finds in it; ``speaker`` is a name or empty."""

    language: str
    text: str
    rule: str
    event: CodedEvent
    speaker: str
    near_misses: tuple[str, ...]

    @property
    def type(self) -> str:
        return self.event.type

    @property
    def quad(self) -> str:
        return QUAD_OF_TYPE[self.event.type]

    @property
    def words(self) -> tuple[int, int]:
        """Where the words that report the event stand in ``text``."""
        span = self.event.trigger or self.event.span
        return span.start - len(HEADLINE), span.end - len(HEADLINE)


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """Code and own name of every language that has rules for time expressions."""
    return tuple((code, load(code).name) for code in codes() if timex_facts(code).rules)


@cache
def examples(code: str) -> tuple[Shown, ...]:
    """For each rule of a language its first example, the language’s own rules first; LanguageFileError for a language without a file."""
    # The language's own rules tell more than those that all languages share, whose names begin otherwise.
    rules = sorted(timex_facts(code).rules, key=lambda rule: "." in rule.name)
    found = (_show(code, rule) for rule in rules)
    return tuple(shown for shown in found if shown)


@cache
def telling(code: str, size: int = 8) -> tuple[Shown, ...]:
    """A few examples that show most: calendar dates of different precision, each counted from another kind of anchor."""
    chosen: dict[tuple[str, str], Shown] = {}
    for shown in examples(code):
        timex = shown.timex
        if timex.type in CALENDAR_TYPES and timex.edtf and timex.explanation:
            chosen.setdefault((timex.basis, edtf.precision(timex.edtf)), shown)
    return tuple(chosen.values())[:size]


def _show(code: str, rule: Rule) -> Shown | None:
    for example in rule.examples:
        if timex := _read(code, rule.name if "." in rule.name else f"{code}.{rule.name}", example):
            return Shown(code, example.text, dt.date.fromisoformat(example.on) if example.on else None, timex, rule.near_misses)
    return None


def _read(code: str, rule: str, example: Example) -> Timex | None:
    """The example's expression as the rule reads it."""
    published = Published(example.on or None, Basis.METADATA if example.on else Basis.NONE)
    resolved, _ = normalization.resolve(
        timexes.find(example.text, language=code),
        text=example.text,
        language=code,
        sentences=(),
        published=published,
    )
    return next((timex for timex in resolved if timex.rule == rule), None)


@cache
def coded(code: str) -> tuple[Coded, ...]:
    """For each rule that reports events the first of its examples that names actors of the bundled gazetteer, read by all stages together."""
    gazetteer = seed.read_gazetteer(settings.FIXTURES_DIR / "actors.json")
    extractor = Extractor(gazetteer=gazetteer)
    found = (_code(code, rule, extractor, gazetteer) for rule in events_facts.load(code).triggers)
    return tuple(shown for shown in found if shown)


def _code(code: str, rule: Trigger, extractor: Extractor, gazetteer: Gazetteer) -> Coded | None:
    for text in rule.examples:
        sentence = text if text[-1] in ".?!" else f"{text}."
        found = extractor.extract(reading.read_text(HEADLINE + sentence), language=code, dct=PUBLISHED, title=HEADLINE.strip())
        for event in found.events:
            if event.type == rule.type:
                speaker = gazetteer.actors[event.speaker].name if event.speaker else ""
                return Coded(code, sentence, rule.name, event, speaker, rule.near_misses)
    return None
