"""Who speaks: acts of saying in a sentence, their subjects, and quotations that run over several sentences."""

from __future__ import annotations

from timeline.extraction.annotations import Gazetteer
from timeline.extraction.event_coding import dating, fields, modality, reading
from timeline.extraction.event_coding.cases import in_place
from timeline.extraction.event_coding.clauses import CONTENT, MAIN, RELATIVE, SUB
from timeline.extraction.event_coding.dating import EventDate
from timeline.extraction.event_coding.discourse import Discourse, names_unknown, note_titles, opens_unknown, resolve_word
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.roles import earlier, side, subject_after, subject_before
from timeline.extraction.event_coding.statements import STATEMENT
from timeline.extraction.event_coding.view import PERSON, View
from timeline.extraction.event_coding.voice import agent, is_passive
from timeline.extraction.languages.events_facts import EventFacts

# How many words after "according to" may name the source.
SOURCE_REACH = 4
# The rules for words that name a source, and that for one that follows it ("… zufolge").
POSTPOSED = "as told by"
SOURCES = frozenset({"according to", POSTPOSED})


def acts_of_speech(view: View, facts: EventFacts) -> list[Hit]:
    """The acts of saying that a sentence asserts, kept in the view once they are known."""
    if view.acts is None:
        view.acts = _acts(view, facts)
    return view.acts


def _acts(view: View, facts: EventFacts) -> list[Hit]:
    """The acts of saying that a sentence asserts, one a clause: its closing attribution alone, else those of its main clauses.

    Where no main clause reports anything, one in a clause of time counts ("began when the president said …"). Within a clause a verb with a
    type of its own ("rejected") goes before a plain one ("said").
    """
    closing = next((hit for hit in view.hits if hit.first == view.attribution), None)
    if closing:
        return [closing]
    by_clause: dict[int, Hit] = {}
    for kind in (MAIN, SUB, RELATIVE) if facts.bare_content else (MAIN, SUB):
        if by_clause or (kind != MAIN and any(view.kinds[hit.first] == MAIN and hit.trigger and hit.trigger.kind == "act" for hit in view.hits)):
            break
        for hit in view.hits:
            trigger = hit.trigger
            if trigger is None or not trigger.speaks or view.quoted[hit.first] or view.kinds[hit.first] != kind or not _asserted(view, hit, facts):
                continue
            if kind == RELATIVE and view.words[view.clauses.index(view.clauses[hit.first])] in facts.tails:
                continue  # "what he called …"
            known = by_clause.get(view.clauses[hit.first])
            sourced = known is not None and not facts.sources.keys().isdisjoint(view.words[known.first : known.last + 1])  # "by his account"
            if known is None or (known.trigger and known.trigger.type == STATEMENT and trigger.type != STATEMENT and not sourced):
                by_clause[view.clauses[hit.first]] = hit
    told = sorted(by_clause.values(), key=lambda hit: hit.first)
    named = [hit for hit in told if hit.trigger and hit.trigger.name not in SOURCES]
    return (named or told)[:2] if facts.bare_content else told[:2]


