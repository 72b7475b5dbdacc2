"""Active or passive, and who does what a passive verb tells."""

from __future__ import annotations

from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View, fold
from timeline.extraction.languages.events_facts import EventFacts

# How soon the doer follows a passive verb where only its case shows it ("expelled by Russia").
AGENT_REACH = 3
# How many words a helping verb may stand before its participle, where verbs do not close the clause.
HELPER_REACH = 3


def is_passive(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a verb stands in the passive, so that its subject suffers the deed ("was expelled", "avvises")."""
    if hit in view.asides:
        return True
    reach = len(view.words) if facts.verb_last else HELPER_REACH
    helped = any(cue.cue == "passive" and hit.first - reach <= cue.last < hit.first and view.clauses[cue.last] == view.clauses[hit.first] for cue in view.cues)
    if not hit.phrase.lemma and facts.verb_second and not (facts.verb_last or facts.inflected_names) and hit.phrase.loose:
        # "were websites attacked", a phrase of noun and participle
        return any(cue.cue == "passive" and hit.first - reach <= cue.last < hit.last and view.clauses[cue.last] == view.clauses[hit.first] for cue in view.cues)
    # Where verbs close a clause, one that looks like a present behind its helper is a participle ("wurde nach Polen verlegt").
    return hit.form == "passive" or (helped and (hit.form in ("past", "participle") or (facts.verb_last and hit.form == "present")))


def agent(view: View, hit: Hit, facts: EventFacts) -> str | None:
    """Who does what a passive verb tells ("by Ukraine"), None where it is not said."""
    for mention in view.actors:
        behind = mention.first > hit.first or (facts.verb_last and view.clauses[mention.first] == view.clauses[hit.first])
        if behind and any(word in facts.agents for word in view.words[max(0 if mention.first < hit.first else hit.last, mention.first - 3) : mention.first]):
            return mention.slug
        bare = hit.first < mention.first <= hit.first + AGENT_REACH and view.words[mention.first - 1] not in facts.prepositions
        if facts.instrumentals and bare and fold(mention.span.surface).endswith(facts.instrumentals) and not mention.attributive:
            return mention.slug
    return None
