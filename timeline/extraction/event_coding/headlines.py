"""Headlines from an event's own clause: who does what to whom, without date, attribution or loose ends.

A deed reads "Romania rejects the Russian demand as unacceptable"; a statement reads "Lavrov: NATO wants …", its content set in
quotation marks where it is a quotation that speaks in the first person.
"""

from __future__ import annotations

import re

from timeline.extraction.annotations import Gazetteer
from timeline.extraction.event_coding.clauses import CONDITION, RELATIVE, SUB, is_adverb
from timeline.extraction.event_coding.phrases import Hit, Lexicon
from timeline.extraction.event_coding.roles import PERSON
from timeline.extraction.event_coding.view import DASHES, View

LONGEST = 90
SHORTEST = 24
MARKS = "“”„«»\"‘’'"
SPACE_BEFORE = re.compile(r"\s+([,.;:!?%)])")
SPACES = re.compile(r"\s+")


def display(slug: str, gazetteer: Gazetteer, language: str) -> str:
    """An actor's name in the text's language, else the gazetteer's English one."""
    entry = gazetteer.actors.get(slug)
    if entry is None:
        return slug.replace("-", " ").title()
    names = entry.aliases.get(language, ()) if language != "en" else ()
    return names[0] if names and names[0][:1].isupper() else entry.name


def surname(slug: str, gazetteer: Gazetteer, language: str) -> str:
    """A person's last name, as headlines have it before a colon; another actor's whole name."""
    name = display(slug, gazetteer, language)
    entry = gazetteer.actors.get(slug)
    return name.split()[-1] if entry and entry.kind == PERSON and " " in name else name


def of_statement(view: View, text: str, *, speaker: str, content: tuple[int, int], lexicon: Lexicon, gazetteer: Gazetteer, language: str) -> str:
    """ "Speaker: content" from the words ``content`` (first, last); "" where too little is left of it."""
    facts = lexicon.facts
    first, last = _strip(view, content[0], content[1], lexicon)
    if last - first < 2:
        return ""
    name = surname(speaker, gazetteer, language)
    room = LONGEST - len(name) - 4
    words = _render(view, text, first, last, lexicon, room=room)
    if len(words) < SHORTEST // 2:
        return ""
    personal = any(view.words[at] in facts.first_person for at in range(first, last + 1))
    referring = view.words[first] in facts.person_pronouns | facts.group_pronouns
    if personal or referring:
        opening, closing = facts.quotes
        words = opening + words.strip(MARKS) + closing
        return f"{name}: {words[0]}{words[1].upper()}{words[2:]}"
    return f"{name}: {words[0].upper()}{words[1:]}"


def of_deed(view: View, text: str, *, doer: str | None, hit: Hit, lexicon: Lexicon, gazetteer: Gazetteer, language: str, speaks: bool) -> str:
    """The clause of a trigger as a headline; "" where nothing readable is left."""
    facts = lexicon.facts
    first, last = _clause(view, hit)
    mention = next((one for one in view.actors if one.slug == doer and first <= one.first <= last), None)
    verb = _finite(view, first, hit, lexicon)
    noun = not hit.phrase.lemma
    name = display(doer, gazetteer, language) if doer else ""
    if noun:
        start, _ = _strip(view, first, last, lexicon)
        body = _render(view, text, start, last, lexicon, room=LONGEST)
        return body[:1].upper() + body[1:]
    inverted = mention is not None and mention.first > verb and mention.first < hit.last + 4 and facts.verb_second
    if mention and mention.owner and not speaks:
        end = min(mention.last + 1, last)
        name = _render(view, text, _with_article(view, mention.first, lexicon), (end if inverted else verb - 1), lexicon, room=60)
        after = end + 1 if inverted else verb
    elif mention and inverted:
        after = mention.last + 1
        if mention.owner:
            after += 1
    else:
        after = verb
    if not name:
        start, _ = _strip(view, first, last, lexicon)
        body = _render(view, text, start, last, lexicon, room=LONGEST)
        return body[:1].upper() + body[1:]
    if inverted:
        rest = _render(view, text, after, last, lexicon, room=LONGEST - len(name) - 14)
        predicate = f"{text[view.starts[verb] : view.ends[verb]].lower()} {rest}"
    else:
        head, after = _predicate(view, text, verb, hit, lexicon)
        rest = _render(view, text, after, last, lexicon, room=LONGEST - len(name) - len(head) - 2) if after <= last else ""
        predicate = f"{head} {rest}".strip()
    line = SPACES.sub(" ", f"{name} {predicate}").strip()
    return line[:1].upper() + line[1:] if len(predicate) > 3 else ""


def _with_article(view: View, first: int, lexicon: Lexicon) -> int:
    return first - 1 if first and view.words[first - 1] in lexicon.facts.articles else first


def _finite(view: View, first: int, hit: Hit, lexicon: Lexicon) -> int:
    """The first auxiliary that belongs to the trigger's verb, else the verb itself."""
    at = hit.first - 1
    verb = hit.first
    facts = lexicon.facts
    while at >= first:
        if view.words[at] in facts.auxiliaries:
            verb = at
        elif facts.verb_second:
            if view.words[at] in ",;:" or (verb < hit.first):
                break
        elif not is_adverb(view.words[at], facts) and not _in_cue(view, at):
            break
        elif _in_cue(view, at):
            verb = at
        at -= 1
    return verb


