"""Judges what the program found in a text against the text's gold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.evaluation.names import Names, fold
from timeline.evaluation.report import Report
from timeline.extraction import edtf
from timeline.extraction.annotations import Gazetteer

LONGEST_SENTENCE = 600
Record = Mapping[str, Any]


def _bounds(value: object) -> tuple[dt.date, dt.date] | None:
    return edtf.bounds(value) if isinstance(value, str) and value else None


def accepts(predicted: object, value: object, others: Iterable[object] = ()) -> bool:
    """Whether the reading covers exactly the interval of the gold value or of one that gold accepts too."""
    got = _bounds(predicted)
    return got is not None and any(got == _bounds(v) for v in (value, *(others or ())))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def score(pairs: Sequence[tuple[Record, str, Record | None]], *, gazetteer: Gazetteer) -> Report:
    """The report on (gold, stored text, record of `extract` or None where it gave none)."""
    report, names = Report(), Names(gazetteer)
    for gold, text, record in pairs:
        _Judge(report, names, gold, text, record).run()
    return report


def score_by_language(pairs: Sequence[tuple[Record, str, Record | None]], *, gazetteer: Gazetteer) -> dict[str, Report]:
    """A report for each language of the gold, by its code and in its order."""
    codes = sorted({gold["language"] for gold, _, _ in pairs})
    return {code: score([pair for pair in pairs if pair[0]["language"] == code], gazetteer=gazetteer) for code in codes}


class _Judge:
    """Judges one text into the report."""

    def __init__(self, report: Report, names: Names, gold: Record, text: str, record: Record | None) -> None:
        self.report, self.names, self.gold, self.text = report, names, gold, text
        self.got: Record = record or {"timexes": [], "events": []}
        report.counts["texts"] += 1
        report.counts["missing"] += record is None

    def miss(self, what: str, detail: str) -> None:
        self.report.misses.append(f"{self.gold['id']}: {what}: {detail}")

    def judge(self, name: str, hit: object, detail: str) -> None:
        self.report.tallies[name].add(hit)
        if not hit:
            self.miss(name, detail)

    def run(self) -> None:
        self._page()
        self._timexes()
        self._furniture()
        self._events()

    def _page(self) -> None:
        gold, got = self.gold, self.got
        self.judge("language", got.get("language") == gold["language"], f"{got.get('language')!r}, gold {gold['language']!r}")
        published = (got.get("published") or {}).get("value")
        wanted = gold["published"]
        self.judge("published", accepts(published, wanted["value"], wanted.get("accept", ())), f"{published!r}, gold {wanted['value']!r}")
        if gold.get("publisher"):
            known = {fold(p) for p in (gold["publisher"], *gold.get("publisher_accept", ()))}
            self.judge("publisher", fold(got.get("publisher")) in known, f"{got.get('publisher')!r}, gold {gold['publisher']!r}")
        title = self.text[slice(*gold["title_span"])] if gold.get("title_span") else gold.get("title")
        if title:
            known = {fold(t) for t in (title, *gold.get("title_accept", ()))}
            self.judge("title", fold(got.get("title")) in known, f"{got.get('title')!r}, gold {title!r}")

    def _timexes(self) -> None:
        tallies, counts = self.report.tallies, self.report.counts
        counts["bad_offsets"] += sum(self.text[t["start"] : t["end"]] != t["text"] for t in self.got["timexes"])
        dated = [t for t in self.got["timexes"] if t["type"] in ("DATE", "TIME") and _bounds(t.get("edtf"))]
        free = list(dated)
        for wanted in self.gold["timexes"]:
            place = _place(wanted)
            near = [t for t in free if _overlap((t["start"], t["end"]), place) > 0]
            found = max(near, key=lambda t: _overlap((t["start"], t["end"]), place), default=None)
            tallies["timex_recall"].add(found)
            right = found is not None and accepts(found["edtf"], wanted["value"], wanted.get("accept", ()))
            tallies["timex_value"].add(right)
            if found:
                free.remove(found)
            if not right:
                self.miss("timex", f"{wanted['text']!r} at {wanted['start']}: {found['edtf'] if found else 'not found'}, gold {wanted['value']}")
        others = [_place(t) for t in self.gold.get("timexes_other", ())]
        for t in dated:
            if not any(t is f for f in free):
                tallies["timex_precision"].add(True)
            elif not any(_overlap((t["start"], t["end"]), place) > 0 for place in others):
                self.judge("timex_precision", False, f"{t['text']!r} at {t['start']} tagged {t['edtf']}")
        for trap in self.gold.get("distractors", ()):
            if any(_overlap((t["start"], t["end"]), _place(trap)) > 0 for t in dated):
                counts["distractor_hits"] += 1
                self.miss("distractor", f"{trap['text']!r} at {trap['start']} ({trap['why']})")

    def _furniture(self) -> None:
        for phrase in self.gold.get("furniture", ()):
            if fold(phrase) in fold(self.got.get("title")):
                self.report.counts["furniture_hits"] += 1
                self.miss("furniture", f"title holds {phrase!r}")
            for hit in re.finditer(re.escape(phrase), self.text):
                for event in self.got["events"]:
                    if _overlap((event["start"], event["end"]), hit.span()) > 0:
                        self.report.counts["furniture_hits"] += 1
                        self.miss("furniture", f"event at {event['start']} holds {phrase!r}")

    def _events(self) -> None:
        events, counts = self.got["events"], self.report.counts
        counts["events"] += len(events)
        for event in events:
            counts["long_spans"] += event["end"] - event["start"] > LONGEST_SENTENCE
            told = [wanted for wanted in self.gold["events"] if _tells(event, wanted)]
            if told and _bounds(event.get("edtf")):
                hit = any(accepts(event["edtf"], wanted["date"], wanted.get("date_accept", ())) for wanted in told)
                self.judge("date_precision", hit, f"event at {event['start']} dated {event['edtf']}")
        used: set[int] = set()
        for wanted in self.gold["events"]:
            self._event(wanted, used)
        counts["spare_events"] += len(events) - len(used)

    def _event(self, wanted: Record, used: set[int]) -> None:
        events, at = self.got["events"], wanted["evidence_start"]
        names = {self.names.canon(a) for a in wanted["actors"]}
        types = {wanted["type"], *wanted.get("type_accept", ())}
        here = [i for i, event in enumerate(events) if _tells(event, wanted)]
        fitting = []
        for i in here:
            shared = len(names & self._actors(events[i]))
            if i not in used and 2 * shared >= len(names) and accepts(events[i].get("edtf"), wanted["date"], wanted.get("date_accept", ())):
                fitting.append((events[i]["type"] in types, shared, -i))
        kind = {"background": "background", "planned": "planned"}.get(wanted.get("status", ""), "event_recall")
        best = events[-max(fitting)[2]] if fitting else None
        self.report.tallies[kind].add(best and (kind != "planned" or best["modality"] in ("planned", "hypothetical")))
        if best is None:
            seen = [(events[i].get("edtf"), events[i]["type"], [a["name"] for a in events[i]["actors"]]) for i in here]
            self.miss(kind, f"{wanted['date']} {wanted['type']} {wanted['gist']} (at {at}): {seen or 'no event there'}")
            return
        used.add(-max(fitting)[2])
        have = self._actors(best)
        for i in range(len(have)):
            self.report.tallies["actor_precision"].add(i < len(names & have))
        self.judge("event_type", best["type"] in types, f"{best['type']}, gold {sorted(types)} (at {at})")
        if wanted.get("speaker"):
            spelled = {a["slug"]: a["name"] for a in best["actors"]}
            said = spelled.get(best.get("speaker"), (best.get("speaker") or "").replace("-", " "))
            accepted = wanted.get("speaker_accept", [])
            known = {self.names.canon(s) for s in (wanted["speaker"], *accepted) if s}
            self.judge("event_speaker", self.names.canon(said) in known or (None in accepted and not said), f"{said!r}, gold {wanted['speaker']!r} (at {at})")

    def _actors(self, event: Record) -> set[str]:
        return {self.names.canon(a["name"]) for a in event["actors"]}


def _place(item: Record) -> tuple[int, int]:
    return item["start"], item["start"] + len(item["text"])


def _tells(event: Record, wanted: Record) -> bool:
    """Whether the event's sentence is one of those that gold names as evidence (a few characters of leeway at its edges)."""
    places = (wanted["evidence_start"], *wanted.get("evidence_also", ()))
    return any(event["start"] - 3 <= at < event["end"] or at <= event["start"] < at + 25 for at in places)
