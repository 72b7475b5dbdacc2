"""Publishers by the names that texts carry."""

from __future__ import annotations

import hashlib

from django.utils.text import slugify

from timeline.models import Source


def find_or_make_source(name: str | None) -> Source | None:
    """The publisher of that name, alias or slug in any case; made where there is none; None for no name."""
    wanted = " ".join((name or "").split())
    if not wanted:
        return None
    folded = wanted.casefold()
    for source in Source.objects.order_by("pk"):
        if folded in (source.name.casefold(), source.slug, *(str(alias).casefold() for alias in source.aliases)):
            return source
    slug = slugify(wanted)[:70] or f"source-{hashlib.sha256(folded.encode()).hexdigest()[:10]}"
    return Source.objects.get_or_create(slug=slug, defaults={"name": wanted[:200]})[0]
