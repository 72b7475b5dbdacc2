"""Who does it, to whom: actors around a trigger by word order, clause and possession."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extraction.annotations import EventActor, Gazetteer, Role
from timeline.extraction.event_coding.cases import is_one_of_many
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, RELATIVE, SUB, is_adverb
from timeline.extraction.event_coding.discourse import Discourse, resolve_word
from timeline.extraction.event_coding.fields import head_of_phrase, stop_of_subject
from timeline.extraction.event_coding.participles import opens_contact
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import PERSON, ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts, joined

AFTER_REACH = 9
MOST_ACTORS = 6
# How soon a name follows its title ("press secretary of the president Dmitry Peskov").
TITLE_REACH = 4
# The longest honorific that is shortened by a full stop ("MM.").
HONORIFIC = 2


def subject_before(view: View, at: int, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse, *, floor: int = 0) -> str | None:
    """The actor that is the subject of the verb at ``at``, looking left inside its clause; None where none is found."""
    if view.shared and view.clauses[at] in view.shared:
        head = view.shared[view.clauses[at]]
        verb = next((hit for hit in view.hits if hit.first == head and hit.phrase.lemma), None) if facts.verb_second or facts.free_order else None
        return subject_before(view, head, facts, gazetteer, discourse) or (subject_after(view, verb, facts, gazetteer, discourse) if verb else None)
    clause_kind, at = view.kinds[at], stop_of_subject(view, at, facts)
    left = _step_left(view, at, facts)
    if (facts.bare_content or facts.elisions) and left > floor and view.words[left] in facts.conjunctions:  # "X met Y and told him": one subject for both
        told = ("past",) if facts.bare_content else ("past", "participle", "present")
        first = next((one for one in view.hits if floor <= one.first < left and one.phrase.lemma and one.form in told), None)
        if first and view.kinds[first.first] == clause_kind and not view.quoted[first.first]:
            return subject_before(view, first.first, facts, gazetteer, discourse, floor=floor)
    if left >= floor:
        pronoun = view.words[left] in facts.person_pronouns or view.words[left] in facts.group_pronouns
        if pronoun and not any(mention.first <= left <= mention.last for mention in view.actors):
            found = earlier(view, left, gazetteer, facts) or resolve_word(view, left, facts, discourse)
            if found:
                return found
    best: ActorMention | None = None
    owner: ActorMention | None = None
    for mention in view.actors:
        if mention.first >= at or mention.first < floor or not _reaches(view, mention, at, clause_kind):
            continue
        if mention.attributive or mention.oblique:
            continue
        if mention.owner:
            outside = bool(facts.outsiders) and any(word in facts.outsiders for word in view.words[mention.last + 1 : mention.last + 3])
            # "on Finnish radio said X": what a preposition opens the clause with owns no subject.
            aside = facts.verb_second and not (facts.verb_last or facts.inflected_names) and mention.governed and mention.first == 1
            owner = owner or (None if outside or aside else mention)
        elif not is_governed(view, mention, facts) and (best is None or not _is_person(best, gazetteer) or _is_person(mention, gazetteer)):
            best = mention
    if best:
        return best.slug
    if clause_kind == RELATIVE and owner is None:
        return _antecedent(view, view.clauses.index(view.clauses[at]), facts)
    titled = _titled(view, at, floor=floor, facts=facts, gazetteer=gazetteer, discourse=discourse, owned=owner is not None)
    if titled:
        return titled
    verb = next((hit for hit in view.hits if hit.first == at and hit.phrase.lemma), None) if owner and facts.free_order else None
    after = subject_after(view, verb, facts, gazetteer, discourse) if verb else None
    if after and any(one.slug == after and one.first > at and not one.owner for one in view.actors):
        return after  # "the decision of the union condemned the minister": the object stands first
    return owner.slug if owner else head_of_phrase(view, at, floor, facts)


def earlier(view: View, at: int, gazetteer: Gazetteer, facts: EventFacts) -> str | None:
    """Whom the same sentence named as a subject before the pronoun at ``at``: a person for a "he", no person for an "it".

    Where things are a "he" or "she" too, so are states.
    """
    before = (one for one in view.actors if one.last < at and not (one.oblique or one.governed or one.owner or one.attributive))
    before = (one for one in before if view.quoted[at] or not view.quoted[one.first])  # whom a quotation speaks of does not say it
    if not (facts.verb_second or facts.inflected_names):  # there, what follows a verb is its object
        before = (
            one
            for one in before
            if not any(hit.phrase.lemma and hit.first < one.first and view.clauses[hit.first] == view.clauses[one.first] for hit in view.hits)
        )
    if view.words[at] not in facts.person_pronouns:
        return next((one.slug for one in before if not _is_person(one, gazetteer)), None) if view.words[at] in facts.group_pronouns else None
    return next((one.slug for one in before if _is_person(one, gazetteer) or facts.articles_with_names), None)


def is_governed(view: View, mention: ActorMention, facts: EventFacts) -> bool:
    """Whether a preposition governs an actor; a word that opens a clause ("after Russia annexed …") is none."""
    if not mention.governed:
        return False
    before = mention.first - 1
    while before >= 0 and view.words[before] in facts.articles:
        before -= 1
    opens = before >= 0 and view.words[before] in facts.subordinators and (before == 0 or view.clauses[before] != view.clauses[before - 1])
    dated = facts.verb_second and any(last == before for _, last, _ in view.timexes)  # "two days after met X …"
    return not (opens or dated)


def _antecedent(view: View, start: int, facts: EventFacts) -> str | None:
    """Whom a relative clause tells about: the last actor shortly before it."""
    near = [one for one in view.actors if start - 8 <= one.last < start and not one.owner and not one.attributive]
    if near and facts.bare_content and any(word in facts.prepositions for word in view.words[near[-1].last + 1 : start]):
        return None  # "the minister about guests who …"
    if not near or any(near[-1].last < hit.first < start and hit.phrase.lemma for hit in view.hits):
        return None  # "the United States left the treaty which …": a verb stands between
    return near[-1].slug


def coordinated(view: View, mention: ActorMention, facts: EventFacts) -> list[ActorMention]:
    """The actors that share a subject with this one ("the United States and NATO"), itself last."""
    group = [mention]
    for other in sorted(view.actors, key=lambda one: -one.last):
        if other.last < group[0].first and not (other.owner or other.attributive or other.governed):
            between = view.words[other.last + 1 : group[0].first]
            # Commas join only what an "and" closes: "In talks with Romania, Russia said …" names one subject.
            joined = any(word in facts.conjunctions or (word == "," and len(group) > 1) for word in between)
            if joined and all(word in facts.conjunctions or word in facts.articles or word == "," for word in between):
                group.insert(0, other)
    return group


def _stands_alone(view: View, at: int, facts: EventFacts) -> bool:
    """Whether what follows a word that is an article or pronoun is no noun phrase."""
    word = view.words[at + 1]
    return word in facts.auxiliaries or word in facts.prepositions or is_adverb(word, facts) or not word[0].isalnum()


def _titled(view: View, at: int, *, floor: int, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse, owned: bool) -> str | None:
    for step in range(at - 1, max(floor, at - 6) - 1, -1):
        if view.clauses[step] != view.clauses[at]:
            break
        word = view.words[step]
        if word in facts.oblique or (facts.bare_content and step and opens_contact(view, step, facts)):
            continue
        if word in facts.group_pronouns and word in facts.articles and step < at - 1 and not _stands_alone(view, step, facts):
            continue  # an article
        if word in joined(facts.person_pronouns, facts.group_pronouns, facts.groups, facts.epithets, facts.bodies) or (word in facts.titles and not owned):
            opened = facts.verb_second and not facts.inflected_names and word in facts.person_pronouns
            return (earlier(view, step, gazetteer, facts) if opened else None) or resolve_word(view, step, facts, discourse)
    return None


def _is_person(mention: ActorMention, gazetteer: Gazetteer) -> bool:
    entry = gazetteer.actors.get(mention.slug)
    return entry is not None and entry.kind == PERSON


def _reaches(view: View, mention: ActorMention, at: int, kind: str) -> bool:
    """Whether a mention can be the subject of a verb: in its clause, or in a main clause resumed after an insertion."""
    if view.clauses[mention.last] == view.clauses[at]:
        return True
    if view.kinds[mention.last] != kind or kind in (RELATIVE, CONDITION):
        return False
    between = view.kinds[mention.last : at]
    return RELATIVE in between and all(one in (RELATIVE, CONTENT, kind) for one in between)


def _step_left(view: View, at: int, facts: EventFacts) -> int:
    """The first word left of a verb that is no auxiliary, adverb or date."""
    step = at - 1
    while step >= 0 and (view.words[step] in facts.auxiliaries or is_adverb(view.words[step], facts) or _in_expression(view, step)):
        step -= 1
    return step


def _in_expression(view: View, at: int) -> bool:
    """Whether a word belongs to a time expression."""
    for first, last, _ in view.timexes:  # noqa: SIM110 - asked at every verb, and a generator costs more than the test
        if first <= at <= last:
            return True
    return False


def followers(view: View, mention: ActorMention, facts: EventFacts) -> list[ActorMention]:
    """The actors that share a subject with this one and follow it ("Biden and the Ukrainian president …"), itself first."""
    group = [mention]
    for other in view.actors:
        between = view.words[group[-1].last + 1 : other.first]
        if other.first <= group[-1].last or other.owner:
            continue
        joined = len(between) < 6 and any(word in facts.conjunctions for word in between)
        if not joined or not all(word[0].isalnum() and word not in facts.prepositions for word in between):
            break
        group.append(other)
    return group


def subject_after(view: View, hit: Hit, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse, *, oblique: bool = False) -> str | None:
    """The subject of an inverted clause ("sier Stoltenberg", "said British Foreign Secretary Liz Truss"); ``oblique`` takes any case."""
    start = hit.last + 1
    if hit.phrase.lemma or (hit.phrase.loose and facts.verb_second and not (facts.verb_last or facts.inflected_names)):
        start = hit.first + 1
    best: str | None = None
    start = _past_addressee(view, start, facts)
    untold = False  # whether a title was passed that means nobody known yet ("the spokesman of …")
    aside = False  # whether a phrase of a preposition has begun, whose genitives own no subject ("spoke of the plans of …")
    for at in range(start, min(len(view.words), start + AFTER_REACH)):
        word = view.words[at]
        mention = next((one for one in view.actors if one.first <= at <= one.last), None)
        if (facts.inflected_names or facts.verb_last) and not mention and _is_date(view, at, facts):
            continue
        if mention:
            cased = facts.inflected_names and not oblique and (mention.oblique or mention.governed or is_one_of_many(view, mention, hit, facts))
            if mention.attributive or cased or (aside and mention.owner and not oblique):
                continue
            if best and not mention.owner and facts.verb_second and not facts.inflected_names and not _is_person(mention, gazetteer):
                return best  # "arrived Russian planes Minsk": what follows the subject is its object
            best = mention.slug if not mention.owner or best is None else best
            if not mention.owner and at == mention.last and not _goes_on(view, mention, gazetteer):
                return best
            continue
        if facts.inflected_names and (word in facts.prepositions or (at == start and word in facts.conjunctions)):
            aside = word in facts.prepositions and facts.texts.isdisjoint(view.words[at + 1 : at + 4])
            continue  # "sent also the alliance", "said in Moscow the minister": what a preposition governs is no nominative
        if untold and (word in facts.prepositions or word == ","):
            continue
        if word == "." and len(view.words[at - 1]) <= HONORIFIC:
            continue  # "M. Zelensky"
        if word in facts.prepositions or word in facts.complementizers or word in facts.conjunctions or not word[0].isalnum():
            break
        untold, aside = untold or word in facts.titles, aside and (word not in facts.titles or word in facts.oblique)
        found = resolve_word(view, at, facts, discourse) if oblique or word not in facts.oblique else None
        if view.attribution < 0 and view.kinds[0] == SUB and word in facts.person_pronouns:
            found = earlier(view, at, gazetteer, facts) or found  # "when X received Y, said he that …"
        if found and best is None:
            named = facts.inflected_names and any(at < one.first <= at + TITLE_REACH and _is_person(one, gazetteer) and not one.oblique for one in view.actors)
            if not named:
                return found
    return best


def _past_addressee(view: View, start: int, facts: EventFacts) -> int:
    """The word where a subject may begin behind a verb: past those spoken to ("a confié aux journalistes le ministre")."""
    if facts.inflected_names or start >= len(view.words) or view.words[start] not in facts.prepositions:
        return start
    after = start + 1
    while after < len(view.words) and view.words[after] in facts.articles:
        after += 1
    return start if any(start <= one.first <= after for one in view.actors) else after + 1


def _is_date(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a word belongs to a date, the preposition before it included."""
    return any(first - (view.words[first - 1] in facts.prepositions) <= at <= last for first, last, _ in view.timexes if first)


