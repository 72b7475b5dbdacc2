"""Who acts: states, organisations, persons and offices, with their spellings and terms of office."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.signals import pre_save
from django.dispatch import receiver

from timeline.models.base import NaturalKeyManager, Stamped, within
from timeline.models.choices import ActorKind
from timeline.querysets import ActorQuerySet
from timeline.searching import fold, names_change, searchable
from timeline.searching.columns import SearchTokens


class Actor(Stamped):
    """A participant of events. ``affiliation`` is the state or body that a person or organisation belongs to."""

    natural_fields = ("slug",)

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ActorKind.choices)
    affiliation = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="affiliates")
    wikidata_id = models.CharField(max_length=20, blank=True, help_text="Q and digits; blank rather than guessed")
    description = models.CharField(max_length=300, blank=True)

    objects = NaturalKeyManager.from_queryset(ActorQuerySet)()

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=within("kind", ActorKind.choices), name="actor_kind_known"),
            models.CheckConstraint(condition=Q(wikidata_id="") | Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"), name="actor_wikidata_form"),
            models.UniqueConstraint(fields=["wikidata_id"], condition=~Q(wikidata_id=""), name="actor_wikidata_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = []  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return f"/actors/{self.slug}/"


class ActorAlias(models.Model):
    """One spelling of an actor's name in one language ("" for any). ``folded`` is its form for search."""

    natural_fields = ("actor__slug", "language", "alias")

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    folded = models.CharField(max_length=220, editable=False, db_index=True)
    search_stems = SearchTokens(source="searched")

    objects = NaturalKeyManager()

    class Meta:
        ordering = ("language", "alias")
        verbose_name_plural = "actor aliases"
        constraints = [models.UniqueConstraint(fields=["actor", "language", "alias"], name="alias_once_per_actor_and_language")]

    def __str__(self) -> str:
        return f"{self.alias} ({self.language or 'any'})"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.actor.slug, self.language, self.alias)

    natural_key.dependencies = ["timeline.actor"]  # type: ignore[attr-defined]

    @property
    def searched(self) -> str:
        return searchable([(self.language if names_change(self.language) else "", self.alias)])


@receiver(pre_save, sender=ActorAlias)
def fold_alias(instance: ActorAlias, **_: object) -> None:
    """A signal, and not save(): loaddata passes save() by."""
    instance.folded = fold(instance.alias)[:220]
    ActorAlias._meta.get_field("search_stems").refresh(instance)


class Tenure(models.Model):
    """Who held an office from when to when; an open bound is unknown or still running."""

    natural_fields = ("person__slug", "office__slug", "start")

    person = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="tenures")
    office = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="holders")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = NaturalKeyManager()

    class Meta:
        ordering = ("office", "start")
        constraints = [
            models.CheckConstraint(condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")), name="tenure_start_before_end"),
            models.UniqueConstraint(fields=["person", "office", "start"], name="tenure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} as {self.office}, {self.start or '…'} to {self.end or '…'}"

    def natural_key(self) -> tuple[str, str, object]:
        return (self.person.slug, self.office.slug, self.start)

    natural_key.dependencies = ["timeline.actor"]  # type: ignore[attr-defined]
