"""Hand-made annotations for event coding: sentences, actors and dates found by plain search, without the other stages."""

from __future__ import annotations

import re

from timeline.extraction import event_coding
from timeline.extraction.annotations import (
    ActorEntry,
    ActorSpan,
    Basis,
    CodedEvent,
    DateBasis,
    Gazetteer,
    Layout,
    Published,
    Sentence,
    Timex,
    TimexType,
)

GAZETTEER = Gazetteer(
    {
        entry.slug: entry
        for entry in (
            ActorEntry("russia", "Russia", "state"),
            ActorEntry("ukraine", "Ukraine", "state"),
            ActorEntry("united-states", "United States", "state"),
            ActorEntry("united-kingdom", "United Kingdom", "state"),
            ActorEntry("belarus", "Belarus", "state"),
            ActorEntry("romania", "Romania", "state"),
            ActorEntry("bulgaria", "Bulgaria", "state"),
            ActorEntry("nato", "NATO", "organisation"),
            ActorEntry("sergey-lavrov", "Sergey Lavrov", "person", "russia"),
            ActorEntry("vladimir-putin", "Vladimir Putin", "person", "russia"),
            ActorEntry("antony-blinken", "Antony Blinken", "person", "united-states"),
            ActorEntry("liz-truss", "Liz Truss", "person", "united-kingdom"),
            ActorEntry("jens-stoltenberg", "Jens Stoltenberg", "person", "nato"),
            ActorEntry("dmytro-kuleba", "Dmytro Kuleba", "person", "ukraine"),
        )
    }
)
NAMES = {
    "Sergey Lavrov": "sergey-lavrov", "Sergej Lavrov": "sergey-lavrov", "Lavrov": "sergey-lavrov", "Lawrow": "sergey-lavrov", "Vladimir Putin": "vladimir-putin",
    "Putin": "vladimir-putin", "Poutine": "vladimir-putin", "Antony Blinken": "antony-blinken", "Blinken": "antony-blinken", "Liz Truss": "liz-truss",
    "Truss": "liz-truss", "Jens Stoltenberg": "jens-stoltenberg", "Stoltenberg": "jens-stoltenberg", "Dmytro Kuleba": "dmytro-kuleba", "Kuleba": "dmytro-kuleba",
    "Russia": "russia", "Russland": "russia", "Russie": "russia", "Moscow": "russia", "Moskva": "russia", "Moskau": "russia", "Moscou": "russia", "Kremlin": "russia",
    "Ukraine": "ukraine", "Ukraina": "ukraine", "Kyiv": "ukraine", "Kiev": "ukraine", "Britain": "united-kingdom", "London": "united-kingdom", "Washington": "united-states",
    "United States": "united-states", "USA": "united-states", "États-Unis": "united-states", "Belarus": "belarus", "Hviterussland": "belarus", "Romania": "romania",
    "Bulgaria": "bulgaria", "NATO": "nato", "Nato": "nato", "OTAN": "nato", "Россия": "russia", "Москва": "russia", "Лавров": "sergey-lavrov", "США": "united-states",
    "НАТО": "nato", "Столтенберг": "jens-stoltenberg", "Киев": "ukraine", "Украина": "ukraine", "Україна": "ukraine", "Росія": "russia", "Лавров ": "sergey-lavrov",
    "Ryssland": "russia",
}  # fmt: skip
DEMONYMS = {
    "Russian": "russia",
    "Ukrainian": "ukraine",
    "American": "united-states",
    "British": "united-kingdom",
    "russiske": "russia",
    "amerikanske": "united-states",
}
SENTENCE = re.compile(r"(?:[^.!?\n]|(?<=\d)\.(?= [a-zæøå]))+(?:[.!?]+[”»\"]?|(?=\n)|$)")


def _spans(text: str, names: dict[str, str]) -> list[tuple[int, int, str, str]]:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, [*names, *DEMONYMS]), key=len, reverse=True)) + r")(?!\w|-)")
    return [(one.start(), one.end(), one[0], names.get(one[0]) or DEMONYMS[one[0]]) for one in pattern.finditer(text)]


def code(
    text: str,
    *,
    language: str = "en",
    dates: dict[str, str] | None = None,
    published: str | None = "2022-01-30",
    names: dict[str, str] | None = None,
    gazetteer: Gazetteer = GAZETTEER,
) -> tuple[CodedEvent, ...]:
    """The events of a text whose paragraphs are its lines; ``dates`` maps words to EDTF values, each found wherever it stands."""
    sentences = []
    at = 0
    for paragraph, line in enumerate(text.split("\n")):
        heading = line.startswith("# ")
        for match in SENTENCE.finditer(line):
            raw = match[0]
            start = at + match.start() + len(raw) - len(raw.lstrip(" #"))
            if raw.strip(" #"):
                sentences.append(Sentence(start, at + match.end(), paragraph, heading))
        at += len(line) + 1
    timexes = tuple(
        Timex(one.start(), one.end(), one[0], TimexType.DATE, value, value, "test.date", basis=DateBasis.RESOLVED, explanation="Found by the test.")
        for words, value in (dates or {}).items()
        for one in re.finditer(rf"\b{re.escape(words)}\b", text)
    )
    spans = tuple(
        ActorSpan(start, end, slug, surface, "demonym" if surface in DEMONYMS else "alias") for start, end, surface, slug in _spans(text, names or NAMES)
    )
    layout = Layout(language, published=Published(published, Basis.HEADER if published else Basis.NONE))
    return event_coding.code(text, language=language, sentences=tuple(sentences), timexes=timexes, actor_spans=spans, layout=layout, gazetteer=gazetteer)


def one(text: str, **options: object) -> CodedEvent:
    """The only event of a text."""
    events = code(text, **options)  # type: ignore[arg-type]
    assert len(events) == 1, [(event.type, event.headline) for event in events]
    return events[0]


def slugs(event: CodedEvent, role: str) -> set[str]:
    return {actor.slug for actor in event.actors if actor.role == role}
