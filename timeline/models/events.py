"""What is reported: mentions in sentences, the events they tell of, and what was known of an event from day to day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.text import slugify

from timeline.models.actors import Actor
from timeline.models.articles import Article
from timeline.models.base import NaturalKeyManager, Stamped, within
from timeline.models.choices import DATE_BASES, EVENT_TYPES, MODALITIES, QUAD_CLASSES, ROLES, EventStatus, Precision, Verdict
from timeline.querysets import EventStateQuerySet, MentionQuerySet
from timeline.searching import searchable
from timeline.searching.columns import SearchTokens

RESERVED_SLUGS = ("report",)


class Event(Stamped):
    """An identity and a curator's word on it; all that is known of it stands in its states.

    ``uid`` is permanent. ``overrides`` holds the values of locked fields: an ingest never takes them back.
    """

    natural_fields = ("uid",)

    uid = models.CharField(max_length=12, unique=True)
    status = models.CharField(max_length=10, choices=EventStatus.choices, default=EventStatus.EXTRACTED)
    locked_fields = models.JSONField(default=list, blank=True)
    overrides = models.JSONField(default=dict, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")
    note = models.TextField(blank=True, help_text="why a curator decided so")

    objects = NaturalKeyManager()

    class Meta:
        ordering = ("uid",)
        constraints = [
            models.CheckConstraint(condition=Q(uid__regex=r"^[0-9a-hjkmnp-tv-z]{10,12}$"), name="event_uid_form"),
            models.CheckConstraint(condition=within("status", EventStatus.choices), name="event_status_known"),
            models.CheckConstraint(condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="event_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return self.uid

    def natural_key(self) -> tuple[str]:
        return (self.uid,)


class EventState(models.Model):
    """What was known of an event from ``known_from`` up to the day before ``known_until`` (null: until now).

    ``current`` marks the one state that counts today. A state with ``known_from`` null rests on texts without any date: it is known
    today and as of no day. ``sort_on`` is never null, so both databases order alike.
    """

    natural_fields = ("event__uid", "known_from", "current")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="states")
    known_from = models.DateField(null=True, blank=True)
    known_until = models.DateField(null=True, blank=True)
    current = models.BooleanField(default=False)
    headline = models.CharField(max_length=300)
    headline_language = models.CharField(max_length=8, default="en")
    search_text = models.TextField(editable=False, blank=True, help_text="searchable() of headline, quotes and actors' names; written by the store")
    search_stems = SearchTokens()
    date_edtf = models.CharField(max_length=60, blank=True)
    earliest_on = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True)
    sort_on = models.DateField()
    precision = models.CharField(max_length=10, choices=Precision.choices)
    date_basis = models.CharField(max_length=10, choices=DATE_BASES)
    date_text = models.CharField(max_length=120, blank=True, help_text="the text's own words for the adopted date")
    date_conflict = models.BooleanField(default=False)
    type = models.CharField(max_length=10, choices=EVENT_TYPES)
    quad = models.CharField(max_length=20, choices=QUAD_CLASSES, blank=True)
    modality = models.CharField(max_length=12, choices=MODALITIES)
    status = models.CharField(max_length=10, choices=EventStatus.choices, help_text="copied from the event, so that lists need no join")
    salience = models.FloatField(default=0.0)
    sources = models.PositiveIntegerField(default=1, help_text="distinct voices")
    mentions = models.PositiveIntegerField(default=1)
    languages = models.CharField(max_length=60, blank=True, help_text="codes of the languages that report it, by space")
    first_reported = models.DateField(null=True, blank=True)
    actors = models.ManyToManyField(Actor, through="StateActor", related_name="states")

    objects = NaturalKeyManager.from_queryset(EventStateQuerySet)()

    class Meta:
        ordering = ("sort_on", "event_id")
        indexes = [
            models.Index(fields=["sort_on", "event"], condition=Q(current=True), name="state_current_by_day"),
            models.Index(fields=["known_from", "sort_on", "event"], name="state_by_knowledge"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["event"], condition=Q(current=True), name="state_one_current"),
            models.UniqueConstraint(fields=["event", "known_from"], condition=Q(known_from__isnull=False), name="state_once_per_day"),
            models.CheckConstraint(condition=Q(known_until__isnull=True) | Q(known_from__lt=F("known_until")), name="state_known_in_order"),
            models.CheckConstraint(condition=Q(earliest_on__isnull=True) | Q(earliest_on__lte=F("latest_on")), name="state_dates_in_order"),
            models.CheckConstraint(
                condition=Q(precision="none", earliest_on__isnull=True, latest_on__isnull=True, date_edtf="")
                | (~Q(precision="none") & Q(earliest_on__isnull=False, latest_on__isnull=False) & ~Q(date_edtf="")),
                name="state_dated_or_undated",
            ),
            models.CheckConstraint(condition=Q(salience__gte=0, salience__lte=1), name="state_salience_in_range"),
            models.CheckConstraint(condition=within("type", EVENT_TYPES), name="state_type_known"),
            models.CheckConstraint(condition=within("modality", MODALITIES), name="state_modality_known"),
            models.CheckConstraint(condition=Q(sources__gte=1, mentions__gte=1), name="state_has_evidence"),
        ]

    def __str__(self) -> str:
        return self.headline

    def natural_key(self) -> tuple[str, object, bool]:
        return (self.event.uid, self.known_from, self.current)

    natural_key.dependencies = ["timeline.event"]  # type: ignore[attr-defined]

    @property
    def slug(self) -> str:
        slug = slugify(self.headline)[:60].strip("-") or "event"
        # What follows the uid in an address is either a headline or one of the event's own pages.
        return f"{slug}-event" if slug in RESERVED_SLUGS else slug

    def get_absolute_url(self) -> str:
        return f"/events/{self.event.uid}/{self.slug}/"


@receiver(pre_save, sender=EventState)
def make_findable(instance: EventState, **_: object) -> None:
    """A signal, and not save(): loaddata passes save() by."""
    instance.search_text = instance.search_text or searchable([(instance.headline_language, instance.headline)])
    EventState._meta.get_field("search_stems").refresh(instance)


class StateActor(models.Model):
    """An actor's part in a state; the sorting day is copied in, so that an actor's page needs no join to find its order."""

    natural_fields = ("state__event__uid", "state__known_from", "state__current", "actor__slug", "role")

    state = models.ForeignKey(EventState, on_delete=models.CASCADE, related_name="state_actors")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="state_actors")
    role = models.CharField(max_length=10, choices=ROLES)
    sort_on = models.DateField()

    objects = NaturalKeyManager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["actor", "sort_on", "state"], name="stateactor_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["state", "actor", "role"], name="stateactor_once"),
            models.CheckConstraint(condition=within("role", ROLES), name="stateactor_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"

    def natural_key(self) -> tuple[object, ...]:
        return (*self.state.natural_key(), self.actor.slug, self.role)

    natural_key.dependencies = ["timeline.eventstate", "timeline.actor"]  # type: ignore[attr-defined]


class Mention(Stamped):
    """One reported event in one sentence of one article revision, coded in full. ``article.text[start:end]`` is the quote.

    ``date_start``/``date_end`` are the offsets of the expression that dates it (null where a context rule did); ``voice`` is shared by
    near-copies of one report, so that sources count voices; ``earliest_on``/``latest_on`` are the bounds of ``date_edtf``.
    """

    natural_fields = ("uid",)

    uid = models.CharField(max_length=16, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    number = models.PositiveSmallIntegerField(default=0, help_text="tells apart several events of one sentence")
    date_start = models.PositiveIntegerField(null=True, blank=True)
    date_end = models.PositiveIntegerField(null=True, blank=True)
    date_text = models.CharField(max_length=120, blank=True)
    date_edtf = models.CharField(max_length=60, blank=True)
    earliest_on = models.DateField(null=True, blank=True)
    latest_on = models.DateField(null=True, blank=True)
    date_basis = models.CharField(max_length=10, choices=DATE_BASES)
    rule = models.CharField(max_length=80, blank=True)
    anchor = models.CharField(max_length=60, blank=True)
    explanation = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=10, choices=EVENT_TYPES)
    modality = models.CharField(max_length=12, choices=MODALITIES)
    headline = models.CharField(max_length=300)
    speaker = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="spoken")
    confidence = models.FloatField(default=0.5)
    voice = models.CharField(max_length=64, db_index=True)
    cluster = models.PositiveSmallIntegerField(default=0, help_text="mentions of one event within the text share it")
    joined = models.CharField(max_length=200, blank=True, help_text="why it stands in its event")
    actors = models.ManyToManyField(Actor, through="MentionActor", related_name="mentions")

    objects = NaturalKeyManager.from_queryset(MentionQuerySet)()

    class Meta:
        ordering = ("article", "start", "number")
        indexes = [models.Index(fields=["earliest_on", "latest_on"], name="mention_by_days")]
        constraints = [
            models.UniqueConstraint(fields=["article", "start", "end", "number"], name="mention_once_per_span"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_start_before_end"),
            models.CheckConstraint(
                condition=Q(date_start__isnull=True, date_end__isnull=True) | Q(date_start__lt=F("date_end")), name="mention_date_start_before_end"
            ),
            models.CheckConstraint(condition=Q(earliest_on__isnull=True) | Q(earliest_on__lte=F("latest_on")), name="mention_dates_in_order"),
            models.CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name="mention_confidence_in_range"),
            models.CheckConstraint(condition=within("type", EVENT_TYPES), name="mention_type_known"),
            models.CheckConstraint(condition=within("modality", MODALITIES), name="mention_modality_known"),
        ]

    def __str__(self) -> str:
        return self.headline

    def natural_key(self) -> tuple[str]:
        return (self.uid,)

    natural_key.dependencies = ["timeline.article", "timeline.event", "timeline.actor"]  # type: ignore[attr-defined]

    @property
    def quote(self) -> str:
        return self.article.text[self.start : self.end]

    def get_absolute_url(self) -> str:
        return f"/evidence/{self.uid}/"


class MentionActor(models.Model):
    """An actor's part in a mention."""

    natural_fields = ("mention__uid", "actor__slug", "role")

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="mention_actors")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="mention_actors")
    role = models.CharField(max_length=10, choices=ROLES)

    objects = NaturalKeyManager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["mention", "actor", "role"], name="mentionactor_once"),
            models.CheckConstraint(condition=within("role", ROLES), name="mentionactor_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.role})"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.mention.uid, self.actor.slug, self.role)

    natural_key.dependencies = ["timeline.mention", "timeline.actor"]  # type: ignore[attr-defined]


class Decision(Stamped):
    """A curator's word that two mentions tell of the same event, or of different ones; merging obeys it before any rule."""

    first = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="decisions_first")
    second = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="decisions_second")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    note = models.TextField(blank=True)
    decided_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="decision_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="decision_pair_in_order"),
            models.CheckConstraint(condition=within("verdict", Verdict.choices), name="decision_verdict_known"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}: {self.verdict}"


class Suggestion(Stamped):
    """A machine value that a locked field did not take, kept for the curator."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="suggestions")
    field = models.CharField(max_length=40)
    value = models.JSONField()
    dismissed = models.BooleanField(default=False)

    class Meta:
        ordering = ("event", "field")
        constraints = [models.UniqueConstraint(fields=["event", "field"], name="suggestion_once_per_field")]

    def __str__(self) -> str:
        return f"{self.event}: {self.field}"
