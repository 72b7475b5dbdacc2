"""Names after a title that the gazetteer lacks."""

from __future__ import annotations

from timeline.extraction.linking.names import Names

_MOST_WORDS = 3
_AFTER_A_NAME = ".,;:!?)»”\"'’"


def stranger_end(names: Names, start: int, end: int, *, ahead: int, owned: bool) -> int | None:
    """Where an unknown name that follows the title at ``start`` to ``end`` stops, or None where none follows.

    ``ahead`` is the next known name, which ends the search. One word is enough after the title of a known state (``owned``), unless the
    language or a heading writes common words with capitals. Between commas stands a full name ("the ambassador, Yury Example, said").
    """
    apposed = names.text.startswith(", ", end)
    at, words = end + apposed, 0
    while words < _MOST_WORDS:
        word = names.after(at)
        if word in names.lexicon.facts.honorifics:
            break
        bare = word.rstrip(_AFTER_A_NAME).removesuffix("’s").removesuffix("'s")
        letters = bare.replace("-", "").replace("'", "").replace("’", "")
        if not bare[:1].isupper() or not letters.isalpha() or bare.lower() in names.lexicon.names_of_time or at + 1 + len(bare) > ahead:
            break
        at, words = at + 1 + len(bare), words + 1
        if bare != word:
            break
    if apposed and not names.text.startswith(",", at):
        return None
    least = 2 if apposed or names.lexicon.facts.nouns_capitalised or names.in_heading(start) or not owned else 1
    return at if words >= least and names.sentence_at(start, at) else None
