"""A mention with all that its comparisons need, computed once: its actors as states and bodies, its words, numbers and places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from timeline.extraction.annotations import Modality, Role
from timeline.extraction.merging.closeness import cognates, name_stems, skeleton, stems
from timeline.extraction.merging.mentions import ActorFacts, MentionRecord, initiators

# What one says: a second utterance on another topic is another event. The rest are deeds, of which actors do fewer a day.
SPOKEN = frozenset({"STATEMENT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
# Deeds in which nobody is first: either side may be named as the one who acts.
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
# A capitalised word behind the preposition of place of one of the languages.
PLACE = re.compile(r"(?<!\w)(?:in|i|à|в|во|у)\s+((?=[^\W\d_])\w{3,})")
FIGURE = 32  # what is lower may be the day of a month


@dataclass(frozen=True, slots=True)
class Features:
    """A mention with what every comparison of it needs.

    ``principals`` are those who act with their states, ``doers`` each as the state or body alone; ``sides`` and ``everyone`` are such roots as well.
    ``sole`` tells that its text reports no other event of the kind of the same doers and date, ``unnamed`` that its sentence leaves the speaker's name out.
    """

    mention: MentionRecord
    initiators: frozenset[str]
    principals: frozenset[str]
    doers: frozenset[str]
    persons: frozenset[str]
    recipients: frozenset[str]
    sides: frozenset[str]
    everyone: frozenset[str]
    headline: frozenset[str]
    wording: frozenset[str]
    cognates: frozenset[str]
    figures: frozenset[str]
    places: frozenset[str]
    sole: bool = False
    unnamed: bool = False

    @property
    def stance(self) -> Modality:
        """The modality; a denial is itself an act that happened, however it is coded."""
        return stance(self.mention)

    @property
    def spoken(self) -> bool:
        """Whether it is an utterance rather than a deed; an answer handed over by nobody who speaks is a deed."""
        return self.mention.type in SPOKEN and (self.mention.type == "STATEMENT" or self.mention.speaker is not None)


def stance(mention: MentionRecord) -> Modality:
    """The modality in which mentions meet."""
    return Modality.HAPPENED if mention.type == "REJECT" and mention.modality is Modality.DENIED else mention.modality


def features(mention: MentionRecord, facts: ActorFacts) -> Features:
    """The mention with its actors widened to their states and its words without the actors' names."""
    acting = initiators(mention.actors, mention.speaker)
    receiving = {actor.slug for actor in mention.actors if actor.role is Role.RECIPIENT}
    listed = {actor.slug for actor in mention.actors} | acting
    names = frozenset[str]().union(*(name_stems(facts.names.get(slug, (slug,))) for slug in facts.widened(listed)))
    headline = stems(mention.headline, without=names)
    said = stems(mention.quote)
    shared = cognates(mention.headline, without=names) | cognates(mention.quote, without=names)
    speaker = name_stems(facts.names.get(mention.speaker, (mention.speaker,))) if mention.speaker else frozenset()
    return Features(
        mention=mention,
        initiators=acting,
        principals=facts.widened(acting),
        doers=facts.roots(acting),
        persons=acting & facts.persons,
        recipients=facts.widened(receiving),
        sides=facts.roots(acting | receiving),
        everyone=facts.roots(listed),
        headline=headline,
        wording=headline | (said - names),
        cognates=shared,
        figures=frozenset(word for word in shared if word.isdigit() and int(word) >= FIGURE and not (len(word) == 4 and word[:2] in ("18", "19", "20"))),
        places=_places(mention) if mention.type in MUTUAL else frozenset(),
        unnamed=bool(speaker) and not speaker & said,
    )


def _places(mention: MentionRecord) -> frozenset[str]:
    """The consonants of the towns and countries in which the sentence says that it happened."""
    words = PLACE.findall(mention.quote)
    return frozenset(skeleton(word) for word in words if word[0].isupper() and word not in mention.date_text)


def told_once(mentions: Iterable[Features]) -> list[Features]:
    """The mentions, each marked where it is its text's only event of its kind: one utterance of a person on a day, or one deed of a type.

    Each text is looked at by itself, so that no other text can change what it says. Linear in the mentions.
    """
    listed = list(mentions)
    rivals: dict[tuple[object, ...], set[object]] = defaultdict(set)
    for one in listed:
        for kind in _kinds(one):
            rivals[kind].add(one.mention.cluster or one.mention.uid)
    return [replace(one, sole=all(len(rivals[kind]) == 1 for kind in _kinds(one))) for one in listed]


def _kinds(one: Features) -> list[tuple[object, ...]]:
    mention = one.mention
    place = (mention.article, one.stance, mention.earliest, mention.latest)
    if one.persons:
        return [(*place, person, one.spoken, "" if one.spoken else mention.type) for person in sorted(one.persons)]
    return [(*place, one.doers, one.spoken, mention.type)]
