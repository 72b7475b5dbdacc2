"""Actors and publishers of the database as the values that extraction and merging take in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from timeline.extraction import annotations
from timeline.models import Actor, ActorAlias, Source, Tenure


def load_gazetteer() -> annotations.Gazetteer:
    """All actors with their spellings, and who held which office when. Three queries."""
    aliases: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for actor, language, alias in ActorAlias.objects.order_by("language", "alias").values_list("actor", "language", "alias"):
        aliases[actor][language].append(alias)
    rows = Actor.objects.order_by("slug").values_list("pk", "slug", "name", "kind", "affiliation__slug", "wikidata_id")
    entries = {
        slug: annotations.ActorEntry(slug, name, kind, affiliation, wikidata, {language: tuple(spellings) for language, spellings in aliases[key].items()})
        for key, slug, name, kind, affiliation, wikidata in rows
    }
    tenures = Tenure.objects.order_by("office__slug", "start", "person__slug").values_list("person__slug", "office__slug", "start", "end")
    return annotations.Gazetteer(entries, tuple(annotations.Tenure(*row) for row in tenures))


def load_publishers() -> Mapping[str, tuple[str, ...]]:
    """Publisher's name → its other names and its homepage."""
    rows = Source.objects.order_by("slug").values_list("name", "aliases", "homepage")
    return {name: (*map(str, aliases), *filter(None, [homepage])) for name, aliases, homepage in rows}
