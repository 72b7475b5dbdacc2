"""The gold annotations point at the texts they were made from: every offset, every sentence, every actor."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.corpus import FIXTURES, GOLD, article, gold
from timeline.extraction import edtf
from timeline.extraction.plover import EVENT_TYPES

every_gold = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)


def values(record: dict[str, Any]) -> list[str]:
    """Every date that the gold object holds, accepted ones included."""
    found = [record["published"]["value"], *record["published"].get("accept", ())]
    for timex in record["timexes"]:
        found += [timex["value"], *timex.get("accept", ())]
    for event in record["events"]:
        found += [event["date"], *event.get("date_accept", ())]
    return found


@every_gold
def test_it_was_made_from_the_text_that_is_stored_today(path: Path) -> None:
    record = gold(path)
    assert record["text_sha256"] == article(record["file"]).sha256


@every_gold
def test_every_offset_gives_the_words_it_claims(path: Path) -> None:
    record = gold(path)
    text = article(record["file"]).text
    spans = [*record["timexes"], *record["timexes_other"], *record["distractors"]]
    wrong = [span for span in spans if text[span["start"] : span["start"] + len(span["text"])] != span["text"]]
    assert wrong == []
    assert text[slice(*record["title_span"])] == record["title"]


@every_gold
def test_evidence_begins_a_sentence(path: Path) -> None:
    record = gold(path)
    text = article(record["file"]).text
    starts = [at for event in record["events"] for at in (event["evidence_start"], *event.get("evidence_also", ()))]
    assert [at for at in starts if at and text[at - 1] not in " \n"] == []


@every_gold
def test_every_date_has_a_reading(path: Path) -> None:
    assert [value for value in values(gold(path)) if edtf.bounds(value) is None] == []


@every_gold
def test_every_type_is_one_of_the_known(path: Path) -> None:
    types = {kind for event in gold(path)["events"] for kind in (event["type"], *event.get("type_accept", ()))}
    assert types <= set(EVENT_TYPES)


@every_gold
def test_furniture_stands_in_the_text(path: Path) -> None:
    record = gold(path)
    text = article(record["file"]).text
    assert [phrase for phrase in record["furniture"] if phrase not in text] == []


def test_the_languages_of_the_crisis_are_covered() -> None:
    languages = Counter(gold(path)["language"] for path in GOLD)
    assert languages["en"] >= 4 and languages["no"] >= 3
    assert min(languages["de"], languages["fr"], languages["ru"]) >= 2


def test_every_actor_is_in_the_gazetteer() -> None:
    rows = json.loads((FIXTURES / "actors.json").read_text(encoding="utf-8"))
    names = {row["fields"]["name"] for row in rows if row["model"] == "timeline.actor"}
    assert {actor for path in GOLD for event in gold(path)["events"] for actor in event["actors"]} - names == set()
