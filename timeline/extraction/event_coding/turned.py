"""Headlines of passives whose agent is known, turned round: "the EU adopts the sanctions"."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.event_coding import wording
from timeline.extraction.event_coding.clauses import verbs
from timeline.extraction.event_coding.naming import Names
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import ActorMention, View
from timeline.extraction.event_coding.wording import LONGEST
from timeline.extraction.languages.events_facts import joined

COLOURED = frozenset({"planned", "hypothetical", "negation", "denial"})


@dataclass(slots=True)
class Turned(Names):
    """Writes what somebody does where the sentence tells what is done to a thing."""

    def active(self, doer: ActorMention, hit: Hit, verb: int, first: int, last: int) -> str:
        """A passive whose agent is known, told by the agent ("the EU adopts the sanctions"); "" where it takes no such turn."""
        view, facts = self.view, self.lexicon.facts
        agent = next((at for at in range(doer.first - 1, hit.first, -1) if view.words[at] in facts.agents), None)
        if agent is None or any(in_cue(view, at) for at in range(verb, hit.first)) or not {"past", "participle"} & {hit.form}:
            return ""
        if hit in view.asides:  # its object is the noun before it
            verb = hit.first - (view.words[hit.first - 1] == ",")
            known = verbs(view, facts)
            ends = (at for at in range(verb - 1, first - 1, -1) if known[at] or view.words[at] in ",;" or view.words[at] in facts.conjunctions)
            first = next(ends, first - 1) + 1
        start, end = wording.strip(view, first, verb - 1, facts) if verb > first else (1, 0)
        if start > end or view.words[start] in joined(facts.person_pronouns, facts.group_pronouns, facts.relatives, facts.prepositions):
            return ""
        name = self.name(doer.slug)
        if doer.owner:  # "by the German regulator"
            stop = next(
                (at for at in range(doer.last + 1, last + 2) if at > last or not view.words[at].isalpha() or view.words[at] in facts.prepositions), last + 1
            )
            name = wording.render(view, self.text, doer.first, stop - 1, facts, room=40)
        particles = range(hit.first + 1, hit.last + 1) if not hit.phrase.loose else range(0)
        head = " ".join([self.lexicon.form(hit.phrase.lemma, facts.headline_form), *(view.words[at] for at in particles)])
        thing = wording.render(view, self.text, start, end, facts, room=LONGEST - len(name) - len(head) - 2)
        if not thing:
            return ""
        named = any(one.first <= start <= one.last for one in view.actors)
        title = end > start and view.is_capital(start + 1) and not any(one.first == start + 1 for one in view.actors)
        thing = thing if named or (title and view.words[start] not in facts.articles) else thing[:1].lower() + thing[1:]
        line = f"{name} {head} {thing}"
        between = range(hit.first + 1 + len(particles), agent)
        for places in (between, range(doer.last + 1, last + 1)):
            if places and places[0] <= places[-1] and view.words[places[0]] in facts.prepositions:
                more = wording.render(view, self.text, places[0], places[-1], facts, room=LONGEST - len(line) - 1)
                line = f"{line} {more}" if more else line
        return wording.finish(line)


def in_cue(view: View, at: int) -> bool:
    return any(cue.first <= at <= cue.last and cue.cue in COLOURED for cue in view.cues)
