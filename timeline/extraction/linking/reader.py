"""Neighbouring hits read together: state and title, title and name, a ministry and whose it is."""

from __future__ import annotations

import datetime as dt

from timeline.extraction.annotations import ActorSpan
from timeline.extraction.linking.lexicon import Entry, Kind
from timeline.extraction.linking.matching import Hit
from timeline.extraction.linking.names import Names
from timeline.extraction.linking.phrases import Phrase
from timeline.extraction.linking.places import is_place
from timeline.extraction.linking.strangers import stranger_end

_OWNER_GAPS = frozenset({" ", "-", "'s ", ":s ", "' "})
_NAME_GAPS = frozenset({" ", ", "})
_LONGEST_GAP = max(map(len, _OWNER_GAPS))
_OWNERS = (Kind.NAME, Kind.DEMONYM, Kind.CAPITAL)


class Reader:
    """Reads the hits of one text from left to right into actor spans."""

    def __init__(self, names: Names, hits: list[Hit], on: dt.date | None) -> None:
        self.names, self.hits, self.on = names, hits, on
        self.facts, self.offices = names.lexicon.facts, names.offices
        self.text, self.folded = names.text, names.folded
        self.spans: list[ActorSpan] = []
        self.bodies: dict[str, str] = {}
        self._unplaced = tuple(word for word in self.facts.connectors if word not in self.facts.place_prepositions)

    def read(self) -> tuple[ActorSpan, ...]:
        at = 0
        while at < len(self.hits):
            at = self._phrase(at)
        return tuple(self.spans)

    # -- one phrase -------------------------------------------------------------------------------------------------

    def _phrase(self, at: int) -> int:
        """Read the phrase that begins at a hit; returns the hit after it."""
        hit = self.hits[at]
        if hit.first(Kind.BLOCKED):
            return at + 1
        if (entry := hit.first(Kind.NAME)) and self.offices.actors[entry.slug].kind == "person":
            return self._named(at, entry.slug, hit.start)
        if entry and self.offices.actors[entry.slug].kind == "office":
            return self._close(Phrase(hit.start, hit.end, at + 1, self.offices.actors[entry.slug].affiliation or "", None, (), entry.slug))
        if owner := hit.first(*_OWNERS):
            return self._owned(at, owner)
        if hit.first(Kind.SURNAME):
            return self._surname(at)
        if entry := hit.first(Kind.TITLE, Kind.BODY):
            return self._of_owner(at, entry)
        if hit.first(Kind.EPITHET):
            self._epithet(hit)
        return at + 1

    def _owned(self, at: int, owner: Entry) -> int:
        """*Russian* / *Russia's* / *NATO* and the bodies and titles that follow."""
        hit = self.hits[at]
        if owner.kind is Kind.CAPITAL and self.names.before(hit.start).lower() in self.facts.place_prepositions and is_place(hit, self.names):
            return at + 1  # "in Kyiv President …"
        phrase = Phrase(hit.start, hit.end, at + 1, owner.slug, hit)
        self._remember(owner.slug.partition("-of-")[0], owner.slug)
        self._absorb_bodies(phrase)
        if title := self._next(phrase, Kind.TITLE):
            if owner.kind is Kind.NAME and hit.end == hit.stem and self._is_verb(phrase):
                self._plain(hit, owner)
                return phrase.next + 1
            self._entitle(phrase, title)
            return self._close(phrase)
        if phrase.how:
            self._add(phrase.start, phrase.end, phrase.owner, phrase.how)
        else:
            self._plain(hit, owner)
        return phrase.next

    def _of_owner(self, at: int, entry: Entry) -> int:
        """A title or a body whose state is implied, stands inside it, or follows."""
        hit = self.hits[at]
        phrase = Phrase(hit.start, hit.end, at + 1, entry.slug or entry.implied, hit)
        following = None if entry.slug else self._of_whom(phrase, entry)
        if following and (entry.kind is Kind.BODY or not entry.host):
            owner_hit, owner = following
            owned = Phrase(hit.start, owner_hit.end, at + 2, owner, owner_hit)
            self._absorb_bodies(owned)
            # "head of Russia's economy": what the state owns there is unknown, so the title is not the state's.
            if not self.folded.startswith(("'s ", "' "), owned.end):
                phrase = owned
        if entry.kind is Kind.BODY:
            return self._body(phrase, entry)
        self._entitle(phrase, entry, absorb=False)
        return self._close(phrase)

    def _body(self, phrase: Phrase, entry: Entry) -> int:
        if phrase.owner:
            self._grow_role(phrase, self.offices.body(entry.role, phrase.owner), entry.role)
        elif entry.role in self.bodies:
            phrase.owner, phrase.how = self.bodies[entry.role], "title"
        else:
            epithet_hit = self.hits[phrase.next - 1]
            if epithet_hit.first(Kind.EPITHET):
                self._epithet(epithet_hit)
            return phrase.next
        if title := self._next(phrase, Kind.TITLE):
            self._entitle(phrase, title)
            return self._close(phrase)
        self._add(phrase.start, phrase.end, phrase.owner, "title")
        return phrase.next

    def _absorb_bodies(self, phrase: Phrase) -> None:
        """Take in what the owner's name is followed by: *Foreign Ministry*, *government*."""
        while (body := self._next(phrase, Kind.BODY)) and not body.slug and self.offices.may_have(phrase.owner, body.role):
            phrase.end, phrase.next = self.hits[phrase.next].end, phrase.next + 1
            self._grow_role(phrase, self.offices.body(body.role, phrase.owner), body.role)

    def _is_verb(self, phrase: Phrase) -> bool:
        """Whether the word behind a bare name is no title but a verb that is spelled like one ("Frankrike leder")."""
        start, end = self.hits[phrase.next].start, self.hits[phrase.next].end
        return self.folded[phrase.end : start] == " " and self.folded[start:end] in self.facts.verbal

    def _grow_role(self, phrase: Phrase, owner: str, role: str) -> None:
        phrase.owner, phrase.how = owner, "title"
        self._remember(role, owner)

    def _remember(self, role: str, slug: str) -> None:
        """Keep whose ministry was named, so that "the ministry" with its role alone means that one later on."""
        if role.endswith("ministry"):
            self.bodies[role] = slug

    def _entitle(self, phrase: Phrase, title: Entry, *, absorb: bool = True) -> None:
        phrase.title_start = phrase.start
        if absorb:
            phrase.title_start = self.hits[phrase.next].start
            phrase.end, phrase.next = self.hits[phrase.next].end, phrase.next + 1
        phrase.roles = self.facts.leading.get(title.role, (title.role,))
        phrase.host = title.host
        if title.role in ("ambassador", "permanent-representative") and (host := self._connected(phrase, self.facts.host_connectors)):
            phrase.end, phrase.next, phrase.host = host[0].end, phrase.next + 1, host[1]
        if phrase.owner:
            phrase.office = self.offices.office(phrase.roles, phrase.owner, phrase.host)

    def _close(self, phrase: Phrase) -> int:
        """A title is read: the name after it, else whoever held the office."""
        if phrase.next < len(self.hits):
            hit = self.hits[phrase.next]
            gap = self.folded[phrase.end : hit.start]
            if self.text[phrase.end : hit.start].strip() in self.facts.honorifics:
                gap = " "
            slug = self._person_at(hit, phrase) if gap in _NAME_GAPS or self._first_name_between(phrase, hit) else None
            if slug and (gap != ", " or self.offices.related(phrase.owner, slug)):
                self.names.note(slug, hit.start)
                if not phrase.owner and gap.startswith(","):
                    return phrase.next  # "the spokesman, Oleh Nikolenko": the name stands by itself
                self._add_bearer(phrase, hit.end, slug)
                return phrase.next + 1
        ahead = next((hit.start for hit in self.hits[phrase.next : phrase.next + 3] if not hit.first(Kind.SURNAME)), len(self.text))
        stranger = stranger_end(self.names, phrase.start, phrase.end, ahead=ahead, owned=bool(phrase.owner))
        former = self.names.is_former(phrase.start)
        if stranger:
            while phrase.next < len(self.hits) and self.hits[phrase.next].start < stranger:
                phrase.next += 1
            self.names.propose(phrase.start, phrase.end, stranger)
            self._add(phrase.start, stranger, phrase.owner, "title")
        elif phrase.office and not former and (holder := self.offices.holder(phrase.office, self.on)):
            self._add_bearer(phrase, phrase.end, holder)
        elif phrase.owner_hit and phrase.owner and (former or phrase.owner_hit.first(Kind.DEMONYM)) and not phrase.how:
            self._add(phrase.owner_hit.start, phrase.owner_hit.end, phrase.owner, "demonym")
        elif phrase.owner:
            self._add(phrase.start, phrase.end, phrase.owner, "title")
        return phrase.next

    def _add_bearer(self, phrase: Phrase, end: int, slug: str) -> None:
        """The title's bearer; one who serves another state than the words before the title name leaves them their own span."""
        start = phrase.start
        if (
            phrase.title_start > start
            and phrase.owner not in self.offices.chain(slug)
            and not set(self.offices.chain(phrase.owner)[1:]) & set(self.offices.chain(slug))
        ):
            self._add(start, phrase.owner_hit.end if phrase.owner_hit else phrase.title_start, phrase.owner, phrase.how or "alias")
            start = phrase.title_start
        self._add(start, end, slug, "title")

    # -- names ------------------------------------------------------------------------------------------------------

    def _person_at(self, hit: Hit, phrase: Phrase) -> str | None:
        if (name := hit.first(Kind.NAME)) and self.offices.actors[name.slug].kind == "person":
            return name.slug
        if hit.first(Kind.SURNAME):
            roles = phrase.roles or ((phrase.office.partition("-of-")[0],) if phrase.office else ())
            return self.names.person(hit, roles=roles, owner=phrase.owner, titled=True)
        return None

    def _first_name_between(self, phrase: Phrase, hit: Hit) -> bool:
        """Whether one word that can be a first name stands between a title and a surname (*Minister Sergej Lavrov*).

        However it is spelled, the first name is the bearer's where the title is.
        """
        word = self.text[phrase.end : hit.start].removeprefix(",")
        if not hit.first(Kind.SURNAME) or not (word.startswith(" ") and word.endswith(" ") and word[1:-1].isalpha() and word[1].isupper()):
            return False
        slugs = tuple(entry.slug for entry in hit.entries if entry.kind is Kind.SURNAME)
        begin = self.names.full_start(hit, slugs, phrase.end)
        return (begin is not None and begin < hit.start) or any(self.offices.fits(slug, phrase.roles, phrase.owner) for slug in slugs if phrase.roles)

    def _named(self, at: int, slug: str, start: int, how: str = "alias") -> int:
        """A person; with a government after the name, the state (*the Biden administration*)."""
        hit = self.hits[at]
        body = self._next(Phrase(start, hit.end, at + 1), Kind.BODY)
        if body and body.role == "government":
            self._add(start, self.hits[at + 1].end, self.offices.chain(slug)[-1], "title")
            return at + 2
        self._add(start, hit.end, slug, how)
        return at + 1

    def _surname(self, at: int) -> int:
        hit = self.hits[at]
        entries = [entry for entry in hit.entries if entry.kind is Kind.SURNAME]
        start = self.names.full_start(hit, tuple(entry.slug for entry in entries), self.hits[at - 1].end if at else 0)
        if start is None or (not any(entry.strong for entry in entries) and self.names.goes_on(hit)):
            return at + 1
        slug = self.names.spelled_otherwise(hit, start) or self.names.person(hit, titled=self.names.before(start) in self.facts.honorifics)
        if not slug:
            return at + 1
        if start < hit.start:
            self.names.note(slug, start)
        return self._named(at, slug, start, "surname" if start == hit.start else "alias")

    # -- single hits ------------------------------------------------------------------------------------------------

    def _plain(self, hit: Hit, entry: Entry) -> None:
        """An actor named without a title: by its name, by its people's adjective, or by its capital."""
        how = "alias"
        if entry.kind is Kind.CAPITAL:
            if is_place(hit, self.names):
                return
            how = "capital"
        if entry.kind is Kind.DEMONYM or self.names.is_quality(hit):
            how = "demonym"
        self._add(hit.start, hit.end, entry.slug, how)

    def _epithet(self, hit: Hit) -> None:
        named = [one.slug for one in hit.entries if one.kind is Kind.EPITHET and self.names.seen.get(one.slug, [hit.start])[0] < hit.start]
        if named:
            last = max(named, key=lambda slug: self.names.last_seen(slug, hit.start))
            self._add(hit.start, hit.end, last, "epithet")

    # -- neighbours -------------------------------------------------------------------------------------------------

    def _next(self, phrase: Phrase, kind: Kind) -> Entry | None:
        """The sense of this kind of the hit that follows the phrase as what it owns."""
        if phrase.next >= len(self.hits) or self.hits[phrase.next].start - phrase.end > _LONGEST_GAP:
            return None
        hit = self.hits[phrase.next]
        gap = self.folded[phrase.end : hit.start]
        return hit.first(kind) if gap in _OWNER_GAPS and "\n" not in self.text[phrase.end : hit.start] else None

    def _of_whom(self, phrase: Phrase, title: Entry) -> tuple[Hit, str] | None:
        """Whose title or body it is, told by what follows.

        A ministry in a capital is that state's. A title with a place is the state's only where there is one of its kind: "a leader in
        Ukraine" and "the embassy in Ukraine" may be anybody's.
        """
        if title.role.endswith("ministry"):
            return self._connected(phrase, (*self.facts.connectors, *self.facts.place_prepositions))
        local = title.role not in self.facts.leading and title.role not in ("embassy", "government")
        found = self._connected(phrase, self.facts.connectors if local else self._unplaced)
        if found and found[0].first(Kind.CAPITAL) and self.folded[phrase.end : found[0].start].strip() in self.facts.place_prepositions:
            return None
        return found

    def _connected(self, phrase: Phrase, connectors: tuple[str, ...]) -> tuple[Hit, str] | None:
        """The actor after a connecting word ("of", "de la"); an empty connector lets it follow at once."""
        if phrase.next >= len(self.hits):
            return None
        hit = self.hits[phrase.next]
        gap = self.folded[phrase.end : hit.start]
        word = gap.strip()
        if not gap.startswith(" ") or word not in connectors or not (gap.endswith((" ", "'")) or not word):
            return None
        if (entry := hit.first(*_OWNERS)) and self.offices.actors[entry.slug].kind not in ("person", "office"):
            return (hit, entry.slug) if entry.kind is not Kind.DEMONYM or not word or self._owns_body(phrase.next) else None
        body = hit.first(Kind.BODY)
        slug = self._body_meant(body) if body and not entry else ""
        return (hit, slug) if slug else None

    def _owns_body(self, at: int) -> bool:
        """Whether a body follows the hit as its own ("des russischen Außenministeriums")."""
        return self._next(Phrase(self.hits[at].start, self.hits[at].end, at + 1), Kind.BODY) is not None

    def _body_meant(self, body: Entry) -> str:
        """The body that is meant without another word: its adjective's state's, the implied state's, or the last one named."""
        state = body.slug or body.implied
        return self.offices.body(body.role, state) if state else self.bodies.get(body.role, "")

    def _add(self, start: int, end: int, slug: str, how: str) -> None:
        if slug and self.names.sentence_at(start, end):
            self.spans.append(ActorSpan(start, end, slug, self.text[start:end], how))
