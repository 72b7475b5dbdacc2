"""Other names and other days give the same findings: nothing is read out of who it was or when."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.corpus import GOLD, article, gold
from tests.corpus.rewriting import (
    dossier,
    exchanged,
    found,
    gazetteer,
    renaming,
    spellings,
    structure,
    with_days_moved,
    with_states_exchanged,
    with_years_moved,
)
from timeline.extraction import edtf
from timeline.extraction.annotations import Extraction, Gazetteer, Period

every_text = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)

# Persons of the texts and others of the gazetteer whom no text names; in Russian both decline alike.
PERSONS = {
    "sergey-lavrov": "olaf-scholz",
    "antony-blinken": "mark-rutte",
    "jens-stoltenberg": "robert-habeck",
    "vladimir-putin": "mario-draghi",
    "joe-biden": "donald-trump",
    "emmanuel-macron": "viktor-orban",
    "boris-johnson": "justin-trudeau",
    "liz-truss": "kaja-kallas",
    "volodymyr-zelensky": "andrzej-duda",
    "nikolai-patrushev": "dmitry-kozak",
    "john-sullivan": "mark-milley",
    "kiril-petkov": "rumen-radev",
}
PERSONS_RU = {"sergey-lavrov": "oleksii-reznikov", "antony-blinken": "robert-habeck", "joe-biden": "justin-trudeau"}
CYCLE = 28
# Each state's words, and what stands for them: in Norwegian and German without article, in French of the same gender, in Russian of the same declension.
STATES = {
    "en": ("serbia", {"Russia": "Serbia", "Russian": "Serbian", "Moscow": "Belgrade", "MOSCOW": "BELGRADE"}),
    "no": ("serbia", {"Russland": "Serbia", "russisk": "serbisk", "Russisk": "Serbisk", "Moskva": "Beograd"}),
    "de": ("serbia", {"Russland": "Serbien", "russisch": "serbisch", "Moskau": "Belgrad"}),
    "fr": ("serbia", {"Russie": "Serbie", "russe": "serbe", "Moscou": "Belgrade"}),
    "ru": ("latvia", {"Росси": "Латви", "российск": "латвийск", "Москв": "Риг"}),
}


@cache
def original(text: str) -> Extraction:
    """What the program finds in the text as it lies there."""
    return found(text, world=gazetteer(), period=dossier())


def text_of(path: Path) -> tuple[str, dict[str, Any]]:
    record = gold(path)
    return article(record["file"]).text, record


def pairs_for(text: str, language: str) -> dict[str, str]:
    """Spelling by spelling, the persons' names and what stands for them: full names for full names, surnames for surnames."""
    world, names = gazetteer(), {}
    for old, new in (PERSONS_RU if language == "ru" else PERSONS).items():
        theirs = {len(name.split()): name for name in reversed(spellings(world.actors[new], language))}
        for name in spellings(world.actors[old], language):
            names[name] = theirs[2] if len(name.split()) > 1 else theirs[2].split()[-1]
        surname = spellings(world.actors[old], language)[0].split()[-1]
        names.setdefault(surname, theirs[2].split()[-1])
    return names


def test_the_rewriting_reaches_the_texts_of_every_language() -> None:
    """Without this, a rewriting that did nothing would pass everything below."""
    changed: dict[str, set[str]] = {}
    for path in GOLD:
        text, record = text_of(path)
        code = record["language"]
        ways = {
            "persons": renaming(pairs_for(text, code).items(), code)(text),
            "state": renaming(STATES[code][1].items(), "")(text),
            "days": with_days_moved(text, record, weeks=1),
            "years": with_years_moved(text, years=-CYCLE),
        }
        for way, rewritten in ways.items():
            if rewritten != text:
                changed.setdefault(way, set()).add(code)
    assert changed == {way: {"en", "no", "de", "fr", "ru"} for way in ("persons", "state", "days", "years")}


@every_text
def test_other_persons_in_the_same_places_give_the_same_structure(path: Path) -> None:
    text, record = text_of(path)
    pairs = PERSONS_RU if record["language"] == "ru" else PERSONS
    world = gazetteer()
    strangers = {spellings(world.actors[slug], record["language"])[-1].split()[-1] for slug in pairs.values()}
    assert not [name for name in strangers if name in text], "a name put in must not be there already"
    rewritten = renaming(pairs_for(text, record["language"]).items(), record["language"])(text)
    before = structure(original(text), slug=lambda slug: pairs.get(slug, slug))
    assert structure(found(rewritten, world=exchanged(world, pairs), period=dossier())) == before


@every_text
def test_another_state_in_the_same_place_gives_the_same_structure(path: Path) -> None:
    text, record = text_of(path)
    other, words = STATES[record["language"]]
    rewrite = renaming(words.items(), "")
    world = gazetteer()
    before = structure(original(text), slug=lambda slug: re.sub(r"(^|-of-)russia\b", rf"\1{other}", slug))
    assert structure(found(rewrite(text), world=with_states_exchanged(world, "russia", other, rewrite), period=dossier())) == before


@every_text
@pytest.mark.parametrize("weeks", [1, 2])
def test_days_moved_by_whole_weeks_move_the_events_and_nothing_else(path: Path, weeks: int) -> None:
    text, record = text_of(path)
    later = dt.timedelta(weeks=weeks)
    period = Period(dossier().first + later, dossier().last + later)

    def foretold(value: str | None, *, by: dt.timedelta = later) -> tuple[str, Any]:
        """Days and weeks, moved; of longer times, which may or may not hold the new day too, only their precision."""
        bounds, precision = edtf.bounds(value or ""), edtf.precision(value or "")
        return (precision, tuple(day + by for day in bounds)) if bounds and precision in ("day", "week") else (precision, None)

    rewritten = with_days_moved(text, record, weeks=weeks)
    before, after = original(text), found(rewritten, world=gazetteer(), period=period)
    unmoved = partial(foretold, by=dt.timedelta())
    assert unmoved(after.layout.published.value) == foretold(before.layout.published.value)
    assert structure(after, day=unmoved) == structure(before, day=foretold)


@every_text
def test_a_calendar_that_repeats_itself_gives_the_same_events_in_other_years(path: Path) -> None:
    """Every 28 years days, weekdays and months fall alike, so that whole texts can be moved, years and months included."""
    text, _ = text_of(path)

    def earlier(day: dt.date | None) -> dt.date | None:
        return day and day.replace(year=day.year - CYCLE)

    def back(value: str | None) -> str | None:
        return value and with_years_moved(value, years=-CYCLE)

    world = gazetteer()
    tenures = tuple(dataclasses.replace(tenure, start=earlier(tenure.start), end=earlier(tenure.end)) for tenure in world.tenures)
    before = original(text)
    period = Period(dossier().first.replace(year=dossier().first.year - CYCLE), dt.date(dossier().last.year - CYCLE, 2, 28))
    after = found(with_years_moved(text, years=-CYCLE), world=Gazetteer(world.actors, tenures), period=period)
    assert after.layout.published.value == back(before.layout.published.value)
    assert structure(after, day=lambda value: value) == structure(before, day=back)
