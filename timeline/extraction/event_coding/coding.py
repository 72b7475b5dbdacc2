"""Codes the events of a text: read, find speakers, type, name the parties, date, write headlines, select."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from timeline.extraction import edtf
from timeline.extraction.annotations import ActorSpan, CodedEvent, DateBasis, EventActor, Gazetteer, Layout, Modality, Role, Sentence, Span, Timex
from timeline.extraction.event_coding import (
    choice,
    dating,
    fields,
    headings,
    headlines,
    modality,
    naming,
    news,
    parties,
    reading,
    selection,
    speakers,
    statements,
    untold,
)
from timeline.extraction.event_coding.clauses import CONDITION, CONTENT, MAIN
from timeline.extraction.event_coding.dating import UNDATED, Context, EventDate
from timeline.extraction.event_coding.discourse import Discourse
from timeline.extraction.event_coding.phrases import Hit, Lexicon, lexicon
from timeline.extraction.event_coding.roles import assemble, coordinated, side, subject_after, subject_before
from timeline.extraction.event_coding.view import View
from timeline.extraction.event_coding.voice import agent, is_passive

# What a sentence of a running quotation weighs, and a trigger that is a noun beside one that is a verb.
QUOTE_WEIGHT = 0.4
NOUN_SHARE = 0.8
# How shortly before its verb a "we" stands.
NEAR = 4
SURE_OF_DATE = {DateBasis.STATED: 0.25, DateBasis.RESOLVED: 0.2, DateBasis.ASSUMED: 0.1, DateBasis.NONE: 0.0}
REFUSABLE = frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "MOBILIZE", "RETREAT", "SUPPORT"})  # by somebody who will not do it
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
        if not (view.hits or view.speaker or view.timexes) or (view.words[-1] == "?" and True not in view.quoted):
            return []
        found: list[selection.Candidate] = []
        for speech in speakers.acts_of_speech(view, self.lexicon.facts):
            speaker = speakers.speaker_of(view, speech, self.lexicon.facts, self.gazetteer, self.discourse)
            found.append(self._statement(view, speech, speaker or view.speaker, lead=lead))
        if not found and view.speaker and (reading.is_quote(view) or view.continues is not None):
            found.append(self._statement(view, None, view.speaker, lead=lead))
        statements_found = list(found)
        for hit in choice.deeds(view, self.lexicon.facts, spoken=bool(found)):
            deed = self._deed(view, hit, lead=lead)
            if deed:
                found += [deed, *selection.again(deed, choice.further_days(view, hit, deed.event.date, self.lexicon.facts))]
        for hit in choice.told(view, self.lexicon.facts, published=self.context.published) if statements_found else ():
            found = self._with_told(view, hit, found, lead=lead)
        return found + self._untold(view, [*statements_found, *found], lead=lead)

    def _with_told(self, view: View, hit: Hit, found: list[selection.Candidate], *, lead: bool) -> list[selection.Candidate]:
        """The events found and a deed that is told with a time of its own; it takes the place of a statement that tells no more than it."""
        deed = self._deed(view, hit, lead=lead, speaker=view.speaker)
        if deed is None or any(selection.is_told(one, deed) for one in found):
            return found
        deeds = [deed, *selection.again(deed, choice.further_days(view, hit, deed.event.date, self.lexicon.facts))]
        if deed.event.modality is not Modality.PLANNED:
            return [*found, *deeds]
        alike = {one.slug for one in deed.event.actors}  # a statement by somebody who takes no part in what is planned tells more
        kept = (one for one in found if one.event.trigger != deed.event.trigger and (one.event.type != statements.STATEMENT or one.event.speaker not in alike))
        return [*kept, *deeds]

    def _untold(self, view: View, found: list[selection.Candidate], *, lead: bool) -> list[selection.Candidate]:
        """Dated clauses that no trigger tells of."""
        told = [(view.clauses[view.word_at(one.event.trigger.start)] if one.event.trigger else view.clauses[0], one.event.date) for one in found]
        more = []
        for one in untold.find(view, told=told, facts=self.lexicon.facts, gazetteer=self.gazetteer, discourse=self.discourse, published=self.context.published):
            actors = assemble(view, doer=one.doer, at=one.at, keep=one.keep, gazetteer=self.gazetteer, fellows=one.fellows)
            event = self._event(view, kind=one.type, how=one.modality, actors=actors, speaker=None, date=one.date, hit=None)
            weight = untold.NOUN_WEIGHT if one.noun else untold.BARE_WEIGHT
            more.append(selection.Candidate(event, weight=weight, lead=lead, write=partial(self.writer(view).clause, event, one.at, one.doer)))
        return more

    def _statement(self, view: View, hit: Hit | None, speaker: str | None, *, lead: bool) -> selection.Candidate:
        """A statement: ``hit`` is the verb of saying, None for a sentence that is all quotation."""
        facts = self.lexicon.facts
        content = [one for one in view.hits if one is not hit and (view.kinds[one.first] in (CONTENT, CONDITION) or view.quoted[one.first] or hit is None)]
        kind, decided = self._kind(view, hit, content, speaker)
        backward = hit is not None and hit.trigger is not None and hit.trigger.name == BACKWARD
        message = self.previous if backward and speaker and self.previous and not self.previous.speaker else None
        if message:  # "…. This was said by X": what is said stands in the sentence before
            kind, decided = self._kind(message, None, message.hits, speaker)
        at = hit.first if hit else 0
        pair = parties.both(view, hit, self.lexicon.facts, self.discourse) if hit and speaker is None else []
        speaker = pair[0] if pair else speaker
        keep = parties.with_others([one for one in view.actors if parties.takes_part(view, one, at)], view, speaker, at, self.gazetteer)
        keep += message.actors if message else []
        together = next((coordinated(view, one, facts) for one in view.actors if one.slug == speaker and one.first < at), [])
        actors = assemble(view, doer=speaker, at=at, keep=keep, gazetteer=self.gazetteer, fellows=[*(one.slug for one in together), *pair[1:]])
        how = modality.modality(view, hit, facts) if hit and not backward else Modality.HAPPENED
        if hit and hit.trigger and hit.trigger.name == "deny":
            how = Modality.DENIED
        date = self._date_of_statement(view, hit, decided, speaker=speaker, kind=kind, lead=lead)
        if how is Modality.HAPPENED and kind in REFUSABLE and news.lies_ahead(date, self.context.published):
            how = Modality.PLANNED  # "will receive him on 7 February, she said"
        trigger = decided or hit
        event = self._event(view, kind=kind, how=how, actors=actors, speaker=speaker, date=date, hit=trigger)
        return selection.Candidate(
            event,
            weight=trigger.trigger.weight if trigger and trigger.trigger else QUOTE_WEIGHT,
            lead=lead,
            write=partial(self._headline, self.writer(view), event, hit, message),
        )

    def _kind(self, view: View, hit: Hit | None, content: list[Hit], speaker: str | None) -> tuple[str, Hit | None]:
        facts = self.lexicon.facts
        return statements.type_of_statement(view, hit, content, speaker=speaker, facts=facts, gazetteer=self.gazetteer, discourse=self.discourse)

    def _date_of_statement(self, view: View, hit: Hit | None, decided: Hit | None, *, speaker: str | None, kind: str, lead: bool) -> EventDate:
        """The day on which something was said, or done where the statement tells of its own side's deed."""
        facts = self.lexicon.facts
        date = dating.own(view, hit.first, facts, speech=True, until=self.context.published) if hit else UNDATED
        told = decided is not None and decided is not hit and decided.trigger is not None and decided.trigger.kind == "act" and kind != "ACCUSE"
        if date.edtf is None and told and decided and not view.quoted[decided.first]:
            date = dating.own(view, decided.first, facts, speech=False)  # "Russia sent troops on Monday, he said"
        if date.edtf is None and hit and hit.trigger and hit.trigger.name == "according to":
            acts = (one for one in view.hits if one is not hit and one.trigger and one.trigger.kind == "act" and not view.quoted[one.first])
            deed = next(acts, None)  # a source has no day of its own: what it tells does
            date = dating.own(view, deed.first, facts, speech=False) if deed else date
        if date.edtf is not None:
            if speaker:
                self.context.by_speaker[speaker] = date
            return date
        plain = hit is None or news.is_plain(view, hit, modality.cues_before(view, hit, self.lexicon.facts), self.lexicon.facts)
        quote = hit is None or view.continues is not None
        start, told = view.sentence.start, view.attribution >= 0  # somebody said it, though we know no name
        return dating.from_context(self.context, speaker=speaker, paragraph=self.paragraph, start=start, lead=lead, plain=plain, quote=quote, news=told)

    def _headline(self, writer: headlines.Writer, event: CodedEvent, hit: Hit | None, message: View | None) -> str:
        if hit and hit.trigger and hit.trigger.name == BACKWARD and not message:
            return ""  # what was said before had its own speaker
        speaker = event.speaker
        line = self.writer(message).of_statement(speaker=speaker, content=(0, len(message.words) - 1)) if message and speaker else ""
        return line or writer.speech(event, hit=hit)

    def writer(self, view: View) -> headlines.Writer:
        return headlines.Writer(view, self.text, self.lexicon, self.gazetteer, self.language, self.names, self.discourse.told)

    def _deed(self, view: View, hit: Hit, *, lead: bool, speaker: str | None = None) -> selection.Candidate | None:
        """The event of a deed; ``speaker`` is who tells it, where it stands in what somebody says."""
        facts, trigger = self.lexicon.facts, hit.trigger
        if trigger is None:
            return None
        cues = modality.cues_before(view, hit, facts)
        doer = subject_before(view, hit.first, facts, self.gazetteer, self.discourse)
        if facts.drawing and hit.phrase.lemma in facts.drawing and view.words[hit.last] in facts.prepositions:
            doer = next((one.slug for one in view.actors if one.first > hit.last), None)  # "drew a rebuke from Y"
        if doer is None and speaker and any(view.speaks_of_itself(at, facts) for at in range(max(0, hit.first - NEAR), hit.first)):
            doer = speaker  # "we will meet on Monday"
        if doer is None and hit.form == "gerund" and facts.bare_content and (main := news.main_verb(view, hit)):
            doer = subject_before(view, main.first, facts, self.gazetteer, self.discourse)  # "after meeting Y, X warned"
        if doer is None and facts.verb_second and fields.comes_behind(view, hit, facts):
            doer = subject_after(view, hit, facts, self.gazetteer, self.discourse)
        pair = parties.both(view, hit, facts, self.discourse) if doer is None else []
        doer = pair[0] if pair else doer
        clause = view.clauses[hit.first]
        keep = [one for one in view.actors if view.clauses[one.last] == clause or (view.kinds[one.last] == CONTENT and view.kinds[hit.first] == MAIN)]
        keep = parties.with_others(keep or parties.interrupted(view, hit.first), view, doer, hit.first, self.gazetteer)
        passive = is_passive(view, hit, facts)
        if passive:
            doer = agent(view, hit, facts)
        together = next((coordinated(view, one, facts) for one in view.actors if one.slug == doer and one.first < hit.first), [])
        fellows = [*(one.slug for one in together), *pair[1:]]
        actors = assemble(view, doer=doer, at=hit.first, keep=keep, gazetteer=self.gazetteer, fellows=fellows, passive=passive)
        if not actors and speaker:  # "six ships left on Monday, the ministry said"
            actors = tuple(EventActor(slug, Role.MENTIONED) for slug in dict.fromkeys((speaker, side(speaker, self.gazetteer))))
        if not actors:
            return None
        parties.note(trigger.type, actors, self.discourse, self.gazetteer)
        how = modality.modality(view, hit, facts)
        date = dating.own(view, hit.first, facts, speech=False)
        kind = trigger.type
        if how is Modality.DENIED and kind in REFUSABLE and "planned" in cues and "denial" not in cues:
            kind, how = "REJECT", Modality.HAPPENED  # "will send no troops"
        if how is Modality.PLANNED and kind in ("CONSULT", "COOPERATE"):
            # PLOVER: talks and cooperation announced are AGREE.
            kind = "AGREE" if not trigger.speaks else kind
        if how is Modality.HAPPENED and news.lies_ahead(date, self.context.published):
            how = Modality.PLANNED
        plain = news.is_plain(view, hit, cues, self.lexicon.facts)
        told, speaker = speaker is not None, speaker or (doer if trigger.speaks else None)
        if date.edtf is None and how is Modality.PLANNED and speaker is None and any(edtf.bounds(timex.edtf) for _, _, timex in view.timexes):
            date = UNDATED  # "will leave by mid-February": the day that the plan was reported is not when it is to happen
        elif date.edtf is None:
            start, done = view.sentence.start, doer is not None or (passive and facts.inflected_names)
            now = how is Modality.HAPPENED and done and news.told_as_past(view, hit, facts, report=self.context.report)
            now = now or (view.sourced and doer is not None and facts.bare_content)
            if (
                lead
                and facts.bare_content
                and "background" not in cues
                and not any(cue.cue == "perfect" and view.words[cue.first] == "had" for cue in view.cues)
            ):
                plain = True  # what a report opens with is its news, in the perfect too
            date = dating.from_context(
                self.context, speaker=speaker, paragraph=self.paragraph, start=start, lead=lead and plain, plain=plain, quote=False, news=now
            )
        elif speaker:
            self.context.by_speaker[speaker] = date
        event = self._event(view, kind=kind, how=how, actors=actors, speaker=speaker, date=date, hit=hit)
        return selection.Candidate(
            event,
            weight=trigger.weight * (1.0 if hit.phrase.lemma else NOUN_SHARE),
            lead=lead,
            write=partial(self.writer(view).told, event, doer=doer, hit=hit)
            if told
            else partial(self.writer(view).deed, event, doer=doer if keep or not pair else None, hit=hit, speaks=trigger.speaks),
        )

    def _event(
        self, view: View, *, kind: str, how: Modality, actors: tuple[EventActor, ...], speaker: str | None, date: EventDate, hit: Hit | None
    ) -> CodedEvent:
        """The event, its headline still to be written."""
        sure = 0.3 + 0.2 * (kind != statements.STATEMENT) + 0.2 * bool(actors) + SURE_OF_DATE[date.basis]
        return CodedEvent(
            start=view.sentence.start,
            end=view.sentence.end,
            type=kind,
            modality=how,
            headline="",
            actors=actors,
            speaker=speaker,
            edtf=date.edtf,
            date_basis=date.basis,
            date=date.span,
            date_text=date.text,
            rule=date.rule,
            anchor=date.anchor,
            explanation=date.explanation,
            confidence=round(sure, 2),
            trigger=Span(view.starts[hit.first], view.ends[hit.last]) if hit and hit in view.hits else None,
            continues=view.continues,
        )


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
    dated = headings.dated(text, sentences=sentences, timexes=timexes)
    context = dating.open_context(layout, paragraphs=paragraphs, headings=dated, facts=words.facts)
    coder = Coder(text, language, words, gazetteer, context, Discourse(), naming.names_in(paragraphs, words.facts, gazetteer, language))
    speakers.find(paragraphs, words.facts, gazetteer, coder.discourse, coder.context.ahead, until=context.published)
    coder.discourse = coder.discourse.reopened()
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
            coder.discourse.note_type(found[-1].event.type if found else "")
            context.told(dating.of_sentence(view, words.facts))
    return selection.select(found, chronicle=context.chronicle)
