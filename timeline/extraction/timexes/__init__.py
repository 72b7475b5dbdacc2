"""Finds time expressions: spans with a rule name and what their words say, not yet a date.

One compiled pass over the lower-cased text tells where expressions may lie; rules and their guards are tried only there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from timeline.extraction.annotations import Span, TimexType, Unresolved
from timeline.extraction.languages.casing import lowered
from timeline.extraction.timexes.grammar import GUARD_WINDOW, Compiled, Grammar, grammar
from timeline.extraction.timexes.ranges import joined

__all__ = ["find", "find_by"]

_NEVER_SHARED = ("part", "hour", "minute")  # belong to one end of a range only


def find(text: str, *, language: str, skip: tuple[Span, ...] = ()) -> tuple[Unresolved, ...]:
    """Every time expression of the text in reading order, never overlapping; those that touch ``skip`` are left out.

    ``language`` is a code with a language file (LanguageFileError otherwise). Work grows with the length of the text, whatever it holds.
    """
    return find_by(grammar(language), text, skip=skip)


def find_by(rules: Grammar, text: str, *, skip: tuple[Span, ...] = ()) -> tuple[Unresolved, ...]:
    """As ``find``, with rules compiled before."""
    low = lowered(text)
    found = joined(_search(text, low, rules), low=low, cues=rules.facts.cues)
    if not skip:
        return tuple(found)
    left_out = sorted(skip, key=lambda span: span.start)
    return tuple(each for each in found if not _touches(each, left_out))


def _touches(expression: Unresolved, spans: Sequence[Span]) -> bool:
    """Whether the expression touches one of the spans, which lie apart in order."""
    place = bisect_right(spans, expression.start, key=lambda span: span.start)
    return any(expression.start < span.end and span.start < expression.end for span in spans[max(0, place - 1) : place + 1])


def _search(text: str, low: str, rules: Grammar) -> Iterator[Unresolved]:
    done = 0
    for first, last in rules.gate.spans(low):
        position = _word_start(low, max(first, done))
        while position < last:
            chosen = _first_fitting(text, low, rules, position)
            if chosen is None:
                position = _next_word(low, position)
                continue
            compiled, match = chosen
            done = match.end()
            position = _word_start(low, done)
            if compiled.rule.reading != "none":
                yield from _expressions(text, compiled, match, rules)


_NOT_WORD, _REST_OF_WORD = re.compile(r"[^\w'’]*"), re.compile(r"\w*['’]?|.", re.DOTALL)


def _word_start(low: str, position: int) -> int:
    """The first place from ``position`` on where an expression may begin: a letter, a digit or an apostrophe."""
    match = _NOT_WORD.match(low, position)
    return match.end() if match else position


def _next_word(low: str, position: int) -> int:
    match = _REST_OF_WORD.match(low, position)
    return _word_start(low, max(position + 1, match.end() if match else 0))


def _first_fitting(text: str, low: str, rules: Grammar, start: int) -> tuple[Compiled, re.Match[str]] | None:
    """The first rule that matches at this place and whose guards hold."""
    for number in rules.gate.fitting(low, start):
        compiled = rules.rules[number]
        match = compiled.pattern.match(low, start)
        if match and _holds(text, low, compiled, match, rules):
            return compiled, match
    return None


def _holds(text: str, low: str, compiled: Compiled, match: re.Match[str], rules: Grammar) -> bool:
    start, end = match.span()
    if compiled.rule.capital and not text[start].isupper():
        return False
    for group, _ in compiled.slots:
        surface = match[group]
        if surface and surface.rstrip(".") in rules.facts.capitalised and not text[match.start(group)].isupper():
            return False
    if compiled.after or compiled.not_after:
        behind = low[max(0, start - GUARD_WINDOW) : start]
        if (compiled.after and not compiled.after.search(behind)) or (compiled.not_after and compiled.not_after.search(behind)):
            return False
    if compiled.before and not compiled.before.match(low, end):
        return False
    if compiled.not_before and compiled.not_before.match(low, end):
        return False
    return not compiled.rule.second or _ascending(compiled, match, rules)


def _fields(compiled: Compiled, match: re.Match[str], rules: Grammar, start: int, end: int) -> dict[str, str]:
    """What the slots between two places say; a later slot never overwrites an earlier one."""
    fields: dict[str, str] = {}
    for group, slot in compiled.slots:
        if match[group] is not None and start <= match.start(group) < end:
            for name, value in rules.meaning(slot, match[group]).items():
                if name in fields and name in ("count", "number", "tens", "ones"):
                    continue
                fields.setdefault(name, value)
    return fields


def _ascending(compiled: Compiled, match: re.Match[str], rules: Grammar) -> bool:
    """Whether a range of years runs forwards: 2009-10 does, 2021-12 is a month."""
    first = _fields(compiled, match, rules, *match.span(f"{compiled.group}_a"))
    second = _fields(compiled, match, rules, *match.span(f"{compiled.group}_b"))
    if "year" not in first or "month" in first or "month" in second:
        return True
    year = int(first["year"])
    later = int(second["year"]) if "year" in second else year // 100 * 100 + int(second.get("shortyear", "0")) + (100 if year % 100 == 99 else 0)
    return later > year


def _expressions(text: str, compiled: Compiled, match: re.Match[str], rules: Grammar) -> Iterator[Unresolved]:
    """The one expression of a match, or the two of a range, which share what only one of them says."""
    ends = [match.span(f"{compiled.group}_a")]
    if compiled.rule.second:
        ends.append(match.span(f"{compiled.group}_b"))
    said = [_fields(compiled, match, rules, *span) for span in ends]
    if len(said) == 2:
        said = [_completed(said[0], said[1]), _completed(said[1], said[0])]
        if _spans(text, ends[0][0], text[ends[0][1] : ends[1][0]], rules):
            for fields, place in zip(said, ("from", "to"), strict=True):
                fields["range"] = place
    for (start, end), fields in zip(ends, said, strict=True):
        start, end = _trimmed(text, start, end)  # noqa: PLW2901
        mod = fields.pop("mod", "") or compiled.rule.mod or None
        for name, value in compiled.rule.given.items():
            fields.setdefault(name, value)
        yield Unresolved(start, end, text[start:end], _type(compiled.rule.type, fields), compiled.name, compiled.rule.reading, fields, mod)


def _spans(text: str, start: int, joint: str, rules: Grammar) -> bool:
    """Whether what joins two dates makes them the ends of a range, and not two entries of a list."""
    cues = rules.facts.cues
    if not cues.both or not re.fullmatch(cues.both, joint.strip().lower()):
        return True
    return bool(cues.between and re.search(rf"(?<!\w)(?:{cues.between})\s*$", text[max(0, start - GUARD_WINDOW) : start].lower()))


def _type(stated: str, fields: Mapping[str, str]) -> TimexType:
    return TimexType.TIME if stated == "DATE" and ("part" in fields or "hour" in fields) else TimexType(stated)


def _completed(fields: dict[str, str], other: Mapping[str, str]) -> dict[str, str]:
    shared = {name: value for name, value in other.items() if name not in _NEVER_SHARED and name not in ("weekday", "mod")}
    if "shortyear" in fields:
        shared.pop("year", None)
        fields["century"] = other.get("year", "")[:2]
    if "year" in fields:
        shared.pop("shortyear", None)
    return shared | fields


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start + 1 and text[end - 1] in " ,\n\t\u00a0":
        end -= 1
    return start, end
