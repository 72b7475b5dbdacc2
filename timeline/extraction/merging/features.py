"""A mention with all that its comparisons need: its actors as states and bodies, its words, numbers and places.

Within a text few comparisons get as far as the words, so these are taken up on first use, once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

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


@dataclass(frozen=True)  # no slots: cached properties need a dictionary
class Features:
    """A mention with what every comparison of it needs; actors that only close comparisons ask for are widened on first use.

    ``principals`` are those who act with their states, ``doers`` each as the state or body alone; ``sides`` and ``everyone`` are such roots as well.
    ``receiving`` are those to whom it is done, ``recipients`` the same with their states.
    ``sole`` tells that its text reports no other event of the kind of the same doers and date. ``headline``, ``wording`` (of headline and sentence)
    and ``cognates`` hold words as ``closeness`` shortens them, without the names of ``named``, the actors with their states.
    """

    mention: MentionRecord
    initiators: frozenset[str]
    principals: frozenset[str]
    doers: frozenset[str]
    persons: frozenset[str]
    receiving: frozenset[str]
    facts: ActorFacts = field(repr=False, compare=False)
    sole: bool = False

    @cached_property
    def recipients(self) -> frozenset[str]:
        return self.facts.widened(self.receiving)

    @cached_property
    def sides(self) -> frozenset[str]:
        return self.facts.roots(self.initiators | self.receiving)

    @cached_property
    def everyone(self) -> frozenset[str]:
        return self.facts.roots(self._listed)

    @cached_property
    def named(self) -> frozenset[str]:
        return self.facts.widened(self._listed)

    @property
    def _listed(self) -> frozenset[str]:
        return self.initiators.union(actor.slug for actor in self.mention.actors)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the actors' names: no evidence of a shared topic."""
        return frozenset[str]().union(*(name_stems(self.facts.names.get(slug, (slug,))) for slug in self.named))

    @cached_property
    def headline(self) -> frozenset[str]:
        return stems(self.mention.headline, without=self.names)

    @cached_property
    def wording(self) -> frozenset[str]:
        return self.headline | stems(self.mention.quote, without=self.names)

    @cached_property
    def cognates(self) -> frozenset[str]:
        return cognates(self.mention.headline, without=self.names) | cognates(self.mention.quote, without=self.names)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Numbers that are no days of a month and no years."""
        numbers = (word for word in self.cognates if word.isdigit() and int(word) >= FIGURE)
        return frozenset(word for word in numbers if not (len(word) == 4 and word[:2] in ("18", "19", "20")))

    @cached_property
    def places(self) -> frozenset[str]:
        """The consonants of the towns and countries in which the sentence says that two sides met; none for other types."""
        words = PLACE.findall(self.mention.quote) if self.mention.type in MUTUAL else ()
        return frozenset(skeleton(word) for word in words if word[0].isupper() and word not in self.mention.date_text)

    @cached_property
    def unnamed(self) -> bool:
        """Whether the sentence leaves the speaker's name out."""
        speaker = self.mention.speaker
        own = name_stems(self.facts.names.get(speaker, (speaker,))) if speaker else frozenset()
        return bool(own) and own.isdisjoint(stems(self.mention.quote))

    @cached_property
    def stance(self) -> Modality:
        """The modality; a denial is itself an act that happened, however it is coded."""
        return stance(self.mention)

    @cached_property
    def spoken(self) -> bool:
        """Whether it is an utterance rather than a deed; an answer handed over by nobody who speaks is a deed."""
        return self.mention.type in SPOKEN and (self.mention.type == "STATEMENT" or self.mention.speaker is not None)


def stance(mention: MentionRecord) -> Modality:
    """The modality in which mentions meet."""
    return Modality.HAPPENED if mention.type == "REJECT" and mention.modality is Modality.DENIED else mention.modality


def features(mention: MentionRecord, facts: ActorFacts) -> Features:
    """The mention with its actors widened to their states."""
    acting = initiators(mention.actors, mention.speaker)
    return Features(
        mention=mention,
        initiators=acting,
        principals=facts.widened(acting),
        doers=facts.roots(acting),
        persons=acting & facts.persons,
        receiving=frozenset(actor.slug for actor in mention.actors if actor.role is Role.RECIPIENT),
        facts=facts,
    )


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
