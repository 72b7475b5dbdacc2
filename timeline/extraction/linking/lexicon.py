"""All that can be said for the gazetteer's actors in one language, compiled into one Aho-Corasick automaton."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import ahocorasick_rs
from babel import Locale

from timeline.extraction import languages
from timeline.extraction.annotations import ActorEntry, Gazetteer
from timeline.extraction.languages import linking_facts
from timeline.extraction.languages.linking_facts import LinkingFacts, Paradigm

_SHORTEST_SURNAME = 3
INITIAL = (0,)
_PARTICLES = frozenset({"von", "van", "der", "de", "di", "le", "la", "du", "фон", "ван", "дер", "де", "ди", "ді", "ле"})

# The place of a state's adjective in a title.
SLOT = re.compile(r"\{(\w*)\}")


class Kind(StrEnum):
    """What words are, before their neighbours are looked at."""

    BLOCKED = "blocked"
    NAME = "name"
    SURNAME = "surname"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    TITLE = "title"
    BODY = "body"
    EPITHET = "epithet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a phrase. ``capitals`` are the offsets at which the text must have a capital letter.

    ``slug`` is the actor named (for a title or body: the state whose adjective stands inside it, if any), ``implied`` the state meant
    where no other is named, ``role`` the title's or body's role, ``host`` the body that an envoy's title names. ``strong`` marks a
    surname that may stand for its bearer without the full name.
    """

    kind: Kind
    capitals: tuple[int, ...]
    slug: str = ""
    role: str = ""
    host: str = ""
    implied: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's phrases: ``senses[i]`` belongs to the automaton's pattern ``i``; month and weekday names are no names of persons."""

    facts: LinkingFacts
    automaton: ahocorasick_rs.AhoCorasick
    senses: tuple[tuple[Entry, ...], ...]
    proper: tuple[bool, ...]  # by pattern: whether all its senses are written with a capital at their head and no other
    names_of_time: frozenset[str]


def fold(text: str) -> str:
    """The text in lower case with plain apostrophes, hyphens and blanks; every code point keeps its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few capitals grow in lower case ("İ"): those stay as they are.
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for odd, plain in (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("\n", " "), ("‑", "-")):
        if odd in lowered:
            lowered = lowered.replace(odd, plain)
    return lowered


def build(gazetteer: Gazetteer, language: str) -> Lexicon:
    """The lexicon of a language; LanguageFileError where it has no file."""
    facts = linking_facts.load(language)
    phrases: dict[str, dict[Entry, None]] = defaultdict(dict)

    def add(shape: str, kind: Kind, *, slug: str = "", role: str = "", host: str = "", implied: str = "", strong: bool = False) -> None:
        capitals = tuple(at for at, letter in enumerate(shape) if letter.isupper())
        phrases[fold(shape)][Entry(kind, capitals, slug, role, host, implied, strong)] = None

    for actor in gazetteer.actors.values():
        for alias, is_surname, strong in _spellings(actor, language, facts):
            kind = Kind.SURNAME if is_surname else Kind.NAME
            for form in inflect(alias, facts.paradigms):
                add(form, kind, slug=actor.slug, strong=strong)
    for slug, forms in _demonyms(facts, gazetteer):
        for form in forms:
            add(form, Kind.DEMONYM, slug=slug)
    for slug, names in facts.capitals.items():
        if slug in gazetteer.actors:
            for name in names:
                for form in inflect(name, facts.paradigms):
                    add(form, Kind.CAPITAL, slug=slug)
    for slug, names in facts.epithets.items():
        if slug in gazetteer.actors:
            for name in names:
                add(name, Kind.EPITHET, slug=slug)
    for kind, table in ((Kind.TITLE, facts.titles), (Kind.BODY, facts.bodies)):
        for role, names in table.items():
            for name in names:
                implied = facts.implied.get(name, "")
                implied = implied if implied in gazetteer.actors else ""
                for shape, slug in _with_states(name, facts, gazetteer):
                    for form in _title_forms(shape, facts.paradigms):
                        add(form, kind, slug=slug, role=role, host=facts.hosts.get(name, ""), implied=implied)
    for phrase in facts.blocked:
        add(phrase, Kind.BLOCKED)
    senses = tuple(tuple(entries) for entries in phrases.values())
    proper = tuple(all(entry.capitals == INITIAL for entry in entries) for entries in senses)
    return Lexicon(facts, ahocorasick_rs.AhoCorasick(list(phrases)), senses, proper, _names_of_time(language))


