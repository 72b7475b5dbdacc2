"""The one definition of every filter, shared by pages, exports and API.

Repeated parameters mean OR, different ones AND; words are taken in any case. What is unknown or malformed is an error that names it,
never ignored: a mistyped filter would otherwise show a list that looks right.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from timeline.fields import Day, Languages, Moment, Slugs, Words, YesNo
from timeline.models.choices import EVENT_TYPES, MODALITIES, QUAD_CLASSES, ROLES, EventStatus, Precision
from timeline.models.events import EventState
from timeline.querysets import EventStateQuerySet, Facet
from timeline.querysets.events import FACETS, LEVELS
from timeline.searching import terms

NO_QUAD = "none"
# Parameters that name a place in a list: a page's cursor, a day jumped to.
PLACES = frozenset({"cursor", "at"})
# Filters that each ask for a participant of their own, and the roles that count for them.
PARTS = {"doer": ("actor",), "receiver": ("recipient",), "beside": ("actor", "recipient")}


class ParameterForm(forms.Form):
    """The parameters of an address. ``also`` names those that the caller reads itself, such as a cursor; any other is an error."""

    ranges: tuple[tuple[str, str], ...] = ()

    def __init__(self, data: Mapping[str, Any] | None = None, *, also: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(data if data is not None else QueryDict(), **kwargs)
        self.also = frozenset(also)
        self.unknown_params: list[str] = []

    def clean(self) -> dict[str, Any]:
        self.unknown_params = sorted(set(self.data) - set(self.fields) - self.also)
        if self.unknown_params:
            raise ValidationError("Unknown parameter: %(names)s.", code="unknown_params", params={"names": ", ".join(self.unknown_params)})
        if isinstance(self.data, QueryDict):
            for name, field in self.fields.items():
                if not getattr(field, "many", False) and len(self.data.getlist(name)) > 1:
                    self.add_error(name, "Give this parameter once.")
        for first, last in self.ranges:
            start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
            if start and end and end < start:
                self.add_error(last, f"This is before {first}.")
        return self.cleaned_data


class EventFilterForm(ParameterForm):
    """Which events to show."""

    ranges = (("date_from", "date_to"), ("published_from", "published_to"))

    date_from = Day(label="From", help_text="events that may lie on or after this day")
    date_to = Day(label="To", help_text="events that may lie on or before this day")
    date_certain = YesNo(label="Certain dates only", help_text="only dated events whose every possible day lies in the range")
    published_from = Day(label="Reported from", help_text="events with a report published on or after this day")
    published_to = Day(label="Reported to", help_text="events with a report published on or before this day")
    as_of = Day(label="As of", help_text="what was known at the end of this day")
    actor = Slugs(label="Actor", help_text="slug of an actor who takes part")
    role = Words(ROLES, label="Role", help_text="the part that the actor takes")
    doer = Slugs(label="Acting", help_text="slug of an actor who acts, whoever else takes part")
    receiver = Slugs(label="Towards", help_text="slug of an actor who is acted upon, whoever else takes part")
    beside = Slugs(label="Together with", help_text="slug of an actor who acts or is acted upon beside the one asked for")
    type = Words(EVENT_TYPES, label="Type", help_text="PLOVER event type, or STATEMENT")
    quad = Words([*QUAD_CLASSES, (NO_QUAD, "statements")], label="Class", help_text="PLOVER quad class")
    modality = Words(MODALITIES, label="Modality", help_text="hypothetical events show only when asked for")
    status = Words(EventStatus.choices, label="Status", help_text="rejected events show only when asked for")
    language = Languages(label="Language", help_text="code of a language in which it is reported")
    source = Slugs(label="Source", help_text="slug of a publisher that reports it")
    min_sources = forms.IntegerField(label="At least so many sources", required=False, min_value=1, max_value=10_000, help_text="distinct voices")
    date_conflict = YesNo(label="Sources differ on the date", help_text="whether reports contradict each other about the day")
    precision = Words(Precision.choices, label="Precision of the date", help_text="none for undated events")
    level = Words([(level, level) for level in LEVELS], single=True, label="How much", help_text="key events, more of them, or all")
    q = forms.CharField(label="Search", required=False, max_length=200, help_text='words, "a phrase" or a beginning* in headlines, quotes and names')
    updated_since = Moment(label="Changed since", help_text="events whose record changed at or after this moment")

    def clean_q(self) -> str:
        query = self.cleaned_data["q"]
        if query and not terms(query):
            raise ValidationError("Search for at least one letter or digit.", code="invalid")
        return query

    @property
    def known_by(self) -> dt.date | None:
        """The day as of which to read; None for now."""
        return self.cleaned_data["as_of"]

    def states(self, *, without: str = "") -> EventStateQuerySet:
        """The events that all filters leave, in no order; ``without`` names one filter to leave out. The form must be valid."""
        return self._left({name: value for name, value in self.cleaned_data.items() if name != without})

    def _left(self, given: Mapping[str, Any]) -> EventStateQuerySet:
        """The events that these cleaned values leave."""
        asked = {name: value for name, value in given.items() if value not in (None, "", [])}
        day = asked.get("as_of")
        found = EventState.objects.as_of(day)
        found = found.visible(modalities=asked.get("modality", ()), statuses=asked.get("status", ()))
        first, last = asked.get("date_from"), asked.get("date_to")
        if asked.get("date_certain"):
            found = found.certain(first, last)
        elif first or last:
            found = found.in_range(first, last)
        if "published_from" in asked or "published_to" in asked:
            found = found.reported_in(asked.get("published_from"), asked.get("published_to"), known_by=day)
        if "actor" in asked or "role" in asked:
            found = found.involving(asked.get("actor", ()), asked.get("role", ()))
        for name, roles in PARTS.items():
            if name in asked:
                found = found.involving(asked[name], roles)
        if "type" in asked:
            found = found.of_type(*asked["type"])
        if "quad" in asked:
            found = found.filter(quad__in=["" if quad == NO_QUAD else quad for quad in asked["quad"]])
        if "language" in asked:
            found = found.in_language(asked["language"])
        if "source" in asked:
            found = found.from_source(asked["source"], known_by=day)
        if "min_sources" in asked:
            found = found.filter(sources__gte=asked["min_sources"])
        if "date_conflict" in asked:
            found = found.filter(date_conflict=asked["date_conflict"])
        if "precision" in asked:
            found = found.filter(precision__in=asked["precision"])
        if "level" in asked:
            found = found.at_level(asked["level"])
        if "q" in asked:
            found = found.search(asked["q"])
        if "updated_since" in asked:
            found = found.updated_since(asked["updated_since"])
        return found

    def facets(self, name: str) -> list[Facet]:
        """The values of one filter; each count is that of the list once the value takes the place of what is chosen for it now."""
        if name not in FACETS:
            raise ValueError(f"no facet is called {name!r}; there are {', '.join(FACETS)}")
        roles = self.cleaned_data["role"] if name == "actor" else ()
        # A facet counts what choosing one of its values would show, so it must see those that are hidden by default.
        every = {"modality": [word for word, _ in MODALITIES], "status": EventStatus.values}.get(name)
        return self._left(self.cleaned_data | {name: every}).facets(name, known_by=self.known_by, roles=roles)

    def active(self) -> list[tuple[str, str]]:
        """Each chosen filter and value as they would stand in an address, in the form's order."""
        return [(name, word) for name in self.fields for word in _words(self.cleaned_data.get(name))]

    def query(self, *, drop: Iterable[tuple[str, str]] = (), **changes: Any) -> str:
        """The address's query with other values for some filters (None takes one out) and without the pairs in ``drop``.

        Parameters that are no filters, such as a zoom, are kept, save a place in the list before the change.
        """
        dropped = set(drop)
        pairs = [pair for pair in self.active() if pair not in dropped and pair[0] not in changes]
        pairs += [(name, word) for name, value in changes.items() for word in _words(value)]
        query = QueryDict(mutable=True)
        for name, word in pairs:
            query.appendlist(name, word)
        for name in sorted(self.also - PLACES - set(changes)):
            for word in self.data.getlist(name) if isinstance(self.data, QueryDict) else []:
                query.appendlist(name, word)
        return query.urlencode()


def _words(value: Any) -> list[str]:
    """A cleaned value as an address writes it."""
    if value is None or value in ("", []):
        return []
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, list | tuple):
        return [str(word) for word in value]
    return [value.isoformat() if isinstance(value, dt.date) else str(value)]
