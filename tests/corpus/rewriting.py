"""Rewrites bundled texts so that their findings can be foretold: other persons, another state, days moved by whole weeks.

Names are exchanged in the text, and who they are is exchanged in the gazetteer: where A now stands for B, A also holds B's offices. What the
program finds must then be the same but for the names.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale

from tests.corpus.corpus import FIXTURES
from timeline import seed
from timeline.extraction import edtf, reading
from timeline.extraction.annotations import ActorEntry, Extraction, Gazetteer, Period
from timeline.extraction.pipeline import Extractor

Rewrite = Callable[[str], str]
# Case endings that both names of a pair take alike.
CASES = {"ru": "а|у|ым|ом|е|я|ю|ем|и|ой|ей|ы"}


@cache
def gazetteer() -> Gazetteer:
    return seed.read_gazetteer(FIXTURES / "actors.json")


def dossier() -> Period:
    period = seed.read_period(FIXTURES / "dossier.json")
    assert period is not None
    return period


@cache
def extractor() -> Extractor:
    """One that knows the bundled actors and dossier; whoever only reads texts can share it."""
    return Extractor(gazetteer=gazetteer(), period=dossier())


def found(text: str, *, world: Gazetteer, period: Period) -> Extraction:
    publishers = seed.read_publishers(FIXTURES / "sources.json")
    return Extractor(gazetteer=world, publishers=publishers, period=period).extract(reading.read_text(text))


def structure(extraction: Extraction, *, slug: Callable[[str], str] = str, day: Callable[[str | None], Any] = str) -> list[tuple[Any, ...]]:
    """Everything about the events that no name and no day may change, in order: sentence, type, modality, roles, speaker, date, how it was found, cluster."""
    number = {sentence.start: place for place, sentence in enumerate(extraction.sentences)}
    return [
        (
            number[event.start],
            event.type,
            event.modality.value,
            sorted((actor.role.value, slug(actor.slug)) for actor in event.actors),
            event.speaker and slug(event.speaker),
            day(event.edtf),
            event.date_basis.value,
            event.rule,
            cluster,
        )
        for event, cluster in zip(extraction.events, extraction.clusters, strict=True)
    ]


# Names


def spellings(entry: ActorEntry, language: str) -> list[str]:
    """The actor's names in a language, full ones first."""
    return sorted({*entry.aliases.get(language, ()), entry.name, *entry.aliases.get("", ())}, key=lambda name: (-len(name.split()), name))


def exchanged(world: Gazetteer, pairs: Mapping[str, str]) -> Gazetteer:
    """The world in which the persons of each pair have changed places: offices and the state or body they speak for."""
    both = pairs | {new: old for old, new in pairs.items()}
    actors = {
        slug: dataclasses.replace(entry, affiliation=world.actors[both[slug]].affiliation) if slug in both else entry for slug, entry in world.actors.items()
    }
    return Gazetteer(actors, tuple(dataclasses.replace(tenure, person=both.get(tenure.person, tenure.person)) for tenure in world.tenures))


def renaming(pairs: Iterable[tuple[str, str]], language: str) -> Rewrite:
    """Puts the second name of each pair where the first stands, whatever ending follows it."""
    names = dict(pairs)
    ending = rf"(?=(?:{CASES[language]})?\b)" if language in CASES else r"(?!\w{4})"
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))}){ending}")
    return lambda text: pattern.sub(lambda match: names[match[0]], text)


def with_states_exchanged(world: Gazetteer, old: str, new: str, rewrite: Rewrite) -> Gazetteer:
    """The world in which two states have changed places: offices, bodies and people of the one belong to the other. ``rewrite`` renames bodies and offices."""
    both = {old: new, new: old}

    def slug_of(slug: str) -> str:
        return re.sub(rf"(?<=-of-)(?:{old}|{new})\b", lambda match: both[match[0]], slug)

    actors = {}
    for entry in world.actors.values():
        moved = dataclasses.replace(entry, slug=slug_of(entry.slug), affiliation=both.get(entry.affiliation or "", entry.affiliation))
        if entry.kind in ("office", "organisation"):
            aliases = {code: tuple(map(rewrite, group)) for code, group in entry.aliases.items()}
            moved = dataclasses.replace(moved, name=rewrite(entry.name), aliases=aliases)
        actors[moved.slug] = moved
    return Gazetteer(actors, tuple(dataclasses.replace(tenure, office=slug_of(tenure.office)) for tenure in world.tenures))


# Days


def _names(language: str) -> Iterator[dict[int, str]]:
    """Month names by number, one table for each width and use that CLDR knows."""
    for code in {"no": ("nb", "nn")}.get(language, (language,)):
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                yield locale.months[context][width]


def moved(words: str, day: dt.date, *, weeks: int, language: str) -> str | None:
    """The words of a day by number, as this language would say them of the day so many weeks later; None where they name no day by number."""
    later = day + dt.timedelta(weeks=weeks)
    numeric = re.sub(r"\d{4}-\d\d-\d\d|\b\d\d([./])\d\d\1\d{4}|\b\d{8}\b", lambda m: later.strftime(_numeric(m[0])), words)
    if numeric != words:
        return numeric
    for names in _names(language):
        name = names[day.month]
        at = re.search(rf"\b{re.escape(name)}(?!\w)", words)
        if at:
            rest = (words[: at.start()], words[at.end() :])
            if not any(re.search(rf"\b0?{day.day}(?!\d|:)", part) for part in rest):
                return None
            said = "1er" if later.day == 1 and language == "fr" else str(later.day)
            first, last = (re.sub(rf"\b0?{day.day}(?:er)?(?!\d|:)", said, re.sub(rf"\b{day.year}\b", str(later.year), part), count=1) for part in rest)
            return first + names[later.month] + last
    return None


def _numeric(written: str) -> str:
    return "%Y-%m-%d" if "-" in written else "%Y%m%d" if written.isdigit() else "%d.%m.%Y" if "." in written else "%d/%m/%Y"


def with_days_moved(text: str, gold: Mapping[str, Any], *, weeks: int) -> str:
    """The text with every day that its gold names by number moved by whole weeks; weekdays and words such as "yesterday" stay."""
    for timex in sorted((*gold["timexes"], *gold["timexes_other"]), key=lambda timex: -int(timex["start"])):
        words, start = timex["text"], timex["start"]
        if edtf.precision(timex.get("value") or "") == "day":
            new = moved(words, dt.date.fromisoformat(timex["value"]), weeks=weeks, language=gold["language"])
            if new is not None:
                text = text[:start] + new + text[start + len(words) :]
    return text


def with_years_moved(text: str, *, years: int) -> str:
    """The text with every number that may be a year of our time moved."""
    return re.sub(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?=\d{4}(?!\d)|(?!\d))", lambda match: str(int(match[0]) + years), text)
