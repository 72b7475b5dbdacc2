"""Which mention's headline an event is shown under: whole, in English where one is, and in the words that the reports share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extraction.merging.closeness import fold, stems
from timeline.extraction.merging.mentions import MentionRecord

CURT = 24  # characters: so few tell little more than that something was said
GOOD = 70  # characters of a headline that says who did what to whom and is read at a glance
WORD = re.compile(r"\w+", re.UNICODE)
# English words that point at a sentence the reader does not see, unless the headline itself leads up to them ("says that it …").
POINTING = frozenset({"it", "this", "them", "him", "her", "these", "those"})
# What stands for something told before ("denies the claim"): another headline that says what it was goes first.
STANDING_FOR = re.compile(r"\bthe (?:claim|demand|accusation|allegation|charge|warning|offer|proposal|report|idea)s?$")
LEADING = frozenset({"that", "if", "because", "what", "which", "as", "when", "whether", "where", "and", "until"})


def best(members: Sequence[MentionRecord], *, kind: str, adopted: MentionRecord | None) -> MentionRecord:
    """The mention whose headline is shown; ``kind`` is the event's type, ``adopted`` the mention that dates it.

    English before others, whole before cut, then of the adopted date and type, saying what others only refer to, told without "Name:", in words that
    other reports have as well, confident, neither curt nor long, first.
    """
    said = {member.uid: stems(member.headline) for member in members}

    def shared(member: MentionRecord) -> float:
        """How much of its words the headline shares with those of the other texts of its language, on average (Dice), 0–1."""
        words = said[member.uid]
        others = [said[other.uid] for other in members if other.article != member.article and other.language == member.language]
        return sum(2 * len(words & other) / max(1, len(words) + len(other)) for other in others) / len(others) if others else 0.0

    def rank(member: MentionRecord) -> tuple[object, ...]:
        dated = adopted is not None and (member.earliest, member.latest) == (adopted.earliest, adopted.latest)
        return (
            member.language != "en",
            broken(member),
            not dated,
            member.type != kind,
            member.language == "en" and STANDING_FOR.search(member.headline) is not None,
            len(member.headline) < CURT,
            ": " in member.headline,
            -round(shared(member), 1),
            -round(member.confidence, 1),
            abs(len(member.headline) - GOOD) // 20,
            member.order,
        )

    return min(members, key=rank)


def broken(member: MentionRecord) -> bool:
    """Whether the headline points at what it does not say, or stops in the middle of the sentence's phrase."""
    words = WORD.findall(fold(member.headline))
    if member.language == "en" and any(word in POINTING and (not place or words[place - 1] not in LEADING) for place, word in enumerate(words)):
        return True
    return _cut(member)


def _cut(member: MentionRecord) -> bool:
    """Whether the sentence goes on right behind the headline's last words, with more than its date and the words that lead to it."""
    tail = WORD.findall(member.headline)[-2:]
    if len(tail) < 2:
        return False
    found = list(re.finditer(r"\W+".join(map(re.escape, tail)), member.quote, re.IGNORECASE))
    if not found:
        return False
    rest = re.split(r"[.,;:!?()\n–—]", member.quote[found[-1].end() :], maxsplit=1)[0]
    if member.date_text:
        rest = re.sub(rf"(?:\b(?!as\b)\w{{1,3}} )?{re.escape(member.date_text)}", "", rest)
    return bool(rest.strip(" \"”“»«'’"))
