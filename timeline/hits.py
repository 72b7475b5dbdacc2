"""Texts that answer a search beside the events that do: what no event was read from can be found, too."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from timeline.forms import EventFilterForm
from timeline.models import Article, Mention
from timeline.querysets import EventStateQuerySet
from timeline.searching import Term, answered, terms

# Filters that can be asked of a text; beside any other one, a list of texts would answer another question than the list of events.
ASKED_OF_TEXTS = frozenset({"q", "as_of", "source", "language", "published_from", "published_to"})
SIZE = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """A text, and its sentence that answers most of the search; "" where only its title or what stands around the text does."""

    article: Article
    quote: str


def texts_beside(form: EventFilterForm, states: EventStateQuerySet) -> tuple[list[Hit], int]:
    """The newest texts that answer the search and report none of these events, and how many there are; as of the form's day."""
    asked = form.cleaned_data
    if not asked["q"] or not {name for name, _ in form.active()} <= ASKED_OF_TEXTS:
        return [], 0
    found = Article.objects.current().known_by(form.known_by).published_in(asked["published_from"], asked["published_to"]).search(asked["q"])
    if asked["source"]:
        found = found.filter(source__slug__in=asked["source"])
    if asked["language"]:
        found = found.filter(language__in=asked["language"])
    found = found.exclude(pk__in=Mention.objects.filter(event__in=states.order_by().values("event")).values("article"))
    wanted = terms(asked["q"])
    newest = found.select_related("source").defer("search_text", "search_stems").order_by(F("published_until").desc(nulls_last=True), "key")[:SIZE]
    hits = [Hit(article, _best_sentence(article, wanted)) for article in newest]
    return hits, found.count() if len(hits) == SIZE else len(hits)


def _best_sentence(article: Article, wanted: tuple[Term, ...]) -> str:
    """The sentence that answers most terms, of equals the first; "" where none answers any."""
    most, best = 0, ""
    for start, end, *_ in article.annotations.get("sentences", ()):
        sentence = article.text[start:end]
        count = answered(sentence, wanted, article.language)
        if count > most:
            most, best = count, sentence
    return best
