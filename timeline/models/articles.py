"""What was read: publishers and their texts, each revision kept with the evidence that points into it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.text import slugify

from timeline.models.base import NaturalKeyManager, Stamped, within
from timeline.models.choices import PUBLISHED_BASES
from timeline.querysets import ArticleQuerySet, SourceQuerySet
from timeline.searching import outside, searchable
from timeline.searching.columns import SearchTokens


class Source(Stamped):
    """A publisher."""

    natural_fields = ("slug",)

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    aliases = models.JSONField(default=list, blank=True, help_text="other names under which texts carry it")
    homepage = models.URLField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    language = models.CharField(max_length=8, blank=True)

    objects = NaturalKeyManager.from_queryset(SourceQuerySet)()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return f"/sources/{self.slug}/"


class Article(Stamped):
    """One revision of one text. ``text`` never changes: offsets of mentions and annotations point into it.

    ``key`` names the text over its revisions: canonical address, else source and file name, else sha256. ``published_edtf`` is the date
    as it is known; ``published_on`` and ``published_until`` are its first and last possible day (equal for a day, null for none).
    """

    natural_fields = ("key", "revision")

    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    key = models.CharField(max_length=500)
    revision = models.PositiveIntegerField(default=1)
    current = models.BooleanField(default=True, help_text="the newest revision under its key")
    public_id = models.CharField(max_length=12, unique=True, help_text="the article's part of its address; permanent")
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    language = models.CharField(max_length=8)
    published_edtf = models.CharField(max_length=40, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_until = models.DateField(null=True, blank=True, db_index=True)
    published_precision = models.CharField(max_length=10, default="none")
    published_basis = models.CharField(max_length=10, choices=PUBLISHED_BASES, default="none")
    is_digest = models.BooleanField(default=False, help_text="our own words on somebody's report; may be shown in full")
    based_on = models.JSONField(default=list, blank=True)
    text = models.TextField()
    search_text = models.TextField(editable=False, blank=True, help_text="searchable() of title and text")
    search_stems = SearchTokens()
    sha256 = models.CharField(max_length=64, db_index=True)
    pipeline_version = models.CharField(max_length=40)
    annotations = models.JSONField(default=dict, help_text="sentences, time expressions, actor spans and furniture: what the article page draws")
    path = models.CharField(max_length=500, blank=True, help_text="the file name it was read from")

    objects = NaturalKeyManager.from_queryset(ArticleQuerySet)()

    class Meta:
        ordering = ("-published_on", "key", "revision")
        constraints = [
            models.UniqueConstraint(fields=["key", "revision"], name="article_revision_once"),
            models.UniqueConstraint(fields=["key", "sha256"], name="article_text_once_per_key"),
            models.UniqueConstraint(fields=["key"], condition=Q(current=True), name="article_one_current_revision"),
            models.CheckConstraint(condition=Q(published_on__isnull=True) | Q(published_on__lte=F("published_until")), name="article_published_bounds"),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_until__isnull=True) | Q(published_on__isnull=False, published_until__isnull=False),
                name="article_published_both_or_none",
            ),
            models.CheckConstraint(condition=within("published_basis", PUBLISHED_BASES), name="article_basis_known"),
            models.CheckConstraint(condition=~Q(text=""), name="article_text_not_empty"),
        ]

    def __str__(self) -> str:
        return self.title or self.key

    def natural_key(self) -> tuple[str, int]:
        return (self.key, self.revision)

    natural_key.dependencies = ["timeline.source"]  # type: ignore[attr-defined]

    @property
    def slug(self) -> str:
        return slugify(self.title)[:60].strip("-") or "text"

    def get_absolute_url(self) -> str:
        return f"/articles/{self.public_id}/{self.slug}/"


@receiver(pre_save, sender=Article)
def make_findable(instance: Article, **_: object) -> None:
    """A signal, and not save(): loaddata passes save() by."""
    instance.search_text = searchable(
        (instance.language, told) for told in (instance.title, *outside(instance.text, instance.annotations.get("furniture", ())))
    )
    Article._meta.get_field("search_stems").refresh(instance)
