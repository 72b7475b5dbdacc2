"""Headlines of deeds: a trigger's own clause put in order, subject first, verb in the tense of headlines, object behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.event_coding import agreement, orders, subjects, tenses, wording
from timeline.extraction.event_coding.clauses import CONDITION, MAIN, RELATIVE, SUB, is_adverb, verbs
from timeline.extraction.event_coding.closing import next_word, rest_of
from timeline.extraction.event_coding.phrases import Hit
from timeline.extraction.event_coding.roles import coordinated
from timeline.extraction.event_coding.turned import Turned, in_cue
from timeline.extraction.event_coding.view import ActorMention, View, fold
from timeline.extraction.event_coding.voice import is_passive
from timeline.extraction.event_coding.wording import LONGEST
from timeline.extraction.languages.events_facts import EventFacts, joined, lacking

# How far before its participle a helping verb stands, with a filler of several words in between.
HELPER_REACH = 7


@dataclass(slots=True)
class Deeds(Turned):
    """Writes what somebody does, in one sentence."""

    def of_deed(self, *, doer: str | None, hit: Hit, speaks: bool, doers: Sequence[str] = ()) -> str:
        """The clause of a trigger as a headline; "" where nothing readable is left.

        ``doers`` are all who do it, where the clause only means them ("both governments").
        """
        view, facts = self.view, self.lexicon.facts
        if hit.first == view.attribution or (hit in view.asides and facts.elisions):
            return ""  # "he added": nothing but what is said; "reçue par X"
        if facts.verb_last and view.kinds[hit.first] == RELATIVE:
            return ""  # its verb comes last, its subject before it
        first, last = clause_of(view, hit, facts)
        passive = facts.bare_content and is_passive(view, hit, facts)
        mention = next((one for one in view.actors if one.slug == doer and first <= one.first <= last and (one.first < hit.last + 4 or passive)), None)
        whole = orders.interrupted(view, self.text, wording.strip(view, first, last, facts), facts) if not mention and facts.verb_second else ""
        if whole:
            return whole
        at_end = mention is not None and hit.first < mention.first and hit.last == mention.last + 1
        if mention and at_end and facts.inflected_names and not hit.phrase.lemma:
            line = self._reordered(mention, hit.last, first, last)  # "its demands Russia published"
            if line:
                return line
        if doer and not hit.phrase.lemma and view.clauses[hit.first] in view.shared:
            return self.predicate_of(doer, first, last)
        if not hit.phrase.lemma or not doer or not self.name(doer):
            return self._whole(first, last)
        verb = _finite(view, first, hit, facts)
        if facts.elisions and hit.form == "base" and verb == hit.first:
            return self._whole(first, last)  # "s'apprête pour sa part à téléphoner"
        if mention and mention.first > hit.last and passive:
            return self.active(mention, hit, verb, first, last) or self._whole(first, last)
        if passive and mention is None:
            return ""  # "they were discussed": the pronoun means things
        inverted = mention is not None and mention.first > verb and facts.verb_second
        if mention and mention.first > hit.last and not inverted and not speaks:
            return self._whole(first, last)  # a passive with its agent
        if mention and facts.inflected_names and (self.placed(mention) or mention.owner or (inverted and wording.strip(view, first, last, facts)[0] < verb)):
            return self._reordered(mention, hit.first, first, last) or self._whole(first, last)  # cases leave the order of words free
        if mention and facts.inflected_names and mention.first < verb:
            line = self._reordered(mention, hit.first, first, last)
            if line:
                return line
        if inverted and mention:
            return self._inverted(mention, verb, hit, last)
        phrase = subjects.phrase(view, mention, facts, self.gazetteer, first=first, verb=verb) if mention and mention.first < verb else None
        if phrase and not facts.inflected_names:
            name = wording.render(view, self.text, phrase[0], phrase[1], facts, room=60)
            plural = subjects.is_plural(view, phrase, facts)
        elif mention and mention.owner and not speaks:
            name = wording.render(view, self.text, subjects.with_article(view, mention.first, facts), verb - 1, facts, room=60)
            plural = True
        else:
            group = coordinated(view, mention, facts) if mention else []
            name = self.joined(group) if 2 <= len(group) <= 3 else self.joined([mention]) if mention else self.called(doer)
            plural = len(group) > 1
            if not mention and len(doers) > 1 and len({self.gazetteer.actors[slug].kind for slug in doers if slug in self.gazetteer.actors}) == 1:
                name, plural = f" {facts.and_word} ".join((", ".join(map(self.name, doers[:-1])), self.name(doers[-1]))), True
        room = LONGEST - len(name) - 1
        now = tenses.told_now(view, self.text, hit, verb=verb, after=verb + 1, last=last, lexicon=self.lexicon, room=room) if facts.perfects else None
        if now and mention and mention.first < verb:
            return wording.finish(f"{name} {now[0]} {now[1]}") if now[1] and name not in now[1] else ""
        head, after = self._predicate(verb, hit, plural=plural)
        one = facts.plural_pronouns and facts.verb_last and not phrase and not plural and name.split()[-1].casefold() not in facts.plural_names
        if one and head.partition(" ")[0].lower() in facts.plural_verbs:
            return ""
        if not plural and not name.endswith("s") and agreement.is_for_several(head, hit, self.lexicon):
            return ""
        last = self._first_deed(after, last)
        thing = subjects.antecedent(view, mention, hit, facts) if mention else None
        if thing:
            at = next((at for at in range(after, last + 1) if view.words[at] in lacking(facts.prepositions, facts.infinitives)), last + 1)
            more = wording.render(view, self.text, after, at - 1, facts, room=40) if at > after else ""
            if not more or view.words[after] in facts.infinitives:
                named = wording.render(view, self.text, thing[0], thing[1], facts, room=50)
                head, after = " ".join(filter(None, (head, more, named))), at
        if after <= last and view.words[after] in joined(facts.person_pronouns, facts.group_pronouns) and not (mention and mention.first < verb):
            after += 1  # "So warf er der NATO vor …": the name stands in front now
            head = f"{head} {self._object_first(first, verb)}".strip()
        if facts.plural_ending and not mention and verb > first and agreement.has_own_subject(view, verb, facts):
            return ""
        meant = agreement.stand_in(view, after, facts) if facts.epithets and not mention else after
        if meant > after:  # "räumte der Admiral seinen Posten": the name stands in front now
            after, head = meant, f"{head} {self._object_first(first, verb)}".strip()
        rest = rest_of(view, self.text, hit, range(after, last + 1), facts, room=LONGEST - len(name) - len(head) - 2)
        if facts.free_order and facts.inflected_names and mention and mention.first < verb and not plural:
            name, rest = orders.agreeing(mention, name, head, facts), orders.with_object(view, self.text, range(mention.last + 1, verb), rest, facts)
        if not rest and facts.bare_content and after <= hit.last:
            rest = wording.render(view, self.text, after, hit.last, facts, room=60)  # at least the phrase itself ("trade barbs")
        if not rest and facts.inflected_names and mention:
            return self._whole(first, last)  # the object stands first
        if name in rest:
            return ""  # a title or a clause beside it stood for the subject
        comma = "," if rest and (facts.relatives_need_comma or facts.elisions) and next_word(view, after, last, facts) == "," else ""
        return wording.finish(f"{name} {head}{comma} {rest}") if rest or plural or len(head) > 12 else ""

    def of_sentence(self, at: int, doers: Sequence[str] = ()) -> str:
        """All of a sentence whose main clause comes first, where it fits; a pronoun at its head gives way to the ``doers``."""
        view = self.view
        if self.lexicon.facts.verb_last and view.kinds[at] == RELATIVE:
            return ""
        if view.kinds[0] != MAIN or view.attribution >= 0 or True in view.quoted:
            return ""
        start, end = wording.strip(view, 0, len(view.words) - 1, self.lexicon.facts)
        verb = tenses.word_of_now(self.text[view.starts[start] : view.ends[start]].lower(), self.lexicon)
        finite = bool(self.lexicon.form_of(view.words[start])) or view.words[start] in self.lexicon.facts.auxiliaries
        subject = subjects.noun_ahead(view, self.text, start + 1, self.lexicon.facts) if finite else None
        if subject:  # what stood before the verb was a date
            name = wording.render(view, self.text, start + 1, subject, self.lexicon.facts, room=60)
            rest = wording.render(view, self.text, subject + 1, end, self.lexicon.facts, room=LONGEST - len(name) - len(verb) - 2)
            return wording.finish(f"{name} {verb.lower()} {rest}")
        line = wording.render(view, self.text, start, end, self.lexicon.facts, room=LONGEST)
        pronouns = self.lexicon.facts.person_pronouns | self.lexicon.facts.group_pronouns
        if doers and view.words[start] in pronouns and (len(doers) > 1) == (view.words[start + 1] in self.lexicon.facts.plural_heads):
            name = f" {self.lexicon.facts.and_word} ".join(filter(None, (", ".join(map(self.name, doers[:-1])), self.name(doers[-1]))))
            line = f"{name} {line.partition(' ')[2]}"
        dated = wording.date_words(view, self.lexicon.facts)
        while end > start and (end in dated or not view.words[end][0].isalnum()):
            end -= 1
        return wording.finish(line) if fold(line).rstrip("»").split()[-1:] == view.words[end : end + 1] and start <= at else ""

    def _first_deed(self, first: int, last: int) -> int:
        """The last word before a second verb in the past, which would not fit a headline in the present ("… and accused Kyiv")."""
        view, facts = self.view, self.lexicon.facts
        for at in range(first + 1, last):
            if facts.headline_form and view.words[at] in facts.conjunctions and not view.quoted[at]:
                step = next((one for one in range(at + 1, last) if not is_adverb(view.words[one], facts) and view.words[one] not in facts.fillers), last)
                if self.lexicon.form_of(view.words[step]) == "past" or view.words[step].endswith("ed"):
                    return at - 1
        return last

    def _object_first(self, first: int, verb: int) -> str:
        """The object that opens a clause before its verb ("Die Bitte lehnte sie ab"), to be put behind it; "" for an adjunct."""
        view, facts = self.view, self.lexicon.facts
        start, end = wording.strip(view, first, verb - 1, facts) if verb > first else (1, 0)
        if start >= end or view.words[start] not in facts.articles or view.words[end] in facts.person_pronouns:
            return ""
        words = wording.render(view, self.text, start, end, facts, room=40)
        return words[:1].lower() + words[1:]

    def _reordered(self, mention: ActorMention, place: int, first: int, last: int) -> str:
        """A clause that its object opens, with the subject first: "Свои требования Россия опубликовала" and the like; else ""."""
        view, facts = self.view, self.lexicon.facts
        start, end = wording.strip(view, first, last, facts)
        stop = min(mention.first, place)
        between = view.words[min(mention.last, place) + 1 : max(mention.first, place)]
        known = any(view.words[at] in joined(facts.prepositions, facts.titles) or view.words[at] == "," for at in range(start, stop))
        known = known or all(view.words[at] in facts.articles for at in range(start, stop))
        if start >= stop or known or mention.oblique or mention.governed or mention.owner or any(one not in facts.conjunctions for one in between):
            return ""
        if any(one.first < stop for one in view.actors if one.first >= start):
            return ""
        verb = self.text[view.starts[place] : view.ends[place]].lower()
        thing = wording.render(view, self.text, start, stop - 1, facts, room=50)
        after = max(mention.last, place) + 1
        rest = wording.render(view, self.text, after, end, facts, room=30) if after <= end else ""
        return wording.finish(f"{self.named(mention)} {verb} {thing[:1].lower() + thing[1:]} {rest}") if thing else ""

    def _inverted(self, mention: ActorMention, verb: int, hit: Hit, last: int) -> str:
        """A clause whose verb comes before its subject, put back in order."""
        view, facts = self.view, self.lexicon.facts
        helped = verb < mention.first < hit.first and mention.owner  # "were Danish jets sent": the subject ends before the second verb
        turned = orders.subject_first(view, self.text, wording.strip(view, verb, last, facts), self.lexicon) if helped else ""
        if turned:
            return turned
        group = subjects.listed(view, mention, facts)
        after = group[-1].last + 1
        name = self.joined(group)
        whole = subjects.behind_verb(view, mention, facts, self.gazetteer, verb=verb, last=group[-1].last)
        if whole:
            name, after = wording.render(view, self.text, whole[0], whole[1], facts, room=60), whole[1] + 1
        finite = subjects.in_present(self.text[view.starts[verb] : view.ends[verb]].lower(), facts)
        finite = tenses.of_now(view, self.text, hit, self.lexicon) if verb == hit.first and facts.plural_ending else finite
        room = LONGEST - len(name) - 1
        now = tenses.told_now(view, self.text, hit, verb=verb, after=after, last=last, lexicon=self.lexicon, room=room) if facts.perfects else None
        finite, rest = now or (finite, rest_of(view, self.text, hit, range(after, last + 1), facts, room=room - len(finite) - 1))
        if facts.verb_last and verb:  # "Eine solche Zusage lehnte er ab"
            thing = self._object_first(view.clauses.index(view.clauses[verb]), verb)
            rest = f"{thing} {rest}".strip() if thing and len(name) + len(finite) + len(thing) + len(rest) + 3 <= LONGEST else rest
        if not rest and len(group) > 1 and facts.free_order:  # "in Geneva met X and Y"
            first = view.clauses.index(view.clauses[verb])
            more = wording.render(view, self.text, hit.first + 1, hit.last, facts, room=LONGEST) if hit.last > hit.first and not hit.phrase.loose else ""
            return wording.finish(f"{name} {finite} {more} {orders.adjunct(view, self.text, first, verb - 1, facts)}")
        return wording.finish(f"{name} {finite} {rest}") if rest and name not in rest else ""

    def predicate_of(self, doer: str, first: int, last: int) -> str:
        """The words behind an "and" with the subject that they share with what stands before it."""
        start, end = wording.strip(self.view, first, last, self.lexicon.facts)
        name = self.called(doer)
        line = wording.render(self.view, self.text, start, end, self.lexicon.facts, room=LONGEST - len(name) - 1)
        return wording.finish(f"{name} {line[:1].lower() + line[1:]}")

    def _whole(self, first: int, last: int) -> str:
        facts = self.lexicon.facts
        start, end = wording.strip(self.view, first, last, facts)
        while start < end and self.view.words[start] in facts.subordinators:
            start += 1
            comma = next((at for at in range(start, end) if self.view.words[at] == ","), end)
            end = comma - 1 if self.view.words[start - 1] in facts.prepositions and comma < end else end  # "after a summit of X and Y, Z said"
        if subjects.comes_late(self.view, start, end, facts):
            return ""
        turned = orders.subject_first(self.view, self.text, (start, end), self.lexicon) if start > first else ""
        turned = turned or orders.interrupted(self.view, self.text, (start, end), facts)
        if not turned and start > first and verbs(self.view, facts)[start]:
            turned = orders.phrase_first(self.view, self.text, start, end, facts)
        line = turned or wording.render(self.view, self.text, start, end, facts, room=LONGEST, clause=True)
        past = next((at for at in range(start, end + 1) if self.view.words[at] in facts.auxiliaries), None)
        if past is not None and self.view.words[past] in facts.backshift and facts.verb_second and not in_cue(self.view, past):
            line = line.replace(f" {self.view.words[past]} ", f" {facts.backshift[self.view.words[past]].split('|')[0]} ", 1)
        return wording.finish(tenses.in_headline_tense(self.view, self.text, range(start, end + 1), line, self.lexicon))

    def _predicate(self, verb: int, hit: Hit, *, plural: bool) -> tuple[str, int]:
        """The verb phrase's head in headline tense, and the word behind it."""
        view, facts = self.view, self.lexicon.facts
        coloured = any(in_cue(view, at) for at in range(verb, hit.first))
        perfect = {cue.first for cue in view.cues if cue.cue == "perfect"}
        gerund = facts.bare_content and hit.form == "gerund" and verb == hit.first  # "Putin, receiving Y, said …"
        finite = (gerund or hit.form in ("past", "participle", "present", "base")) and (verb == hit.first or verb in perfect)
        helped = any(view.words[at] in facts.auxiliaries for at in range(verb + 1, hit.first))
        if facts.verb_last and verb == hit.first:
            return tenses.of_now(view, self.text, hit, self.lexicon), hit.first + 1
        if facts.headline_form and finite and not coloured and not helped:
            return hit.phrase.lemma if plural else self.lexicon.form(hit.phrase.lemma, facts.headline_form), hit.first + 1
        if facts.verb_last and view.words[verb] in facts.auxiliaries:  # the verb itself comes at the end
            return subjects.in_present(self.text[view.starts[verb] : view.ends[verb]].lower(), facts), verb + 1
        helper = next((at for at in range(hit.first - 1, max(-1, hit.first - HELPER_REACH), -1) if view.words[at] in facts.auxiliaries), None)
        if facts.elisions and hit.form == "participle" and verb == hit.first and helper is not None:
            own = self.text[view.starts[hit.first] : view.ends[hit.first]]  # "avaient pour leur part menacé"
            return f"{subjects.in_present(view.words[helper], facts, plural=plural)} {own}", hit.first + 1
        again = facts.verb_second and verb + 1 < hit.first and view.words[verb + 1] in facts.person_pronouns  # "will he meet X": the name stands in front
        head = wording.render(view, self.text, verb, hit.first, facts, room=60, without=range(verb + 1, verb + 1 + again))
        return (head if coloured else subjects.in_present(head, facts, plural=plural)), hit.first + 1


