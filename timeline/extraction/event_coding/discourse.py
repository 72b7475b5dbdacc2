"""What a text has named so far, and whom its pronouns, bare titles and group nouns mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.extraction.annotations import Gazetteer, Tenure
from timeline.extraction.event_coding.view import PERSON, View
from timeline.extraction.languages.events_facts import EventFacts

# How many words before a title its article, or the comma behind a name, may stand.
NAME_REACH = 6
# How many words a title of several may have behind its first one ("chef de l' état"), the longest first.
LONG_TITLES = (4, 3, 2)
# How many steps lead from a person to the state behind them at most.
LONGEST_CHAIN = 4


# The offices of each person, of the gazetteer last asked for.
_KNOWN: dict[int, tuple[tuple[Tenure, ...], dict[str, list[str]]]] = {}


@dataclass(slots=True)
class Discourse:
    """What the text has named so far: the last person and body that acted, and who carries which title."""

    person: str | None = None
    group: str | None = None
    organisation: str | None = None
    body: str | None = None
    titles: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    holders: dict[str, str] = field(default_factory=dict)  # title → who was last named of those who hold such an office
    several: set[str] = field(default_factory=set)  # those of these titles that more than one of the text's persons has
    people: list[str] = field(default_factory=list)  # the last two persons named
    told: str = ""  # the type of the last event told
    states: list[str] = field(default_factory=list)  # the last two states named
    occasions: dict[str, list[str]] = field(default_factory=dict)  # type → who took part in the last such talks or manoeuvres

    def reopened(self) -> Discourse:
        """What may be known from the first word on once a text has been read to its end: who carries a title that nobody else in it has."""
        holders = {title: slug for title, slug in self.holders.items() if title not in self.several}
        return Discourse(titles=self.titles, organisation=self.organisation, holders=holders)

    def name(self, slug: str) -> None:
        """Take in a state or body that was named, as one of the last two."""
        if slug in self.recent[-1:]:
            return
        if slug in self.recent:
            self.recent.remove(slug)
        self.recent = [*self.recent[-1:], slug]

    def note_type(self, told: str) -> None:
        """Remember what was told last; what is refused twice is what was told before the first refusal."""
        if told != "REJECT":
            self.told = told

    def note(self, slug: str, gazetteer: Gazetteer) -> None:
        entry = gazetteer.actors.get(slug)
        if entry is None:
            return
        if entry.kind == PERSON:
            self.person = slug
        else:
            self.group = slug


def _titles_of(person: str, gazetteer: Gazetteer, facts: EventFacts) -> tuple[str, ...]:
    """What somebody is called by office, in a language: "prime minister", "premier"."""
    known = _KNOWN.get(id(gazetteer.tenures))
    if known is None or known[0] is not gazetteer.tenures:
        held: dict[str, list[str]] = {}
        for tenure in gazetteer.tenures:
            held.setdefault(tenure.person, []).extend((tenure.office, tenure.office.partition("-of-")[0]))
        _KNOWN.clear()
        known = _KNOWN[id(gazetteer.tenures)] = (gazetteer.tenures, held)
    return tuple(title for office in known[1].get(person, ()) for title in facts.office_titles.get(office, "").split("|") if title)


def note_titles(view: View, facts: EventFacts, gazetteer: Gazetteer, discourse: Discourse) -> None:
    """Remember under which titles persons appear ("Foreign Minister Sergey Lavrov"), for bare titles later on."""
    for mention in view.actors:
        entry = gazetteer.actors.get(mention.slug)
        if entry is None:
            continue
        if entry.kind == PERSON:
            for title in _titles_of(mention.slug, gazetteer, facts) if facts.office_titles else ():
                if discourse.holders.setdefault(title, mention.slug) != mention.slug:
                    discourse.holders[title] = mention.slug
                    discourse.several.add(title)
            discourse.people = [*(one for one in discourse.people if one != mention.slug), mention.slug][-2:]
            if facts.titles.isdisjoint(view.words[max(0, mention.first - 4) : mention.last + 1]):
                continue
            titles = []
            for at in range(mention.last, max(-1, mention.first - 5), -1):
                others = [one for one in view.actors if one.first <= at <= one.last and one is not mention]
                verb = view.words[at] in facts.auxiliaries or any(hit.first == at and hit.phrase.lemma for hit in view.hits)
                if (others and not others[0].owner) or view.words[at] == "," or verb:
                    break  # "le chancelier a rencontré X": not X's title
                if view.words[at] in facts.titles:
                    titles.append(view.words[at])
            if facts.inflected_names and not mention.attributive:  # a land's minister acts for it: "the sides" are theirs
                discourse.name(_land(mention.slug, gazetteer))
            # Where titles take a genitive ("press secretary of the president"), only the first word is the bearer's own.
            for title in titles[-1:] if facts.inflected_names else titles:
                discourse.titles[title] = mention.slug
        else:
            discourse.name(mention.slug)
            if entry.kind == "state":
                discourse.states = [*(one for one in discourse.states if one != mention.slug), mention.slug][-2:]
            for word in view.words[mention.first : mention.last + 1] if facts.bodies else ():
                if word in facts.bodies:
                    discourse.titles[word] = mention.slug
            if entry.kind == "organisation" and entry.affiliation:
                discourse.body = mention.slug
            if entry.kind == "organisation" and not entry.affiliation:  # "the alliance" is no ministry of a state
                discourse.organisation = mention.slug


def _land(slug: str, gazetteer: Gazetteer) -> str:
    """The state or body at the end of the chain of those that somebody belongs to."""
    for _ in range(LONGEST_CHAIN):
        entry = gazetteer.actors.get(slug)
        if entry is None or not entry.affiliation:
            break
        slug = entry.affiliation
    return slug


def resolve_word(view: View, at: int, facts: EventFacts, discourse: Discourse) -> str | None:
    """The actor meant by a pronoun, a bare title or a group noun at a word, from what was named before."""
    word = view.words[at]
    if means_several(view, at, facts):
        return None
    told = facts.inflected_names or (at > 0 and view.words[at - 1] in facts.articles)  # "the diplomat"
    if word in facts.person_pronouns or (word in facts.epithets and told):
        return discourse.person
    if word in facts.group_pronouns:
        several = word in facts.articles and facts.verb_second  # "they", where nothing tells it from the article
        return None if several or (facts.pairs and " ".join(view.words[at : at + 2]) in facts.pairs) else discourse.group
    if word in facts.titles and at and view.words[at - 1] in facts.sources:
        return None  # "his press secretary": somebody else
    if word in facts.titles:
        if facts.indefinite and _is_of_another(view, at, facts):
            return None
        held = discourse.holders.get(f"{view.words[at - 1]} {word}") if at else None
        held = held or next((who for size in LONG_TITLES if (who := discourse.holders.get(" ".join(view.words[at : at + size])))), None)
        if held or (word not in discourse.titles and word in discourse.holders):
            return held or discourse.holders[word]
        same = (discourse.titles[one] for one in facts.same_titles.get(word, "").split() if one in discourse.titles)
        known = discourse.titles.get(word) or next(same, None)
        return known or next((slug for title, slug in discourse.titles.items() if title.startswith(word[:6]) or word.startswith(title[:6])), None)
    if word in facts.groups:
        return discourse.organisation
    if word in facts.bodies and told:
        return discourse.titles.get(word) or (discourse.body if facts.inflected_names else None)
    return None


def _is_of_another(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a title belongs to somebody unknown: "a minister", "President Jane Doe", "Jane Doe, the minister, said", "the minister, Jane Doe"."""

    if _is_unknown(view, at + 1) or (at + 1 < len(view.words) and view.words[at + 1] == "," and _is_unknown(view, at + 2)):
        return True
    for step in range(at - 1, max(-1, at - NAME_REACH), -1):
        word = view.words[step]
        if word in facts.indefinite:
            return True
        if word == ",":
            return _is_unknown(view, step - 2) and (step < 3 or view.words[step - 3] not in facts.prepositions)
        if not word[0].isalpha() or word in facts.prepositions:
            return False
    return False


