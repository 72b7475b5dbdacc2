"""What a text has named so far, and whom its pronouns, bare titles and group nouns mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.extraction.annotations import Gazetteer
from timeline.extraction.event_coding.view import PERSON, View
from timeline.extraction.languages.events_facts import EventFacts


@dataclass(slots=True)
class Discourse:
    """What the text has named so far: the last person and body that acted, and who carries which title."""

    person: str | None = None
    group: str | None = None
    organisation: str | None = None
    titles: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)

    def name(self, slug: str) -> None:
        """Take in a state or body that was named, as one of the last two."""
        if slug in self.recent:
            self.recent.remove(slug)
        self.recent = [*self.recent[-1:], slug]

    def note(self, slug: str, gazetteer: Gazetteer) -> None:
        entry = gazetteer.actors.get(slug)
        if entry is None:
            return
        if entry.kind == PERSON:
            self.person = slug
        else:
            self.group = slug


def note_titles(view: View, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> None:
    """Remember under which titles persons appear ("Foreign Minister Sergey Lavrov"), for bare titles later on."""
    for mention in view.actors:
        entry = gazetteer.actors.get(mention.slug)
        if entry is None:
            continue
        if entry.kind == PERSON:
            titles = []
            for at in range(mention.last, max(-1, mention.first - 5), -1):
                other = next((one for one in view.actors if one.first <= at <= one.last and one is not mention), None)
                if (other and not other.owner) or view.words[at] == ",":
                    break
                if view.words[at] in facts.titles:
                    titles.append(view.words[at])
            # Where titles take a genitive ("press secretary of the president"), only the first word is the bearer's own.
            for title in titles[-1:] if facts.inflected_names else titles:
                discourse.titles[title] = mention.slug
        else:
            discourse.name(mention.slug)
            if entry.kind == "organisation" and not entry.affiliation:  # "the alliance" is no ministry of a state
                discourse.organisation = mention.slug


def resolve_word(view: View, at: int, facts: EventFacts, discourse: Discourse) -> str | None:
    """The actor meant by a pronoun, a bare title or a group noun at a word, from what was named before."""
    word = view.words[at]
    if means_several(view, at, facts):
        return None
    if word in facts.person_pronouns or (word in facts.epithets and at and view.words[at - 1] in facts.articles):
        return discourse.person
    if word in facts.group_pronouns:
        return discourse.group
    if word in facts.titles:
        same = (discourse.titles[one] for one in facts.same_titles.get(word, "").split() if one in discourse.titles)
        known = discourse.titles.get(word) or next(same, None)
        return known or next((slug for title, slug in discourse.titles.items() if title.startswith(word[:6]) or word.startswith(title[:6])), None)
    if word in facts.groups:
        return discourse.organisation
    return None


def means_several(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a pronoun for one or several stands beside a verb in the plural ("wollen sie")."""
    beside = (*view.words[max(0, at - 1) : at], *view.words[at + 1 : at + 2])
    return view.words[at] in facts.plural_pronouns and any(word in facts.plural_verbs for word in beside)
