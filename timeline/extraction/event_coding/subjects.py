"""Subjects of headlines: the whole phrase an actor's name stands in, lists of actors, pronouns for the speaker, words inserted by him."""

from __future__ import annotations

from timeline.extraction.annotations import Gazetteer
from timeline.extraction.event_coding.clauses import is_adverb
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import PERSON, ActorMention, View
from timeline.extraction.event_coding.wording import date_words
from timeline.extraction.languages.events_facts import EventFacts, joined

# How many words an insertion ("…, he said, …") has at most, and how soon a complementizer follows an "it" that means nothing.
INSERTED = 14
EXPLETIVE = 6
PASSIVE_REACH = 4


def phrase(view: View, mention: ActorMention, facts: EventFacts, gazetteer: Gazetteer, *, first: int, verb: int) -> tuple[int, int] | None:
    """First and last word of a subject of which an actor's name is only a part ("officials of Russia", "the NATO-Russia Council").

    None where the name is all of it, titles, articles and appositions aside.
    """
    entry = gazetteer.actors.get(mention.slug)
    if entry is None or (entry.kind == PERSON and not mention.owner):
        return None
    dated = date_words(view, facts)

    def counts(at: int) -> bool:
        word = view.words[at]
        return word[0].isalnum() and at not in dated and not is_adverb(word, facts) and word not in facts.fillers and word not in facts.auxiliaries

    if "," in view.words[mention.last + 1 : verb]:
        return None
    behind = any(counts(at) for at in range(mention.last + 1, verb))
    start = first
    while start < mention.first and (
        not counts(start) or view.words[start] in joined(facts.conjunctions, facts.subordinators, facts.complementizers, facts.relatives) - facts.articles
    ):
        start += 1
    before = [at for at in range(start, mention.first) if view.words[at] not in facts.articles]
    adjunct = start < mention.first and (view.words[start] in facts.prepositions or "," in view.words[start : mention.first])
    others = any(one.first <= at <= one.last for at in before for one in view.actors) and not mention.owner
    compound = view.ends[mention.last] > mention.span.end + 1 and view.words[mention.last].find("-") > 0
    if adjunct:
        while start < mention.first and "," in view.words[start : mention.first]:
            start += 1
        start = mention.first if view.words[start] in facts.prepositions or start >= mention.first else start
        before = []
        while start and view.words[start - 1] in facts.articles:
            start -= 1
    if not (behind or (before and not others) or (compound and not mention.owner)):
        return None
    if behind and view.words[mention.last + 1] in facts.conjunctions and not mention.owner:
        return None
    last = verb - 1
    if any(view.words[at] in joined(facts.auxiliaries, facts.infinitives) - facts.articles - facts.prepositions for at in range(start, verb)):
        return None
    if any(view.words[at] in facts.infinitives and any(hit.first == at + 1 for hit in view.hits) for at in range(start, verb)):
        return None
    return (start, last) if start <= mention.first <= last else None


def is_plural(view: View, words: tuple[int, int], facts: EventFacts) -> bool:
    """Whether a subject's head noun looks like a plural: the last word before a preposition, or one of two joined by "and"."""
    places = [
        at
        for at in range(words[0], words[1] + 1)
        if view.words[at][0].isalpha() and not is_adverb(view.words[at], facts) and view.words[at] not in facts.fillers
    ]
    head = places[-1] if places else words[0]
    for number, at in enumerate(places[1:], start=1):
        if view.words[at] in facts.prepositions:
            head = places[number - 1]
            break
    return view.words[head].endswith("s") and not view.words[head].endswith(("ss", "'s"))


def listed(view: View, mention: ActorMention, facts: EventFacts) -> list[ActorMention]:
    """The actors that share a subject with this one and follow it ("Estonia, Latvia and Lithuania"), itself first."""
    group, joined_last = [mention], False
    for other in view.actors:
        if other.first <= group[-1].last or other.owner:
            continue
        between = view.words[group[-1].last + 1 : other.first]
        joined_last = any(word in facts.conjunctions for word in between)
        if not between or len(between) > 6 or any(word in facts.prepositions or not (word[0].isalnum() or word == ",") for word in between):
            break
        if not (joined_last or between == [","]):
            break
        group.append(other)
        if joined_last:
            return group
    return group if joined_last else [mention]


def insertion(view: View, hit: Hit) -> range | None:
    """The words that a verb of saying takes between two commas ("Red lines, he said, end where …"), None where it does not stand so."""
    words = view.words
    before = next((at for at in range(hit.first - 1, max(-1, hit.first - INSERTED), -1) if words[at] == ","), None)
    after = next((at for at in range(hit.last + 1, min(len(words), hit.last + INSERTED)) if words[at] == ","), None)
    if before is None or after is None or before < 2 or len(words) - after < 4 or True in view.quoted[:after]:
        return None
    return range(before, after + 1)


def before_tail(view: View, hit: Hit) -> tuple[int, int] | None:
    """The words before a closing ", he added" whose own verb is not known, None where a sentence does not end so."""
    comma = next((at for at in range(hit.first - 1, max(-1, hit.first - INSERTED), -1) if view.words[at] == ","), 0)
    behind = sum(word[0].isalnum() for word in view.words[hit.last + 1 :])
    return (0, comma - 1) if comma > 2 and behind <= EXPLETIVE else None


def opening(view: View, hit: Hit | None, first: int, facts: EventFacts) -> int:
    """Where what is said begins: at an "it was" before the words that are quoted or completed, else at ``first``."""
    if hit is None or not facts.bare_content or not hit.last + 1 < first <= hit.last + EXPLETIVE:
        return first
    start = hit.last + 1
    expletive = view.words[start] in facts.group_pronouns and view.words[start + 1] in facts.auxiliaries
    noun = view.words[start] in facts.articles and view.words[first] in facts.complementizers
    return start if expletive or noun else first


def is_of_things(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a pronoun for a body or state rather means a thing ("it could not be negotiated") or nothing ("it was likely that")."""
    if view.words[at] in facts.person_pronouns:
        return False
    helped = [step for step in range(at + 1, min(len(view.words), at + 1 + PASSIVE_REACH)) if view.words[step] in facts.auxiliaries]
    passive = {cue.last for cue in view.cues if cue.cue == "passive"}
    if len(helped) > 1 and any(step in passive for step in helped[1:]):
        return True
    return bool(helped) and any(word in facts.complementizers for word in view.words[at + 2 : at + EXPLETIVE])


def in_present(words: str, facts: EventFacts, *, plural: bool = False) -> str:
    """A predicate that opens with a past auxiliary ("was withdrawing") as headlines have it ("is withdrawing")."""
    first, space, rest = words.partition(" ")
    shifted = facts.backshift.get(first.lower(), "").split("|")[-1 if plural else 0]
    return f"{shifted}{space}{rest}" if shifted else words


def sets_off_filler(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a comma stands beside a filler (", however,")."""
    return view.words[at] == "," and any(word in facts.fillers for word in (*view.words[max(0, at - 1) : at], *view.words[at + 1 : at + 2]))
