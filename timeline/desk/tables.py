"""The admin of every table. What ingest derives is read-only here; what a curator may say goes through the store."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from timeline.extraction import edtf
from timeline.models import Actor, ActorAlias, Article, Decision, EventState, Finding, IngestRun, Mention, Source, StateActor, Tenure, TouchedSpan
from timeline.searching import terms
from timeline.store import decide, delete_articles, merge_touched


class ReadOnlyAdmin(admin.ModelAdmin):
    """A table that the program writes and a curator reads."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AliasInline(admin.TabularInline):
    model = ActorAlias
    fields = ("alias", "language")
    extra = 1


class TenureInline(admin.TabularInline):
    model = Tenure
    fk_name = "person"
    autocomplete_fields = ("office",)
    extra = 0


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "affiliation", "wikidata", "spellings")
    list_filter = ("kind",)
    list_select_related = ("affiliation",)
    search_fields = ("name", "slug", "aliases__folded")
    search_help_text = "Any spelling, in lower case"
    autocomplete_fields = ("affiliation",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (AliasInline, TenureInline)
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "affiliation", "description")}),
        ("Elsewhere", {"fields": ("wikidata_id",), "description": "Leave it empty unless it is confirmed; no id beats a wrong one."}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        return super().get_queryset(request).annotate(spelling_count=Count("aliases"))

    @admin.display(ordering="spelling_count")
    def spellings(self, actor: Any) -> int:
        return actor.spelling_count

    @admin.display(description="Wikidata", ordering="wikidata_id")
    def wikidata(self, actor: Actor) -> str:
        return actor.wikidata_id or "no id"


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("name", "homepage", "country", "language", "texts")
    list_filter = ("language", "country")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(text_count=Count("articles", filter=models.Q(articles__current=True)))

    @admin.display(ordering="text_count")
    def texts(self, source: Any) -> int:
        return source.text_count


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    list_display = ("title_or_key", "source", "language", "published_edtf", "published_basis", "is_digest", "revision", "current", "events_told")
    list_filter = ("current", "published_basis", "language", "is_digest", "source")
    list_select_related = ("source",)
    search_fields = ("title", "key", "url")
    fieldsets = (
        (None, {"fields": ("title", "source", "url", "language", "key", "revision", "current", "is_digest", "based_on")}),
        ("Published", {"fields": ("published_edtf", "published_basis", "published_precision", "published_on", "published_until")}),
        ("Stored", {"fields": ("path", "sha256", "pipeline_version", "created_at", "updated_at")}),
        ("Text", {"fields": ("reading_text",)}),
    )
    readonly_fields = ("reading_text", "created_at", "updated_at")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A text goes with its mentions; they are read-only on their own, which must not keep the text."""
        allowed = self.has_delete_permission(request)
        return [f"{article} and its {article.mentions.count()} mentions" for article in objs], {}, set() if allowed else {"article"}, []

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        self.delete_queryset(request, Article.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        delete_articles(queryset)
        merge_touched()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).annotate(mention_count=Count("mentions"))

    @admin.display(description="Title", ordering="title")
    def title_or_key(self, article: Article) -> str:
        return article.title or article.key

    @admin.display(description="Mentions", ordering="mention_count")
    def events_told(self, article: Any) -> int:
        return article.mention_count

    @admin.display(description="Text as stored")
    def reading_text(self, article: Article) -> str:
        return format_html('<div class="desk-text" lang="{}">{}</div>', article.language, article.text)


class StateActorInline(admin.TabularInline):
    model = StateActor
    fields = readonly_fields = ("actor", "role")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(EventState)
class EventStateAdmin(ReadOnlyAdmin):
    list_display = ("headline", "date", "known_from", "known_until", "current", "type", "modality", "sources")
    list_filter = ("current", "type", "modality", "precision", "date_conflict")
    search_fields = ("event__uid",)
    date_hierarchy = "earliest_on"
    inlines = (StateActorInline,)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[EventState], search_term: str) -> tuple[QuerySet[EventState], bool]:
        if not terms(search_term):
            return queryset, False
        told = EventState.objects.search(search_term).values("pk")
        return queryset.filter(Q(pk__in=told) | Q(event__uid=search_term.strip())), False

    @admin.display(ordering="sort_on")
    def date(self, state: EventState) -> str:
        return edtf.words(state.date_edtf)


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ("headline", "article", "date_text", "date_edtf", "date_basis", "type", "modality", "confidence")
    list_filter = ("type", "modality", "date_basis")
    list_select_related = ("article",)
    search_fields = ("headline", "uid")
    readonly_fields = ("sentence", "roles")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        own = [f.name for f in Mention._meta.concrete_fields if f.name not in ("id", "created_at", "updated_at")]
        return ["sentence", "roles", *own]

    @admin.display(description="Sentence")
    def sentence(self, mention: Mention) -> str:
        return format_html(
            '<blockquote class="desk-quote" lang="{}">{}</blockquote><a href="{}">In its text</a>',
            mention.article.language,
            mention.quote,
            mention.get_absolute_url(),
        )

    @admin.display(description="Who")
    def roles(self, mention: Mention) -> str:
        parts = mention.mention_actors.select_related("actor")
        return format_html_join(", ", "{} ({})", ((part.actor.name, part.role) for part in parts)) or "nobody"


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    list_display = ("id", "verdict", "first", "second", "decided_by", "created_at")
    list_filter = ("verdict",)
    raw_id_fields = ("first", "second")
    fields = ("first", "second", "verdict", "note")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Decision, form: Any, change: bool) -> None:
        obj.pk = decide(obj.first, obj.second, obj.verdict, request.user, note=obj.note).pk


@admin.register(Finding)
class FindingAdmin(admin.ModelAdmin):
    list_display = ("code", "message", "remedy", "place", "resolved")
    list_filter = ("resolved", "code")
    list_select_related = ("article",)
    search_fields = ("message", "path", "code")
    actions = ("mark_resolved", "mark_open")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [f.name for f in Finding._meta.concrete_fields if f.name != "resolved"]

    @admin.display
    def place(self, finding: Finding) -> str:
        if finding.article and finding.start is not None:
            return format_html('<a href="{}#c{}">{}</a>', finding.article.get_absolute_url(), finding.start, finding.article)
        return str(finding.article or finding.path)

    @admin.action(description="Mark as resolved", permissions=["change"])
    def mark_resolved(self, request: HttpRequest, queryset: QuerySet[Finding]) -> None:
        self.message_user(request, f"{queryset.update(resolved=True)} findings are marked as resolved.")

    @admin.action(description="Mark as open", permissions=["change"])
    def mark_open(self, request: HttpRequest, queryset: QuerySet[Finding]) -> None:
        self.message_user(request, f"{queryset.update(resolved=False)} findings are open again.")


@admin.register(IngestRun)
class IngestRunAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "finished_at", "pipeline_version", "counts")


@admin.register(TouchedSpan)
class TouchedSpanAdmin(ReadOnlyAdmin):
    list_display = ("earliest_on", "latest_on")
