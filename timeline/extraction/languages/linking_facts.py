"""The ``[linking]`` table of a language file: how this language names states by other words, and how its names change their endings.

Tables keyed by an actor's slug are read only where the gazetteer knows that actor, so another gazetteer may be smaller.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline.extraction import languages
from timeline.extraction.errors import LanguageFileError

Words = Mapping[str, tuple[str, ...]]


def _nothing() -> Words:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Case forms of the words with one of these endings: the last ``cut`` letters give way to each of ``forms`` (``a|b``: either)."""

    endings: tuple[str, ...]
    cut: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkingFacts:
    """What linking knows of one language.

    ``titles`` and ``bodies`` map a role (``foreign-minister``, ``foreign-ministry``) to its words; ``{}`` stands for a state's adjective
    inside them (*ministre {} des Affaires étrangères*),
    ``{ой}`` for its form with that ending. An office or body of the gazetteer is found as ``<role>-of-<slug>``; ``leading``
    gives the roles to try for words that name no single office (*leader*), ``implied`` the state that a title alone means, ``hosts`` the
    body to which an envoy's title alone says that he is sent (*UN ambassador*).
    """

    fallback: tuple[str, ...] = ()
    # Endings that a name may carry without being another name; spans cover them.
    suffixes: tuple[str, ...] = ()
    paradigms: tuple[Paradigm, ...] = ()
    demonyms: Words = field(default_factory=_nothing)
    demonym_endings: tuple[str, ...] = ("",)
    peoples: Words = field(default_factory=_nothing)
    capitals: Words = field(default_factory=_nothing)
    epithets: Words = field(default_factory=_nothing)
    titles: Words = field(default_factory=_nothing)
    bodies: Words = field(default_factory=_nothing)
    leading: Words = field(default_factory=_nothing)
    implied: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hosts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # Between a title and the state after it ("minister of Russia"), and between an envoy's title and the host.
    connectors: tuple[str, ...] = ()
    host_connectors: tuple[str, ...] = ()
    # Beginnings of compounds that are part of a name's word ("pro-"): what follows is a quality, no actor.
    qualifiers: tuple[str, ...] = ()
    # Titles that are verb forms, too: behind a bare name of a state they are verbs.
    verbal: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    # A capital after these is a place; after ``motion_prepositions`` only near one of ``motion_words``; a conjunction carries on
    # what stood before it ("in Paris and Moscow").
    place_prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    motion_prepositions: frozenset[str] = frozenset()
    motion_words: tuple[str, ...] = ()
    # After these verbs even "in Moscow" means those who govern there.
    agentive_verbs: frozenset[str] = frozenset()
    # Words that may stand between a capital and such a verb ("In Kyiv [they] this deny").
    agentive_between: frozenset[str] = frozenset()
    # Phrases that hold a name without naming its bearer.
    blocked: tuple[str, ...] = ()
    # Where every noun has a capital letter, a capitalised neighbour says nothing about a name.
    nouns_capitalised: bool = False
    # [rule, text, slug, surface] and [rule, text, slug]: run by the tests.
    examples: tuple[tuple[str, ...], ...] = ()
    near_misses: tuple[tuple[str, ...], ...] = ()


@cache
def load(code: str) -> LinkingFacts:
    """The linking facts of a language; raises LanguageFileError for an unknown key or a value of another shape."""
    raw = languages.load(code).tables["linking"]
    where = f"{code}.toml [linking]"
    shapes = {one.name: str(one.type) for one in fields(LinkingFacts)}
    unknown = sorted(set(raw) - set(shapes))
    if unknown:
        raise LanguageFileError(f"{where}: unknown keys {unknown}", remedy=f"use only {', '.join(sorted(shapes))}")
    values: dict[str, Any] = {}
    for key, value in raw.items():
        expected = _toml_type(shapes[key])
        if not isinstance(value, expected):
            raise LanguageFileError(f"{where}: {key} must be a {expected.__name__}", remedy="see LinkingFacts")
        values[key] = _paradigms(value, where) if key == "paradigms" else _read(value, shapes[key])
    return LinkingFacts(**values)


def _toml_type(shape: str) -> Any:
    return bool if shape == "bool" else dict if shape.startswith(("Words", "Mapping")) else list


def _read(value: Any, shape: str) -> Any:
    """The value in the field's frozen form."""
    if shape == "Words":
        return MappingProxyType({key: tuple(words) for key, words in value.items()})
    if shape.startswith("Mapping"):
        return MappingProxyType(dict(value))
    if shape.startswith("frozenset"):
        return frozenset(value)
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


def _paradigms(rows: list[Mapping[str, Any]], where: str) -> tuple[Paradigm, ...]:
    for row in rows:
        if set(row) != {"endings", "cut", "forms"}:
            raise LanguageFileError(f"{where}: a paradigm has endings, cut and forms, not {sorted(row)}", remedy="give these three")
    return tuple(Paradigm(tuple(row["endings"]), int(row["cut"]), tuple(row["forms"])) for row in rows)