def _goes_on(view: View, mention: ActorMention, gazetteer: Gazetteer) -> bool:
    """Whether a person's name follows this mention in the same noun phrase ("US Secretary of State Antony Blinken")."""
    if _is_person(mention, gazetteer):
        return False
    return any(other.first > mention.last and other.first - mention.last < 6 and _is_person(other, gazetteer) for other in view.actors)


def side(slug: str, gazetteer: Gazetteer) -> str:
    """The state or organisation that an actor belongs to in the end; itself where it belongs to none."""
    entry = gazetteer.actors.get(slug)
    if entry is None or not entry.affiliation:
        return slug
    behind = gazetteer.actors.get(entry.affiliation)
    if behind is not None and not behind.affiliation:
        return entry.affiliation  # most chains have one link, and this is asked some 150 times a text
    seen: set[str] = set()
    above: str | None = slug
    while above and above not in seen and above in gazetteer.actors:
        slug = above
        seen.add(slug)
        above = gazetteer.actors[slug].affiliation
    return slug


def assemble(
    view: View, *, doer: str | None, at: int, keep: Iterable[ActorMention], gazetteer: Gazetteer, fellows: Iterable[str] = (), passive: bool = False
) -> tuple[EventActor, ...]:
    """The event's actors: the doer with the state behind it, who is on the receiving end, and who is only mentioned."""
    roles: dict[str, Role] = {}

    def add(slug: str, role: Role) -> None:
        if len(roles) < MOST_ACTORS:
            roles.setdefault(slug, role)
        behind = side(slug, gazetteer)
        if behind != slug and len(roles) < MOST_ACTORS:
            roles.setdefault(behind, role)

    if doer:
        add(doer, Role.ACTOR)
    for slug in fellows:
        add(slug, Role.ACTOR)
    receiving = True
    kept = sorted(keep, key=lambda mention: (mention.first < at, mention.first))
    for mention in kept:
        if mention.slug in roles or mention.attributive:
            continue
        after = mention.first > at or (passive and mention.first < at)
        add(mention.slug, Role.RECIPIENT if after and receiving else Role.MENTIONED)
        receiving = receiving and not after
    return tuple(EventActor(slug, role) for slug, role in roles.items())