def _names_of_time(language: str) -> frozenset[str]:
    words: set[str] = set()
    for code in languages.load(language).locales:
        locale = Locale.parse(code)
        for width in ("wide", "abbreviated"):
            words.update(name.lower().rstrip(".") for table in (locale.months, locale.days) for name in table["format"][width].values())
    return frozenset(words)


def _spellings(actor: ActorEntry, language: str, facts: LinkingFacts) -> Iterator[tuple[str, bool, bool]]:
    """(spelling, whether it is a surname, whether that may stand alone) of an actor in a language."""
    codes = ("", language, *(facts.fallback if actor.kind != "state" else ()))
    aliases = {alias: None for code in codes for alias in actor.aliases.get(code, ())}
    if "en" in codes or not aliases:
        aliases[actor.name] = None
    if actor.kind != "person":
        yield from ((alias, False, False) for alias in aliases)
        return
    full = [alias for alias in aliases if " " in alias and not _is_tail(alias, aliases)]
    for alias in aliases:
        yield (alias, False, False) if alias in full else (alias, True, True)
    for alias in full:
        tail = surname(alias)
        if tail not in aliases and len(tail) >= _SHORTEST_SURNAME:
            yield tail, True, False


def _is_tail(alias: str, aliases: dict[str, None]) -> bool:
    return any(other.endswith(" " + alias) for other in aliases)


def surname(full: str) -> str:
    """The last word of a full name, with the particles before it."""
    words = full.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def inflect(name: str, paradigms: tuple[Paradigm, ...]) -> tuple[str, ...]:
    """A name and its case forms; all its words go into the same case, words without a paradigm stay. Acronyms have none."""
    if not paradigms or name.isupper():
        return (name,)
    words = name.split(" ")
    tables = [_paradigm(word, paradigms) for word in words]
    if not any(tables):
        return (name,)
    forms = {name: None}
    for case in range(max(len(table) for table in tables)):
        choices = [table[case] if table else (word,) for word, table in zip(words, tables, strict=True)]
        # Women's surnames may keep their form while the first name changes.
        for options in (choices, [*choices[:-1], (words[-1],)]):
            forms.update((" ".join(chosen), None) for chosen in product(*options))
    return tuple(forms)


def _paradigm(word: str, paradigms: tuple[Paradigm, ...]) -> tuple[tuple[str, ...], ...]:
    """For each case the word's forms, by the first paradigm with a fitting ending; empty where none fits."""
    lowered = word.lower()
    if word.isupper() or lowered in _PARTICLES:
        return ()
    for paradigm in paradigms:
        if lowered.endswith(paradigm.endings):
            stem = word[: len(word) - paradigm.cut]
            return tuple(tuple(stem + ending for ending in form.split("|")) for form in paradigm.forms)
    return ()


def _demonyms(facts: LinkingFacts, gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[str, ...]]]:
    for slug, stems in facts.demonyms.items():
        if slug in gazetteer.actors:
            yield slug, tuple(stem + ending for stem in stems for ending in facts.demonym_endings)
    for slug, names in facts.peoples.items():
        if slug in gazetteer.actors:
            yield slug, names


def _with_states(name: str, facts: LinkingFacts, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """A title with the state that it names: none, or one for each adjective that can fill its slot; ``{ой}`` has room for one ending only."""
    slot = SLOT.search(name)
    if not slot:
        yield name, ""
        return
    if slot[1]:
        yield from ((name.replace(slot[0], stem + slot[1]), slug) for slug, stems in facts.demonyms.items() if slug in gazetteer.actors for stem in stems)
        return
    for slug, forms in _demonyms(facts, gazetteer):
        for form in forms:
            yield name.replace("{}", form), slug


def _title_forms(title: str, paradigms: tuple[Paradigm, ...]) -> tuple[str, ...]:
    """A title's case forms: all its words change, or only the first ("министра иностранных дел")."""
    head, blank, rest = title.partition(" ")
    forms = dict.fromkeys(inflect(title, paradigms))
    forms.update(dict.fromkeys(form + blank + rest for form in inflect(head, paradigms)))
    return tuple(forms)
