"""Clauses of a sentence, found from subordinators, commas and verbs in one pass from left to right.

This is no parser: it only has to tell what a sentence asserts from what hangs on it (relative clauses, conditions, times, and what
somebody is said to have said), since subjects and dates must not leak from one into the other.
"""

from __future__ import annotations

from timeline.extraction.event_coding.cases import opens_gerund, takes_over
from timeline.extraction.event_coding.lists import is_listed
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import DASHES, View
from timeline.extraction.languages.events_facts import EventFacts, joined

MAIN, CONTENT, RELATIVE, SUB, CONDITION = "main", "content", "relative", "sub", "condition"
ENDS = frozenset(";:?!")
COMMAS = frozenset(",")
MARKS = ENDS | COMMAS
SET_OFF = frozenset(",–—-")  # behind which a clause may begin
# How far a subordinator may stand before its verb, and a returning main verb after its comma.
VERB_REACH = 14
COMPLEMENT_REACH = 12
RETURN_REACH = 3


def verbs(view: View, facts: EventFacts) -> list[bool]:
    """Which words are verbs as far as we know: auxiliaries and the heads of triggers that are verbs; kept in the view."""
    if view.verbs is None:
        view.verbs = list(map(facts.auxiliaries.__contains__, view.words))
        for hit in view.hits:
            if hit.phrase.lemma:
                view.verbs[hit.first] = True
    return view.verbs


def is_adverb(word: str, facts: EventFacts) -> bool:
    return word in facts.adverbs or bool(facts.adverb_endings and len(word) > 4 and word.endswith(facts.adverb_endings))


