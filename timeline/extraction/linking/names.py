"""Which person a surname means: by full names in the text, by title, by state, or because there is only one."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass, field

from timeline.extraction.annotations import Issue, Sentence
from timeline.extraction.linking.lexicon import Kind, Lexicon, fold
from timeline.extraction.linking.matching import Hit
from timeline.extraction.linking.offices import Offices

_LONGEST_WORD = 30


@dataclass(slots=True)
class Names:
    """What one text tells about names: its hits by their start, where each actor stands in full, and where sentences begin.

    ``namesakes`` are actors whose surname somebody else has borne in the text: a courtesy title before it is not theirs.
    """

    text: str
    folded: str
    lexicon: Lexicon
    offices: Offices
    sentences: tuple[Sentence, ...]
    hits: dict[int, Hit]
    starts: list[int] = field(default_factory=list)
    seen: dict[str, list[int]] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    place_ends: set[int] = field(default_factory=set)
    namesakes: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.starts = [sentence.start for sentence in self.sentences]

    def sentence_at(self, start: int, end: int) -> Sentence | None:
        """The sentence that holds the stretch whole, or None."""
        at = bisect_right(self.starts, start) - 1
        return self.sentences[at] if at >= 0 and end <= self.sentences[at].end else None

    def last_seen(self, slug: str, before: int) -> int:
        """Where the actor's full name stands last before a place; -1 if it only comes later."""
        places = self.seen[slug]
        at = bisect_right(places, before)
        return places[at - 1] if at else -1

    def note(self, slug: str, start: int) -> None:
        insort(self.seen.setdefault(slug, []), start)

    def before(self, start: int) -> str:
        """The word before a place, parted from it by one blank, or an empty string."""
        piece = self.text[max(0, start - _LONGEST_WORD) : start]
        if not piece.endswith((" ", "\u00a0")) or piece[-2:].isspace():
            return ""
        words = piece.split()
        return words[-1] if words else ""

    def after(self, end: int) -> str:
        """The word after a place, parted from it by one blank, or an empty string."""
        piece = self.text[end : end + _LONGEST_WORD]
        if not piece.startswith((" ", "\u00a0")) or piece[1:2].isspace():
            return ""
        words = piece.split()
        return words[0] if words else ""

    def starts_sentence(self, start: int) -> bool:
        """Whether only quotation marks and dashes stand between the sentence's beginning and this place."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and start - self.starts[at] < _LONGEST_WORD and not any(letter.isalnum() for letter in self.text[self.starts[at] : start])

    def in_heading(self, start: int) -> bool:
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and self.sentences[at].heading

    def is_quality(self, hit: Hit) -> bool:
        """*Russia-backed*, *pro-Russia*, *Nato-land*: a name inside a compound only qualifies it."""
        if self.folded.endswith(self.lexicon.facts.qualifiers, max(0, hit.start - 6), hit.start):
            return True
        after = self.folded[hit.end : hit.end + 2]
        return after[:1] == "-" and after[1:].isalpha() and self.text[hit.end + 1].islower()

    def is_former(self, start: int) -> bool:
        """Whether the title is said to be past, coming or a deputy's: then nobody but a name tells whose it is."""
        return fold(self.before(start)) in self.lexicon.facts.former or self.folded.endswith(self.lexicon.facts.qualifiers, max(0, start - 8), start)

    def goes_on(self, hit: Hit) -> bool:
        """Whether a capitalised word follows, so that the surname is rather somebody's first name."""
        after = self.after(hit.end)
        if self.lexicon.facts.nouns_capitalised or self.in_heading(hit.start) or not after[:1].isupper():
            return False
        return hit.end + 1 not in self.hits

    def full_start(self, hit: Hit, candidates: tuple[str, ...], taken: int) -> int | None:
        """Where the name begins: before a first name that the candidate could have; None where it is another person's.

        ``taken`` is the end of the hit before: a word inside it is no first name.
        """
        word = self.before(hit.start)
        begin = hit.start - len(word) - 1
        bare = word.rstrip(".").lower()
        if self.starts_sentence(hit.start) or (word.endswith(".") and len(bare) > 1):
            return hit.start
        if not word[:1].isupper() or begin < taken or word.rstrip(".,;:") != word.rstrip(".") or not bare.replace("-", "").isalpha():
            return hit.start
        facts = self.lexicon.facts
        if bare in facts.former or word in facts.honorifics or word.rstrip(".") in facts.honorifics:
            return hit.start
        firsts = self._first_syllables(candidates)
        if bare[:2] in firsts and not self.starts_sentence(begin):
            return begin
        if self.starts_sentence(begin) or self.in_heading(begin) or facts.nouns_capitalised or word.isupper():
            return begin if len(bare) > 3 and bare[:2] in firsts else hit.start
        if len(bare) > 1 and bare[:1] in {first[:1] for first in firsts}:
            return begin
        self.namesakes.update(candidates)
        return None

    def spelled_otherwise(self, hit: Hit, start: int) -> str | None:
        """The one person whose first name begins as the one before the surname does ("Oleg" for "Oleh"); None without a first name."""
        first = self.folded[start : start + 2]
        slugs = [entry.slug for entry in hit.entries if entry.kind is Kind.SURNAME and first in self._first_syllables((entry.slug,))]
        return slugs[0] if start < hit.start and len(slugs) == 1 else None

    def _first_syllables(self, slugs: tuple[str, ...]) -> set[str]:
        """The first two letters of the persons' first names in all spellings."""
        return {name[:2].lower() for slug in slugs for name in self._full_names(slug)}

    def _full_names(self, slug: str) -> list[str]:
        actor = self.offices.actors[slug]
        return [name for name in (actor.name, *(name for names in actor.aliases.values() for name in names)) if " " in name]

    def person(self, hit: Hit, *, roles: tuple[str, ...] = (), owner: str = "", titled: bool = False) -> str | None:
        """The person whom a surname means, or None (with an issue where the text leaves several open)."""
        entries = [entry for entry in hit.entries if entry.kind is Kind.SURNAME]
        candidates = tuple(dict.fromkeys(entry.slug for entry in entries))
        named = [slug for slug in candidates if slug in self.seen]
        if titled and (roles or owner):
            fitting = [slug for slug in candidates if self.offices.fits(slug, roles, owner)]
            if len(fitting) == 1:
                return fitting[0]
        if len(named) == 1:
            return named[0]
        if named:
            return max(named, key=lambda slug: self.last_seen(slug, hit.start))
        strong = [entry.slug for entry in entries if entry.strong]
        if len(strong) == 1:
            return strong[0]
        if titled and len(candidates) == 1 and not roles and candidates[0] not in self.namesakes:
            return candidates[0]
        if len(candidates) > 1 or not self.starts_sentence(hit.start):
            self._report(hit, candidates)
        return None

    def _report(self, hit: Hit, candidates: tuple[str, ...]) -> None:
        surface = self.text[hit.start : hit.stem]
        if surface in self.issues or self.in_heading(hit.start):
            return
        names = ", ".join(self.offices.actors[slug].name for slug in candidates)
        message = f"“{surface}” may be {names} or somebody else: the text gives no full name or title; name the actor in the admin"
        self.issues[surface] = Issue("ambiguous-actor", message, hit.start, hit.end)

    def propose(self, start: int, title_end: int, end: int) -> None:
        """Name a titled person whom the gazetteer lacks as a candidate for it; a lone surname is too little for that."""
        name = self.text[title_end:end].lstrip(" ,")
        if " " in name and name not in self.issues:
            message = f"“{self.text[start:end]}” is not among the actors; add {name} with this office in the admin if the name matters"
            self.issues[name] = Issue("actor-candidate", message, start, end)
