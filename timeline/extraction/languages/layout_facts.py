"""The ``[layout]`` table of a language file: page furniture, header words, publishers' formulas, abbreviations.

Patterns are Python regular expressions, read without regard to case unless they say otherwise. Each furniture rule and publisher
formula carries ``examples`` that it must match and ``near_misses`` that it must not; a test runs them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from babel.dates import get_day_names, get_month_names

from timeline.extraction import languages
from timeline.extraction.errors import LanguageFileError

REMEDY = "see timeline/extraction/languages/layout_facts.py for the keys of [layout]"


class Scope(StrEnum):
    """What a furniture rule takes away."""

    LINE = "line"  # a line that matches from its first to its last character
    PHRASE = "phrase"  # only the words that match, wherever they stand
    LIST = "list"  # a line like that heads a list of links, which goes with it
    TAIL = "tail"  # a matching line late in the text, and all that follows it


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    name: str
    scope: Scope
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    def matches(self, line: str) -> bool:
        return bool(self.pattern.search(line) if self.scope is Scope.PHRASE else self.pattern.fullmatch(line))


@dataclass(frozen=True, slots=True)
class PublisherRule:
    """A formula that names the outlet in its group ``publisher``; where ``known`` is true, only an outlet known by a name that the group begins with."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]  # line, publisher
    near_misses: tuple[str, ...]
    known: bool = False


@dataclass(frozen=True, slots=True)
class LayoutFacts:
    """One language's table, compiled. ``furniture`` maps a scope to one alternation of all its rules (None where it has none)."""

    code: str
    sentence_rules: str  # sentencex's language; German rules know ordinals and abbreviated months best
    numeric_order: str  # "dmy" or "mdy"
    published_words: re.Pattern[str]
    updated_words: re.Pattern[str]
    header_words: frozenset[str]
    function_words: frozenset[str]  # frequent little words, by which a longer text shows its language
    byline: re.Pattern[str]
    caption_starts: re.Pattern[str]
    abbreviations: frozenset[str]
    attribution: frozenset[str]
    agencies: Mapping[str, str]
    furniture: tuple[FurnitureRule, ...]
    publishers: tuple[PublisherRule, ...]
    line_furniture: re.Pattern[str] | None
    phrase_furniture: re.Pattern[str] | None
    list_furniture: re.Pattern[str] | None
    tail_furniture: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Table:
    """The keys that ``[layout]`` may hold, with their defaults."""

    sentence_rules: str = "de"
    numeric_order: str = "dmy"
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    header_words: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    caption_starts: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    furniture: tuple[Mapping[str, Any], ...] = ()
    publishers: tuple[Mapping[str, Any], ...] = ()


@cache
def layout_facts(code: str) -> LayoutFacts:
    """The compiled facts of a language; raises LanguageFileError for unknown keys or patterns that do not compile."""
    table = _table(code)
    furniture = tuple(_furniture_rule(code, entry) for entry in table.furniture)
    return LayoutFacts(
        code=code,
        sentence_rules=table.sentence_rules,
        numeric_order=table.numeric_order,
        published_words=_compile(code, "published", _any(table.published)),
        updated_words=_compile(code, "updated", _any(table.updated)),
        header_words=frozenset(word.casefold() for word in table.header_words),
        function_words=frozenset(table.function_words),
        byline=_compile(code, "byline", _any(table.byline)),
        caption_starts=_compile(code, "caption_starts", _any(table.caption_starts)),
        abbreviations=frozenset(word.casefold() for word in table.abbreviations),
        attribution=frozenset(word.casefold() for word in table.attribution),
        agencies=MappingProxyType(dict(table.agencies)),
        furniture=furniture,
        publishers=tuple(_publisher_rule(code, entry) for entry in table.publishers),
        line_furniture=_joined(furniture, Scope.LINE),
        phrase_furniture=_joined(furniture, Scope.PHRASE),
        list_furniture=_joined(furniture, Scope.LIST),
        tail_furniture=_joined(furniture, Scope.TAIL),
    )


def _table(code: str) -> _Table:
    raw = languages.load(code).tables["layout"]
    unknown = sorted(set(raw) - {key.name for key in fields(_Table)})
    if unknown:
        raise LanguageFileError(f"{code}.toml: [layout] has unknown keys {unknown}", remedy=REMEDY)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return _Table(**values)


def _any(patterns: tuple[str, ...]) -> str:
    """One alternation; without patterns, one that never matches."""
    return "|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)"


def _joined(rules: tuple[FurnitureRule, ...], scope: Scope) -> re.Pattern[str] | None:
    patterns = tuple(rule.pattern.pattern for rule in rules if rule.scope is scope)
    return re.compile(_any(patterns), re.IGNORECASE) if patterns else None


def _compile(code: str, name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise LanguageFileError(f"{code}.toml: [layout] {name}: {error}", remedy="mend the pattern") from error


def _furniture_rule(code: str, entry: Mapping[str, Any]) -> FurnitureRule:
    _check(code, entry, {"name", "scope", "pattern", "examples", "near_misses"})
    if entry["scope"] not in tuple(Scope):
        raise LanguageFileError(f"{code}.toml: furniture rule {entry['name']!r} has the unknown scope {entry['scope']!r}", remedy=REMEDY)
    pattern = _compile(code, entry["name"], entry["pattern"])
    return FurnitureRule(entry["name"], Scope(entry["scope"]), pattern, tuple(entry["examples"]), tuple(entry["near_misses"]))


def _publisher_rule(code: str, entry: Mapping[str, Any]) -> PublisherRule:
    _check(code, entry, {"name", "pattern", "examples", "near_misses"}, {"known"})
    # Names are told from common words by their capitals, so these patterns keep case.
    pattern = re.compile(entry["pattern"])
    if "publisher" not in pattern.groupindex:
        raise LanguageFileError(f"{code}.toml: publisher rule {entry['name']!r} lacks the group 'publisher'", remedy=REMEDY)
    examples = tuple((str(line), str(name)) for line, name in entry["examples"])
    return PublisherRule(entry["name"], pattern, examples, tuple(entry["near_misses"]), bool(entry.get("known", False)))


def _check(code: str, entry: Mapping[str, Any], keys: set[str], optional: frozenset[str] | set[str] = frozenset()) -> None:
    if set(entry) - optional != keys:
        odd = sorted((set(entry) - optional) ^ keys)
        raise LanguageFileError(f"{code}.toml: rule {entry.get('name', '?')!r} has or lacks the keys {odd}", remedy=REMEDY)


@cache
def month_numbers(code: str) -> Mapping[str, int]:
    """Casefolded month names, long and short, without a closing full stop, to 1–12: CLDR's, and those that ``months`` adds."""
    found = {name.casefold(): number for name, number in _table(code).months.items()}
    return MappingProxyType(found | _names(code, get_month_names))


@cache
def weekday_numbers(code: str) -> Mapping[str, int]:
    """Casefolded weekday names, long and short, without a closing full stop, to 0 (Monday) – 6 (CLDR)."""
    return MappingProxyType(_names(code, get_day_names))


def _names(code: str, names: Callable[..., Mapping[int, str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for locale in languages.load(code).locales:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in names(width, context, locale).items():
                    found.setdefault(name.casefold().rstrip("."), number)
    return found
