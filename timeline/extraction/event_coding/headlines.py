"""Headlines from an event's own clause: who does what to whom, without date, attribution or loose ends.

A deed reads "Romania rejects the Russian demand as unacceptable"; a statement reads "Lavrov: NATO wants …", its content set in
quotation marks where it is a quotation that speaks in the first person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.extraction.annotations import CodedEvent, Gazetteer
from timeline.extraction.event_coding import gates, subjects, templates, wording
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN, RELATIVE, SUB, is_adverb
from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.roles import coordinated, side
from timeline.extraction.event_coding.statements import STATEMENT
from timeline.extraction.event_coding.view import PERSON, ActorMention, View, fold
from timeline.extraction.languages.events_facts import EventFacts

LONGEST = wording.LONGEST
COLOURED = frozenset({"planned", "hypothetical", "negation", "denial"})


def names_in(paragraphs: list[list[View]], facts: EventFacts, gazetteer: Gazetteer) -> dict[str, str]:
    """How the text itself names its actors: persons in full, others as they come first; nothing where names are inflected."""
    names: dict[str, str] = {}
    if facts.inflected_names:
        return names
    for views in paragraphs:
        for view in views:
            for mention in view.actors:
                surface = mention.span.surface
                if mention.owner or mention.attributive or mention.span.how not in ("alias", "surname") or not surface[:1].isupper():
                    continue
                entry = gazetteer.actors.get(mention.slug)
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


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the headlines of one sentence."""

    view: View
    text: str
    lexicon: Lexicon
    gazetteer: Gazetteer
    language: str
    names: dict[str, str]

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
        return next(iter(fits), next((alias for alias in aliases if alias[:1].isupper()), known or entry.name))

    def surname(self, slug: str) -> str:
        """A person's last name, as headlines have it before a colon; another actor's whole name."""
        name = self.name(slug)
        entry = self.gazetteer.actors.get(slug)
        return name.split()[-1] if entry and entry.kind == PERSON and " " in name else name

    def of_statement(self, *, speaker: str, content: tuple[int, int], without: range = range(0)) -> str:
        """ "Speaker: content" from the words ``content`` (first, last) but not ``without``; "" where too little is left of it."""
        view, facts = self.view, self.lexicon.facts
        first, last = wording.strip(view, content[0], content[1], facts)
        if last - first < 2:
            return ""
        name = self.surname(speaker)
        entry = self.gazetteer.actors.get(speaker)
        person = entry is not None and entry.kind == PERSON
        own = facts.person_pronouns if person else facts.group_pronouns
        if view.words[first] in own and not view.quoted[first]:
            if subjects.is_of_things(view, first, facts):
                return ""
            name = self.name(speaker)
            rest = wording.render(view, self.text, first + 1, last, facts, room=LONGEST - len(name) - 1)
            return f"{name} {subjects.in_present(rest, facts)}" if len(rest) >= wording.SHORTEST // 2 else ""
        opener = next((one for one in view.actors if one.first <= first + 1 and one.last >= first), None)
        same_side = opener is not None and side(opener.slug, self.gazetteer) == side(speaker, self.gazetteer)
        alone = same_side and not person and not view.quoted[first] and not opener.owner if opener else False
        words = wording.render(view, self.text, first, last, facts, room=LONGEST - (0 if alone else len(name) + 4), without=without, clause=True)
        if len(words) < wording.SHORTEST // 2:
            return ""
        if any(hit.first == first and hit.phrase.lemma for hit in view.hits) and not view.quoted[first]:
            return f"{self.name(speaker)} {words}"  # the language leaves the pronoun out
        words = words[0].upper() + words[1:]
        if alone:
            return words
        personal = any(view.words[at] in facts.first_person for at in range(first, last + 1))
        referring = view.words[first] in facts.person_pronouns | facts.group_pronouns
        if personal or referring:
            words = facts.quotes[0] + words + facts.quotes[1]
        return f"{name}: {words}"

    def of_speech(self, *, hit: Hit | None, speaker: str | None, kind: str) -> str:
        """A statement's headline: what the speaker does, else what is said; "" where nothing readable is left."""
        view = self.view
        if speaker is None:
            return self.of_deed(doer=None, hit=hit, speaks=True) if hit and kind != STATEMENT else ""
        if hit and hit.trigger and hit.trigger.type != STATEMENT and hit.first != view.attribution:
            line = self.of_deed(doer=speaker, hit=hit, speaks=True)
            if line:
                return line
        inserted = subjects.insertion(view, hit) if hit else None
        if inserted:
            line = self.of_statement(speaker=speaker, content=(0, len(view.words) - 1), without=inserted)
            if line and not self.flaw(line):
                return line
        places = [at for at in range(len(view.words)) if view.kinds[at] == CONTENT or hit is None]
        if hit and view.attribution < 0:
            places = [at for at in places if at > hit.last]
        for first, last in sorted(_runs(places), key=lambda run: run[0] - run[1]):
            line = self.of_statement(speaker=speaker, content=(subjects.opening(view, hit, first, self.lexicon.facts), last))
            if line and not self.flaw(line):
                return line
        said = subjects.before_tail(view, hit) if hit and not places else None
        line = self.of_statement(speaker=speaker, content=said) if said else ""
        return line or (self.of_deed(doer=speaker, hit=hit, speaks=True) if hit else "")

    def flaw(self, line: str, head: str = "") -> str:
        return gates.flaw(line, lexicon=self.lexicon, head=head)

    def best(self, event: CodedEvent, *, hit: Hit | None, readings: Iterable[Callable[[], str]], needed: bool = False) -> str:
        """The first reading of an event that an editor would print, else its type and actors in words, else what there is.

        The verb of ``hit`` must have its object, and must be there at all where it is ``needed``.
        """
        lemma = hit.phrase.lemma if hit else ""
        heads = [""]
        if hit and lemma:
            heads = [self.text[self.view.starts[hit.first] : self.view.ends[hit.first]], lemma, self.lexicon.form(lemma, self.lexicon.facts.headline_form)]
        spare = ""
        for read in readings:
            line = read()
            flaws = [gates.flaw(line, lexicon=self.lexicon, head=head, needed=needed) for head in heads] if line else ["empty"]
            if "" in flaws and (needed or not any(flaws)):
                return line
            spare = spare or line
        line = templates.write(event.type, event.modality, event.actors, self.lexicon.facts, name=self.name, behind=lambda slug: side(slug, self.gazetteer))
        return line or spare

    def deed(self, event: CodedEvent, *, doer: str | None, hit: Hit, speaks: bool) -> str:
        """A deed's headline: its clause, else the whole sentence, else its type and actors."""
        return self.best(event, hit=hit, needed=True, readings=(lambda: self.of_deed(doer=doer, hit=hit, speaks=speaks), lambda: self.of_sentence(hit.first)))

    def speech(self, event: CodedEvent, *, hit: Hit | None) -> str:
        """A statement's headline: what is said or done by it, else its type and actors."""
        by_verb = [lambda: self.of_deed(doer=event.speaker, hit=hit, speaks=True)] if hit and event.speaker else []
        return self.best(event, hit=hit, readings=[lambda: self.of_speech(hit=hit, speaker=event.speaker, kind=event.type), *by_verb])

    def clause(self, event: CodedEvent, at: int, doer: str | None) -> str:
        """The headline of a clause whose verb no trigger knows."""
        return self.best(event, hit=None, readings=(lambda: self.of_clause(at, doer), lambda: self.of_sentence(at)))

    def of_sentence(self, at: int) -> str:
        """All of a sentence whose main clause comes first, where it fits."""
        view = self.view
        if view.kinds[0] != MAIN or view.attribution >= 0 or True in view.quoted:
            return ""
        start, end = wording.strip(view, 0, len(view.words) - 1, self.lexicon.facts)
        line = wording.render(view, self.text, start, end, self.lexicon.facts, room=LONGEST)
        return wording.finish(line) if fold(line).split()[-1:] == view.words[end : end + 1] and start <= at else ""

    def of_deed(self, *, doer: str | None, hit: Hit, speaks: bool) -> str:
        """The clause of a trigger as a headline; "" where nothing readable is left."""
        view, facts = self.view, self.lexicon.facts
        first, last = _clause(view, hit)
        mention = next((one for one in view.actors if one.slug == doer and first <= one.first <= last and one.first < hit.last + 4), None)
        if not hit.phrase.lemma or not doer or not self.name(doer):
            return self._whole(first, last)
        verb = _finite(view, first, hit, facts)
        inverted = mention is not None and mention.first > verb and facts.verb_second
        if mention and mention.first > hit.last and not inverted and not speaks:
            return self._whole(first, last)  # a passive with its agent
        if mention and facts.inflected_names and (self._placed(mention) or mention.owner or (inverted and wording.strip(view, first, last, facts)[0] < verb)):
            return self._whole(first, last)  # cases leave the order of words free
        if inverted and mention:
            return self._inverted(mention, verb, hit, last)
        phrase = subjects.phrase(view, mention, facts, self.gazetteer, first=first, verb=verb) if mention and mention.first < verb else None
        if phrase and not facts.inflected_names:
            name = wording.render(view, self.text, phrase[0], phrase[1], facts, room=60)
            plural = subjects.is_plural(view, phrase, facts)
        elif mention and mention.owner and not speaks:
            name = wording.render(view, self.text, _with_article(view, mention.first, facts), verb - 1, facts, room=60)
            plural = True
        else:
            group = coordinated(view, mention, facts) if mention else []
            name = self._joined(group) if 2 <= len(group) <= 3 else self._joined([mention]) if mention else self.name(doer)
            plural = len(group) > 1
        head, after = self._predicate(verb, hit, plural=plural)
        if after <= last and view.words[after] in facts.person_pronouns | facts.group_pronouns and not (mention and mention.first < verb):
            after += 1  # "So warf er der NATO vor …": the name stands in front now
        rest = wording.render(view, self.text, after, last, facts, room=LONGEST - len(name) - len(head) - 2) if after <= last else ""
        if not rest and facts.inflected_names and mention:
            return self._whole(first, last)  # the object stands first
        comma = "," if rest and facts.relatives_need_comma and after <= last and view.words[after] == "," else ""
        return wording.finish(f"{name} {head}{comma} {rest}") if rest or plural or len(head) > 12 else ""

    def of_clause(self, at: int, doer: str | None) -> str:
        """The clause of a word as it stands, or with its doer before it where it only means them."""
        clause = self.view.clauses[at]
        first = self.view.clauses.index(clause)
        last = max(word for word, one in enumerate(self.view.clauses) if one == clause)
        named = any(first <= one.first and one.last <= last and one.slug == doer for one in self.view.actors)
        if doer and not named:
            return self.of_statement(speaker=doer, content=(first, last))
        return self._whole(first, last)

    def _joined(self, group: list[ActorMention]) -> str:
        """The names of a subject, with their articles where the language keeps them."""
        facts, names = self.lexicon.facts, []
        for mention in group:
            before = mention.first - 1
            article = facts.articles_with_names and before >= 0 and self.view.words[before] in facts.articles and self._is_land(mention)
            glue = "" if article and self.view.words[before].endswith("'") else " "
            names.append(f"{self.text[self.view.starts[before] : self.view.ends[before]]}{glue}{self.name(mention.slug)}" if article else self._named(mention))
        between = wording.joiner(self.view, group) if len(group) < 3 else facts.and_word
        return f" {between} ".join(filter(None, (", ".join(names[:-1]), names[-1])))

    def _placed(self, mention: ActorMention) -> bool:
        return mention.first > 0 and self.view.words[mention.first - 1] in self.lexicon.facts.locatives

    def _named(self, mention: ActorMention) -> str:
        """An actor's name as a subject: where verbs agree with it, the body or state as the text calls it."""
        entry = self.gazetteer.actors.get(mention.slug)
        agrees = self.lexicon.facts.inflected_names and entry is not None and entry.kind != PERSON and not mention.oblique and not mention.owner
        return mention.span.surface if agrees else self.name(mention.slug)

    def _is_land(self, mention: ActorMention) -> bool:
        entry = self.gazetteer.actors.get(mention.slug)
        return entry is not None and entry.kind != PERSON and mention.span.surface.casefold() == self.name(mention.slug).casefold()

    def _whole(self, first: int, last: int) -> str:
        facts = self.lexicon.facts
        start, end = wording.strip(self.view, first, last, facts)
        while start < end and self.view.words[start] in facts.subordinators:
            start += 1
        return wording.finish(wording.render(self.view, self.text, start, end, facts, room=LONGEST))

    def _inverted(self, mention: ActorMention, verb: int, hit: Hit, last: int) -> str:
        """A clause whose verb comes before its subject, put back in order."""
        view, facts = self.view, self.lexicon.facts
        group = subjects.listed(view, mention, facts)
        after = group[-1].last + 1
        name = self._joined(group)
        if mention.owner and after <= last:
            name = wording.render(view, self.text, _with_article(view, mention.first, facts), after, facts, room=60)
            after += 1
        finite = self.text[view.starts[verb] : view.ends[verb]].lower()
        rest = wording.render(view, self.text, after, last, facts, room=LONGEST - len(name) - len(finite) - 2)
        return wording.finish(f"{name} {finite} {rest}") if rest else ""

    def _predicate(self, verb: int, hit: Hit, *, plural: bool) -> tuple[str, int]:
        """The verb phrase's head in headline tense, and the word behind it."""
        view, facts = self.view, self.lexicon.facts
        coloured = any(_in_cue(view, at) for at in range(verb, hit.first))
        perfect = {cue.first for cue in view.cues if cue.cue == "perfect"}
        finite = hit.form in ("past", "participle", "present", "base") and (verb == hit.first or verb in perfect)
        helped = any(view.words[at] in facts.auxiliaries for at in range(verb + 1, hit.first))
        if facts.headline_form and finite and not coloured and not helped:
            return hit.phrase.lemma if plural else self.lexicon.form(hit.phrase.lemma, facts.headline_form), hit.first + 1
        head = wording.render(view, self.text, verb, hit.first, facts, room=60)
        return (head if coloured else subjects.in_present(head, facts, plural=plural)), hit.first + 1


