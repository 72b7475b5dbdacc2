"""What a comparison with gold counts: shares and counts by name, and every miss."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SHARES = (
    "language",
    "published",
    "publisher",
    "title",
    "timex_recall",
    "timex_precision",
    "timex_value",
    "event_recall",
    "event_type",
    "event_speaker",
    "actor_precision",
    "background",
    "planned",
    "date_precision",
)
COUNTS = ("texts", "missing", "distractor_hits", "furniture_hits", "events", "spare_events", "long_spans", "bad_offsets")
Figures = Mapping[str, float | int | None]


@dataclass
class Tally:
    """Hits among judgements."""

    hits: int = 0
    judged: int = 0

    def add(self, hit: object) -> None:
        self.judged += 1
        self.hits += bool(hit)

    @property
    def share(self) -> float | None:
        return self.hits / self.judged if self.judged else None


@dataclass
class Report:
    """Figures by name, and every miss in one line each."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in SHARES})
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float | int | None]:
        share = {name: tally.share for name, tally in self.tallies.items()}
        precision, recall, value = (share[name] or 0.0 for name in ("timex_precision", "timex_recall", "timex_value"))
        del share["timex_value"]
        texts = self.counts["texts"] or 1
        return (
            share
            | {"timex_f1": _f1(precision, recall), "timex_value_f1": _f1(precision * value / recall if recall else 0.0, value)}
            | self.counts
            | {"spare_per_text": self.counts["spare_events"] / texts, "events_per_text": self.counts["events"] / texts}
        )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


FLOOR = re.compile(r"((?:[a-z]{2}:)?\w+)(>=|<=)(\d+(?:\.\d+)?)")


def all_figures(whole: Report, by_language: Mapping[str, Report]) -> Figures:
    """The figures of all texts by name, and those of each language as "de:event_recall"."""
    return whole.figures() | {f"{code}:{name}": value for code, report in by_language.items() for name, value in report.figures().items()}


def fallen_short(figures: Figures, floors: str) -> list[str]:
    """What misses its floor, in words. ``floors`` is such as "event_recall>=0.75,de:furniture_hits<=0"; ValueError where it is malformed."""
    short = []
    for term in filter(None, (part.strip() for part in floors.split(","))):
        parts = FLOOR.fullmatch(term)
        if not parts or parts[1] not in figures:
            known = ", ".join(name for name in figures if ":" not in name)
            raise ValueError(f"{term!r} is not a floor; write figure>=number or figure<=number, for one language de:figure>=number, with a figure of {known}")
        got, want = figures[parts[1]], float(parts[3])
        if got is None or (got < want if parts[2] == ">=" else got > want):
            short.append(f"{parts[1]} is {got if got is None else round(got, 3)}, wanted {parts[2]} {parts[3]}")
    return short
