"""Codes the events of a text: read, find speakers, type, name the parties, date, write headlines, select."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction import edtf
from timeline.extraction.annotations import ActorSpan, CodedEvent, EventActor, Gazetteer, Layout, Modality, Sentence, Span, Timex
from timeline.extraction.event_coding import dating, headlines, modality, reading, selection, speakers, statements
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN, RELATIVE, SUB
from timeline.extraction.event_coding.dating import UNDATED, Context, EventDate
from timeline.extraction.event_coding.discourse import Discourse
from timeline.extraction.event_coding.phrases import Hit, Lexicon, lexicon
from timeline.extraction.event_coding.roles import agent, assemble, coordinated, is_passive, side, subject_after, subject_before
from timeline.extraction.event_coding.view import ActorMention, View

PERFECT = frozenset({"perfect", "background"})
# The rule for words that say who said the sentence before.
BACKWARD = "say of it"


@dataclass(slots=True)
class Coder:
    """The state of one text while it is read from top to bottom."""

    text: str
    language: str
    lexicon: Lexicon
    gazetteer: Gazetteer
    context: Context
    discourse: Discourse
    names: dict[str, str]
    paragraph: int = 0
    order: int = 0
    previous: View | None = None  # the sentence before in the same paragraph

    def candidates(self, view: View, *, lead: bool) -> list[selection.Candidate]:
        """The events of one sentence: what is said in it, and deeds with a clause or date of their own."""
        found: list[selection.Candidate] = []
        for speech in speakers.acts_of_speech(view, self.lexicon.facts):
            speaker = speakers.speaker_of(view, speech, self.lexicon.facts, self.gazetteer, self.discourse)
            found.append(self._statement(view, speech, speaker or view.speaker, lead=lead))
        if not found and view.speaker and (reading.is_quote(view) or view.continues is not None):
            found.append(self._statement(view, None, view.speaker, lead=lead))
        for hit in self._deeds(view, spoken=bool(found)):
            deed = self._deed(view, hit, lead=lead)
            if deed:
                found.append(deed)
        return found

    # -- events -----------------------------------------------------------------------------------------------------------------

    def _statement(self, view: View, hit: Hit | None, speaker: str | None, *, lead: bool) -> selection.Candidate:
        facts = self.lexicon.facts
        content = [one for one in view.hits if one is not hit and (view.kinds[one.first] in (CONTENT, CONDITION) or view.quoted[one.first] or hit is None)]
        kind, decided = statements.type_of_statement(view, hit, content, speaker=speaker, facts=facts, gazetteer=self.gazetteer, discourse=self.discourse)
        message = self.previous if hit and hit.trigger and hit.trigger.name == BACKWARD and speaker else None
        if message:  # "…. This was said by X": what is said stands in the sentence before
            kind, decided = statements.type_of_statement(
                message, None, message.hits, speaker=speaker, facts=facts, gazetteer=self.gazetteer, discourse=self.discourse
            )
        at = hit.first if hit else 0
        pair = self._both(view, hit) if hit and speaker is None else []
        speaker = pair[0] if pair else speaker
        keep = self._with_others([one for one in view.actors if self._takes_part(view, one, at)], view, speaker, at)
        together = next((coordinated(view, one, facts) for one in view.actors if one.slug == speaker and one.first < at), [])
        actors = assemble(view, doer=speaker, at=at, keep=keep, gazetteer=self.gazetteer, fellows=[*(one.slug for one in together), *pair[1:]])
        cues = modality.cues_before(view, hit) if hit else set()
        how = modality.modality(view, hit) if hit else Modality.HAPPENED
        if hit and hit.trigger and hit.trigger.name == "deny":
            how = Modality.DENIED
        plain = hit is None or self._is_plain(view, hit, cues)
        date = dating.own(view, at, facts, speech=True, until=self.context.published) if hit else UNDATED
        told = decided is not None and decided is not hit and decided.trigger is not None and decided.trigger.kind == "act" and kind != "ACCUSE"
        if date.edtf is None and told and decided and not view.quoted[decided.first]:
            date = dating.own(view, decided.first, facts, speech=False)  # "Russia sent troops on Monday, he said"
        if date.edtf is None:
            date = dating.from_context(
                self.context,
                speaker=speaker,
                paragraph=self.paragraph,
                start=view.sentence.start,
                lead=lead,
                plain=plain,
                quote=hit is None or view.continues is not None,
            )
        elif speaker:
            self.context.by_speaker[speaker] = date
        headline = self.writer(message).of_statement(speaker=speaker, content=(0, len(message.words) - 1)) if message and speaker else ""
        headline = headline or self._statement_headline(view, hit, speaker, kind)
        return selection.Candidate(
            self._event(view, kind=kind, how=how, headline=headline, actors=actors, speaker=speaker, date=date, hit=decided or hit),
            weight=(decided or hit).phrase.trigger.weight if (decided or hit) and (decided or hit).phrase.trigger else 0.4,  # type: ignore[union-attr]
            paragraph=self.paragraph,
            lead=lead,
            spoken=True,
        )

    def _statement_headline(self, view: View, hit: Hit | None, speaker: str | None, kind: str) -> str:
        writer = self.writer(view)
        if speaker is None:
            return writer.of_deed(doer=None, hit=hit, speaks=True) if hit and kind != statements.STATEMENT else ""
        if hit and hit.trigger and hit.trigger.type != statements.STATEMENT and hit.first != view.attribution:
            line = writer.of_deed(doer=speaker, hit=hit, speaks=True)
            if line:
                return line
        places = [at for at in range(len(view.words)) if view.kinds[at] == CONTENT or hit is None]
        if hit and view.attribution < 0:
            places = [at for at in places if at > hit.last]
        for first, last in sorted(_runs(places), key=lambda run: run[0] - run[1]):
            line = writer.of_statement(speaker=speaker, content=(first, last))
            if line:
                return line
        return writer.of_deed(doer=speaker, hit=hit, speaks=True) if hit else ""

    def writer(self, view: View) -> headlines.Writer:
        return headlines.Writer(view, self.text, self.lexicon, self.gazetteer, self.language, self.names)

    def _deeds(self, view: View, *, spoken: bool) -> list[Hit]:
        """Triggers that stand for an event of their own: the first deed of a main clause, and deeds of other clauses with a date."""
        chosen: list[Hit] = []
        seen = {view.clauses[one.first] for one in speakers.acts_of_speech(view, self.lexicon.facts) if view.kinds[one.first] != MAIN}
        for hit in view.hits:
            trigger = hit.trigger
            if trigger is None or trigger.kind != "act" or view.quoted[hit.first] or view.clauses[hit.first] in seen:
                continue
            kind = view.kinds[hit.first]
            if kind in (CONTENT, CONDITION) or (kind == MAIN and trigger.speaks) or (spoken and kind == MAIN and not self._before_speech(view, hit)):
                continue
            dated = dating.own(view, hit.first, self.lexicon.facts, speech=False).edtf is not None
            if (
                kind in (SUB, RELATIVE)
                and not dated
                and not (kind == SUB and trigger.speaks and view.words[view.clauses.index(view.clauses[hit.first])] in self.lexicon.facts.meanwhile)
            ):
                continue
            seen.add(view.clauses[hit.first])
            chosen.append(hit)
        return chosen

    def _before_speech(self, view: View, hit: Hit) -> bool:
        """Whether a deed of a main clause stands apart from what is said: a clause before the verb of saying, with another subject."""
        speech = speakers.acts_of_speech(view, self.lexicon.facts)
        return all(view.clauses[one.first] != view.clauses[hit.first] and one.first > hit.first for one in speech)

    def _deed(self, view: View, hit: Hit, *, lead: bool) -> selection.Candidate | None:
        facts, trigger = self.lexicon.facts, hit.trigger
        if trigger is None:
            return None
        cues = modality.cues_before(view, hit)
        doer = subject_before(view, hit.first, facts, self.gazetteer, self.discourse)
        if doer is None and facts.verb_second:
            doer = subject_after(view, hit, facts, self.gazetteer, self.discourse)
        pair = self._both(view, hit) if doer is None else []
        doer = pair[0] if pair else doer
        clause = view.clauses[hit.first]
        keep = [one for one in view.actors if view.clauses[one.last] == clause or (view.kinds[one.last] == CONTENT and view.kinds[hit.first] == MAIN)]
        keep = self._with_others(keep, view, doer, hit.first)
        passive = is_passive(view, hit)
        if passive:
            doer = agent(view, hit, facts)
        together = next((coordinated(view, one, facts) for one in view.actors if one.slug == doer and one.first < hit.first), [])
        fellows = [*(one.slug for one in together), *pair[1:]]
        actors = assemble(view, doer=doer, at=hit.first, keep=keep, gazetteer=self.gazetteer, fellows=fellows, passive=passive)
        if not actors:
            return None
        how = modality.modality(view, hit)
        date = dating.own(view, hit.first, facts, speech=False)
        kind = trigger.type
        if how is Modality.PLANNED and kind in ("CONSULT", "COOPERATE"):
            # PLOVER: talks and cooperation announced are AGREE.
            kind = "AGREE" if not trigger.speaks else kind
        if how is Modality.HAPPENED and self._lies_ahead(date):
            how = Modality.PLANNED
        plain = self._is_plain(view, hit, cues)
        speaker = doer if trigger.speaks else None
        if date.edtf is None:
            date = dating.from_context(
                self.context, speaker=speaker, paragraph=self.paragraph, start=view.sentence.start, lead=lead and plain, plain=plain, quote=False
            )
        elif speaker:
            self.context.by_speaker[speaker] = date
        headline = self.writer(view).of_deed(doer=doer, hit=hit, speaks=trigger.speaks)
        return selection.Candidate(
            self._event(view, kind=kind, how=how, headline=headline, actors=actors, speaker=speaker, date=date, hit=hit),
            weight=trigger.weight * (1.0 if hit.phrase.lemma else 0.8),
            paragraph=self.paragraph,
            lead=lead,
            spoken=False,
        )

    def _both(self, view: View, hit: Hit) -> list[str]:
        """The two actors that "both sides" stands for near a trigger, as last named; empty without such a word."""
        near = view.words[max(0, hit.first - 4) : hit.last + 4]
        return list(self.discourse.recent[-2:]) if any(word in self.lexicon.facts.both for word in near) and len(self.discourse.recent) > 1 else []

    def _with_others(self, keep: list[ActorMention], view: View, doer: str | None, at: int) -> list[ActorMention]:
        """The actors kept, and where they know no side but the doer's, those that a relative clause after the trigger names."""
        sides = {side(one.slug, self.gazetteer) for one in keep} | ({side(doer, self.gazetteer)} if doer else set())
        if len(sides) > 1:
            return keep
        return [*keep, *(one for one in view.actors if one.first > at and view.kinds[one.last] == RELATIVE and not one.attributive)]

    def _takes_part(self, view: View, mention: ActorMention, at: int) -> bool:
        """Whether an actor named beside a statement belongs to it: not one of an aside or of an opening clause of time."""
        kind = view.kinds[mention.last]
        if mention.attributive or kind == RELATIVE:
            return False
        clause = view.clauses[mention.last]
        own = kind == SUB and any(view.clauses[one.first] == clause and one.trigger and one.trigger.kind == "act" for one in view.hits)
        return kind != SUB or (mention.first > at and not own)

    def _lies_ahead(self, date: EventDate) -> bool:
        """Whether a date begins after the text was published."""
        published, bounds = edtf.bounds(self.context.published), edtf.bounds(date.edtf)
        return published is not None and bounds is not None and bounds[0] > published[1]

    def _is_plain(self, view: View, hit: Hit, cues: set[str]) -> bool:
        """Whether a sentence tells news of the day: no perfect tense, no cue of background, no lasting present."""
        if cues & PERFECT:
            return False
        return not (hit.phrase.lemma in self.lexicon.facts.lasting and hit.form in ("present", "base"))

    def _event(
        self, view: View, *, kind: str, how: Modality, headline: str, actors: tuple[EventActor, ...], speaker: str | None, date: EventDate, hit: Hit | None
    ) -> CodedEvent:
        strong = kind != statements.STATEMENT
        confidence = 0.3 + 0.2 * strong + 0.2 * bool(actors) + {"stated": 0.25, "resolved": 0.2, "assumed": 0.1, "none": 0.0}[date.basis.value]
        return CodedEvent(
            view.sentence.start, view.sentence.end, kind, how, headline, actors, speaker, date.edtf, date.basis, date.span, date.text, date.rule,
            date.anchor, date.explanation, round(min(confidence, 0.95), 2),
            trigger=Span(view.starts[hit.first], view.ends[hit.last]) if hit else None,
            continues=view.continues,
        )  # fmt: skip


def _runs(places: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and at == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs


def code(
    text: str,
    *,
    language: str,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    actor_spans: Sequence[ActorSpan],
    layout: Layout,
    gazetteer: Gazetteer,
) -> tuple[CodedEvent, ...]:
    """The events that a text reports, one mention a sentence and event, in the order of the text.

    Offsets are into ``text``. An event without a date of its own or by a context rule has ``edtf`` None. Work grows with the text's length.
    Raises LanguageFileError for a language without a file.
    """
    words = lexicon(language)
    paragraphs = reading.read(text, sentences=sentences, timexes=timexes, actor_spans=actor_spans, lexicon=words, gazetteer=gazetteer, language=language)
    context = dating.open_context(layout, paragraphs=paragraphs, sentences=sentences, timexes=timexes, facts=words.facts)
    coder = Coder(text, language, words, gazetteer, context, Discourse(), headlines.names_in(paragraphs, words.facts, gazetteer))
    speakers.find(paragraphs, words.facts, gazetteer, coder.discourse, coder.context.ahead, until=context.published)
    coder.discourse = Discourse(titles=coder.discourse.titles, organisation=coder.discourse.organisation)
    found: list[selection.Candidate] = []
    for views in paragraphs:
        context.before = None
        coder.previous = None
        for view in views:
            lead = coder.order < dating.LEAD_SENTENCES - 1
            coder.order += 1
            coder.paragraph = view.sentence.paragraph
            found.extend(coder.candidates(view, lead=lead))
            speakers.remember(view, words.facts, gazetteer, coder.discourse)
            coder.previous = view
            day = dating.of_sentence(view, words.facts)
            context.before = day if day.edtf else context.before
    return selection.select(found, chronicle=context.chronicle)
