"""Headlines of last resort: what happened between whom, from the type of an event and its actors, in the text's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.extraction.annotations import EventActor, Modality, Role
from timeline.extraction.languages.events_facts import EventFacts

MOST_NAMES = 3
AGREES = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
# Types in which all who take part do the same, and those that nobody should be charged with on a mere thought.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
NEEDS_OTHER = frozenset({"COERCE", "ASSAULT"})


def write(kind: str, how: Modality, actors: tuple[EventActor, ...], facts: EventFacts, *, name: Callable[[str], str], behind: Callable[[str], str]) -> str:
    """ "A warns B" for a THREATEN of A's; "" where the event did not happen, nobody did it or the language has no words for it.

    ``name`` gives an actor's name, ``behind`` the state or body that a person acts for, who is not named beside them.
    """
    if kind == "REJECT" and how is Modality.DENIED:
        kind, how = "DENY", Modality.HAPPENED
    if kind not in facts.templates or how is not Modality.HAPPENED:
        return ""
    doers = leading([one.slug for one in actors if one.role is Role.ACTOR], behind)
    others = leading([one.slug for one in actors if one.role is Role.RECIPIENT], behind)
    others = [one for one in others if behind(one) not in {behind(doer) for doer in doers}]
    if kind in MUTUAL and not doers:
        doers, others = others, []
    if kind in MUTUAL and len(doers) + len(others) > 1 and len(doers) < MOST_NAMES:
        doers = [*doers, *others][:MOST_NAMES]
        doers, others = doers[:-1], doers[-1:]
    if not doers or (kind in NEEDS_OTHER and not others):
        return ""
    plural = len(doers) > 1 or name(doers[0]).split()[-1].casefold() in facts.plural_names
    joiner = f" {facts.and_word} "
    first = joiner.join(filter(None, (", ".join(map(name, doers[:-1])), name(doers[-1]))))
    line = facts.templates[kind][0 if others else 1]
    line = AGREES.sub(lambda match: match[2] if plural else match[1], line)
    line = line.replace("{a}", first).replace("{b}", name(others[0]) if others else "")
    return line[:1].upper() + line[1:]


def leading(slugs: list[str], behind: Callable[[str], str]) -> list[str]:
    """The actors without the states and bodies that others among them act for."""
    if len(slugs) < 2:
        return slugs
    backing = {state for one in slugs if (state := behind(one)) != one}
    return [one for one in slugs if one not in backing][:MOST_NAMES]
