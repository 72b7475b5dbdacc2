"""A folder of small texts, told in one line each and ingested as an operator would."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management import call_command

from timeline.models import EventState


class Newsroom:
    """Texts in a folder. ``tell`` writes one, ``ingest`` runs the command over all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def tell(self, publisher: str, published: str, *sentences: str, language: str = "en") -> Path:
        """Writes a text of one paragraph a sentence, as published by this outlet on this day (empty: not known)."""
        path = self.folder / f"{publisher}-{published}-{len(list(self.folder.iterdir()))}.txt"
        dated = f"published: {published}\n" if published else ""
        stated = f"---\npublisher: {publisher}\n{dated}language: {language}\ntitle: From {publisher}\n---\n"
        path.write_text(stated + "\n\n".join(sentences) + "\n", encoding="utf-8")
        return path

    def ingest(self, *paths: Path) -> dict[str, Any]:
        """The command's report; fails where a text could not be read."""
        out = io.StringIO()
        with suppress(SystemExit):  # the status of a run with errors, which the report names
            call_command("ingest", *map(str, paths or (self.folder,)), format="json", stdout=out, stderr=io.StringIO())
        report: dict[str, Any] = json.loads(out.getvalue())
        assert report["errors"] == []
        return report

    def event(self, words: str) -> EventState:
        """The one event known now of which a sentence with these words is evidence."""
        [state] = [
            state for state in EventState.objects.current().select_related("event") if any(words in mention.quote for mention in state.event.mentions.all())
        ]
        return state
