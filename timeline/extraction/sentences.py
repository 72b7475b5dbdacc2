"""Cuts the body of a text into sentences: exact offsets, headings marked, page furniture left out.

sentencex finds the raw boundaries; the repairs below mend what it gets wrong in news: abbreviations and initials, quotes whose marks
do not pair, a quote with ``?`` or ``!`` before its attribution, and sentences without an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import sentencex

from timeline.extraction.annotations import Sentence, Span
from timeline.extraction.blocks import Block, blocks
from timeline.extraction.languages.layout_facts import LayoutFacts, layout_facts, month_numbers, weekday_numbers

LONGEST = 600
HEADING_WORDS = 12

_STOP = re.compile(r"[.!?…‼‽⁇⁈⁉。．！？｡։؟।॥۔]")
_ENDS = re.compile(r"[.!?…:;,][\"'”’»«)\]*_]{0,4}$")
# A closing quote after a sentence end, where the next word starts afresh: sentencex misses it when the marks do not pair.
_QUOTE_END = re.compile(r"[.!?…][\"”»“’']{1,2}\s+(?=[\"“„«‘–—]?\s?[A-ZÀ-ÞА-ЯЁІЇЄҐ])")
# A full stop behind a whole word, then a number: rules made for ordinals ("am 17. Dezember") run on there.
_NUMBER_AHEAD = re.compile(r"[.!?]\s+\d")
_NUMBER_STARTS = re.compile(r"\b(?P<word>[^\W\d_]{3,40}|\d{4})[.!?]\s+(?=\d)")
# A full stop behind a whole word, then a capital: rules borrowed from another language take "med", "den" for abbreviations there.
_WORD_ENDS = re.compile(r"\.(?<=[^\W\d_]{3}\.)\s+(?=[\"“„«‘–—]?\s?[A-ZÀ-Þ])")
_INITIAL = re.compile(r"(?:^|[\s(\"“«.-])[A-ZÀ-ÞА-ЯЁІЇЄҐ]\.$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")
_ASKED = re.compile(r"[!?…][\"”»“’']{1,2}$")
_CLAUSE = re.compile(r"[;:—–]\s|,\s")
_OPENER = re.compile(r"(?:(?<=\s)[“„«]\s*)?$")
_LETTER = re.compile(r"[^\W_]")


def split(text: str, *, language: str, furniture: tuple[Span, ...] = (), title_span: Span | None = None) -> tuple[Sentence, ...]:
    """The sentences of the body in order, disjoint, stripped, none longer than ``LONGEST`` characters.

    ``furniture`` is left out and always ends a sentence, as a line break does. The title is one heading; a short line without a sentence
    end between longer ones (a cross-head) is one too. ``paragraph`` counts runs of lines between blank lines.
    """
    facts = layout_facts(language)
    found: list[Sentence] = []
    lines = blocks(text)
    for piece in _without(lines, furniture, title_span):
        if not _LETTER.search(text, piece.start, piece.end):
            continue
        if title_span is not None and title_span.start <= piece.start and piece.end <= title_span.end:
            whole = _stripped(text, piece.start, piece.end)
            spans, heading = [whole] if whole else [], True
        else:
            spans = _sentences(text, piece, facts)
            heading = len(spans) == 1 and _is_heading(text[piece.start : piece.end])
        for span in spans:
            if span.end - span.start <= LONGEST:
                found.append(Sentence(span.start, span.end, piece.paragraph, heading))
            else:
                found += [Sentence(part.start, part.end, piece.paragraph, heading) for part in _shortened(text, span)]
    return tuple(found)


def _without(lines: tuple[Block, ...], furniture: tuple[Span, ...], title: Span | None) -> Iterator[Block]:
    """The blocks less the furniture, cut where the title starts and ends; both lists are walked once."""
    cuts = sorted(furniture, key=lambda span: (span.start, span.end))
    at = 0
    for line in lines:
        start = line.start
        while at < len(cuts) and cuts[at].end <= start:
            at += 1
        if (at == len(cuts) or cuts[at].start >= line.end) and (title is None or title.start >= line.end or title.end <= start):
            yield line  # nothing cuts it
            continue
        here = at
        while here < len(cuts) and cuts[here].start < line.end:
            yield from _around_title(start, min(cuts[here].start, line.end), line.paragraph, title)
            start = max(start, cuts[here].end)
            here += 1
        yield from _around_title(start, line.end, line.paragraph, title)


def _around_title(start: int, end: int, paragraph: int, title: Span | None) -> Iterator[Block]:
    if start >= end:
        return
    edges = [start, end]
    if title is not None:
        edges += [edge for edge in (title.start, title.end) if start < edge < end]
    edges.sort()
    for left, right in pairwise(edges):
        if left < right:
            yield Block(left, right, paragraph)


def _is_heading(line: str) -> bool:
    return (
        line.count(" ") < 3 * HEADING_WORDS
        and len(line.split()) <= HEADING_WORDS
        and not _ENDS.search(line[-6:])
        and not line.startswith(("–", "—", "«", "“", '"', "„"))
    )


def _sentences(text: str, piece: Block, facts: LayoutFacts) -> list[Span]:
    """Stripped sentence spans of one block."""
    if not _STOP.search(text, piece.start, max(piece.start, piece.end - 4)):
        whole = _stripped(text, piece.start, piece.end)  # no sentence ends within
        return [whole] if whole else []
    edges = [piece.start]
    # Few blocks hold what the repairs look for, so each is first asked of the whole block.
    quotes = _QUOTE_END.search(text, piece.start, piece.end) is not None
    numbers = _NUMBER_AHEAD.search(text, piece.start, piece.end) is not None
    borrowed = facts.code != facts.sentence_rules
    for raw in sentencex.get_sentence_boundaries(facts.sentence_rules, text[piece.start : piece.end]):
        start, end = piece.start + raw["start_index"], piece.start + raw["end_index"]
        if quotes:
            edges += [match.end() for match in _QUOTE_END.finditer(text, start, end) if match.end() < end]
        if numbers:
            edges += [match.end() for match in _NUMBER_STARTS.finditer(text, start, end) if not _is_short(match["word"], facts)]
        if borrowed:
            edges += [match.end() for match in _WORD_ENDS.finditer(text, start, end) if match.end() < end and _is_plain(text, start, match.start(), facts)]
        edges.append(end)
    edges[-1] = piece.end
    edges.sort()
    # An opening quote that the raw boundary left behind belongs to the words after it.
    edges = [edge if edge == piece.end else edge - _opener(text, piece.start, edge) for edge in edges]
    spans: list[Span] = []
    for left, right in pairwise(edges):
        span = _stripped(text, left, right)
        if span is None:
            continue
        if spans and _goes_on(text, spans[-1], span, facts):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _is_short(word: str, facts: LayoutFacts) -> bool:
    """Whether a word before a full stop is an abbreviation, of a month or weekday too."""
    short = word.casefold()
    return f"{short}." in facts.abbreviations or short in _calendar_names(facts.code)


def _is_plain(text: str, start: int, stop: int, facts: LayoutFacts) -> bool:
    """Whether the word before the full stop at ``stop`` is in lower case and no abbreviation, so that a sentence ends there."""
    word = text[max(start, stop - 40) : stop].rsplit(maxsplit=1)[-1].lstrip("(\"“«'")
    return word.isalpha() and word.islower() and not _is_short(word, facts)


def _opener(text: str, start: int, edge: int) -> int:
    """How many characters before ``edge`` are an opening quote with its space."""
    before = text[max(start, edge - 4) : edge]
    match = None if before.isascii() else _OPENER.search(before)
    return len(match[0]) if match else 0


def _goes_on(text: str, before: Span, after: Span, facts: LayoutFacts) -> bool:
    """Whether the raw boundary between two spans is none: the next goes on in lower case, or the last ends in an abbreviation."""
    tail = text[max(before.start, before.end - 24) : before.end]
    head = text[after.start : min(after.end, after.start + 60)]
    if not _LETTER.search(text, after.start, after.end):
        return True
    if head[0].islower():
        return True
    if not tail.endswith(".") and _ASKED.search(tail):
        words = head.split(maxsplit=4)[:4]
        return any(word.strip(".,:;").casefold() in facts.attribution for word in words) and not text.startswith(("“", '"', "«"), after.start)
    if not tail.endswith("."):
        return False
    word = tail.rsplit(maxsplit=1)[-1].lstrip("(\"“«'").casefold()
    if word in facts.abbreviations:
        return True
    if _ORDINAL.search(tail):
        return head.split(maxsplit=1)[0].rstrip(".,:;").casefold() in _calendar_names(facts.code)
    return bool(_INITIAL.search(tail)) and head[0].isupper() and before.end - before.start > 2


@cache
def _calendar_names(code: str) -> frozenset[str]:
    """Casefolded names of a language's months and weekdays, long and short, without full stops (CLDR)."""
    return frozenset(month_numbers(code)) | frozenset(weekday_numbers(code))


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(stripped))


def _shortened(text: str, span: Span) -> Iterator[Span]:
    """``span`` itself, or its parts: cut at the last clause mark within reach, else at a space, else hard."""
    start = span.start
    while span.end - start > LONGEST:
        marks = [match.end() for match in _CLAUSE.finditer(text, start + LONGEST // 3, start + LONGEST)]
        cut = marks[-1] if marks else text.rfind(" ", start + LONGEST // 3, start + LONGEST) + 1 or start + LONGEST
        part = _stripped(text, start, cut)
        if part is not None:
            yield part
        start = cut
    part = _stripped(text, start, span.end)
    if part is not None:
        yield part