def _in_cue(view: View, at: int) -> bool:
    return any(cue.first <= at <= cue.last and cue.cue in ("planned", "hypothetical", "negation", "denial") for cue in view.cues)


def _predicate(view: View, text: str, verb: int, hit: Hit, lexicon: Lexicon) -> tuple[str, int]:
    """The verb phrase's head in headline tense, and the word behind it."""
    facts = lexicon.facts
    coloured = any(_in_cue(view, at) or view.words[at] in facts.auxiliaries for at in range(verb, hit.first))
    perfect = {cue.first for cue in view.cues if cue.cue == "perfect"}
    if not coloured or (verb in perfect and not any(_in_cue(view, at) for at in range(verb, hit.first))):
        if facts.headline_form and hit.form:
            return lexicon.form(hit.phrase.lemma, facts.headline_form), hit.first + 1
        if verb in perfect:
            return text[view.starts[verb] : view.ends[hit.first]], hit.first + 1
        return text[view.starts[hit.first] : view.ends[hit.first]], hit.first + 1
    return _render(view, text, verb, hit.first, lexicon, room=60), hit.first + 1


def _clause(view: View, hit: Hit) -> tuple[int, int]:
    """First and last word of what belongs to a trigger: its clause, and the clauses that complete it, up to its end."""
    clause = view.clauses[hit.first]
    first = view.clauses.index(clause)
    last = hit.last
    while last + 1 < len(view.words):
        kind = view.kinds[last + 1]
        if view.clauses[last + 1] != clause and kind in (SUB, RELATIVE, CONDITION):
            break
        if view.words[last + 1] in ".;!?" and not view.quoted[last + 1]:
            break
        if view.clauses[last + 1] != clause and view.kinds[last + 1] == view.kinds[hit.first]:
            break
        last += 1
    return first, last


def _strip(view: View, first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """The range without leading marks, connectives, fillers and dates, and without a trailing mark."""
    facts = lexicon.facts
    dated = _dated(view, lexicon)
    while first < last:
        word = view.words[first]
        loose = word in facts.conjunctions or word in facts.fillers or word in facts.complementizers
        if loose or first in dated or (not word[0].isalnum()):
            first += 1
        else:
            break
    while last > first and not view.words[last][0].isalnum():
        last -= 1
    return first, last


def _dated(view: View, lexicon: Lexicon) -> set[int]:
    """The words of body dates, together with the preposition and comma that tie them on."""
    facts = lexicon.facts
    found: set[int] = set()
    for first, last, timex in view.timexes:
        if timex.type.value in ("DURATION", "SET") or timex.text.strip().isdigit():
            continue
        found.update(range(first, last + 1))
        if first and view.words[first - 1] in facts.prepositions:
            found.add(first - 1)
    return found


def _render(view: View, text: str, first: int, last: int, lexicon: Lexicon, *, room: int) -> str:
    """The words from ``first`` to ``last`` as in the text, without dates and fillers, cut at a good place to at most ``room`` characters."""
    facts = lexicon.facts
    dated = _dated(view, lexicon)
    pieces: list[tuple[str, int]] = []
    length = 0
    cut = False
    for at in range(first, last + 1):
        word = view.words[at]
        if at in dated or (word in facts.fillers and at != last) or word in DASHES and at == first:
            continue
        piece = text[view.starts[at] : view.ends[at]]
        if word in '“”„«»"':
            continue
        gap = " " if pieces and (at == 0 or view.starts[at] > view.ends[at - 1] or at - 1 in dated or text[view.ends[at - 1]].isspace()) else ""
        if view.clauses[at] != view.clauses[first] and view.kinds[at] in (RELATIVE, SUB) and length > SHORTEST:
            cut = True
            break
        if word in ";" or (word == "," and length > room * 0.6):
            cut = True
            break
        length += len(gap) + len(piece)
        if length > room:
            cut = True
            break
        pieces.append((gap + piece, at))
    loose = facts.prepositions | facts.conjunctions | facts.articles | facts.auxiliaries | facts.tails | facts.complementizers | facts.relatives | facts.subordinators
    if cut and length > room:
        # Step back to the last preposition or comma, so that no phrase is cut in half, unless too little would be left.
        for back in range(len(pieces) - 1, 3, -1):
            if view.words[pieces[back][1]] in facts.prepositions | facts.conjunctions or view.words[pieces[back][1]] == ",":
                if sum(len(piece) for piece, _ in pieces[:back]) >= SHORTEST:
                    pieces = pieces[:back]
                break
    while pieces and (view.words[pieces[-1][1]] in loose or not view.words[pieces[-1][1]][0].isalnum()):
        if view.words[pieces[-1][1]] in ")%":
            break
        pieces.pop()
    line = SPACES.sub(" ", "".join(piece for piece, _ in pieces)).strip(" ,;:–—-")
    return SPACE_BEFORE.sub(r"\1", line)
