"""Headlines from an event's own clause: who does what to whom, without date, attribution or loose ends.

A deed reads "Romania rejects the Russian demand as unacceptable"; a statement reads "Lavrov: NATO wants …", its content set in
quotation marks where it is a quotation that speaks in the first person. Readings are judged; the first that an editor would print is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.extraction.annotations import CodedEvent, Modality, Role
from timeline.extraction.event_coding import agreement, gates, orders, subjects, templates, wording
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, RELATIVE, SUB, verbs
from timeline.extraction.event_coding.deeds import Deeds, clause_of
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.roles import side
from timeline.extraction.event_coding.statements import STATEMENT
from timeline.extraction.event_coding.view import PERSON, fold
from timeline.extraction.event_coding.wording import FARTHEST, LONGEST
from timeline.extraction.languages.events_facts import joined

# The most words, two commas among them, of a "…, he complained, …" that says no more than who says it.
INSERTED = 4
# Faults of a reading that all of its sentence is better than.
UNREADABLE = frozenset({"loose start", "no subject", "short", "loose end"})
# A verb that stands without its pronoun has more letters than this.
PRONOUN_VERB = 4


@dataclass(slots=True)
class Writer(Deeds):
    """Writes the headlines of one sentence."""

    def of_statement(self, *, speaker: str, content: tuple[int, int], without: range = range(0)) -> str:
        """ "Speaker: content" from the words ``content`` (first, last) but not ``without``; "" where too little is left of it."""
        view, facts = self.view, self.lexicon.facts
        first, last = wording.strip(view, content[0], content[1], facts)
        if first in without:
            first, last = wording.strip(view, without.stop, last, facts)
        if last - first < 2 or (
            first
            and view.words[first - 1] in facts.conjunctions
            and view.words[content[0] - (content[0] > 0)] not in facts.complementizers
            and not view.quoted[first]
            and not without
        ):
            return ""  # too little, or the second half of something
        if view.quoted[first] and not without and content[0] and not facts.capital_nouns and self._is_fragment(first):
            return ""
        name = self.voice(speaker)
        entry = self.gazetteer.actors.get(speaker)
        person = entry is not None and entry.kind == PERSON
        own = facts.person_pronouns if person else facts.group_pronouns
        if view.words[first] in own and not view.quoted[first]:
            if subjects.is_of_things(view, first, facts):
                return ""
            name = self.name(speaker)
            rest = wording.render(view, self.text, first + 1, last, facts, room=LONGEST - len(name) - 1)
            rest = self._in_present(rest)
            rest = agreement.in_indicative(f"{name} {rest}", self.lexicon).removeprefix(f"{name} ")
            rest = agreement.as_told(rest, facts) if rest.startswith(f"{facts.and_word} ") else rest
            return subjects.main_order(f"{name} {rest}", self.lexicon) if len(rest) >= wording.SHORTEST // 2 else ""
        opener = next((one for one in view.actors if one.first <= first + 1 and one.last >= first), None)
        if opener and person and facts.inflected_names and opener.slug == speaker and not view.quoted[first]:
            return ""  # "Biden: Biden …": what he does, not what he says
        same_side = opener is not None and side(opener.slug, self.gazetteer) == side(speaker, self.gazetteer)
        alone = same_side and not person and not view.quoted[first] and not opener.owner if opener else False
        taken = 0 if alone else len(name) + 4
        words = wording.render(view, self.text, first, last, facts, room=LONGEST - taken, without=without, clause=True)
        if len(words) < wording.SHORTEST // 2:
            words = wording.render(view, self.text, first, last, facts, room=FARTHEST - taken, without=without, clause=True)
        if len(words) < wording.SHORTEST // 2:
            return ""
        begun = any(hit.first == first and hit.phrase.lemma and hit.form not in ("participle", "gerund") for hit in view.hits) and not view.quoted[first]
        begun = begun or self._drops_pronoun(first)
        if begun and not (facts.verb_last and view.words[first + 1] not in facts.person_pronouns):
            if view.words[first + 1] in facts.person_pronouns:  # "In Genf will er …"
                words = wording.render(view, self.text, first, last, facts, room=LONGEST - len(name) - 1, without=range(first + 1, first + 2))
            return f"{self.name(speaker)} {words[:1].lower() + words[1:]}"  # the language leaves the pronoun out, or it stands behind
        if first and view.words[first - 1] in facts.complementizers and not view.quoted[first]:
            words = subjects.main_order(words, self.lexicon)
            words = subjects.verb_second(words, view, self.text, (first, last), facts)
        words = (
            words
            if view.quoted[first]
            else agreement.as_told(agreement.in_indicative(words, self.lexicon), facts, dated=any(first <= at <= last for at, _, _ in view.timexes))
        )
        words = words[0].upper() + words[1:]
        if alone:
            return words
        personal = any(view.speaks_of_itself(at, facts) for at in range(first, last + 1))
        expletive = bool(facts.reported) and view.words[first] in facts.group_pronouns and not view.quoted[first]  # "es sei klar, dass …"
        if personal or (view.words[first] in joined(facts.person_pronouns, facts.group_pronouns) and not expletive):
            words = facts.quotes[0] + words + facts.quotes[1]
        elif facts.small_after_colon and view.words[first] in joined(facts.articles, facts.prepositions, facts.adverbs, facts.noun_markers):
            words = words[0].lower() + words[1:]
        return f"{name}{facts.colon}{words}"

    def _drops_pronoun(self, first: int) -> bool:
        """Whether what is said opens with a verb behind "that", its pronoun left out ("said that [he] had got assurances")."""
        view, facts = self.view, self.lexicon.facts
        named = any(one.first <= first <= one.last for one in view.actors)
        behind = first > 0 and view.words[first - 1] in facts.complementizers and not view.quoted[first]
        return behind and not named and len(view.words[first]) > PRONOUN_VERB and view.words[first].endswith(facts.dropped or ("?",))

    def _in_present(self, words: str) -> str:
        """A predicate that opens with a verb in the past as headlines have it."""
        facts, (first, _, rest) = self.lexicon.facts, words.partition(" ")
        if facts.headline_form and self.lexicon.form_of(first) == "past":
            return f"{self.lexicon.form(self.lexicon.lemma_of(first), facts.headline_form)} {rest}".strip()
        return subjects.in_present(words, facts)

    def _is_thing(self, hit: Hit, first: int, line: str) -> bool:
        """Whether what stands behind a verb of saying is its object and no clause: no verb in it, and nothing that opens one."""
        facts = self.lexicon.facts
        if first != hit.last + 1 or self.view.quoted[first] or self.view.words[first] == ":" or self.view.words[first] in facts.complementizers:
            return False
        return not any(word in facts.auxiliaries or self.lexicon.form_of(word) for word in fold(line).split())

    def _is_fragment(self, first: int) -> bool:
        """Whether a quotation begins in the middle of a sentence: small letter, no verb of its own before it."""
        facts, view = self.lexicon.facts, self.view
        opens = joined(facts.person_pronouns, facts.group_pronouns, facts.articles, facts.first_person, facts.expletives)
        if facts.expletives and view.words[first] in opens and any(word in facts.finite_auxiliaries for word in view.words[first + 1 : first + CLAUSE]):
            return False  # "…, “there will be consequences”": a clause of its own
        return self.text[view.starts[first]].islower()

    def of_speech(self, *, hit: Hit | None, speaker: str | None, kind: str, doers: Sequence[str] = ()) -> str:
        """A statement's headline: what the speaker does, else what is said; "" where nothing readable is left."""
        view = self.view
        if speaker is None:
            return self.of_deed(doer=None, hit=hit, speaks=True) if hit and kind != STATEMENT else ""
        inserted = subjects.insertion(view, hit, self.lexicon.facts) if hit else None
        set_in = inserted is not None and len(inserted) <= INSERTED and self.lexicon.facts.bare_content
        if not set_in and hit and hit.trigger and hit.trigger.type != STATEMENT and hit.first != view.attribution:
            line = self.of_deed(doer=speaker, hit=hit, speaks=True, doers=doers)
            if line:
                return line
        if inserted:
            line = self.of_statement(speaker=speaker, content=(0, len(view.words) - 1), without=inserted)
            if line and not self.flaw(line):
                return line
        told = (CONTENT, CONDITION) if self.lexicon.facts.verb_last or self.lexicon.facts.elisions else (CONTENT,)
        places = [at for at in range(len(view.words)) if view.kinds[at] in told or hit is None or (view.quoted[at] and view.kinds[at] in (RELATIVE, SUB))]
        if hit and view.attribution < 0:
            places = [at for at in places if at > hit.last]
        for first, last in sorted(_runs(places), key=lambda run: run[0] - run[1]):
            line = self.of_statement(speaker=speaker, content=(subjects.opening(view, hit, first, self.lexicon.facts), last))
            if line and hit and self._is_thing(hit, first, line):
                line = self.of_deed(doer=speaker, hit=hit, speaks=True, doers=doers) or line  # "reports unusual movements": a thing, no clause
            if line and not self.flaw(line):
                return line
        said = subjects.before_tail(view, hit, self.lexicon.facts, speaker) if hit and not places else None
        line = self.of_statement(speaker=speaker, content=said) if said else ""
        return line or (self.of_deed(doer=speaker, hit=hit, speaks=True, doers=doers) if hit else "")

    def of_clause(self, at: int, doer: str | None) -> str:
        """The clause of a word as it stands, or with its doer before it where it only means them."""
        clause = self.view.clauses[at]
        first = self.view.clauses.index(clause)
        last = max(word for word, one in enumerate(self.view.clauses) if one == clause)
        named = any(first <= one.first and one.last <= last and one.slug == doer for one in self.view.actors)
        if first and self.view.kinds[first] == RELATIVE and self.view.words[first] in self.lexicon.facts.relatives:
            return self.of_relative(first, last)
        if doer and clause in self.view.shared:
            return self.predicate_of(doer, first, last)
        if doer and not named:
            return self.of_statement(speaker=doer, content=(first, last))
        start, end = wording.strip(self.view, first, last, self.lexicon.facts)
        subject = next((one for one in self.view.actors if one.first == start + 1 and one.last < end), None)
        if subject and self.view.words[start] in self.lexicon.facts.auxiliaries:  # "on Monday will the minister …"
            name = wording.render(self.view, self.text, subject.first, subject.last, self.lexicon.facts, room=60)
            verb = self.text[self.view.starts[start] : self.view.ends[start]].lower()
            rest = wording.render(self.view, self.text, subject.last + 1, end, self.lexicon.facts, room=wording.LONGEST - len(name) - len(verb) - 2)
            return wording.finish(f"{name} {verb} {rest}")
        return self._whole(first, last)

    def of_relative(self, first: int, last: int) -> str:
        """A relative clause behind what it tells about, as a sentence of its own ("the drills, which are due to end" → "The drills are due to end")."""
        view, facts = self.view, self.lexicon.facts
        stop = first - 2
        if facts.verb_last or stop < 0 or view.words[first - 1] != ",":
            return ""
        start, end = wording.strip(view, view.clauses.index(view.clauses[stop]), stop, facts)
        name = wording.render(view, self.text, start, end, facts, room=60)
        rest = wording.render(view, self.text, *wording.strip(view, first + 1, last, facts), facts, room=LONGEST - len(name) - 1)
        return wording.finish(f"{name} {rest}") if name and rest and not any(verbs(view, facts)[start : end + 1]) else ""

    def flaw(self, line: str, head: str = "") -> str:
        return gates.flaw(line, lexicon=self.lexicon, head=head)

    def best(self, event: CodedEvent, *, hit: Hit | None, readings: Iterable[Callable[[], str]], needed: bool = False) -> str:
        """The first reading of an event that an editor would print, else its type and actors in words, else what there is.

        The verb of ``hit`` must have its object, and must be there at all where it is ``needed``.
        """
        spare = ""
        for read in readings:
            line = read()
            if hit and hit.phrase.lemma:
                good = line != "" and gates.passes(line, self._heads(hit), lexicon=self.lexicon, needed=needed)
            else:
                good = line.count(" ") > 1 and not self.flaw(line)
            if good:
                return line
            spare = spare or line
        line = templates.write(event.type, event.modality, event.actors, self.lexicon.facts, name=self.in_words, behind=lambda slug: side(slug, self.gazetteer))
        if self.lexicon.facts.bare_content and event.modality is Modality.HYPOTHETICAL:
            spare = ""  # a mere thought that reads badly is no event
        fault = gates.flaw(spare, lexicon=self.lexicon) if spare else ""
        if self.lexicon.facts.elisions and fault == "no subject":
            spare = ""  # "Avaient dénoncé …": who did was not found
        named = self.with_thing(spare, event) if fault == "pronoun" and event.type in ("REJECT", "ACCUSE") else ""
        if named and named.count(" ") > 1 and not self.flaw(named):
            return named
        rest = self.remains(hit) if not line and (fault in UNREADABLE or not spare) and (needed or (hit and event.type != STATEMENT)) else ""
        return line or rest or spare

    def with_thing(self, line: str, event: CodedEvent) -> str:
        """A line whose object is a pronoun, with what was told before in its place ("rejects it" → "rejects the demand"); "" where it has none."""
        words, facts = line.split(" "), self.lexicon.facts
        at = next((step for step, word in enumerate(words) if step and word in facts.thing_pronouns), 0)
        thing = facts.things.get("" if event.modality is Modality.DENIED else self.before) or facts.things.get("", "")
        return " ".join((*words[:at], thing, *words[at + 1 :])) if at and thing else ""

    def _heads(self, hit: Hit) -> Iterator[str]:
        """The ways in which a headline may spell its verb, the likeliest first."""
        lemma, form = hit.phrase.lemma, self.lexicon.facts.headline_form or "present"
        yield self.lexicon.form(lemma, form)
        yield self.text[self.view.starts[hit.first] : self.view.ends[hit.first]]
        yield lemma
        apart = self.lexicon.particles.get(lemma)
        if apart:
            yield apart[1]
            yield self.lexicon.form(apart[1], form)

    def remains(self, hit: Hit | None) -> str:
        """The sentence up to the last phrase that fits, else all of the clause: better than to lose a deed for want of a headline, unless it reads badly."""
        view, facts = self.view, self.lexicon.facts
        whole = 0, len(view.words) - 1
        aside = [at for at, kind in enumerate(view.kinds) if kind == RELATIVE and hit and at < hit.first]
        without = range(aside[0] - 1, aside[-1] + 2) if aside and aside[-1] - aside[0] < len(aside) and view.words[aside[0] - 1] == "," else range(0)
        for (first, last), room in ((whole, LONGEST), (clause_of(view, hit, facts) if hit else whole, FARTHEST), (whole, FARTHEST)):
            start, end = wording.strip(view, first, last, facts)
            line = wording.finish(wording.render(view, self.text, start, end, facts, room=room, without=without))
            if facts.verb_second and not facts.inflected_names and verbs(view, facts)[start]:
                line = orders.verb_behind(view, self.text, start, end, facts)
            if line and (not hit or fold(self.text[view.starts[hit.first] : view.ends[hit.first]]) in fold(line)) and self.flaw(line) in ("", "long"):
                return line
        return ""

    def doers(self, event: CodedEvent) -> list[str]:
        """Who acts in an event, without the states and bodies behind them."""
        return templates.leading([one.slug for one in event.actors if one.role is Role.ACTOR], lambda slug: side(slug, self.gazetteer))

    def deed(self, event: CodedEvent, *, doer: str | None, hit: Hit, speaks: bool) -> str:
        """A deed's headline: its clause, else the whole sentence, else its type and actors."""
        doers = self.doers(event)
        return self.best(
            event,
            hit=hit,
            needed=True,
            readings=(lambda: self.of_deed(doer=doer, hit=hit, speaks=speaks, doers=doers), lambda: self.of_sentence(hit.first, doers)),
        )

    def told(self, event: CodedEvent, *, doer: str | None, hit: Hit) -> str:
        """The headline of a deed that somebody tells: the deed, or its clause behind whoever tells it."""
        first, last = clause_of(self.view, hit, self.lexicon.facts)
        speaks = bool(hit.trigger and hit.trigger.speaks)
        clause = [lambda: self.of_deed(doer=doer, hit=hit, speaks=speaks, doers=self.doers(event))] if doer else []
        return self.best(event, hit=hit, needed=True, readings=[*clause, lambda: self.of_statement(speaker=event.speaker or "", content=(first, last))])

    def speech(self, event: CodedEvent, *, hit: Hit | None) -> str:
        """A statement's headline: what is said or done by it, else its type and actors."""
        doers = self.doers(event)
        by_verb = [lambda: self.of_deed(doer=event.speaker, hit=hit, speaks=True, doers=doers)] if hit and event.speaker else []
        return self.best(event, hit=hit, readings=[lambda: self.of_speech(hit=hit, speaker=event.speaker, kind=event.type, doers=doers), *by_verb])

    def clause(self, event: CodedEvent, at: int, doer: str | None) -> str:
        """The headline of a clause whose verb no trigger knows."""
        return self.best(event, hit=None, readings=(lambda: self.of_clause(at, doer), lambda: self.of_sentence(at)))


# How soon a verb follows the first word of a quoted clause.
CLAUSE = 6


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Unbroken stretches of word indexes, as first and last."""
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and at == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs
