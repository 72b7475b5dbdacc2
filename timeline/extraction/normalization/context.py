"""What a text has said before an expression: its publication day, the last date named, the direction of its sentence."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.extraction import edtf
from timeline.extraction.annotations import Basis, Period, Published, Sentence
from timeline.extraction.languages.timex_facts import timex_facts

_OPENING = 8  # characters that may stand before an expression that opens its sentence ("On", "Early on")
_REPORTED = 4  # days
_BACKGROUND = 2  # years
CUE_WINDOW = 110  # characters before an expression in which a cue may stand
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[^\W\d_a-zæøåäöüа-яіїє]|[\"'“‘«(])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class _CuePatterns:
    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    until: re.Pattern[str] | None
    perfect: re.Pattern[str] | None
    possessive: re.Pattern[str] | None
    after: re.Pattern[str] | None
    back: re.Pattern[str] | None
    since: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    appointed: re.Pattern[str] | None


@lru_cache(maxsize=64)
def _cues(code: str) -> _CuePatterns:
    cues = timex_facts(code).cues

    def words(pattern: str, frame: str) -> re.Pattern[str] | None:
        return re.compile(frame.replace("…", pattern)) if pattern else None

    inside = r"(?<!\w)(?:…)(?!\w)"
    return _CuePatterns(
        future=words(cues.future, inside),
        past=words(cues.past, inside),
        until=words(cues.until, r"(?<!\w)(?:…)\s*$"),
        perfect=words(cues.perfect, inside),
        possessive=words(cues.possessive, r"(?:…)"),
        after=words(cues.after, r"\s*(?:…)(?!\w)"),
        back=words(cues.back, inside),
        opening=words(cues.opening, r"(?:…)(?!\w)"),
        appointed=words(cues.appointed, r"(?<!\w)(?:…)\s*$"),
        since=words(cues.since, r"(?<!\w)(?:…)\s*$"),
    )


@dataclass(slots=True)
class Context:
    """The state of one reading, left to right. ``base`` is the publication day where it is known to the day, ``near`` its last possible day."""

    text: str
    low: str
    language: str
    published: Published
    narrative: bool
    sentences: tuple[Sentence, ...]
    period: Period | None = None
    base: dt.date | None = None
    near: dt.date | None = None
    last: dt.date | None = None  # first day of the last date named
    last_day: dt.date | None = None  # the last single day named that is not ahead of the publication day
    last_value: str | None = None
    last_edtf: str | None = None
    last_year: int | None = None
    _last_at: int = 0  # where the last date was named
    last_quarter: str | None = None  # the quarter that a report is about: the last one named as such, not one counted from it
    about_quarters: bool = False  # whether the last date named is a quarter
    report_day: dt.date | None = None  # the first day named that lies at most a few days before the publication day
    _ahead: tuple[dt.date, int] | None = None  # a day ahead and where it was named, until another day is
    _paragraph: int | None = None  # that of ``last_day``
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        ends = edtf.bounds(self.published.value)
        if ends:
            self.base, self.near = (ends[0] if ends[0] == ends[1] else None), ends[1]
        self._starts = [sentence.start for sentence in self.sentences]

    @property
    def assumed(self) -> bool:
        """Whether the publication date itself was only inferred."""
        return self.published.basis is Basis.INFERRED

    def anchor_day(self, kind: str, unit: str = "", *, at: int = 0, step: int = 0) -> dt.date | None:
        """The day to count from: ``last`` is the last date named, else the publication day; a history counts all from the last date named.

        A count in days needs a day to start from: a year or a month named in between, or a plan, is no such day and is passed over.
        """
        if unit == "day" and kind == "last" and not self.narrative:
            return self.day_before(at, step) or self.base
        if kind == "last" or self.narrative:
            return self.last or self.base
        return self.base

    def day_before(self, at: int, step: int) -> dt.date | None:
        """The day from which a count of days at a place starts, None where the text has named none.

        A count onwards in the sentence of a plan starts from the plan ("on Thursday he will …, a day later …"). A count back in a paragraph that has named no
        day ("he had said the day before") starts from the day of the report, unless a later one was named since: earlier days were its background.
        """
        sentence = self._sentence(at)
        if step >= 0 and self._ahead is not None and (self._ahead[1] >= self._opening(at) or self._goes_on_ahead(at)):
            return self._ahead[0]
        if step < 0 and self.report_day and self.last_day and sentence is not None and self._paragraph not in (None, sentence.paragraph):
            return max(self.report_day, self.last_day)
        return self.last_day

    def _goes_on_ahead(self, at: int) -> bool:
        """Whether the sentence of a place speaks of what is to come, right behind one of its paragraph that named a day ahead."""
        sentence, future = self._sentence(at), _cues(self.language).future
        place = bisect_right(self._starts, at) - 2
        if sentence is None or future is None or self._ahead is None or place < 0:
            return False
        before = self.sentences[place]
        return before.paragraph == sentence.paragraph and self._ahead[1] >= before.start and future.search(self.low, at, sentence.end) is not None

    def year_of_paragraph(self, at: int) -> int | None:
        """The year that the date before, in the same paragraph, lies in, where that is years before the publication day; None otherwise."""
        here, there = self._sentence(at), self._sentence(self._last_at)
        if self.near is None or self.last is None or here is None or there is None or here.paragraph != there.paragraph:
            return None
        return self.last.year if self.last.year <= self.near.year - _BACKGROUND else None

    def _sentence(self, at: int) -> Sentence | None:
        place = bisect_right(self._starts, at) - 1
        return self.sentences[place] if place >= 0 and self.sentences[place].end > at else None

    def _opening(self, at: int) -> int:
        """Where the sentence of a place begins, at most CUE_WINDOW characters before it."""
        window = max(0, at - CUE_WINDOW)
        sentence = self._sentence(at)
        if sentence is not None:
            return max(window, sentence.start)
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, window, at)]
        return ends[-1] if ends else window

    def named(self, value: str, read: str | None, *, as_such: bool, at: int = 0) -> None:
        """Remembers a date that the text has named at a place, ``as_such`` or as counted from another."""
        ends = edtf.bounds(read)
        if ends is None:
            return
        self.about_quarters = "-Q" in value
        if self.about_quarters and as_such:
            self.last_quarter = value
        self.last_value, self.last_edtf, self.last, self._last_at = value, read, ends[0], at
        if ends[0] == ends[1]:
            self._named_day(ends[0], at)
        if edtf.precision(read) not in ("decade", "interval") or ends[0].year == ends[1].year:
            self.last_year = ends[0].year

    def _named_day(self, day: dt.date, at: int) -> None:
        if self.base is not None and day > self.base:
            self._ahead = day, at
            return
        self._ahead, self.last_day = None, day
        sentence = self._sentence(at)
        self._paragraph = sentence.paragraph if sentence else None
        if self.report_day is None and self.base is not None and (self.base - day).days <= _REPORTED:
            self.report_day = day

    def before(self, start: int) -> str:
        """What stands before a place in its sentence, lower-case, at most CUE_WINDOW characters."""
        return self.low[self._opening(start) : start]

    def points_ahead(self, start: int, end: int) -> bool:
        """Whether a cue in the sentence before the expression points ahead of the publication day."""
        cues = _cues(self.language)
        before = self.before(start)
        if cues.possessive and cues.possessive.match(self.low, end):
            return False
        if cues.perfect and cues.perfect.search(before):
            return False
        if self.stands_after_since(start):
            return False
        if cues.until and cues.until.search(before):
            return True
        if cues.after and cues.after.match(self.low, end):
            return True
        if cues.opening and len(before.strip()) <= _OPENING and cues.opening.match(self.low, end):
            return True
        if not cues.future:
            return False
        ahead = [match.end() for match in cues.future.finditer(before)]
        if not ahead:
            return False
        back = [match.end() for match in cues.past.finditer(before)] if cues.past else []
        return not back or ahead[-1] > back[-1]

    def week_of_sentence(self, at: int) -> dt.date | None:
        """The first day of the week that the sentence has named last before a place ("next week he flies to Kyiv, on Tuesday to …"), or None."""
        if self.last is None or self._last_at < self._opening(at) or edtf.precision(self.last_edtf or "") != "week":
            return None
        return self.last if self.last.weekday() == 0 else None

    def is_appointed(self, start: int) -> bool:
        """Whether the words before a weekday make it the day of an appointment ("set for Friday")."""
        appointed = _cues(self.language).appointed
        return bool(appointed and appointed.search(self.before(start)))

    def stands_after_since(self, start: int) -> bool:
        """Whether the word before the expression points back ("since October")."""
        since = _cues(self.language).since
        return bool(since and since.search(self.before(start)))

    def looks_back(self, start: int, end: int) -> bool:
        """Whether the sentence tells of the past, for an expression that leans ahead by itself."""
        cues = _cues(self.language)
        rest = _SENTENCE_END.split(self.low[end : end + CUE_WINDOW], maxsplit=1)[0]
        return bool(cues.back and (cues.back.search(self.before(start)) or cues.back.search(rest)))
