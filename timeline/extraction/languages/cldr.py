"""What CLDR knows of time in a language: month and weekday names (from Babel) and words like *yesterday* (from dateparser's copy of CLDR)."""

from __future__ import annotations

import re
from importlib import import_module

from babel import Locale

Words = dict[str, dict[str, dict[str, str]]]

_RELATIVE = re.compile(r"(?:(?P<back>\d) (?P<unit_back>\w+) ago|in (?P<ahead>\d) (?P<unit_ahead>\w+))")
_UNITS = {"day", "week", "month", "year"}
_APOSTROPHES = re.compile("['’ʼ]")
_SHORTEST = 3  # "på", "to" and "on" are words before they are Tuesdays


def _escaped(name: str) -> str:
    """A name as a pattern, whichever apostrophe a text writes."""
    return _APOSTROPHES.sub("['’ʼ]", re.escape(name.lower()))


def _names(locale: Locale) -> Words:
    """Classes ``month`` (all spellings), ``longmonth``, ``weekday`` (full names) and ``shortday``; abbreviations may end in a point."""
    words: Words = {"month": {}, "longmonth": {}, "weekday": {}, "shortday": {}}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            words["longmonth"][_escaped(name)] = words["month"][_escaped(name)] = {"month": str(number)}
        for number, name in locale.days[context]["wide"].items():
            words["weekday"][_escaped(name)] = {"weekday": str(number)}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["abbreviated"].items():
            short = name.lower().rstrip(".")
            if short not in words["month"]:
                words["month"][_escaped(short) + r"\b\.?"] = {"month": str(number)}
        for number, name in locale.days[context]["abbreviated"].items():
            short = name.lower().rstrip(".")
            if len(short) >= _SHORTEST and short not in words["weekday"]:
                words["shortday"][_escaped(short) + r"\b\.?"] = {"weekday": str(number)}
    return words


def _relative(locale: str) -> dict[str, dict[str, str]]:
    """Class ``relative``: *yesterday*, *this week*, *next year* as a unit and the steps from the current one."""
    words = {}
    info = import_module(f"dateparser.data.date_translation_data.{locale}").info
    for meaning, surfaces in info.get("relative-type", {}).items():
        match = _RELATIVE.fullmatch(meaning)
        unit = match and (match["unit_back"] or match["unit_ahead"])
        if not match or unit not in _UNITS:
            continue
        step = -int(match["back"]) if match["back"] else int(match["ahead"])
        for surface in surfaces:
            if len(surface) > _SHORTEST and "." not in surface:
                words[_escaped(surface)] = {"unit": unit, "step": str(step)}
    return words


def cldr_words(locales: tuple[str, ...]) -> Words:
    """The word classes ``month``, ``longmonth``, ``weekday``, ``shortday`` and ``relative`` of one language in its locales."""
    merged: Words = {"month": {}, "longmonth": {}, "weekday": {}, "shortday": {}, "relative": {}}
    for name in locales:
        for kind, entries in _names(Locale.parse(name)).items():
            merged[kind].update(entries)
        merged["relative"].update(_relative(name))
    return merged
