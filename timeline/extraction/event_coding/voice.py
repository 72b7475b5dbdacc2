"""Active or passive, and who does what a passive verb tells."""

from __future__ import annotations

from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View, fold
from timeline.extraction.languages.events_facts import EventFacts

# How soon the doer follows a passive verb where only its case shows it ("expelled by Russia").
AGENT_REACH = 3


def is_passive(view: View, hit: Hit) -> bool:
    """Whether a verb stands in the passive, so that its subject suffers the deed ("was expelled", "avvises")."""
    helped = any(cue.cue == "passive" and hit.first - 3 <= cue.last < hit.first and view.clauses[cue.last] == view.clauses[hit.first] for cue in view.cues)
    return hit.form == "passive" or (helped and hit.form in ("past", "participle"))


def agent(view: View, hit: Hit, facts: EventFacts) -> str | None:
    """Who does what a passive verb tells ("by Ukraine"), None where it is not said."""
    for mention in view.actors:
        if mention.first > hit.first and any(word in facts.agents for word in view.words[max(hit.last, mention.first - 3) : mention.first]):
            return mention.slug
        bare = hit.first < mention.first <= hit.first + AGENT_REACH and view.words[mention.first - 1] not in facts.prepositions
        if facts.instrumentals and bare and fold(mention.span.surface).endswith(facts.instrumentals) and not mention.attributive:
            return mention.slug
    return None