def segment(view: View, facts: EventFacts) -> None:
    """Fill ``view.clauses`` and ``view.kinds``. Raises nothing; a sentence without cues is one main clause."""
    words, quoted, size = view.words, view.quoted, len(view.words)
    verb = verbs(view, facts)
    dated = [False] * size
    for first, last, _ in view.timexes:
        for at in range(first, last + 1):
            dated[at] = True
    says = {hit.first: hit for hit in view.hits if hit.trigger and hit.trigger.kind == "speech" and hit.trigger.type == "STATEMENT"}
    spoken = [hit for hit in view.hits if hit.trigger and hit.trigger.speaks and not (facts.adverbials and hit.form == "gerund")]
    complement = {hit.first: hit.trigger is not None and hit.trigger.kind == "act" for hit in spoken}  # with an object, no clause: "blamed"
    verbs_of_saying = complement.keys() | (set() if facts.adverbials else says.keys())
    stack, number, current = [MAIN], 0, MAIN
    clauses, kinds = [0] * size, [MAIN] * size
    opened_first = set_in = False  # a subordinate clause that opened the sentence, or is no more than a participle's, ends with its comma
    clause_has_verb = saying = acted = False
    bare = -1  # where what is said begins without a complementizer
    bare_start = _first_word(view)
    awaiting = -1  # up to which word a complementizer may follow a speech verb
    turning = joined(MARKS, facts.conditionals, facts.conditional_openers, facts.complementizers, facts.relatives, facts.conjunctions, facts.subordinators)
    opening, conditional = joined(facts.conjunctions, facts.prepositions), joined(facts.conditionals, facts.conditional_openers)
    little = joined(facts.articles, facts.prepositions, facts.conjunctions, facts.relatives, facts.complementizers, facts.subordinators, facts.titles)

    def returns(at: int) -> bool:
        """Whether the main clause goes on after the comma at ``at``: a verb comes next, adverbs and dates aside."""
        step, skipped = at + 1, 0
        while step < size and skipped < RETURN_REACH and (is_adverb(words[step], facts) or dated[step] or words[step] in facts.prepositions):
            step, skipped = step + 1, skipped + 1
        return step < size and verb[step]

    def resumes(at: int) -> bool:
        """Whether a word that is neither a name nor a little word follows the comma, so that it may be the main verb still missing."""
        following = words[at + 1] if at + 1 < size else ""
        named = any(one.first <= at + 1 <= one.last for one in view.actors)
        plain = following.isalpha() and not named and not dated[at + 1] and following not in little and not is_adverb(following, facts)
        return plain and clause_has_verb and not any(verb[step] for step in range(at) if kinds[step] == MAIN and clauses[step] == 0)

    def has_verb(at: int) -> bool:
        for step in range(at + 1, min(size, at + VERB_REACH)):
            if words[step] in ENDS or (words[step] in COMMAS and words[step + 1 : step + 2] and words[step + 1] in facts.conjunctions):
                return False
            if verb[step]:
                return True
        return False

    def clause_ahead(at: int) -> bool:
        for step in range(at + 1, min(size, at + VERB_REACH)):
            if words[step] in COMMAS or words[step] in ENDS:
                return False
            if verb[step]:
                return True
        return False

    def is_infinitive_clause(at: int) -> bool:
        """Whether the clause from here closes with an infinitive ("…, die Stadt zu verlassen")."""
        end = next((step for step in range(at + 1, size) if words[step] in MARKS or not words[step][0].isalnum()), size) - 1
        joined_on = words[end].endswith("n") and any(words[end].startswith(particle + marker) for particle in facts.particles for marker in facts.infinitives)
        return joined_on or words[end - 1] in facts.infinitives or any(hit.form == "gerund" and hit.first == end for hit in view.hits)

    # At most words nothing begins or ends: only the places where something may are looked at, a third of all.
    marked = [word in turning for word in words]
    for at in (*verbs_of_saying, *([] if SET_OFF.isdisjoint(words) else [at for at in range(1, size) if words[at - 1] in SET_OFF])):
        marked[at] = True
    done = 0
    while done < size:
        at = marked.index(True, done) if True in marked[done:] else size
        if at > done:
            clauses[done:at], kinds[done:at] = [number] * (at - done), [current] * (at - done)
            clause_has_verb = clause_has_verb or True in verb[done:at]
        done = at + 1
        if at == size:
            break
        word, opens = words[at], ""
        after_comma = at > 0 and words[at - 1] in SET_OFF
        if quoted[at] or not (word in turning or after_comma or at == bare):
            pass  # a verb of saying
        elif at == bare:
            opens = CONTENT
        elif word == ":" and saying and current == MAIN:
            opens, saying = CONTENT, False
        elif word in ENDS:
            number, current, stack = number + 1, MAIN, [MAIN]
        elif word in COMMAS and current != MAIN:
            if current == CONTENT and RELATIVE in stack and (facts.elisions or facts.verb_last) and returns(at):
                number, current, stack = number + 1, MAIN, [MAIN]  # "…, qui avait dit que …, a démissionné"
            elif current == RELATIVE and RELATIVE in stack and facts.verb_last and returns(at):
                number, current, stack = number + 1, MAIN, [MAIN]  # "…, der gesagt hatte, die Stadt sei verloren, trat zurück"
            elif opened_first or set_in or (current in (RELATIVE, SUB) and (returns(at) or (current == RELATIVE and resumes(at)))):
                current = stack.pop() if len(stack) > 1 else MAIN
                number += 1
                opened_first = set_in = False
        elif facts.inflected_names and after_comma and current == MAIN and clause_has_verb and (acted or not saying) and takes_over(view, at, verb):
            number, clause_has_verb, saying = number + 1, False, False
        elif after_comma and saying and facts.comma_opens_content and current == MAIN and word not in opening:
            opens, saying = CONTENT, False
        elif facts.adverbials and after_comma and current == MAIN and opens_gerund(view, at, facts):
            opens, set_in = RELATIVE, True
        elif after_comma and _opens_relative(words, at, facts) and not (facts.verb_last and is_infinitive_clause(at)) and not is_listed(view, at, facts):
            opens = RELATIVE
        elif word in conditional and _opens_condition(view, at, facts, after_comma=after_comma) and has_verb(at):
            opens = CONDITION
        elif (
            word in facts.complementizers
            and not dated[at]
            and (at <= awaiting or (facts.verb_last and (after_comma or at == bare_start)))
            and words[at - 1] not in facts.subordinators
            and (word not in facts.prepositions or clause_ahead(at))
        ):
            opens, awaiting = CONTENT, -1
        elif word in facts.relatives and not facts.relatives_need_comma and at and not verb[at - 1] and not dated[at] and has_verb(at):
            opens = RELATIVE
        elif after_comma and current == MAIN and dated[at] and any(verb[:at]) and has_verb(at):
            if facts.verb_second and next((verb[step] for step in range(at, size) if not dated[step]), False):
                number, clause_has_verb = number + 1, False  # "…, on Friday meets the council"
            else:
                opens = SUB
        elif facts.bare_content and after_comma and current == CONTENT and word in facts.conjunctions and clause_has_verb and _new_speaker(view, at, facts):
            number, clause_has_verb, current, stack = number + 1, False, MAIN, [MAIN]
        elif current == MAIN and word in facts.conjunctions and clause_has_verb and _new_subject(view, at, verb, facts):
            number, clause_has_verb = number + 1, False
        elif (
            word in facts.subordinators
            and not (at in complement or dated[at] or any(hit.last == at for hit in view.hits))
            and not (facts.bare_content and facts.verb_second and at and words[at - 1] in facts.prepositions)  # "ved siden av"
            and (after_comma or at == bare_start or not facts.verb_last)
            and (word not in facts.need_that or not joined(facts.complementizers, facts.infinitives).isdisjoint(words[at + 1 : at + 2]))
            and has_verb(at)
            and not (at + 1 < size and (dated[at + 1] or words[at + 1].isdigit()))
        ):
            opens = SUB
        if opens:
            opened_first = at == bare_start
            stack.append(current)
            current, number = opens, number + 1
        if opens or (number != clauses[at - 1] if at else False):
            clause_has_verb = False
        clause_has_verb = clause_has_verb or verb[at]
        clauses[at], kinds[at] = number, current
        if at not in verbs_of_saying or quoted[at]:
            continue
        if at in complement:
            acted = complement[at]
            awaiting, saying = at + COMPLEMENT_REACH, saying or (current == MAIN and view.attribution < 0)
        if at in says and current in (MAIN, SUB, RELATIVE):
            start = _bare_content(view, says[at], dated, verb, facts)
            if start is not None:
                bare, awaiting, marked[start] = start, -1, True
    view.clauses, view.kinds = clauses, kinds


