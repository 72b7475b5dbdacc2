"""The only writer of texts, mentions and events: for ingest, for the admin and for the API alike.

``store_article`` writes one text in one transaction and marks the days it touched; ``merge_touched`` joins the mentions of those days in
another, under one lock. Killed between the two, the next call completes it. The curators' acts go through here as well.
"""

from timeline.store.articles import StoredArticle, delete_articles, store_article
from timeline.store.curation import (
    EDITABLE_FIELDS,
    EditError,
    decide,
    dismiss_suggestion,
    edit_event,
    reject_event,
    restore_event,
    split_off,
    take_suggestion,
    unlock_fields,
)
from timeline.store.merging import Merged, merge_touched
from timeline.store.publishers import find_or_make_source
from timeline.store.reports import answer_report, report_error
from timeline.store.runs import finish_run, note_failure, start_run
from timeline.store.spans import batches

__all__ = [
    "EDITABLE_FIELDS",
    "EditError",
    "Merged",
    "StoredArticle",
    "answer_report",
    "batches",
    "decide",
    "delete_articles",
    "dismiss_suggestion",
    "edit_event",
    "find_or_make_source",
    "finish_run",
    "merge_touched",
    "note_failure",
    "reject_event",
    "report_error",
    "restore_event",
    "split_off",
    "start_run",
    "store_article",
    "take_suggestion",
    "unlock_fields",
]