def _is_unknown(view: View, first: int) -> bool:
    """Whether two words with capitals follow each other that no linked actor and no date takes: somebody not in the gazetteer."""
    pair = range(first, first + 2)
    if first < 0 or pair[-1] >= len(view.words) or not all(view.words[one].isalpha() and view.is_capital(one) for one in pair):
        return False
    taken = [(one.first, one.last) for one in view.actors] + [(start, end) for start, end, _ in view.timexes]
    return not any(start <= one <= end for one in pair for start, end in taken)


def opens_unknown(view: View) -> bool:
    """Whether the name of somebody not in the gazetteer opens a sentence."""
    return _is_unknown(view, 0)


def names_unknown(view: View, at: int) -> bool:
    """Whether somebody not in the gazetteer is named in the clause of a word."""
    return any(view.clauses[first] == view.clauses[at] and _is_unknown(view, first) for first in range(len(view.words) - 1))


def means_several(view: View, at: int, facts: EventFacts) -> bool:
    """Whether a pronoun for one or several stands beside a verb in the plural ("wollen sie")."""
    beside = (*view.words[max(0, at - 1) : at], *view.words[at + 1 : at + 2])
    return view.words[at] in facts.plural_pronouns and (not facts.plural_verbs or any(word in facts.plural_verbs for word in beside))
