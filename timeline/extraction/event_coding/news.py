"""Whether a sentence tells news of the day, by tense and cues, and which verb carries it."""

from __future__ import annotations

from timeline.extraction import edtf
from timeline.extraction.event_coding import dating
from timeline.extraction.event_coding.clauses import MAIN
from timeline.extraction.event_coding.dating import EventDate
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts

PERFECT = frozenset({"perfect", "background"})


def main_verb(view: View, hit: Hit) -> Hit | None:
    """The verb of the main clause that follows a clause."""
    later = (one for one in view.hits if one.first > hit.first and one.phrase.lemma and one.form != "gerund")
    return next((one for one in later if view.kinds[one.first] == MAIN and view.clauses[one.first] != view.clauses[hit.first]), None)


def lies_ahead(date: EventDate, publication: str | None) -> bool:
    """Whether a date begins after the text was published."""
    published, bounds = edtf.bounds(publication), edtf.bounds(date.edtf)
    return published is not None and bounds is not None and bounds[0] > published[1]


def told_as_past(view: View, hit: Hit, facts: EventFacts, *, report: str | None) -> bool:
    """Whether a main clause tells a deed in the tense of news: the past, or the compound past where the language has no other."""
    bare = hit.form in {"passive", "present"} and facts.inflected_names  # "he is expelled": he has been; "is moving troops": now
    compound = hit.form == "participle" and not facts.verb_second and not facts.bare_content
    # "After it had annexed it in 2014, the council imposed …": another time is spoken of.
    elsewhen = any(dating.may_date(view, first, last, one, facts) and one.edtf != report for first, last, one in view.timexes)
    return view.kinds[hit.first] == MAIN and not elsewhen and (hit.form == "past" or bare or compound or any(cue.cue == "same_day" for cue in view.cues))


def is_plain(view: View, hit: Hit, cues: set[str], facts: EventFacts) -> bool:
    """Whether a sentence tells news of the day: no perfect tense, no cue of background, no lasting present."""
    if any(cue.cue == "same_day" for cue in view.cues):
        return True  # "hours earlier he had told parliament …"
    if cues & PERFECT:
        return False
    return not (hit.phrase.lemma in facts.lasting and hit.form in ("present", "base"))
