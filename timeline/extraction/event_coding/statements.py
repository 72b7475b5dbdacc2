"""What a speaker does by what is said: the type of a statement from its verb and its content."""

from __future__ import annotations

from timeline.extraction.annotations import Gazetteer, Modality
from timeline.extraction.event_coding import modality
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT
from timeline.extraction.event_coding.discourse import Discourse
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.roles import side, subject_before
from timeline.extraction.event_coding.view import PERSON, View
from timeline.extraction.languages.events_facts import EventFacts

STATEMENT = "STATEMENT"
# What a phrase loses by each one said before it: what comes first is the point.
LATER = 0.12
HOSTILE = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE"})
ANNOUNCED = frozenset({"MOBILIZE", "AID", "SANCTION", "RETREAT", "COOPERATE", "CONSULT"})
KINDLY = frozenset({"AID", "SUPPORT", "COOPERATE", "CONSULT", "RETREAT", "AGREE"})


def type_of_statement(
    view: View, hit: Hit | None, content: list[Hit], *, speaker: str | None, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse
) -> tuple[str, Hit | None]:
    """The PLOVER type of a statement and the phrase that decided it.

    A verb with a type of its own ("accused", "urged") decides. Else the content does: the speaker's own refusals, demands and threats
    count as such; a hostile deed told of somebody else is an accusation; anything else stays a STATEMENT.
    """
    if hit is not None and hit.trigger and hit.trigger.type != STATEMENT:
        return hit.trigger.type, hit
    best: tuple[float, str, Hit] | None = None
    for number, one in enumerate(content):
        trigger = one.trigger
        if trigger is None or trigger.type == STATEMENT:
            continue
        kind = _as_said(view, one, speaker=speaker, facts=facts, gazetteer=gazetteer, discourse=discourse)
        kind = kind or (_as_announced(view, one, facts) if hit is not None and hit.phrase.lemma in facts.announcing else None)
        worth = trigger.weight - (LATER * number if facts.bare_content else 0.0)
        if kind and (best is None or worth > best[0]):
            best = worth, kind, one
    if best is None and hit is not None and hit.trigger and hit.trigger.name == "according to":  # a source says no more than that it was done
        acts = (one for one in view.hits if one.trigger and one.trigger.kind == "act" and one.trigger.type in KINDLY and not view.quoted[one.first])
        deed = next((one for one in acts if modality.modality(view, one, facts) is Modality.HAPPENED), None)
        return (deed.trigger.type, deed) if deed and deed.trigger else (STATEMENT, hit)
    return (best[1], best[2]) if best else (STATEMENT, hit)


def _as_said(view: View, hit: Hit, *, speaker: str | None, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> str | None:
    """The type that a phrase inside a statement gives it, or None where it gives none."""
    trigger = hit.trigger
    if trigger is None:
        return None
    ours = _is_ours(view, hit, speaker=speaker, facts=facts, gazetteer=gazetteer, discourse=discourse)
    how = modality.modality(view, hit, facts)
    if how is Modality.HYPOTHETICAL and modality.is_backshifted(view, hit, facts):
        how = Modality.PLANNED
    if trigger.kind == "content" and trigger.type == "ACCUSE" and facts.bare_content and speaker and facts.group_pronouns.isdisjoint(view.words):
        others = {side(one.slug, gazetteer) for one in view.actors} - {side(speaker, gazetteer)}
        if not others:
            return None  # "the risk of escalation is low" charges nobody
    if trigger.kind == "content":
        return trigger.type if ours is not False or not trigger.own else None
    if view.kinds[hit.first] == CONDITION:
        return None
    if ours and trigger.type in HOSTILE and trigger.kind == "act" and not hit.phrase.lemma and not trigger.speaks:
        return None  # "he expects an invasion": somebody else's
    if ours:
        if how is Modality.DENIED:
            return "REJECT"
        if how is Modality.HYPOTHETICAL:
            return None
        if how is Modality.PLANNED and trigger.type in KINDLY:
            return "AGREE"
        if how is Modality.PLANNED and trigger.type in HOSTILE - {"MOBILIZE", "ACCUSE"}:
            return "THREATEN"
        return trigger.type if trigger.type != "COOPERATE" else None
    if ours is False and trigger.type in HOSTILE and how is Modality.HAPPENED:
        return "MOBILIZE" if trigger.type == "MOBILIZE" and _tells_of_members(view, speaker, facts, gazetteer) else "ACCUSE"
    return None


def _as_announced(view: View, hit: Hit, facts: EventFacts) -> str | None:
    """The type of a deed whose doer an announcement leaves out or speaks of as its own ("announced that ships were on their way")."""
    named = any(one.first < hit.first and view.clauses[one.first] == view.clauses[hit.first] and not (one.owner or one.governed) for one in view.actors)
    dated = any(view.clauses[first] == view.clauses[hit.first] for first, _, _ in view.timexes)  # a deed with a day of its own is told apart
    how = modality.modality(view, hit, facts)
    if (
        named
        or dated
        or hit.trigger is None
        or hit.trigger.kind != "act"
        or hit.trigger.type not in ANNOUNCED
        or how not in (Modality.HAPPENED, Modality.PLANNED)
    ):
        return None
    return "AGREE" if how is Modality.PLANNED and hit.trigger.type in KINDLY else hit.trigger.type


def _tells_of_members(view: View, speaker: str | None, facts: EventFacts, gazetteer: Gazetteer) -> bool:
    """Whether an organisation seems to tell what its own members do: several states act, or a word speaks of a common cause."""
    body = gazetteer.actors.get(side(speaker, gazetteer)) if speaker else None
    if body is None or body.kind != "organisation" or not facts.common_cause:
        return False
    states = {one.slug for one in view.actors if not one.governed and not one.owner and gazetteer.actors[one.slug].kind == "state"}
    return len(states) > 1 or not facts.common_cause.isdisjoint(view.words)


def _is_ours(view: View, hit: Hit, *, speaker: str | None, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> bool | None:
    """Whether a phrase's subject is the speaker's own side; None where its subject is unknown."""
    for at in range(hit.first - 1, max(-1, hit.first - 7), -1):
        if view.speaks_of_itself(at, facts):
            return True
        if view.words[at] in ",;:." and at < hit.first - 1:
            break
        if speaker and view.kinds[at] == CONTENT and view.kinds[hit.first] == CONTENT and not view.quoted[at]:
            # "Britain said that it was withdrawing …": the pronoun goes back to the speaker.
            person = gazetteer.actors[speaker].kind == PERSON if speaker in gazetteer.actors else False
            if view.words[at] in (facts.person_pronouns if person else facts.group_pronouns):
                return True
    if any(view.speaks_of_itself(at, facts) for at in range(hit.first, hit.last + 1)):
        return True
    if facts.inflected_names and hit.first and view.words[hit.first - 1] in facts.complementizers:
        return True  # "said that [it] recalls …": these languages leave the pronoun out
    subject = subject_before(view, hit.first, facts, gazetteer, discourse)
    if subject is None and facts.verb_second:
        after = [one for one in view.actors if hit.first < one.first <= hit.first + 2]
        subject = after[0].slug if after else None
    if subject is None or speaker is None:
        return None
    return side(subject, gazetteer) == side(speaker, gazetteer) or subject == speaker
