"""Subjects of headlines: the whole phrase an actor's name stands in, lists of actors, pronouns for the speaker, words inserted by him."""

from __future__ import annotations

from timeline.extraction.annotations import Gazetteer
from timeline.extraction.event_coding import agreement
from timeline.extraction.event_coding.clauses import CONTENT, RELATIVE, is_adverb, verbs
from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.view import PERSON, ActorMention, View, fold
from timeline.extraction.event_coding.wording import date_words
from timeline.extraction.languages.events_facts import EventFacts, joined, lacking

# How many words an insertion ("…, he said, …") has at most, and how soon a complementizer follows an "it" that means nothing.
INSERTED = 14
EXPLETIVE = 6
PASSIVE_REACH = 4

# What a verb behind its particle may begin with.
LEAST_STEM = 4
VOWELS = frozenset("aeiouäöü")
CLUSTERS = ("st", "sp", "sch", "br", "tr", "dr", "gr", "kr", "pr", "fr", "bl", "gl", "kl", "pl", "fl", "kn", "zw")


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
        people = agreement.people_of(view, mention, facts, first=first) if facts.elisions and mention.governed else None
        return (people, mention.last) if people is not None else None
    if facts.bare_content and any(mention.last < hit.first < verb and hit.form == "past" and hit.phrase.lemma for hit in view.hits):
        return None  # another verb of the same subject stands between
    behind = any(counts(at) for at in range(mention.last + 1, verb))
    start = first
    while start < mention.first and (
        not counts(start)
        or view.words[start] in lacking(joined(facts.conjunctions, facts.subordinators, facts.complementizers, facts.relatives), facts.articles)
    ):
        start += 1
    before = [at for at in range(start, mention.first) if view.words[at] not in facts.articles]
    commas = [at for at in range(start, mention.first) if view.words[at] == "," and not any(one.last == at - 1 for one in view.actors)]
    adjunct = start < mention.first and (view.words[start] in facts.prepositions or bool(commas))
    owned = (
        facts.bare_content and bool(before) and any(one.owner and one.first <= before[0] <= one.last for one in view.actors)
    )  # "American and Russian officials"
    others = any(one.first <= before[0] <= one.last for one in view.actors) and not mention.owner and not owned if before else False
    compound = view.ends[mention.last] > mention.span.end + 1 and view.words[mention.last].find("-") > 0
    if adjunct:
        while start < mention.first and "," in view.words[start : mention.first]:
            start += 1
        start = mention.first if view.words[start] in facts.prepositions or start >= mention.first else start
        before = [at for at in range(start, mention.first) if view.words[at] not in facts.articles] if facts.elisions else []
        while start and view.words[start - 1] in facts.articles:
            start -= 1
    if not (behind or (before and not others) or (compound and not mention.owner)):
        return None
    if behind and view.words[mention.last + 1] in facts.conjunctions and not mention.owner:
        return None
    last = verb - 1
    while last > mention.last and (last in dated or is_adverb(view.words[last], facts) or view.words[last] in facts.fillers):
        last -= 1
    if any(view.words[at] in lacking(joined(facts.auxiliaries, facts.infinitives), facts.articles, facts.prepositions) for at in range(start, verb)):
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
    return (view.words[head].endswith("s") and not view.words[head].endswith(("ss", "'s", "sis", "us"))) or view.words[head] in facts.plural_nouns


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


def insertion(view: View, hit: Hit, facts: EventFacts) -> range | None:
    """The words that a verb of saying takes between two commas ("Red lines, he said, end where …"), None where it does not stand so."""
    words = view.words
    before = next((at for at in range(hit.first - 1, max(-1, hit.first - INSERTED), -1) if words[at] == ","), None)
    after = next((at for at in range(hit.last + 1, min(len(words), hit.last + INSERTED)) if words[at] == ","), None)
    if after is not None and any(one.first == after + 1 for one in view.actors) and not any(verb for verb in (view.verbs or ())[after + 1 :]):
        return None  # "…, said the minister, Sergei Lavrov": a name set off by commas
    if after is not None and any(kind == CONTENT for kind in view.kinds[hit.last + 1 : after]):
        return None  # what is said has begun
    if before and after and after + 1 < len(words) and view.kinds[before - 1] == RELATIVE and view.kinds[after + 1] == CONTENT:
        return None  # "X, der … war, bekräftigte am Dienstag, man werde …"
    inside = range(before, after) if before is not None and after is not None else range(0)
    pronouns = joined(facts.person_pronouns, facts.group_pronouns, facts.titles)
    named = any(one.first in inside for one in view.actors) or any(view.words[at] in pronouns for at in inside)
    if facts.bare_content and not named:
        return None
    if before is None or after is None or before < 2 or len(words) - after < 4 or True in view.quoted[:after]:
        return None
    return range(before, after + 1)


