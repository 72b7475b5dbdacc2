"""Pasts told in the present of headlines: "hat die Forderung zurückgewiesen" → "weist die Forderung zurück", "the talks ended" → "the talks end"."""

from __future__ import annotations

from timeline.extraction.event_coding import subjects, wording
from timeline.extraction.event_coding.clauses import CONTENT, MAIN
from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.view import View

PLURAL = "plural"
# How soon a participle follows the helping verb of its passive.
PASSIVE_REACH = 2


def told_now(view: View, text: str, hit: Hit, *, verb: int, after: int, last: int, lexicon: Lexicon, room: int) -> tuple[str, str] | None:
    """The finite verb in the present, and what follows it with the particle at its end; None where no compound past stands at ``verb``.

    The participle must close its clause, so that no passive ("ist ausgewiesen worden") is taken for one.
    """
    facts = lexicon.facts
    particle, base = lexicon.particles.get(hit.phrase.lemma, ("", hit.phrase.lemma))
    helper = view.words[verb]
    known = helper in facts.perfects or (helper in facts.perfects_of_motion and base in facts.motion)
    if not known or hit.form not in ("participle", "present") or not verb < after <= hit.first:
        return None
    following = view.words[hit.first + 1] if hit.first + 1 < len(view.words) else "."
    if (following[0].isalnum() and following not in facts.conjunctions) or any(view.words[at] in facts.auxiliaries for at in range(after, hit.first)):
        return None
    closed = (
        at
        for at in range(hit.first - 2, after, -1)
        if lexicon.form_of(view.words[at]) in ("participle", "present") and view.words[at + 1] in facts.conjunctions
    )
    after = next(closed, after - 2) + 2  # "hat X bestellt und Y bezahlt": what stands before the "and" is another deed
    number = facts.perfects.get(helper) or facts.perfects_of_motion.get(helper)
    finite = base if number == PLURAL else lexicon.form(base, "present")
    middle = wording.render(view, text, after, hit.first - 1, facts, room=room - len(finite) - len(particle)) if after < hit.first else ""
    rest = " ".join(filter(None, (middle, particle)))
    tail = hit.first + 2
    completes = tail <= last and (view.clauses[tail] == view.clauses[hit.first] or (view.kinds[tail] == CONTENT and view.kinds[hit.first] == MAIN))
    if following == "," and completes:
        more = wording.render(view, text, tail, last, facts, room=room - len(finite) - len(rest) - 2, clause=True)
        rest = f"{rest}, {more}" if more else rest
    return finite, rest


def of_now(view: View, text: str, hit: Hit, lexicon: Lexicon) -> str:
    """A finite verb in the present, where verbs close a clause and those of the past show their number; else as it stands."""
    word = text[view.starts[hit.first] : view.ends[hit.first]].lower()
    if hit.form != "past" or not lexicon.facts.plural_ending:
        return word
    plural = word.endswith(lexicon.facts.plural_ending) and word != lexicon.form(hit.phrase.lemma, "past")
    return hit.phrase.lemma if plural else lexicon.form(hit.phrase.lemma, "present")


def word_of_now(word: str, lexicon: Lexicon) -> str:
    """A verb as a headline of such a language has it: a past one in the present; any other word as it is."""
    lemma = lexicon.lemma_of(word)
    if not lemma or not lexicon.facts.plural_ending or lexicon.form_of(word) != "past":
        return word
    plural = word.endswith(lexicon.facts.plural_ending) and word != lexicon.form(lemma, "past")
    return lemma if plural else lexicon.form(lemma, "present")


def in_headline_tense(view: View, text: str, words: range, line: str, lexicon: Lexicon) -> str:
    """A clause printed as it stands with its only verb in the present, where headlines have that ("The talks ended" → "The talks end")."""
    facts = lexicon.facts
    if not facts.headline_form or not words:
        return line
    clause = view.clauses[words[0]]
    found = [at for at in words if view.clauses[at] == clause and (view.words[at] in facts.auxiliaries or lexicon.form_of(view.words[at]) == "past")]
    if len(found) == 2 and view.words[found[0]] in facts.unshifted and found[1] - found[0] <= PASSIVE_REACH:
        found.pop()  # "was held"
    if len(found) != 1 or found[0] == words[0] or view.quoted[found[0]]:
        return line  # of two verbs the first may only describe its noun ("troops stationed there left")
    at, word = found[0], view.words[found[0]]
    before, after = view.words[at - 1], view.words[at + 1] if at + 1 < len(view.words) else "."
    plural = subjects.is_plural(view, (words[0], at - 1), facts)
    if word in facts.auxiliaries:
        now = facts.backshift[word].split("|")[-1 if plural else 0] if word in facts.unshifted else ""
    elif before in facts.articles or after in facts.agents or not before[0].isalnum():
        now = ""
    else:
        now = lexicon.lemma_of(word) if plural else lexicon.form(lexicon.lemma_of(word), facts.headline_form)
    return line.replace(f" {text[view.starts[at] : view.ends[at]]} ", f" {now} ", 1) if now else line
