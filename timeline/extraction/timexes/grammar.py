"""Compiles the rules of a language: the gate over all of them, and each with a group for every slot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages.timex_facts import Rule, TimexFacts, timex_facts
from timeline.extraction.timexes.gate import Gate

_SLOT = re.compile(r"<([a-z_]+?)(\d?)>")
# White space within a paragraph: a blank, or a line break with what indents the next line, but no empty line.
_BLANK = "(?:[ \u00a0\t]?[ \u00a0\t\n][ \t]{0,4})"
_MAX_DEPTH = 5

NUMERIC = {
    "year": r"(?:1[1-9]|20)\d\d",
    "recentyear": r"(?:1[5-9]|20)\d\d",
    "shortyear": r"\d\d",
    "day": r"(?:3[01]|[12]\d|0?[1-9])",
    "twodigitday": r"(?:3[01]|[12]\d|0[1-9])",
    "monthnumber": r"(?:1[0-2]|0?[1-9])",
    "twodigitmonth": r"(?:1[0-2]|0[1-9])",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "minute": r"[0-5]\d",
    "number": r"(?:\d{1,3}(?:[,.]\d{3}){1,3}|\d{1,5}(?:[,.]\d{1,2})?)",
    "quarternumber": r"[1-4]",
    "ordinalnumber": r"\d{1,2}",
}
NUMERIC_FIELDS = {"recentyear": "year", "monthnumber": "month", "twodigitmonth": "month", "twodigitday": "day", "quarternumber": "quarter"}

# A number after a dash belongs to what stands before it (Su-35, MH-2014); a word may follow one (2021–January).
_BEFORE = r"(?<![\w$£€/])(?<!\d[.,:])(?!(?<=\w[-–—])\d)"
_AFTER = r"(?!\w)(?![-–/.,:]\d)(?![ \u00a0]?%)"
GUARD_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule with its regular expression, guards, and the slot of each of its groups."""

    name: str
    rule: Rule
    pattern: re.Pattern[str]
    group: str
    slots: tuple[tuple[str, str], ...]  # group name, slot name
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules of a language: ``gate`` tells where which of them may fit, ``rules`` in order of preference which does."""

    facts: TimexFacts
    rules: tuple[Compiled, ...]
    gate: Gate
    words: Mapping[str, tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]]  # each class with its keys compiled

    def meaning(self, slot: str, surface: str) -> Mapping[str, str]:
        """The fields that a matched slot fills."""
        if slot in NUMERIC:
            return {NUMERIC_FIELDS.get(slot, slot): surface}
        entries = self.facts.words[slot]
        if surface in entries:
            return entries[surface]
        for pattern, fields in self.words[slot]:
            if pattern.fullmatch(surface):
                return fields
        raise LanguageFileError(f"{self.facts.code}.toml: no word of class {slot!r} is {surface!r}", remedy="let each key of a class match by itself")


def _spaced(pattern: str) -> str:
    """The pattern with each blank standing for any white space within a paragraph; between brackets for one such character."""
    out, bracket, escaped = [], False, False
    for char in pattern:
        if escaped:
            out.append(_BLANK if char == " " and not bracket else "\\" + char)
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == " " and not bracket:
            out.append(_BLANK)
        elif char == " ":
            out.append(" \n\u00a0")
        else:
            bracket = (bracket or char == "[") and not (bracket and char == "]")
            out.append(char)
    return "".join(out)


def _alternation(entries: Mapping[str, Mapping[str, str]]) -> str:
    """Longest first, so that "the first half" is not cut to "the first"."""
    return "(?:" + "|".join(_spaced(key) for key in sorted(entries, key=len, reverse=True)) + ")"


class _Expander:
    """Replaces the slots of a pattern by groups and notes which group holds which slot."""

    def __init__(self, facts: TimexFacts, prefix: str, classes: Mapping[str, str]) -> None:
        self.facts, self.prefix, self.classes = facts, prefix, classes
        self.slots: list[tuple[str, str]] = []

    def expand(self, pattern: str, where: str, depth: int = 0) -> str:
        if depth > _MAX_DEPTH:
            raise LanguageFileError(f"{where}: fragments go round in a circle", remedy="let no fragment name itself")

        def one(match: re.Match[str]) -> str:
            name = match[1]
            if name in self.facts.fragments:
                return "(?:" + self.expand(self.facts.fragments[name], where, depth + 1) + ")"
            body = NUMERIC.get(name) or self.classes.get(name)
            if body is None:
                raise LanguageFileError(f"{where}: <{name}> is no slot", remedy="name a word class, a fragment or a numeric slot")
            group = f"{self.prefix}_{len(self.slots)}"
            self.slots.append((group, name))
            return f"(?P<{group}>{body})"

        return _SLOT.sub(one, _spaced(pattern))


def _guard(pattern: str, facts: TimexFacts, classes: Mapping[str, str], *, behind: bool, shared: bool) -> re.Pattern[str] | None:
    known = set(NUMERIC) | set(classes) | set(facts.fragments)
    if not pattern or (shared and not {name for name, _ in _SLOT.findall(pattern)} <= known):
        return None
    expanded = re.sub(r"\(\?P<\w+>", "(?:", _Expander(facts, "g", classes).expand(pattern, f"{facts.code}.toml guard"))
    return re.compile(rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{expanded})\s*$" if behind else rf"\s*(?:{expanded})")


@cache
def grammar(code: str) -> Grammar:
    """The compiled rules of a language by its code; raises LanguageFileError where a rule does not compile."""
    return compile_rules(timex_facts(code))


def compile_rules(facts: TimexFacts) -> Grammar:
    """The compiled rules of a language; raises LanguageFileError where a rule does not compile."""
    code = facts.code
    classes = {name: _alternation(entries) for name, entries in facts.words.items() if entries}
    compiled: list[Compiled] = []
    known = set(NUMERIC) | set(classes) | set(facts.fragments)
    for number, rule in enumerate(facts.rules):
        if rule.name.startswith("any.") and not {name for name, _ in _SLOT.findall(rule.pattern + rule.second)} <= known:
            continue  # a shared rule about words that this language has no class for
        expander = _Expander(facts, f"r{number}", classes)
        name = rule.name if "." in rule.name else f"{code}.{rule.name}"
        body = f"(?P<r{number}_a>{expander.expand(rule.pattern, name)})"
        if rule.second:
            joint = re.sub(r"\(\?P<\w+>", "(?:", _Expander(facts, "j", classes).expand(rule.joint, name))
            body += f"(?:{joint})(?P<r{number}_b>{expander.expand(rule.second, name)})"
        body = body + _AFTER if rule.inside else _BEFORE + body + _AFTER
        try:
            pattern = re.compile(body)
        except re.error as error:
            raise LanguageFileError(f"{name}: {error}", remedy="mend the rule's pattern") from error
        if pattern.search(" ") or pattern.match(""):
            raise LanguageFileError(f"{name}: the pattern holds of nothing at all", remedy="leave no part of it wholly optional")
        shared = rule.name.startswith("any.")
        guards = {
            "after": _guard(rule.after, facts, classes, behind=True, shared=shared),
            "not_after": _guard(rule.not_after, facts, classes, behind=True, shared=shared),
            "before": _guard(rule.before, facts, classes, behind=False, shared=shared),
            "not_before": _guard(rule.not_before, facts, classes, behind=False, shared=shared),
        }
        compiled.append(Compiled(name, rule, pattern, f"r{number}", tuple(expander.slots), **guards))
    words = {name: tuple((re.compile(_spaced(key)), fields) for key, fields in entries.items()) for name, entries in facts.words.items()}
    return Grammar(facts, tuple(compiled), Gate([each.pattern.pattern for each in compiled]), words)