def _with_article(view: View, first: int, facts: EventFacts) -> int:
    return first - 1 if first and view.words[first - 1] in facts.articles else first


def _in_cue(view: View, at: int) -> bool:
    return any(cue.first <= at <= cue.last and cue.cue in COLOURED for cue in view.cues)


def _finite(view: View, first: int, hit: Hit, facts: EventFacts) -> int:
    """The first auxiliary or cue word that belongs to the trigger's verb, else the verb itself."""
    verb = hit.first
    for at in range(hit.first - 1, first - 1, -1):
        if view.words[at] in facts.auxiliaries or _in_cue(view, at):
            verb = at
        elif facts.verb_second:
            if view.words[at] in ",;:" or verb < hit.first:
                break
        elif not is_adverb(view.words[at], facts) and view.words[at] not in facts.fillers and not subjects.sets_off_filler(view, at, facts):
            break
    return verb


def _clause(view: View, hit: Hit) -> tuple[int, int]:
    """First and last word of what belongs to a trigger: its clause, and the clauses that complete it, up to its end."""
    clause = view.clauses[hit.first]
    first = view.clauses.index(clause)
    last = hit.last
    while last + 1 < len(view.words):
        kind = view.kinds[last + 1]
        other = view.clauses[last + 1] != clause
        if (other and kind in (SUB, RELATIVE, CONDITION)) or (other and kind == view.kinds[hit.first]):
            break
        if not view.quoted[last + 1] and (view.words[last + 1] in ";!?" or (view.words[last + 1] == "." and last + 2 == len(view.words))):
            break
        last += 1
    return first, last


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Unbroken stretches of word indexes, as first and last."""
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and at == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs
