"""Linked actors put among a sentence's words, with how each hangs on its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extraction.annotations import ActorSpan, Gazetteer
from timeline.extraction.event_coding.fields import shares_preposition
from timeline.extraction.event_coding.view import ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts


def _is_genitive(span: ActorSpan, facts: EventFacts, gazetteer: Gazetteer) -> bool:
    """Whether a linked name ends in a genitive's letter that is no part of the name ("Russlands", not "Belarus")."""
    surface = span.surface.replace("’", "'").casefold()
    if not surface.endswith(facts.possessives):
        return False
    ending = next((one for one in facts.possessives if surface.endswith(one)), "")
    entry = gazetteer.actors.get(span.slug)
    if not ending or entry is None or surface in facts.ending_so or (span.how == "capital" and facts.ending_so):
        return bool(ending and entry) and surface not in facts.ending_so  # "Moskaus", but "Paris"
    names = {entry.name.casefold(), *(name.casefold() for group in entry.aliases.values() for name in group)}
    return surface not in names and (ending.startswith("'") or any(surface.removesuffix(ending).endswith(name.rsplit(" ", 1)[-1]) for name in names))


def place_actors(view: View, spans: Iterable[ActorSpan], facts: EventFacts, gazetteer: Gazetteer) -> None:
    """Fill ``view.actors``: each linked actor with its words and how it hangs on its neighbours."""
    for span in spans:
        first, last = view.words_of(span.start, span.end)
        word, size = view.words[last], len(view.words)
        after = view.words[last + 1] if last + 1 < size else ""
        owner = span.how == "demonym" or bool(facts.possessives and word.endswith(facts.possessives) and view.ends[last] > span.end)
        owner = owner or _is_genitive(span, facts, gazetteer)
        attributive = bool(facts.attributives) and (
            word.endswith(facts.attributives) or (after in "-‑" and last + 2 < size and "-" + view.words[last + 2] in facts.attributives)
        )
        before = view.words[first - 1] if first else ""
        if before in facts.articles and first > 1:
            before = view.words[first - 2]
        genitive = facts.verb_last and first > 1 and view.words[first - 1] == facts.genitive_article
        genitive = genitive and facts.with_article.get(span.surface, "").startswith("die ")
        if genitive and view.words[first - 2] in facts.conjunctions:  # "Russlands und der USA", but "mit der NATO oder der EU"
            genitive = bool(view.actors) and (view.actors[-1].owner or view.actors[-1].governed)
        governed = before in facts.prepositions or bool(genitive) or ((bool(facts.elisions) or facts.verb_last) and shares_preposition(view, first, facts))
        view.actors.append(ActorMention(span.slug, first, last, span, owner, governed, attributive))