def _finite(view: View, first: int, hit: Hit, facts: EventFacts) -> int:
    """The first auxiliary or cue word that belongs to the trigger's verb, else the verb itself."""
    verb = hit.first
    if facts.verb_last:  # its helping verb comes second, whatever stands between
        helpers = (at for at in range(first, verb) if view.words[at] in facts.auxiliaries and view.clauses[at] == view.clauses[verb])
        return next(helpers, verb)
    for at in range(hit.first - 1, first - 1, -1):
        if view.words[at] in facts.auxiliaries or in_cue(view, at):
            verb = at
        elif facts.verb_second:
            if view.words[at] in ",;:" or verb < hit.first or view.words[at] in joined(facts.complementizers, facts.subordinators):
                break
        elif not is_adverb(view.words[at], facts) and view.words[at] not in facts.fillers and not subjects.sets_off_filler(view, at, facts):
            break
    if facts.verb_second and verb < hit.first and not verbs(view, facts)[verb]:  # "har for sin del planer om å ringe"
        verb = max((at for at in range(first, verb) if view.words[at] in facts.auxiliaries), default=verb)
    while verb > first and view.words[verb - 1] in facts.proclitics:
        verb -= 1  # "s'en félicitait"
    return verb


def clause_of(view: View, hit: Hit, facts: EventFacts) -> tuple[int, int]:
    """First and last word of what belongs to a trigger: its clause, and the clauses that complete it, up to its end."""
    clause = view.clauses[hit.first]
    first = view.clauses.index(clause)
    last = hit.last
    stops = ";:!?" if facts.free_order and hit.trigger and (hit.trigger.kind, hit.trigger.type) != ("speech", "STATEMENT") else ";!?"
    while last + 1 < len(view.words):
        kind = view.kinds[last + 1]
        if view.clauses[last + 1] != clause and (
            kind in (SUB, RELATIVE, CONDITION, view.kinds[hit.first]) or (kind == MAIN and (facts.bare_content or facts.inflected_names))
        ):
            break
        if not view.quoted[last + 1] and (view.words[last + 1] in stops or (view.words[last + 1] == "." and last + 2 == len(view.words))):
            break
        last += 1
    return first, last