def _new_subject(view: View, at: int, verb: list[bool], facts: EventFacts) -> bool:
    """Whether a conjunction is followed by an actor or pronoun with a verb of its own, so that a second main clause begins."""
    beside = [one for one in view.actors if one.owner and (one.last == at - 1 or one.first == at + 1)]
    if len(beside) > 1:
        return False  # "American and Russian officials"
    step = at + 1
    size = len(view.words)
    named = False
    while step < min(size, at + 9):
        mention = next((one for one in view.actors if one.first <= step <= one.last), None)
        if mention:
            named, step = True, mention.last + 1
        elif view.words[step] in facts.person_pronouns or view.words[step] in facts.group_pronouns:
            named, step = True, step + 1
        elif named and verb[step]:
            return True
        elif named and facts.verb_last:
            return False  # "wollen Russland und Belarus … abhalten": a new clause has its verb right behind its subject
        elif not named and any(first - 1 <= step <= last and (step >= first or view.words[step] in facts.prepositions) for first, last, _ in view.timexes):
            step += 1  # "and on Tuesday he will …"
            turned = facts.verb_second and not (facts.verb_last or facts.inflected_names) and step + 1 < size and verb[step]
            if turned and (view.words[step + 1] in facts.person_pronouns or any(one.first == step + 1 for one in view.actors)):
                return True  # "and on Tuesday will he …"
        elif view.words[step] in facts.prepositions or not view.words[step][0].isalnum():
            return False
        else:
            step += 1
    return False


def _new_speaker(view: View, at: int, facts: EventFacts) -> bool:
    """Whether behind ", and" somebody else says or vows something, so that what was said before has ended."""
    hit = next((one for one in view.hits if at < one.first <= at + VERB_REACH), None)
    speaks = hit is not None and hit.trigger is not None and hit.trigger.speaks and hit.form == "past"
    return hit is not None and speaks and any(at < one.first <= at + RETURN_REACH and one.last < hit.first for one in view.actors)


def _opens_condition(view: View, at: int, facts: EventFacts, *, after_comma: bool) -> bool:
    """Whether a word opens a condition: "if", or a verb that opens the sentence ("should Russia attack, …")."""
    word, first = view.words[at], at == _first_word(view)
    if word in facts.conditional_openers and first and view.words[-1] != "?":
        return True
    inverted = word in facts.conditional_openers and word not in facts.finite_auxiliaries and not first and view.words[at - 1] not in facts.relatives
    if facts.bare_content and inverted and any(one.first == at + 1 and not one.owner for one in view.actors):
        return True  # "would respond should Russia attack"
    return word in facts.conditionals and (after_comma or first or word not in facts.prepositions)


def _opens_relative(words: list[str], at: int, facts: EventFacts) -> bool:
    """Whether a relative clause begins at a word: with its pronoun, or with a preposition or noun before it ("the land whose …")."""
    if words[at] in facts.relatives:
        return True
    if facts.verb_last and words[at] in facts.prepositions and at + 1 < len(words) and words[at + 1] in facts.relatives:
        stop = next((step for step in range(at + 2, len(words)) if words[step] in MARKS or words[step] == "."), len(words))
        return words[stop - 1] in facts.auxiliaries  # ", mit dem er gesprochen hat"
    if not facts.inflected_names or words[at] in facts.conjunctions:
        return False
    return any(word in facts.relatives and word not in facts.articles for word in words[at + 1 : at + 3])


def is_noun_led(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a word's clause is a relative one about a thing of somebody's ("the land whose …"), whose doer stays unknown."""
    first = view.words[view.clauses.index(view.clauses[at])]
    return facts.inflected_names and first not in facts.relatives and first not in facts.prepositions


def _first_word(view: View) -> int:
    return next((at for at, word in enumerate(view.words) if word[0].isalnum()), 0)


def _goes_on(view: View, at: int, known: list[bool], facts: EventFacts) -> bool:
    """Whether a verb follows before a comma, or behind what only describes the subject ("said Kallas, the premier, would …")."""
    bare = {hit.first for hit in view.hits if hit.form == "base"}  # as nouns look: "of an imminent attack"
    for step in range(at + 1, min(len(view.words), at + VERB_REACH)):
        if known[step] and not (step in bare and not view.words[step - 1].endswith("s") and not any(one.last == step - 1 for one in view.actors)):
            return True
        if view.words[step] == "," and step + 1 < len(view.words):
            following = view.words[step + 1]
            return following in facts.relatives or following in facts.articles or any(one.first == step + 1 for one in view.actors)
    return True


def _behind_addressee(view: View, hit: Hit, dated: list[bool], facts: EventFacts) -> int:
    """The first word behind a verb of saying that is neither those spoken to nor the day ("told reporters on Friday …")."""
    at, size = hit.last + 1, len(view.words)
    if hit.phrase.lemma in facts.telling and at < size:
        mention = next((one for one in view.actors if one.first <= at <= one.last), None)
        at = mention.last + 1 if mention and not mention.owner else at + 1 if view.words[at] in facts.addressees else at
    while at < size and (dated[at] or (view.words[at] in facts.prepositions and at + 1 < size and dated[at + 1])):
        at += 1
    return at


def _bare_content(view: View, hit: Hit, dated: list[bool], known: list[bool], facts: EventFacts) -> int | None:
    """Where what is said begins right behind its verb without "that" ("said the talks failed"), or None."""
    at = _behind_addressee(view, hit, dated, facts) if facts.bare_content else len(view.words)
    if at >= len(view.words) or view.attribution == hit.first or view.words[hit.first] in facts.prepositions:
        return None
    word = view.words[at]
    if not word[0].isalnum() or dated[at] or word in facts.prepositions or word in facts.complementizers or is_adverb(word, facts):
        return None
    if not any(known[at + 1 : at + VERB_REACH]) or not _goes_on(view, at, known, facts):
        return None
    # "told parliament on Friday that …": wait for the complementizer where one follows soon.
    for step in range(at, min(len(view.words), at + 9)):
        if view.words[step] in facts.complementizers:
            return None
        if view.words[step] in ENDS or view.words[step] in DASHES:
            break
    return at