def _is_only_source(view: View, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> bool:
    """Whether what an attribution tells is itself an act of speech, by somebody of the same side or told by nobody we know.

    "Biden warned Zelensky of an attack, the White House said": the event is Biden's warning.
    """
    if 2 * sum(view.quoted[: view.attribution]) > view.attribution:
        return False
    for hit in view.hits:
        if (
            hit.first < view.attribution
            and hit.trigger
            and hit.trigger.speaks
            and view.kinds[hit.first] == CONTENT
            and hit.phrase.lemma
            and _asserted(view, hit, facts)
        ):
            inner = subject_before(view, hit.first, facts, gazetteer, discourse)
            person = inner in gazetteer.actors and gazetteer.actors[inner].kind == PERSON
            return inner is not None and (view.speaker is None or (person and side(inner, gazetteer) == side(view.speaker, gazetteer)))
    return view.speaker is None


def _names_nobody(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a source is neither known nor a title or pronoun that a later sentence may explain ("according to the agency")."""
    if not hit.trigger or hit.trigger.name not in SOURCES:
        return False
    near = view.words[hit.first : hit.last + SOURCE_REACH]
    known = facts.titles | facts.person_pronouns | facts.group_pronouns | facts.groups | frozenset(facts.possessives) | facts.articles
    return known.isdisjoint(near)


def _tells_a_deed(view: View, hit: Hit, *, source: str | None, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> bool:
    """Whether a source is only named beside somebody's deed ("Moscow has, according to Kyiv, moved tanks"), which is the event."""
    placed = facts.elisions or (facts.verb_second and not facts.inflected_names)
    if not hit.trigger or hit.trigger.name not in SOURCES or not placed:
        return False
    for one in view.hits:
        if one.trigger and one.trigger.kind == "act" and not one.trigger.speaks and not view.quoted[one.first] and view.kinds[one.first] == MAIN:
            doer = subject_before(view, one.first, facts, gazetteer, discourse)
            return is_passive(view, one, facts) or (doer is not None and doer != source)
    return False


def _asserted(view: View, hit: Hit, facts: EventFacts) -> bool:
    """Whether a verb of saying is more than an infinitive, a participle or a negation ("did not say")."""
    cues = modality.cues_before(view, hit, facts)
    trigger = hit.trigger
    if trigger and trigger.type == STATEMENT and "negation" in cues:
        return False
    if trigger and trigger.type == STATEMENT and hit.form == "participle":
        # "delivered their answers, written by hand": a participle behind a deed only describes.
        earlier = (one for one in view.hits if one.first < hit.first and view.clauses[one.first] == view.clauses[hit.first])
        if any(one.trigger and one.trigger.kind == "act" for one in earlier):
            return False
    infinitive = hit.first > 0 and view.words[hit.first - 1] in facts.infinitives
    if facts.inflected_names and hit.form == "base" and facts.phases.isdisjoint(view.words[max(0, hit.first - 4) : hit.first]):
        infinitive = True  # "promised to support": what is promised is not said yet
    set_off = facts.bare_content and not facts.verb_second and hit.first > 1 and view.words[hit.first - 1] == ","
    alone = set_off and not any(one.phrase.lemma and one.first < hit.first and one.trigger and view.kinds[one.first] == MAIN for one in view.hits)
    return not (infinitive and "planned" not in cues) and (hit.form != "gerund" or alone)  # "looked grim on Tuesday, warning that …"


def speaker_of(view: View, hit: Hit, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> str | None:
    """The one who speaks by the verb ``hit``; None where nobody known is named."""
    if hit.trigger and hit.trigger.name == "according to":
        meant = next((facts.sources[word] for word in view.words[hit.first : hit.last + 1] if word in facts.sources), "")  # "by his account"
        named = discourse.person if meant == "person" else discourse.group
        return named if meant else subject_after(view, hit, facts, gazetteer, discourse, oblique=True)  # "according to X"
    if is_passive(view, hit, facts):
        return agent(view, hit, facts)
    pronoun = fields.pronoun_behind(view, hit, facts)
    if pronoun is not None:
        return (earlier(view, pronoun, gazetteer, facts) if view.kinds[0] == SUB else None) or resolve_word(view, pronoun, facts, discourse)
    floor = 0
    if view.attribution == hit.first:
        floor = next((at for at in range(len(view.words)) if view.clauses[at] == -1), 0)
        if all(not view.words[at][0].isalnum() or view.words[at] in facts.auxiliaries for at in range(floor, hit.first)):
            return subject_after(view, hit, facts, gazetteer, discourse) or in_place(view, hit.first, facts)
    opening = next((one for one in view.hits if one.first < hit.first and one.trigger and one.trigger.speaks and not view.quoted[one.first]), None)
    if view.attribution == hit.first and opening and any(view.quoted[opening.first : hit.first]):
        # "The minister made it clear: “…”, she said": whoever opens the sentence goes on.
        subject = subject_before(view, opening.first, facts, gazetteer, discourse)
        if subject:
            return subject
    before = subject_before(view, hit.first, facts, gazetteer, discourse, floor=floor)
    place = in_place(view, hit.first, facts) if before and facts.inflected_names else None
    if place and all(one.owner or one.oblique for one in view.actors if one.slug == before and one.first < hit.first):
        return place  # "in the ministry London's charges [they] rejected"
    if before is None and hit.last > hit.first and not hit.phrase.lemma:
        before = subject_before(view, hit.last, facts, gazetteer, discourse, floor=floor)  # "its demands Russia published"
    if before is None and ((facts.verb_second and fields.comes_behind(view, hit, facts)) or view.attribution == hit.first):
        before = subject_after(view, hit, facts, gazetteer, discourse)
    return before or in_place(view, hit.first, facts)


def remember(view: View, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> None:
    """Note whom a sentence was about, for the pronouns and titles of the next one."""
    note_titles(view, facts, gazetteer, discourse)
    unknown = facts.indefinite and view.speaker is None and (opens_unknown(view) or any(names_unknown(view, one.first) for one in acts_of_speech(view, facts)))
    if unknown:
        discourse.person = None  # who speaks now is nobody we know
    _note_subject(view, gazetteer, discourse)


def _note_subject(view: View, gazetteer: Gazetteer, discourse: Discourse) -> None:
    subject = view.speaker or next(
        (one.slug for one in view.actors if not one.governed and not one.attributive and not one.owner and view.kinds[one.last] == MAIN), None
    )
    if subject:
        discourse.note(subject, gazetteer)


def find(
    paragraphs: list[list[View]], facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse, ahead: dict[str, EventDate], *, until: str | None
) -> None:
    """Fill every sentence's ``speaker`` and ``continues``; ``ahead`` takes the first dated statement of each person, for leads."""
    last: tuple[str, int] | None = None
    for views in paragraphs:
        for view in views:
            acts = acts_of_speech(view, facts)
            note_titles(view, facts, gazetteer, discourse)
            if acts:
                view.speaker = speaker_of(view, acts[0], facts, gazetteer, discourse)
                beside = view.attribution < 0 and _tells_a_deed(view, acts[0], source=view.speaker, facts=facts, gazetteer=gazetteer, discourse=discourse)
                if beside or (view.speaker is None and view.attribution < 0 and _names_nobody(view, acts[0], facts)):
                    reading.open_content(view)
                    view.acts = acts = [one for one in _acts(view, facts) if one is not acts[0]]
                    view.speaker = speaker_of(view, acts[0], facts, gazetteer, discourse) if acts else None
                if acts and acts[0].first == view.attribution and _is_only_source(view, facts, gazetteer, discourse):
                    reading.open_up(view)
                    view.acts = None
                    acts = acts_of_speech(view, facts)
                    view.speaker = speaker_of(view, acts[0], facts, gazetteer, discourse) if acts else None
            _note_subject(view, gazetteer, discourse)
            entry = gazetteer.actors.get(view.speaker or "")
            if acts and entry and entry.kind == PERSON:
                date = dating.own(view, acts[0].first, facts, speech=True, until=until)
                if date.edtf:
                    ahead.setdefault(entry.slug, date)
        attributed = next((view for view in views if view.speaker and any(view.quoted)), None)
        for view in views:
            if view.speaker:
                last = view.speaker, view.sentence.start
            elif reading.is_quote(view):
                voice = (attributed.speaker, attributed.sentence.start) if attributed and attributed.speaker else last
                if voice:
                    view.speaker, view.continues = voice
