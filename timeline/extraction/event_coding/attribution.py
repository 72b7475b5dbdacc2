"""Attributions: which verb of saying carries a sentence, and who it says is speaking.

"…," X said · sier X · X said that … · according to X. The words before a closing attribution are what is said.
"""

from __future__ import annotations

from timeline.extraction.event_coding.clauses import verbs
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.view import CLOSERS, DASHES, View
from timeline.extraction.languages.events_facts import EventFacts, joined

CLOSING = frozenset("".join(CLOSERS.values())) | {"“"}
# Longest name with titles and appositions between a comma and "said".
NAME_REACH = 22
CONTENT_WORDS = 3
# How soon "that" follows a verb of saying which opens what is said.
COMPLEMENT_REACH = 7
# How soon a subject follows an inverted verb.
SUBJECT_REACH = 5


def find_closing(view: View, facts: EventFacts, *, dash: bool = False) -> tuple[int, int] | None:
    """A closing attribution ("…, X said"): index of its verb and of its first word behind what is said, or None."""
    spoken = [
        hit
        for hit in view.hits
        if hit.trigger
        and not view.quoted[hit.first]
        and (hit.trigger.kind == "speech" or ((hit.trigger.speaks or (dash and hit.phrase.lemma)) and _is_inverted(view, hit, facts)))
    ]
    if not spoken:
        return None
    known = verbs(view, facts)
    # "…, said X, according to Y": the nearer voice is the one that counts.
    for hit in sorted(spoken, key=lambda one: (one.trigger is not None and one.trigger.name == "according to", -one.first)):
        if facts.bare_content and (hit.form == "gerund" or _has_voice_before(view, hit)):
            continue
        behind = view.words[hit.last + 1 : hit.last + COMPLEMENT_REACH]
        if facts.bare_content and "," in behind:
            behind = behind[: behind.index(",")]  # ", the ministry said on Monday, in a sign that …"
        opened = next((at for at, word in enumerate(behind) if word in facts.subordinators and at > 0), len(behind))
        if not dash and any(word in facts.complementizers for word in behind[:opened]) and not any(view.quoted[: hit.first]):
            continue
        if behind and behind[0] in facts.complementizers:
            continue
        start = _boundary(view, hit, known, facts)
        if start and facts.gerunds and view.words[_first(view)].endswith(facts.gerunds) and not any(view.quoted[:start]):
            continue  # "having met X, he said …": no more than an adjunct
        letters = [at for at in range(start or 0) if view.words[at][0].isalnum()]
        if start is None or (len(letters) < CONTENT_WORDS and not (letters and all(view.quoted[at] for at in letters))):
            continue
        if view.words[start] in facts.conjunctions:
            continue
        quoted = any(view.quoted[:start])
        if not quoted and view.words[start] in facts.subordinators and view.words[start] not in facts.sources and start < hit.first:
            continue  # "…, since X has not said why": a reason, and no voice
        if quoted or dash or _is_inverted(view, hit, facts) or view.words[0] in DASHES or _clausal(view, start, hit, known, facts):
            return hit.first, start
    return None


def _has_voice_before(view: View, hit: Hit) -> bool:
    """Whether a mere source follows somebody who says it ("X told Y that …, according to Z")."""
    if hit.trigger is None or hit.trigger.name != "according to":
        return False
    return any(one.first < hit.first and one.trigger and one.trigger.kind == "speech" and not view.quoted[one.first] for one in view.hits)


