"""What reads by search share: one interface to the index of either database."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db import models

from timeline.searching import Term, tokens


class SearchReads(models.QuerySet):
    """Reads of rows with the columns ``search_text`` and ``search_stems``."""

    def telling(self, *asked: Term) -> Self:
        """Rows whose text answers every term; all rows for none."""
        groups = tuple(group for term in asked for group in term.tokens)
        found = self.filter(search_stems__holds=groups) if groups else self
        # Indexes know which words stand in a text, not where: of the few rows that have all, the order is read from the text.
        for phrase in filter(None, (term.phrase for term in asked)):
            found = found.filter(search_text__contains=phrase)
        return found

    def update(self, **values: Any) -> int:
        """As ever, with the searched tokens kept in step; TypeError for a searched text that only the database could work out."""
        if "search_text" in values and "search_stems" not in values:
            if not isinstance(values["search_text"], str):
                raise TypeError("search_text is written as a string: its words are stemmed here, not by the database")
            values["search_stems"] = tokens(values["search_text"])
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]


def spelling(term: Term) -> models.QuerySet:
    """The spellings of actors' names that answer the term; of a phrase, those with all its words."""
    return apps.get_model("timeline", "ActorAlias").objects.filter(search_stems__holds=term.name_tokens)
