"""Reads sentences into views: words, quotation, phrases, actors, dates, clauses and speakers, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from timeline.extraction.annotations import ActorSpan, Gazetteer, Sentence, Timex
from timeline.extraction.event_coding import attribution, coordination
from timeline.extraction.event_coding.cases import Cases
from timeline.extraction.event_coding.clauses import CONTENT, MAIN, RELATIVE, SUB, segment
from timeline.extraction.event_coding.participles import is_aside, may_be_finite, only_describes
from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.placing import place_actors
from timeline.extraction.event_coding.quotations import verbs_of_saying
from timeline.extraction.event_coding.view import CLOSERS, DASHES, View, tokenize
from timeline.extraction.languages.events_facts import EventFacts, joined, lacking


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


# How shortly before its participle a helping verb stands, adverbs and dates in between.
HELPER_REACH = 7
# How far behind its object a verb closes the clause.
VERB_REACH = 14

Item = TypeVar("Item", bound=_Placed)


def _within(items: Sequence[Item], starts: list[int], sentence: Sentence) -> Iterable[Item]:
    for at in range(bisect_left(starts, sentence.start), len(items)):
        if items[at].start >= sentence.end:
            return
        if items[at].end <= sentence.end:
            yield items[at]


def read(
    text: str,
    *,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    actor_spans: Sequence[ActorSpan],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    language: str,
) -> list[list[View]]:
    """The body's sentences as views, grouped by paragraph; headings are left out."""
    dates = sorted(timexes, key=lambda one: one.start)
    spans = sorted((one for one in actor_spans if one.slug in gazetteer.actors), key=lambda one: (one.start, -one.end))
    date_starts, span_starts = [one.start for one in dates], [one.start for one in spans]
    cases = Cases(language, lexicon.facts, gazetteer)
    paragraphs = []
    for _, group in groupby((one for one in sentences if not one.heading), key=lambda one: one.paragraph):
        opener = ""
        views = []
        dash = False
        for number, sentence in enumerate(group):
            view, opener = tokenize(text, sentence, opener=opener, elisions=lexicon.facts.elisions)
            if not view.words:
                continue
            view.words[0] = lexicon.facts.unaccented.get(view.words[0], view.words[0])
            view.timexes = [(*view.words_of(one.start, one.end), one) for one in _within(dates, date_starts, sentence)]
            place_actors(view, _within(spans, span_starts, sentence), lexicon.facts, gazetteer)
            dash = dash or ((number == 0 or lexicon.facts.verb_second) and view.words[0] in DASHES)
            # A sentence that neither names nor means anybody tells no event.
            mute = not (view.actors or dash or True in view.quoted) and lexicon.referring.isdisjoint(view.words)
            found = [] if mute else lexicon.find(view.words)
            verbs_found = [hit for hit in found if hit.trigger and hit.trigger.kind != "noun" and not _is_noun(view, hit, lexicon.facts, text)]
            verbs_found = [hit for hit in verbs_found if not _takes_a_date(view, hit, lexicon.facts)]
            if lexicon.facts.verb_last or lexicon.facts.elisions:
                verbs_found = [hit for hit in verbs_found if not _told_by_verb(view, hit, verbs_found, lexicon.facts)]
            view.hits = [hit for hit in verbs_found if not only_describes(view, hit, verbs_found, lexicon.facts)]
            if view.timexes and (lexicon.facts.bare_content or lexicon.facts.elisions):
                view.asides = [hit for hit in found if hit.trigger and hit.trigger.kind == "act" and is_aside(view, hit, verbs_found, lexicon.facts)]
                view.hits = [hit for hit in view.hits if hit not in view.asides]
            # A cue inside a date is none ("last May").
            view.nouns = [hit for hit in found if hit.trigger and hit.trigger.kind == "noun"]
            idle = lexicon.facts.not_denied
            found = [hit for hit in found if hit.cue != "negation" or not idle or hit.last + 1 >= len(view.words) or view.words[hit.last + 1] not in idle]
            view.cues = [hit for hit in found if hit.cue and not (lexicon.facts.bare_content and _in_date(view, hit.first))]
            said = verbs_of_saying(view, lexicon)
            if said:
                view.hits = sorted([*(one for one in view.hits if all(one.first != other.first for other in said)), *said], key=lambda hit: hit.first)
            cases.mark(view)
            _divide(view, lexicon, dash=dash)
            # A paragraph that opens with a dash is quoted up to its attribution.
            dash = dash and view.attribution < 0
            views.append(view)
        if views:
            paragraphs.append(views)
    return paragraphs


def _divide(view: View, lexicon: Lexicon, *, dash: bool) -> None:
    """Clauses, with what is said before a closing attribution set apart as content."""
    closing = attribution.find_closing(view, lexicon.facts, dash=dash)
    start = 0
    if closing:
        view.attribution, start = closing
    if dash:
        for at in range(start if closing else len(view.words)):
            view.quoted[at] = True
    segment(view, lexicon.facts)
    if len(view.timexes) > 1:
        coordination.split(view, lexicon.facts)
    shift = max(view.clauses, default=0) + 1
    for at in range(len(view.words) if True in view.quoted else start):
        if at < start or view.quoted[at]:
            view.kinds[at] = CONTENT if view.kinds[at] == MAIN or view.quoted[at] else view.kinds[at]
            view.clauses[at] += shift
    if closing:
        # The attribution itself is the main clause, up to where the quotation goes on.
        for at in range(start, len(view.words)):
            if view.quoted[at]:
                break
            if view.kinds[at] in (SUB, RELATIVE) and view.clauses.index(view.clauses[at]) > view.attribution:
                continue  # "said X after he had met Y"
            view.clauses[at], view.kinds[at] = -1, MAIN


