"""What a line may be, told in one pass over it; the patterns themselves are tried only where they may hold."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from timeline.extraction.languages.automata import Sieve
from timeline.extraction.languages.layout_facts import layout_facts
from timeline.extraction.layout.dates import CLOCK_HELD, YEARS

_AGENCIES = (
    r"(?:AFP|AP|EPA|EFE|ANP|ANSA|DPA|dpa|NTB|TT|PA|REUTERS|Reuters|TASS|ТАСС|Sputnik|SIPA|Getty(?: Images)?|Scanpix|Anadolu|Bloomberg|Pool|POOL|Handout)"
)
# A photographer and an agency, or an agency's mark for pictures, at the end of a line.
PICTURE_CREDIT = re.compile(rf"(?:[^\W\d_]\)? ?/ ?{_AGENCIES}|(?:via|VIA) {_AGENCIES}|\({_AGENCIES} ?(?:Photo|/)[^()]{{0,60}}\))[\s*_)]*$")


class May(IntEnum):
    """Something that a line may be or hold, by the number of its pattern in the sieve."""

    CAPTIONED = 0
    CREDITED = 1
    CLOSING = 2
    LISTING = 3
    FURNITURE = 4
    SIGNED = 5
    PHRASED = 6
    TIMED = 7
    DATED = 8


@cache
def sieve_of(code: str) -> Sieve:
    """The sieve for lines of pages in a language; its numbers are those of ``May``. Marks around a line are set aside."""
    facts = layout_facts(code)
    opens, closes = r"^(?:&bull;|[^\pL\pN])*(?:", r")[^\pL\pN]*$"
    wholes = (facts.tail_furniture, facts.list_furniture, facts.line_furniture, facts.byline)
    patterns = [f"{opens}{facts.caption_starts.pattern})", f"(?-i:{PICTURE_CREDIT.pattern})"]
    patterns += [f"{opens}{whole.pattern if whole else '(?!)'}{closes}" for whole in wholes]
    phrases = facts.phrase_furniture.pattern if facts.phrase_furniture else "(?!)"
    return Sieve([*patterns, phrases, CLOCK_HELD, YEARS.pattern], ignore_case=True)
