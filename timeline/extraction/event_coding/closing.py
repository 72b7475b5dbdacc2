"""What follows a verb in a headline, with the particle that closes its clause ("warf … vor")."""

from __future__ import annotations

from timeline.extraction.event_coding import wording
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import View, fold
from timeline.extraction.languages.events_facts import EventFacts


def rest_of(view: View, text: str, hit: Hit, places: range, facts: EventFacts, *, room: int) -> str:
    """The words at ``places`` in at most ``room`` characters, the particle even where they are cut, and what completes it behind a comma."""
    first, last = places.start, places.stop - 1
    line = wording.render(view, text, first, last, facts, room=room) if first <= last else ""
    particle, behind = view.words[hit.last], view.words[hit.last + 1 : hit.last + 2]
    closes = facts.verb_last and hit.last > hit.first and first < hit.last and particle in facts.particles and not (behind and behind[0].isalpha())
    if not closes or particle in {word.strip(",;:") for word in fold(line).split()}:
        return line
    stop = next((at for at in range(first + 1, hit.last) if view.words[at] in facts.prepositions or view.words[at] == ","), hit.last)
    told = f"{wording.render(view, text, first, stop - 1, facts, room=room - len(particle) - 1)} {particle}".strip()
    if behind != [","] or hit.last + 2 > last:
        return told
    more = wording.render(view, text, hit.last + 2, last, facts, room=room - len(told) - 2, clause=True)
    return f"{told}, {more}" if more else told


def next_word(view: View, after: int, last: int, facts: EventFacts) -> str:
    """The first word from ``after`` on that a headline keeps, dates left out; "" where none is left."""
    dated = wording.date_words(view, facts)
    return next((view.words[at] for at in range(after, last + 1) if at not in dated), "")