def before_tail(view: View, hit: Hit, facts: EventFacts, speaker: str) -> tuple[int, int] | None:
    """The words before a closing ", he added" whose own verb is not known, None where a sentence does not end so."""
    comma = next((at for at in range(hit.first - 1, max(-1, hit.first - INSERTED), -1) if view.words[at] == ","), 0)
    behind = sum(word[0].isalnum() for word in view.words[hit.last + 1 :])
    if facts.gerunds and view.words[0].endswith(facts.gerunds):
        return None  # "having met X, he called it …"
    if facts.elisions and view.words[hit.last + 1 : hit.last + 2] and view.words[hit.last + 1] in facts.articles:
        return None  # "Interrogé à Rome, il a jugé la situation grave"
    told = any(verbs(view, facts)[:comma]) or not any(one.slug == speaker and one.first < comma for one in view.actors)
    return (0, comma - 1) if told and comma > 2 and behind <= EXPLETIVE else None


def opening(view: View, hit: Hit | None, first: int, facts: EventFacts) -> int:
    """Where what is said begins: at an "it was" before the words that are quoted or completed, else at ``first``."""
    if hit and hit.trigger and hit.trigger.name == "according to" and first == hit.last + 1:
        source = next((one.last for one in view.actors if one.first >= first and not one.owner), first)
        return next((at + 1 for at in range(source + 1, min(len(view.words) - 2, source + 3)) if view.words[at] == ","), first)  # "according to X, …"
    if hit is None or not facts.bare_content or not hit.last + 1 < first <= hit.last + EXPLETIVE:
        return first
    if hit.phrase.lemma in facts.telling:
        return first  # "told the cameras that": those spoken to are no part of it
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
    done = {hit.first for hit in view.hits if hit.form in ("past", "participle")}
    if facts.bare_content and helped[:1] and helped[0] in passive and helped[-1] + 1 in done:
        return True  # "they were discussed"
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


def behind_verb(view: View, mention: ActorMention, facts: EventFacts, gazetteer: Gazetteer, *, verb: int, last: int) -> tuple[int, int] | None:
    """First and last word of a subject behind its verb of which a name is a part ("talked American and Russian officials"); else None."""
    entry = gazetteer.actors.get(mention.slug)
    start, dated = verb + 1, date_words(view, facts)
    while start < mention.first and (start in dated or is_adverb(view.words[start], facts) or view.words[start] in facts.fillers):
        start += 1
    if mention.owner:
        for other in view.actors:
            if other.owner and other.first > last and all(word in facts.conjunctions for word in view.words[last + 1 : other.first]):
                last = other.last
        while start < mention.first and view.words[start] not in facts.articles:
            start += 1
        closed = joined(facts.prepositions, facts.infinitives, facts.conjunctions, facts.complementizers, facts.adverbs, facts.articles)
        noun = last + 1 < len(view.words) and view.words[last + 1][0].isalnum() and view.words[last + 1] not in closed
        return start, last + noun
    if entry and view.ends[mention.last] > mention.span.end + 1 and "-" in view.words[mention.last] and not mention.attributive:
        return with_article(view, mention.first, facts), last
    if entry is None or entry.kind == PERSON or start >= mention.first or view.words[start] in joined(facts.prepositions, facts.articles):
        return None
    return start, last


def comes_late(view: View, first: int, last: int, facts: EventFacts) -> bool:
    """Whether a clause that would be printed as it stands has its subject, an actor, only behind its verb."""
    if not facts.verb_second:
        return False
    marks = verbs(view, facts)
    verb = next((at for at in range(first, last + 1) if marks[at]), last)
    if any(first <= one.first < verb for one in view.actors):
        return False
    return any(verb < one.first <= last and not (one.governed or one.owner or one.oblique) for one in view.actors)


