"""What the desk's pages read."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch

from timeline.extraction import edtf
from timeline.models import Article, Mention


def stored_articles(keys: Sequence[int]) -> list[Article]:
    """The texts with their mentions in reading order and their findings, and the words for their dates. Four queries."""
    mentions = Prefetch("mentions", queryset=Mention.objects.select_related("event").order_by("start", "number"))
    articles = list(Article.objects.filter(pk__in=keys).select_related("source").prefetch_related(mentions, "findings"))
    for article in articles:
        article.published_words = edtf.words(article.published_edtf)
        for mention in article.mentions.all():
            mention.date_words = edtf.words(mention.date_edtf)
    return articles
