"""The parameters of each endpoint. Filters of events are ``EventFilterForm``'s; here stand the API's own and those of other records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timeline.exports.views import FORMATS
from timeline.fields import Day, Languages, Moment, Slugs, Words, YesNo
from timeline.forms import EventFilterForm, ParameterForm
from timeline.models.choices import EVENT_TYPES, MODALITIES, ROLES, ActorKind
from timeline.paging import PagingError, event_order

PAGE_SIZE, MAX_PAGE_SIZE = 25, 100
PERIODS = ("day", "week", "month")


class Names(forms.CharField):
    """Names separated by commas: a list of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=1000, **kwargs)

    def clean(self, value: Any) -> list[str]:
        return [name.strip() for name in super().clean(value).split(",") if name.strip()]


class Selection(ParameterForm):
    """Which parts of a record to answer with."""

    expansions: tuple[str, ...] = ()

    fields = Names(help_text="only these keys, separated by commas; date__edtf for one inside another")
    omit = Names(help_text="all keys but these")
    expand = Names(help_text="parts to spell out")

    def clean_expand(self) -> list[str]:
        names: list[str] = self.cleaned_data["expand"]
        for name in names:
            if name not in self.expansions:
                raise ValidationError(f"{name[:60]} can't be expanded; {', '.join(self.expansions) or 'nothing'} can.")
        return names


class Paged(Selection):
    """Which stretch of a list to answer with."""

    cursor = forms.CharField(required=False, max_length=400, help_text="from a list's next or previous; opaque")
    page_size = forms.IntegerField(required=False, min_value=1, max_value=MAX_PAGE_SIZE, help_text=f"{PAGE_SIZE} unless told")
    count = YesNo(help_text="on: the number of records in place of them")


class EventList(Paged, EventFilterForm):
    expansions = ("evidence", "evidence.article")

    format = Words([(name, name) for name in ("json", *FORMATS)], single=True, help_text="all events in another form in place of a page of JSON")
    ordering = forms.CharField(
        required=False, max_length=100, help_text="date, salience, sources, updated, several by comma, each with - for falling; date unless told"
    )

    def clean_ordering(self) -> str:
        try:
            event_order(self.cleaned_data["ordering"])
        except PagingError as error:
            raise ValidationError(str(error)) from None
        return self.cleaned_data["ordering"]


class EventDetail(Selection):
    expansions = ("evidence", "evidence.article")

    as_of = Day(help_text="what was known at the end of this day")


class EventEvidence(Selection):
    as_of = Day(help_text="what was known at the end of this day")


class TimelineFilters(EventFilterForm):
    per = Words([(period, period) for period in PERIODS], single=True, help_text="day unless told")


class ChangeList(Paged):
    since = Moment(help_text="changes at or after this moment")
    updated_since = Moment(help_text="another name for since")
    modality = Words(MODALITIES, help_text="hypothetical events come as hidden unless asked for")


class ArticleList(Paged):
    ranges = (("published_from", "published_to"),)

    as_of = Day(help_text="texts that were out at the end of this day")
    published_from = Day(help_text="published on or after this day")
    published_to = Day(help_text="published on or before this day")
    source = Slugs(help_text="slug of the publisher")
    language = Languages(help_text="code of the text's language")
    digest = YesNo(help_text="whether it is a digest of our own")
    q = forms.CharField(required=False, max_length=200, help_text='words, "a phrase" or a beginning* in title and text')
    updated_since = Moment(help_text="changed at or after this moment")


class ArticleDetail(Selection):
    pass


class MentionList(Paged):
    expansions = ("article",)
    ranges = (("date_from", "date_to"), ("published_from", "published_to"))

    event = Slugs(help_text="id of the event")
    article = Slugs(help_text="id of the text")
    date_from = Day(help_text="dated to a day that may be this or later")
    date_to = Day(help_text="dated to a day that may be this or earlier")
    as_of = Day(help_text="in texts that were out at the end of this day")
    published_from = Day(help_text="in texts published on or after this day")
    published_to = Day(help_text="in texts published on or before this day")
    actor = Slugs(help_text="slug of an actor who takes part")
    role = Words(ROLES, help_text="the part that the actor takes")
    speaker = Slugs(help_text="slug of the actor who is quoted")
    type = Words(EVENT_TYPES, help_text="PLOVER event type, or STATEMENT")
    modality = Words(MODALITIES, help_text="hypothetical ones show only when asked for")
    language = Languages(help_text="code of the text's language")
    source = Slugs(help_text="slug of the publisher")


class MentionDetail(Selection):
    expansions = ("article",)


class ActorList(Paged):
    kind = Words(ActorKind.choices, help_text="state, organisation, person or office")
    affiliation = Slugs(help_text="slug of the state or body that the actor belongs to")
    q = forms.CharField(required=False, max_length=200, help_text="part of a name, in any recorded spelling")


class SourceList(Paged):
    country = Slugs(help_text="ISO 3166-1 code")
    language = Languages(help_text="code of its language")


class RecordDetail(Selection):
    pass


class NoParameters(ParameterForm):
    """For endpoints that take none."""