def _is_noun(view: View, hit: Hit, facts: EventFacts, text: str) -> bool:
    """Whether a verb's form is a noun here ("its demands", "Stoltenberg's comments")."""
    if hit.form == "participle" and facts.elisions and not _is_helped(view, hit, facts):
        return True  # "des responsables accusés de …"
    if not hit.phrase.lemma or not hit.first or hit.form == "gerund":
        return False
    before = view.words[hit.first - 1]
    if facts.elisions and hit.form == "present" and before in lacking(facts.prepositions, facts.proclitics):
        return True  # "par téléphone"
    if facts.capital_nouns and text[view.starts[hit.first]].isupper() and before[0].isalnum():
        return True  # "das Treffen", "ihre Forderungen"
    if (
        hit.form == "past"
        and facts.verb_last
        and any(one.last == hit.first - 1 and one.first and view.words[one.first - 1] in facts.agents for one in view.actors)
    ):
        return True  # "von Moskau unterstützte Kämpfer"
    if hit.form in ("past", "participle") and facts.agents and _is_reduced(view, hit, facts):
        return True
    return (
        before in facts.noun_markers
        or (facts.bare_content and hit.form == "base" and not may_be_finite(view, hit, facts))
        or (facts.bare_content and hit.form in ("base", "present") and any(one.last == hit.first - 1 and one.span.how == "demonym" for one in view.actors))
        or (
            ((hit.form == "base" or (hit.form == "present" and facts.bare_content)) and before in facts.prepositions and before not in facts.infinitives)
            and not (facts.verb_second and _in_date(view, hit.first - 1))
        )  # "the day after goes X to …"
        or bool(facts.noun_markers and before.endswith("'s"))
    )


def _told_by_verb(view: View, hit: Hit, found: Sequence[Hit], facts: EventFacts) -> bool:
    """Whether a noun is only the object of a verb of the same rule's type that closes its clause ("gemeinsame Manöver abhalten")."""
    if hit.phrase.lemma or not hit.trigger:
        return False
    behind = (
        one for one in found if one.phrase.lemma and one.trigger and one.trigger.kind == hit.trigger.kind and hit.last < one.first <= hit.last + VERB_REACH
    )
    comma = "," if facts.verb_last else ";"  # "En visite à Rome, il a rencontré …"
    return any(one.trigger and one.trigger.type == hit.trigger.type and comma not in view.words[hit.first : one.first] for one in behind)


def _is_helped(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a helping verb stands shortly before a participle, or a conjunction joins it to another one ("a mis … et envoyé")."""
    near = range(max(0, hit.first - HELPER_REACH), hit.first)
    if not hit.first or not hit.phrase.lemma:
        return not hit.phrase.lemma
    joined_on = view.words[hit.first - 1] in facts.conjunctions and any(view.words[at] in facts.auxiliaries for at in range(hit.first))
    helper = max((at for at in near if view.words[at] in facts.auxiliaries), default=None)
    taken = helper is not None and any(
        view.words[at].endswith(facts.participles) for at in range(helper + 1, hit.first) if view.words[at] not in facts.auxiliaries
    )
    return joined_on or view.words[hit.first - 1] in facts.relatives or (helper is not None and not taken)


def _takes_a_date(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether the preposition that closes a phrase belongs to a date ("closed a hearing on Friday")."""
    closed = facts.bare_content and hit.last > hit.first and not hit.phrase.loose and view.words[hit.last] in facts.prepositions
    return closed and hit.trigger is not None and hit.trigger.type != "CONSULT" and any(first == hit.last + 1 for first, _, _ in view.timexes)


def _in_date(view: View, at: int) -> bool:
    return any(first <= at <= last for first, last, _ in view.timexes)


def _is_reduced(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a participle only describes the noun before it ("a vote dismissed as illegal by most states")."""
    before = view.words[hit.first - 1]
    if facts.verb_second and (hit.first == 1 or any(last == hit.first - 1 for _, last, _ in view.timexes)):
        return False  # the verb comes second, behind a date too
    subject = before in joined(facts.person_pronouns, facts.group_pronouns, facts.first_person, facts.relatives, facts.conjunctions, facts.auxiliaries)
    named = any(one.first <= hit.first - 1 <= one.last for one in view.actors)
    near = any(word in facts.auxiliaries for word in view.words[max(0, hit.first - 4) : hit.first])
    reach = hit.last + (9 if facts.bare_content else 6)
    return not subject and not named and not near and before[0].isalpha() and any(word in facts.agents for word in view.words[hit.last + 1 : reach])


def open_up(view: View) -> None:
    """Take a closing attribution for no more than a source, so that the words before it stand for themselves."""
    for at in range(view.attribution):
        if view.kinds[at] == CONTENT and not view.quoted[at]:
            view.kinds[at] = MAIN
    view.attribution, view.sourced = -1, True


def open_content(view: View) -> None:
    """Take words for told, not said, that an unknown source was named for ("as the agency reports, …")."""
    for at in range(len(view.words)):
        if view.kinds[at] == CONTENT and not view.quoted[at]:
            view.kinds[at] = MAIN


def is_quote(view: View) -> bool:
    """Whether a sentence is, marks aside, all quotation."""
    if True not in view.quoted:
        return False
    letters = [at for at, word in enumerate(view.words) if word[0].isalnum()]
    return bool(letters) and all(view.quoted[at] for at in letters)


def opens_quote(view: View) -> bool:
    return view.words[0] in CLOSERS or view.words[0] in DASHES
