"""Search along an index: what rows are searched by, worked out here once, and the indexes of either database."""

from typing import Any

from django.db import migrations

from timeline.searching import fold, names_change, outside, searchable, tokens, words
from timeline.searching.columns import SearchTokens
from timeline.searching.folding import read_pieces
from timeline.searching.index import install, uninstall


def fill(apps: Any, editor: Any) -> None:
    """Works the columns out for the rows that are there, with each quote in its text's language."""
    articles, states, mentions, aliases = (apps.get_model("timeline", name).objects for name in ("Article", "EventState", "Mention", "ActorAlias"))
    for article in articles.only("pk", "language", "title", "text", "annotations").iterator(chunk_size=50):
        told = (article.title, *outside(article.text, article.annotations.get("furniture", ())))
        searched = searchable((article.language, piece) for piece in told)
        articles.filter(pk=article.pk).update(search_text=searched, search_stems=tokens(searched))
    event, quoted = None, {}
    for state in states.only("pk", "event_id", "headline", "headline_language", "search_text").order_by("event_id").iterator(chunk_size=200):
        if state.event_id != event:
            event = state.event_id
            told = mentions.filter(event=event).values_list("article__language", "article__text", "start", "end")
            quoted = {tuple(words(text[start:end])): language for language, text, start, end in told}
        # The first piece is the headline, and what is neither that nor a quote is a name.
        pieces = [piece for _, piece in read_pieces(state.search_text) if piece]
        known = {tuple(words(state.headline)): state.headline_language} | quoted
        searched = searchable((known.get(tuple(piece), ""), " ".join(piece)) for piece in pieces)
        states.filter(pk=state.pk).update(search_text=searched, search_stems=tokens(searched))
    for alias in aliases.iterator(chunk_size=500):
        searched = searchable([(alias.language if names_change(alias.language) else "", alias.alias)])
        aliases.filter(pk=alias.pk).update(folded=fold(alias.alias)[:220], search_stems=tokens(searched))


class Migration(migrations.Migration):

    dependencies = [
        ('timeline', '0002_error_report'),
    ]

    operations = [
        migrations.AddField('article', 'search_stems', SearchTokens(source='search_text')),
        migrations.AddField('eventstate', 'search_stems', SearchTokens(source='search_text')),
        migrations.AddField('actoralias', 'search_stems', SearchTokens(source='searched')),
        migrations.RunPython(install, uninstall, elidable=False),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