def _is_inverted(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a verb stands between a comma and its subject ("…, threatened the minister"), where a comma needs no more to end what is said."""
    before = hit.first - 1
    while facts.elisions and before > 0 and (view.words[before] in facts.auxiliaries or view.words[before] in facts.person_pronouns):
        before -= 1  # ", a-t-il dit", ", a dit le ministre"
    turned = facts.comma_opens_content or facts.verb_second or (facts.elisions and before < hit.first - 1)
    if not (turned and (hit.phrase.lemma or facts.reflexives) and before >= 0 and view.words[before] == ","):
        return False
    if view.words[hit.first + 1 : hit.first + 2] and view.words[hit.first + 1] in facts.person_pronouns and "," in view.words[hit.first + 2 : hit.first + 3]:
        return False  # "…, said he, …" is put in
    nominatives = (one.last + 1 for one in view.actors if one.last + 2 < hit.first and not (one.oblique or one.governed or one.owner))
    if any(view.words[at] == "," for at in nominatives):
        return False  # "X, speaking in Y, urged Z": what stands between the commas is set in
    placed = hit.first + 2 if view.words[hit.first].endswith(facts.impersonal or ("?",)) and hit.first + 1 < len(view.words) else 0
    if placed and view.words[placed - 1] in facts.locatives and any(one.first == placed for one in view.actors):
        return True  # "…, warned in Washington"
    reach = SUBJECT_REACH + 2 * facts.verb_last  # "empörte sich am Montag der Minister"
    behind = range(hit.first + 1, min(len(view.words), hit.first + reach))
    if facts.verb_last:
        behind = range(behind.start, next((at for at in behind if view.words[at] == ","), behind.stop))
    if facts.verb_second and not facts.comma_opens_content:
        # There a clause of time that opens the sentence, or one beside a name, ends with a comma before its verb, too.
        opening = joined(facts.subordinators, facts.prepositions, facts.conditionals, facts.conditional_openers)
        speech = view.words[0] in DASHES
        closed = not speech and (view.words[_first(view)] in opening or not facts.relatives.isdisjoint(view.words[: hit.first]))
        told = speech or any(verbs(view, facts)[: hit.first])
        if hit.trigger is None or closed or (hit.trigger.kind != "speech" and not told):
            return False
        if hit.trigger.kind != "speech":
            return behind.start < len(view.words) and view.words[behind.start][0].isalpha()
        if view.words[behind.start : behind.start + 1] and view.words[behind.start] in facts.person_pronouns:
            return True
    named = any(one.first in behind and not (one.oblique or one.governed) for one in view.actors)
    return named or any(view.words[at] in facts.titles and view.words[at] not in facts.oblique for at in behind)


def _boundary(view: View, hit: Hit, known: list[bool], facts: EventFacts) -> int | None:
    """The first word after the comma or closing mark that ends what is said before this verb; None without one."""
    words = view.words
    best = None
    for at in range(hit.first - 1, max(-1, hit.first - NAME_REACH), -1):
        word = words[at]
        if view.quoted[at] and word in CLOSING:
            return at + 1
        if view.quoted[at]:
            return best
        if known[at] and words[at] not in facts.auxiliaries:
            return best
        if word in facts.relatives or word in facts.complementizers or word in ";:":
            return best
        if word == ",":
            if best and facts.bare_content and any(one in facts.conjunctions for one in words[at + 1 : best]):
                return best  # the rest of a list: "to Germany, Poland and Romania, the ministry said"
            inverted = all(view.words[step] in facts.auxiliaries for step in range(at + 1, hit.first)) and not _apposed(view, at)
            if inverted or not _adjunct(view, at, facts):
                best = at + 1
            if inverted:
                return best
    return best


def _apposed(view: View, comma: int) -> bool:
    """Whether a comma before the verb of saying ends a name set off by commas ("…, the minister, Sergei Lavrov, said")."""
    named = any(one.last == comma - 1 for one in view.actors)
    return named and not any(comma < one.first <= comma + 4 for one in view.actors)


def _adjunct(view: View, comma: int, facts: EventFacts) -> bool:
    """Whether all before the comma is only a time or place ("On Friday, …", "In a tweet, …")."""
    first = _first(view)
    return view.words[first] in facts.prepositions and not any(word == "," for word in view.words[first:comma]) and comma - first < 10


def _first(view: View) -> int:
    return next((at for at, word in enumerate(view.words) if word[0].isalnum()), 0)


def _clausal(view: View, start: int, hit: Hit, known: list[bool], facts: EventFacts) -> bool:
    """Whether the words before ``start`` hold a verb, and nothing but a date or place follows the verb of saying."""
    size = len(view.words)
    behind = range(hit.last + 1 + (not facts.bare_content), size)
    stop = next((at for at in behind if view.words[at] in facts.subordinators and any(known[at:])), size)  # "said X after …"
    if facts.bare_content:
        stop = min(stop, next((at for at in range(hit.last + 1, size) if view.words[at] == ","), size))
    tail = [at for at in range(hit.last + 1, stop) if view.words[at][0].isalnum()]
    return any(known[:start]) and not any(known[at] for at in tail)
