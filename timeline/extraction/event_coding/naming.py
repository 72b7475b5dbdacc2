"""How headlines name an actor: as the text does where it names it in full, else as the gazetteer does in the text's language."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.annotations import ActorEntry, Gazetteer
from timeline.extraction.event_coding import lists
from timeline.extraction.event_coding.phrases import Lexicon
from timeline.extraction.event_coding.view import PERSON, ActorMention, View
from timeline.extraction.languages.events_facts import EventFacts

# Words that belong to the surname behind them.
PARTICLES = frozenset({"le", "la", "von", "van", "der", "di", "de", "du", "del"})


def names_in(paragraphs: list[list[View]], facts: EventFacts, gazetteer: Gazetteer, language: str = "") -> dict[str, str]:
    """How the text itself names its actors: persons in full, others as they come first.

    Where names are inflected, only those that the language has no spelling for.
    """
    names: dict[str, str] = {}
    if facts.inflected_names:  # only for those that the language has no name for
        for mention in (one for views in paragraphs for view in views for one in view.actors):
            entry, surface = gazetteer.actors.get(mention.slug), mention.span.surface
            bare = not (mention.oblique or mention.governed or mention.owner or mention.attributive) and surface[:1].isupper()
            if entry and entry.kind != PERSON and bare and not entry.aliases.get(language):
                names.setdefault(mention.slug, surface)
        return names
    for views in paragraphs:
        for view in views:
            for mention in view.actors:
                surface = mention.span.surface
                entry = gazetteer.actors.get(mention.slug)
                if mention.span.how.startswith("title") and entry and entry.kind == PERSON:
                    surface = _full_name(surface, entry)
                elif mention.span.how not in ("alias", "surname"):
                    continue
                if mention.owner or mention.attributive or not surface[:1].isupper():
                    continue
                if entry and entry.kind == PERSON:
                    if (
                        len(surface) > len(names.get(mention.slug, ""))
                        and surface.split()[-1][:1].isupper()
                        and not set(surface.lower().split()) & facts.titles
                    ):
                        names[mention.slug] = surface
                else:
                    names.setdefault(mention.slug, surface)
    return names


def _full_name(surface: str, entry: ActorEntry) -> str:
    """The name at the end of a title and name ("der russische Außenminister Sergej Lawrow"), "" where there is none of several words."""
    known = {alias for group in entry.aliases.values() for alias in group if " " in alias} | {entry.name}
    return max((name for name in known if surface.endswith(name)), key=len, default="")


# A last word this short is no last name of its own ("Wang Yi").
SHORT_NAME = 2


@dataclass(slots=True)
class Names:
    """The names of the actors of one sentence."""

    view: View
    text: str
    lexicon: Lexicon
    gazetteer: Gazetteer
    language: str
    names: dict[str, str]
    before: str = ""  # the type of the event told before

    def name(self, slug: str) -> str:
        """An actor's name in the text's language: the text's own in full, else an alias of that language, else the English name."""
        entry = self.gazetteer.actors.get(slug)
        if entry is None:
            return slug.replace("-", " ").title()
        if self.language == "en":
            return entry.name
        aliases = entry.aliases.get(self.language, ())
        known = self.names.get(slug, "")
        if known and (entry.kind != PERSON or " " in known):
            return known
        fits = [alias for alias in aliases if alias[:1].isupper() and (" " in alias if entry.kind == PERSON else 3 <= len(alias) <= 16)]
        fits.sort(
            key=lambda alias: (self._in_case(alias), not (known and alias.endswith(known)), alias not in self.lexicon.facts.with_article)
        )  # the full name that ends as the text spells it
        short = next((alias for alias in fits if alias.isupper()), None) if entry.kind != PERSON else None
        return short or next(
            iter(fits),
            entry.name
            if entry.kind == PERSON and not self.lexicon.facts.inflected_names
            else next((alias for alias in aliases if alias[:1].isupper()), known or entry.name),
        )

    def _in_case(self, alias: str) -> bool:
        """Whether an alias of several words stands in another case than a subject has."""
        head, _, rest = alias.lower().partition(" ")
        return bool(rest) and self.lexicon.facts.inflected_names and head.endswith(self.lexicon.facts.case_endings)

    def surname(self, slug: str) -> str:
        """A person's last name, as headlines have it before a colon; another actor's whole name."""
        name = self.name(slug)
        entry = self.gazetteer.actors.get(slug)
        if not entry or entry.kind != PERSON or " " not in name:
            return name
        parts = name.split()
        first = next((at for at, part in enumerate(parts[1:-1], start=1) if part.lower() in PARTICLES), len(parts) - 1)
        known = {alias for group in entry.aliases.values() for alias in group}
        if parts[0] in known and parts[-1] not in known:
            return parts[0]  # the family name comes first: "Xi"
        last = " ".join(parts[first:]) if len(parts[-1]) > SHORT_NAME else name
        return last[:1].upper() + last[1:]

    def called(self, slug: str) -> str:
        """Who acts, a body as the sentence calls it in another clause where the language's names have articles."""
        here = next((one for one in self.view.actors if one.slug == slug and self._is_body(one) and not one.governed), None)
        return self.joined([here]) if here and self.lexicon.facts.articles_with_names else self.name(slug)

    def voice(self, slug: str) -> str:
        """Who speaks, before a colon: a person's last name, a body as the sentence calls it where the language's names have articles."""
        here = next((one for one in self.view.actors if one.slug == slug and self._is_body(one) and not one.governed), None)
        if here and here.first and self.view.words[here.first - 1] in self.lexicon.facts.genitive_words:
            here = None
        surface = here.span.surface if here and self.lexicon.facts.articles_with_names else self.surname(slug)
        return surface[:1].upper() + surface[1:]

    def in_words(self, slug: str) -> str:
        """An actor's name as it stands in a sentence, with its article where the language wants one."""
        name = self.name(slug)
        return self.lexicon.facts.with_article.get(name, name)

    def joined(self, group: list[ActorMention]) -> str:
        """The names of a subject, with their articles where the language keeps them."""
        facts, names = self.lexicon.facts, []
        for mention in group:
            before = mention.first - 1
            article = facts.articles_with_names and before >= 0 and self.view.words[before] in facts.articles and self._is_body(mention)
            glue = "" if article and self.view.words[before].endswith("'") else " "
            names.append(f"{self.text[self.view.starts[before] : self.view.ends[before]]}{glue}{mention.span.surface}" if article else self.named(mention))
        between = lists.joiner(self.view, group) if len(group) < 3 else facts.and_word
        return f" {between} ".join(filter(None, (", ".join(names[:-1]), names[-1])))

    def placed(self, mention: ActorMention) -> bool:
        return mention.first > 0 and self.view.words[mention.first - 1] in self.lexicon.facts.locatives

    def named(self, mention: ActorMention) -> str:
        """An actor's name as a subject: where verbs agree with it or names have articles, the body or state as the text calls it."""
        facts, surface = self.lexicon.facts, mention.span.surface
        agrees = not mention.oblique if facts.inflected_names else facts.articles_with_names and surface[:1].isupper()
        return surface if agrees and self._is_body(mention) else self.name(mention.slug)

    def _is_body(self, mention: ActorMention) -> bool:
        entry = self.gazetteer.actors.get(mention.slug)
        return entry is not None and entry.kind != PERSON and not mention.owner
