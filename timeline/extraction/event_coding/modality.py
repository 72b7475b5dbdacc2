"""Whether an event happened, is planned, only thought of, or denied."""

from __future__ import annotations

from timeline.extraction.annotations import Modality
from timeline.extraction.event_coding.clauses import CONDITION, MAIN
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View
from timeline.extraction.languages.events_facts import EventFacts

# How many words a cue may stand before its trigger, dates and adverbs in between.
REACH = 6
SAYING_REACH = 3
# How far behind a finite verb its negation stands, where other verbs come last.
LATE = 5
# There: how far before an infinitive the verb that plans it stands.
FIELD = 14
HYPOTHETICAL = "hypothetical"


def cues_before(view: View, hit: Hit, facts: EventFacts) -> set[str]:
    """The cues that bear on a trigger: in its clause and shortly before it, or inside it."""
    found = set()
    for cue in view.cues:
        near = hit.first - REACH <= cue.last < hit.first or (hit.first <= cue.first <= hit.last and (cue.first > hit.first or cue.first == cue.last))
        near = near or (facts.verb_last and cue.cue == "planned" and hit.first - FIELD <= cue.last < hit.first and hit.form in ("base", "gerund"))
        late = facts.verb_last and cue.cue == "negation" and hit.form in ("present", "past") and hit.last < cue.first <= hit.last + LATE
        late = late and "," not in view.words[hit.last : cue.first] and view.words[cue.first] not in facts.prepositions  # "endeten ohne Ergebnis"
        near = near or (late and hit.first == hit.last)  # "Waffen liefert Berlin nicht"
        if facts.verb_last and cue.cue == "planned" and hit.first < cue.first <= hit.last and hit.trigger and hit.trigger.type == "AGREE":
            continue  # "erklärte sich bereit": that is what is agreed to
        if not near or view.clauses[cue.last] != view.clauses[hit.first]:
            continue
        inside = hit.first <= cue.first <= hit.last and hit.trigger is not None and hit.trigger.type == "REJECT" and cue.cue != "hypothetical"
        if facts.inflected_names and ((cue.cue == "negation" and cue.first == hit.first) or (inside and view.words[hit.first] in facts.denials)):
            continue  # the phrase is made of it ("did not rule out")
        if (
            cue.cue == "planned"
            and facts.inflected_names
            and cue.first == hit.first
            and hit.trigger
            and hit.trigger.type == "AGREE"
            and view.kinds[hit.first] == MAIN
        ):
            continue  # to be ready is what is agreed to
        if facts.bare_content and view.words[cue.first] == "no" and "," in view.words[cue.first : hit.first]:
            continue  # "Kallas, no friend of the plan, flies …"
        if facts.bare_content and hit.phrase.loose and hit.first < cue.first <= hit.last and view.words[cue.first : cue.first + 2] == ["not", "to"]:
            continue  # "urged them not to leave"
        own = facts.bare_content and cue.cue == "negation" and hit.first <= cue.first
        if own and any(not one.gap and one.fits(view.words[cue.first]) for one in hit.phrase.elements):
            continue  # "say no to": the phrase's own word
        if not _another_between(view, cue, hit, facts):
            found.add(cue.cue)
    return found


def _another_between(view: View, cue: Hit, hit: Hit, facts: EventFacts) -> bool:
    """Whether a verb with its own subject stands between, so that the cue belongs to that one ("has denied it plans …").

    A "no" belongs to what an "and" closes before the verb, too ("sees no room for talks and rejects …").
    """
    if cue.cue == "negation" and hit.phrase.lemma and any(view.words[at] in facts.conjunctions for at in range(cue.last + 1, hit.first)):
        return True
    return any(cue.last < other.first < hit.first and other.phrase.lemma and other.trigger for other in view.hits)


def is_backshifted(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether only the tense of reported speech makes a deed look like a mere thought ("said it would send", outside any condition)."""
    if CONDITION in view.kinds or not facts.bare_content:
        return False
    near = [
        cue for cue in view.cues if cue.cue == HYPOTHETICAL and hit.first - REACH <= cue.last <= hit.last and view.clauses[cue.last] == view.clauses[hit.first]
    ]
    return bool(near) and all(view.words[cue.first] in facts.backshift for cue in near)


def modality(view: View, hit: Hit, facts: EventFacts) -> Modality:
    """The modality of the event that a trigger names; a speech act inside no condition has happened."""
    cues = cues_before(view, hit, facts)
    if (
        hit.trigger
        and hit.trigger.kind == "speech"
        and not any(hit.first - SAYING_REACH <= cue.last < hit.first for cue in view.cues if cue.cue == HYPOTHETICAL)
    ):
        cues.discard(HYPOTHETICAL)  # "in the event of war, he said, …" was said
    helpers = {cue.first for cue in view.cues if cue.cue == "passive"}
    if (hit.form in ("participle", "present") or not hit.phrase.lemma) and any(cue.cue == "planned" and cue.first in helpers for cue in view.cues):
        cues.discard("planned")  # "wird angegriffen" is a passive and no future
    if "denial" in cues:
        return Modality.DENIED
    if view.kinds[hit.first] == CONDITION or HYPOTHETICAL in cues:
        return Modality.HYPOTHETICAL
    if "negation" in cues:
        return Modality.DENIED
    if "planned" in cues or hit.form == "future":
        return Modality.HYPOTHETICAL if CONDITION in view.kinds and view.kinds[hit.first] == MAIN else Modality.PLANNED
    return Modality.HAPPENED
