"""Spellings of an actor brought together, so that gold and program may name it differently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from timeline.extraction.annotations import Gazetteer
from timeline.extraction.languages import linking_facts

MINISTRIES = ("foreign-ministry", "defence-ministry")


def fold(name: str | None) -> str:
    """A name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name or "")
    return re.sub(r"[^\w]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip().casefold()


class Names:
    """Brings spellings of an actor together: by the gazetteer's aliases, and a state's own body stands for the state.

    Gold names actors in English, so the English language file says what a state's ministries are called ("Romanian Foreign Ministry").
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._slugs: dict[str, str] = {}
        for entry in gazetteer.actors.values():
            home = gazetteer.actors.get(entry.affiliation or "")
            slug = home.slug if home and home.kind == "state" and entry.kind == "organisation" else entry.slug
            for alias in (entry.name, *(a for group in entry.aliases.values() for a in group)):
                self._slugs.setdefault(fold(alias), slug)
            self._slugs[fold(entry.name)] = slug
        for ministry in _ministries(gazetteer):
            self._slugs.setdefault(*ministry)

    def canon(self, name: str | None) -> str:
        folded = re.sub(r"^the ", "", fold(name))
        return self._slugs.get(folded, folded)


def _ministries(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Folded English names of the states' ministries, with the state's slug."""
    facts = linking_facts.load("en")
    words = [word for role in MINISTRIES for word in facts.bodies.get(role, ())]
    for entry in gazetteer.actors.values():
        if entry.kind == "state":
            for word in words:
                yield from ((fold(f"{adjective} {word}"), entry.slug) for adjective in facts.demonyms.get(entry.slug, ()))
                yield fold(f"{word} of {entry.name}"), entry.slug
