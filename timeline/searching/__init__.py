"""Search, the same for a reader on SQLite and on PostgreSQL.

Words are folded and stemmed here, once, by the facts of their language; ``SearchTokens`` columns hold the outcome, which FTS5 or a tsvector
indexes (``index``), and the lookup ``holds`` asks either. Marks on pages come from the same terms.
"""

from __future__ import annotations

from timeline.searching.folding import fold, outside, searchable, words
from timeline.searching.stemming import names_change, tokens
from timeline.searching.terms import MAX_TERMS, Term, answered, spans, terms

__all__ = ["MAX_TERMS", "Term", "answered", "fold", "names_change", "outside", "searchable", "spans", "terms", "tokens", "words"]
