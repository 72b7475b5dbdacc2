"""The ``[timex]`` table of a language file, validated: word classes, fragments, cues and rules of time expressions.

A **word class** maps surface forms to what they say: a plain value fills the field named like the class, an inline table fills several fields
(``"last" = {step = -1}``). Keys are regular expressions without groups. Month and weekday names and words such as *yesterday* or *next year* come from CLDR
(``cldr_words``); a file adds only what CLDR lacks. A **rule** names a pattern in which ``<class>`` stands for a word of a class or one of the numeric slots,
``<name>`` for a fragment too, and a blank for any white space within a paragraph.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from typing import Any

from timeline.extraction.annotations import TimexType
from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages import load
from timeline.extraction.languages.cldr import cldr_words

READINGS = frozenset({"calendar", "shift", "distance", "duration", "set", "decade", "century", "constant", "none"})


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the day it was published (ISO) and the TIMEX3 value expected of the expression; ``edtf`` where that is worth stating."""

    text: str
    on: str = ""
    value: str = ""
    edtf: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time. ``second`` makes it a range of two expressions, joined by ``joint``; the guards look at the text around.

    ``reading`` says how the fields become a value (``none`` marks what only looks like a time); ``given`` are fields that the words imply;
    ``after`` must stand directly before the expression, ``not_after`` must not; ``before`` and ``not_before`` likewise on its other side.
    """

    name: str
    reading: str
    pattern: str
    type: str = "DATE"
    second: str = ""
    joint: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    mod: str = ""
    after: str = ""
    not_after: str = ""
    before: str = ""
    not_before: str = ""
    capital: bool = False
    inside: bool = False
    examples: tuple[Example, ...] = ()
    near_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """Regular expressions that give a bare weekday or month its direction; ``""`` where a language has none.

    ``future`` before the expression in its sentence points ahead unless ``past`` comes after it; ``until`` directly before points ahead, ``since`` back;
    ``perfect`` anywhere before and ``possessive`` directly after point back. ``after`` directly after the expression points ahead, as where the verb comes
    second; ``opening`` does so only where the expression opens its sentence. ``back`` in its sentence points back what leans ahead by itself.
    ``appointed`` directly before a weekday points ahead ("set for Friday").
    ``both`` between two dates lists them where other words span a range, unless ``between`` stands before them. ``spans`` between two days of different
    months makes them a range, unless ``moved`` before them tells that something was put off from one to the other.
    """

    future: str = ""
    past: str = ""
    until: str = ""
    perfect: str = ""
    possessive: str = ""
    after: str = ""
    back: str = ""
    since: str = ""
    opening: str = ""
    appointed: str = ""
    both: str = ""
    between: str = ""
    spans: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class TimexFacts:
    """All that finding and resolving needs to know of a language. ``capitalised`` lists words that count only with a capital letter."""

    code: str
    locales: tuple[str, ...]
    words: Mapping[str, Mapping[str, Mapping[str, str]]]
    fragments: Mapping[str, str]
    cues: Cues
    rules: tuple[Rule, ...]
    capitalised: frozenset[str] = frozenset()
    day_first: bool = True


def _refuse_unknown(where: str, given: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise LanguageFileError(f"{where} has unknown keys {unknown}", remedy=f"use only {', '.join(sorted(known))}")


def _rule(where: str, table: Mapping[str, Any]) -> Rule:
    _refuse_unknown(f"{where}: rule {table.get('name', '?')}", table, {each.name for each in fields(Rule)})
    missing = sorted({"name", "reading", "pattern"} - set(table))
    if missing:
        raise LanguageFileError(f"{where}: a rule lacks {missing}", remedy="give each rule a name, a reading and a pattern")
    if table["reading"] not in READINGS:
        raise LanguageFileError(
            f"{where}: rule {table['name']} has the unknown reading {table['reading']!r}", remedy=f"use one of {', '.join(sorted(READINGS))}"
        )
    if table.get("type", "DATE") not in TimexType.__members__:
        raise LanguageFileError(f"{where}: rule {table['name']} has the unknown type {table['type']!r}", remedy="use DATE, TIME, DURATION or SET")
    examples = []
    for example in table.get("examples", ()):
        _refuse_unknown(f"{where}: an example of {table['name']}", example, {each.name for each in fields(Example)})
        examples.append(Example(**example))
    values = dict(table, examples=tuple(examples), near_misses=tuple(table.get("near_misses", ())))
    values["given"] = {name: str(value) for name, value in table.get("given", {}).items()}
    return Rule(**values)


def _words(where: str, table: Mapping[str, Any]) -> dict[str, dict[str, dict[str, str]]]:
    classes: dict[str, dict[str, dict[str, str]]] = {}
    for name, entries in table.items():
        if not isinstance(entries, Mapping):
            raise LanguageFileError(f"{where}: words.{name} is no table", remedy="write it as surface = value")
        classes[name] = {
            surface: {key: str(part) for key, part in value.items()} if isinstance(value, Mapping) else {name: str(value)} for surface, value in entries.items()
        }
    return classes


def validate(code: str, locales: tuple[str, ...], table: Mapping[str, Any], shared: tuple[Rule, ...] = ()) -> TimexFacts:
    """The facts in a ``[timex]`` table; raises LanguageFileError for keys, readings or types that it does not know."""
    where = f"{code}.toml [timex]"
    _refuse_unknown(where, table, {"words", "fragments", "cues", "rules", "capitalised", "day_first"})
    _refuse_unknown(f"{where} cues", table.get("cues", {}), {each.name for each in fields(Cues)})
    words: dict[str, dict[str, dict[str, str]]] = cldr_words(locales) if locales else {}
    for name, entries in _words(where, table.get("words", {})).items():
        words.setdefault(name, {}).update(entries)
    own = tuple(_rule(where, each) for each in table.get("rules", ()))
    names = [rule.name for rule in own]
    if len(set(names)) < len(names):
        raise LanguageFileError(f"{where}: two rules share a name", remedy="name each rule once")
    return TimexFacts(
        code=code,
        locales=locales,
        words=words,
        fragments=dict(table.get("fragments", {})),
        cues=Cues(**table.get("cues", {})),
        rules=own + shared,
        capitalised=frozenset(table.get("capitalised", ())),
        day_first=bool(table.get("day_first", True)),
    )


@cache
def shared_rules() -> tuple[Rule, ...]:
    """Rules for what looks alike in every language: ISO dates, addresses, clock times, years."""
    table = tomllib.loads((resources.files("timeline.extraction.languages") / "shared" / "timex.toml").read_text(encoding="utf-8"))
    return tuple(_rule("shared/timex.toml", each) for each in table["rules"])


@cache
def timex_facts(code: str) -> TimexFacts:
    """The facts of a language by its code; LanguageFileError where there is no such file or its table is wrong."""
    language = load(code)
    return validate(language.code, language.locales, language.tables["timex"], shared_rules())