def main_order(words: str, lexicon: Lexicon) -> str:
    """A subordinate clause's words in the order of a main clause, where only adverbs differ ("ikke har gitt" → "har ikke gitt")."""
    facts = lexicon.facts
    if not facts.verb_second or facts.verb_last or facts.inflected_names:
        return words
    parts = words.split(" ")
    for at, part in enumerate(parts[:-1]):
        low = part.casefold()
        if at and is_adverb(low, facts) and low not in facts.conjunctions:
            stop = at + 1
            while stop < len(parts) - 1 and is_adverb(parts[stop].casefold(), facts):
                stop += 1
            return " ".join([*parts[:at], parts[stop], *parts[at:stop], *parts[stop + 1 :]])
        if low in facts.auxiliaries or lexicon.form_of(low) in ("present", "past"):
            break
    return words


def with_article(view: View, first: int, facts: EventFacts) -> int:
    return first - 1 if first and view.words[first - 1] in facts.articles else first


def noun_ahead(view: View, text: str, first: int, facts: EventFacts) -> int | None:
    """The last word of a subject that follows a verb, where nouns have capitals: adjectives, a noun, and its genitive; else None."""
    opens = lacking(joined(facts.prepositions, facts.person_pronouns, facts.group_pronouns, facts.adverbs, facts.auxiliaries), facts.articles)
    if not facts.capital_nouns or first >= len(view.words) or view.words[first] in opens or first in date_words(view, facts):
        return None
    noun = next((at for at in range(first, min(len(view.words), first + 4)) if text[view.starts[at]].isupper()), None)
    if noun is None or any(view.words[at] in opens for at in range(first, noun)) or any(one.first <= noun <= one.last and not one.owner for one in view.actors):
        return None
    if noun + 1 < len(view.words) and view.words[noun + 1] in facts.genitive_words and view.words[noun + 1] not in facts.prepositions:
        ahead = (at for at in range(noun + 2, min(len(view.words), noun + 6)) if text[view.starts[at]].isupper())
        return next(ahead, noun)
    plain = noun + 2 < len(view.words) and view.words[noun + 1].endswith(facts.case_endings or ("?",)) and text[view.starts[noun + 1]].islower()
    if plain and text[view.starts[noun + 2]].isupper() and view.words[noun + 1] not in joined(facts.prepositions, facts.adverbs):
        return noun + 2  # "Webseiten ukrainischer Ministerien"
    return noun


def antecedent(view: View, mention: ActorMention, hit: Hit, facts: EventFacts) -> tuple[int, int] | None:
    """First and last word of what a relative clause is about, where that is its verb's object ("the demands that Russia published")."""
    start = view.clauses.index(view.clauses[hit.first])
    opened = view.words[start] in facts.relatives and start < mention.first < hit.first and view.kinds[hit.first] == RELATIVE
    if not opened or facts.verb_second or facts.inflected_names:
        return None
    last = start - 1
    while last > 0 and not view.words[last][0].isalnum():
        last -= 1
    named = next((one for one in view.actors if one.last == last), None)
    if named:
        return named.first, named.last
    first = next((at for at in range(last, max(-1, last - 5), -1) if view.words[at] in facts.articles), None)
    return (first, last) if first is not None and not any(view.words[at] in facts.prepositions for at in range(first, last + 1)) else None


def verb_second(words: str, view: View, text: str, places: tuple[int, int], facts: EventFacts) -> str:
    """A whole subordinate clause (first and last word) whose verb closes it, with the verb behind an actor who opens it."""
    first, last = places
    subject = next((one for one in view.actors if one.first <= first + 1 and one.last >= first and not one.owner), None)
    rest, _, verb = words.rpartition(" ")
    cut = fold(verb) != view.words[last] or (last + 1 < len(view.words) and view.words[last + 1][0].isalnum())
    if not facts.verb_last or subject is None or cut or "," in rest:
        return words
    name = text[view.starts[first] : view.ends[subject.last]]
    apart = max((one for one in facts.particles if verb.startswith(one) and _begins_verb(verb[len(one) :])), key=len, default="")
    return f"{name} {verb[len(apart) :]}{rest.removeprefix(name)} {apart}".rstrip() if rest.startswith(name) else words


def _begins_verb(stem: str) -> bool:
    """Whether letters behind what looks like a particle may be a verb ("vor-bereite"), and no piece of a word ("an-tworte")."""
    return len(stem) >= LEAST_STEM and (stem[0] in VOWELS or stem[1] in VOWELS or stem.startswith(CLUSTERS))
