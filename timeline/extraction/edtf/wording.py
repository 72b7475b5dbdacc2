"""EDTF values in a reader's words, English and Bokmål."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import get_month_names

from timeline.extraction.edtf.values import THREE_MONTHS, Kind, Part, Unit, is_valid, month_end, parse


@dataclass(frozen=True, slots=True)
class Phrases:
    """How one language puts dates into words; ``{}`` takes the inner words. Seasons in calendar order from spring."""

    locale: str
    day: str
    clock: str
    month_only: str
    year_only: str
    decade: str
    century: str
    seasons: tuple[str, str, str, str]
    about: str
    uncertain: str
    some_day: str
    some_time: str
    alternative: str
    by: str
    since: str
    until: str
    from_on: str
    thirds: tuple[str, str, str]
    nothing: str


PHRASES = {
    "en": Phrases(
        "en",
        "{}",
        "{}, {}",
        "{} (day not given)",
        "{} (month not given)",
        "the {}s",
        "the years {}–{}",
        ("spring {}", "summer {}", "autumn {}", "winter {}"),
        "about {}",
        "{} (uncertain)",
        "some day {}",
        "some time in {}",
        " or ",
        "by {}",
        "since {}",
        "until {}",
        "{} or later",
        ("early {}", "mid-{}", "late {}"),
        "date not stated",
    ),
    "nb": Phrases(
        "nb",
        "{}.",
        "{} kl. {}",
        "{} (dag ikke oppgitt)",
        "{} (måned ikke oppgitt)",
        "{}-årene",
        "årene {}–{}",
        ("våren {}", "sommeren {}", "høsten {}", "vinteren {}"),
        "rundt {}",
        "{} (usikkert)",
        "en dag {}",
        "en gang i {}",
        " eller ",
        "innen {}",
        "siden {}",
        "til {}",
        "{} eller senere",
        ("tidlig i {}", "midt i {}", "sent i {}"),
        "dato ikke oppgitt",
    ),
}


def words(edtf: str | None, language: str = "en", text: str = "") -> str:
    """The date as a reader says it, in English or Bokmål (which also serves for Nynorsk ``nn`` and ``no``); other languages get English.

    ``text`` is the article's own expression: with it, a third of a month reads as "late January 2022" and not as its days.
    A malformed value comes back as it is.
    """
    phrases = PHRASES["nb" if language in ("nb", "nn", "no") else "en"]
    if not edtf:
        return phrases.nothing
    return _words(edtf, phrases.locale, bool(text)) if is_valid(edtf) else edtf


@lru_cache(maxsize=4096)
def _words(edtf: str, locale: str, told: bool) -> str:
    phrases, reading = PHRASES[locale], parse(edtf)
    if reading.kind is Kind.SINGLE:
        part = reading.parts[0]
        return _part_words(part, phrases, alone=True) if part else phrases.nothing
    if reading.listed:
        return _listed_words([part for part in reading.parts if part], phrases)
    first, last = reading.parts
    if first is None or last is None:
        known = _part_words(first or last, phrases, alone=False)  # type: ignore[arg-type]  # one side is never open
        frame = (phrases.until if first is None else phrases.since) if reading.kind is Kind.LASTING else (phrases.by if first is None else phrases.from_on)
        return frame.format(known)
    span = _between(first, last, phrases)
    if reading.kind is Kind.LASTING:
        return span
    third = _third(first, last) if told else None
    if third is not None:
        return phrases.thirds[third].format(_month_words(first.first, phrases))
    return (phrases.some_day if first.unit is Unit.DAY else phrases.some_time).format(span)


def _month_words(day: dt.date, phrases: Phrases, *, year: bool = True) -> str:
    name: str = get_month_names("wide", locale=phrases.locale)[day.month]
    return f"{name} {day.year}" if year else name


def _part_words(part: Part, phrases: Phrases, *, alone: bool) -> str:
    """One date in words; ``alone`` adds what it does not tell ("day not given")."""
    plain = {Unit.MONTH: phrases.month_only, Unit.YEAR: phrases.year_only} if alone and not part.qualifier else {}
    match part.unit:
        case Unit.DAY | Unit.TIME:
            said = f"{phrases.day.format(part.first.day)} {_month_words(part.first, phrases)}"
            if part.unit is Unit.TIME:
                said = phrases.clock.format(said, part.clock.replace(":", "." if phrases.locale == "nb" else ":", 1))
        case Unit.MONTH:
            said = _month_words(part.first, phrases)
        case Unit.SEASON:
            said = phrases.seasons[part.first.month // THREE_MONTHS - 1].format(part.first.year)
        case Unit.YEAR:
            said = f"{part.first.year}"
        case Unit.DECADE:
            said = phrases.decade.format(part.first.year)
        case Unit.CENTURY:
            said = phrases.century.format(part.first.year, part.last.year)
    said = plain.get(part.unit, "{}").format(said)
    if part.qualifier in ("~", "%"):
        said = phrases.about.format(said)
    return phrases.uncertain.format(said) if part.qualifier in ("?", "%") else said


def _between(first: Part, last: Part, phrases: Phrases) -> str:
    """Two dates in words, without saying the common month or year twice: 24–30 January 2022."""
    after = _part_words(last, phrases, alone=False)
    if first.qualifier or last.qualifier or first.unit is not last.unit or first.unit not in (Unit.DAY, Unit.MONTH, Unit.YEAR):
        return f"{_part_words(first, phrases, alone=False)} – {after}"
    if first == last:
        return after
    if first.unit is Unit.YEAR:
        return f"{first.first.year}–{after}"
    if first.first.year != last.first.year:
        return f"{_part_words(first, phrases, alone=False)} – {after}"
    if first.unit is Unit.MONTH:
        return f"{_month_words(first.first, phrases, year=False)}–{after}"
    day = phrases.day.format(first.first.day)
    if first.first.month == last.first.month:
        return f"{day}–{after}"
    return f"{day} {_month_words(first.first, phrases, year=False)} – {after}"


def _listed_words(parts: list[Part], phrases: Phrases) -> str:
    same_month = all(part.unit is Unit.DAY and (part.first.year, part.first.month) == (parts[0].first.year, parts[0].first.month) for part in parts)
    *front, final = parts
    said = [phrases.day.format(part.first.day) if same_month else _part_words(part, phrases, alone=False) for part in front]
    closing = _part_words(final, phrases, alone=False)
    return f"{', '.join(said)}{phrases.alternative}{closing}" if said else closing


def _third(first: Part, last: Part) -> int | None:
    """0, 1 or 2 where the two days are the beginning, middle or end of one month (1–10, 11–20, 21–end)."""
    if first.unit is not Unit.DAY or last.unit is not Unit.DAY or (first.first.year, first.first.month) != (last.first.year, last.first.month):
        return None
    ends = [(1, 10), (11, 20), (21, month_end(first.first.year, first.first.month).day)]
    pair = (first.first.day, last.first.day)
    return ends.index(pair) if pair in ends else None
