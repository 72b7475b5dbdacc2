"""Texts, actors, publishers and mentions."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_view

from api import rows
from api import serializers as shapes
from api.parameters import ActorList, ArticleDetail, ArticleList, MentionDetail, MentionList, RecordDetail, SourceList
from api.schema import described
from api.views.base import DetailView, ListView, PartsView, last_change
from timeline.models import Actor, Article, Event, Mention, Source


@extend_schema_view(get=described(ArticleList, shapes.Article, many=True, summary="Texts"))
class ArticleListView(ListView):
    """The newest revision of each text, without the text itself."""

    form_class = ArticleList
    shape = shapes.Article
    stamped = (Article, Source)

    def found(self, form: ArticleList) -> QuerySet:
        asked = form.cleaned_data
        found = Article.objects.current().known_by(asked["as_of"]).published_in(asked["published_from"], asked["published_to"]).search(asked["q"]).light()
        found = found.filter(source__slug__in=asked["source"]) if asked["source"] else found
        found = found.filter(language__in=asked["language"]) if asked["language"] else found
        found = found.filter(is_digest=asked["digest"]) if asked["digest"] is not None else found
        return found.filter(updated_at__gte=asked["updated_since"]) if asked["updated_since"] else found

    def build(self, found: list[Article], form: ArticleList) -> list[dict[str, Any]]:
        return [rows.article_row(article, self.addresses) for article in found]


@extend_schema_view(get=described(ArticleDetail, shapes.ArticleWithText, summary="One text"))
class ArticleDetailView(DetailView):
    """A text's record; the text itself where it may be shown in full."""

    form_class = ArticleDetail
    shape = shapes.ArticleWithText

    def record(self, form: ArticleDetail, *, public_id: str) -> dict[str, Any]:
        article = get_object_or_404(Article.objects.select_related("source"), public_id=public_id.lower())
        self.last_modified = last_change(Article, Source)
        return rows.article_with_text(article, self.addresses)


@extend_schema_view(get=described(RecordDetail, shapes.Sentence, many=True, summary="The sentences of a text"))
class ArticleSentencesView(PartsView):
    """A text's sentences with their places and mentions, all on one page."""

    form_class = RecordDetail
    shape = shapes.Sentence

    def parts(self, form: RecordDetail, *, public_id: str) -> list[dict[str, Any]]:
        article = get_object_or_404(Article, public_id=public_id.lower())
        self.last_modified = last_change(Article, Event)
        return rows.sentences(article, self.addresses)


@extend_schema_view(get=described(MentionList, shapes.Mention, many=True, summary="Mentions: sentences that report an event"))
class MentionListView(ListView):
    """Mentions of events that are not rejected, each with its quote; hypothetical ones only when asked for."""

    form_class = MentionList
    shape = shapes.Mention
    stamped = (Mention, Event, Actor, Article, Source)

    def found(self, form: MentionList) -> QuerySet:
        asked = form.cleaned_data
        found = Mention.objects.public(modalities=asked["modality"]).known_by(asked["as_of"]).in_range(asked["date_from"], asked["date_to"])
        found = found.involving(asked["actor"], asked["role"])
        if asked["published_from"] or asked["published_to"]:
            found = found.filter(article__in=Article.objects.published_in(asked["published_from"], asked["published_to"]))
        columns = {
            "event": "event__uid",
            "article": "article__public_id",
            "speaker": "speaker__slug",
            "type": "type",
            "language": "article__language",
            "source": "article__source__slug",
        }
        chosen = Q()
        for name, column in columns.items():
            if asked[name]:
                chosen &= Q(**{f"{column}__in": asked[name]})
        return found.filter(chosen).with_article().with_actors().select_related("article__source", "speaker", "event")

    def build(self, found: list[Mention], form: MentionList) -> list[dict[str, Any]]:
        return rows.mentions(found, self.addresses, whole_article="article" in form.cleaned_data["expand"])

    def shape_of(self, form: MentionList) -> Any:
        return shapes.MentionWithArticle if form.cleaned_data["expand"] else shapes.Mention


@extend_schema_view(get=described(MentionDetail, shapes.Mention, summary="One mention"))
class MentionDetailView(DetailView):
    """One sentence that reports an event, with how its date was found."""

    form_class = MentionDetail
    shape = shapes.Mention

    def record(self, form: MentionDetail, *, uid: str) -> dict[str, Any]:
        found = Mention.objects.public(hypothetical=True).with_article().with_actors().select_related("article__source", "speaker", "event")
        mention = get_object_or_404(found, uid=uid)
        self.last_modified = last_change(Mention, Event, Actor, Article, Source)
        (record,) = rows.mentions([mention], self.addresses, whole_article="article" in form.cleaned_data["expand"])
        return record

    def shape_of(self, form: MentionDetail) -> Any:
        return shapes.MentionWithArticle if form.cleaned_data["expand"] else shapes.Mention


@extend_schema_view(get=described(ActorList, shapes.Actor, many=True, summary="Actors"))
class ActorListView(ListView):
    """States, organisations, persons and offices."""

    form_class = ActorList
    shape = shapes.Actor
    stamped = (Actor,)

    def found(self, form: ActorList) -> QuerySet:
        asked = form.cleaned_data
        found = Actor.objects.select_related("affiliation").named_like(asked["q"])
        found = found.filter(kind__in=asked["kind"]) if asked["kind"] else found
        return found.filter(affiliation__slug__in=asked["affiliation"]) if asked["affiliation"] else found

    def build(self, found: list[Actor], form: ActorList) -> list[dict[str, Any]]:
        return [rows.actor_row(actor, self.addresses) for actor in found]


@extend_schema_view(get=described(RecordDetail, shapes.ActorWithNames, summary="One actor with names and offices"))
class ActorDetailView(DetailView):
    """An actor with its spellings in all languages, the offices it held or who held it."""

    form_class = RecordDetail
    shape = shapes.ActorWithNames

    def record(self, form: RecordDetail, *, slug: str) -> dict[str, Any]:
        actor = get_object_or_404(Actor.objects.select_related("affiliation").prefetch_related("aliases"), slug=slug.lower())
        self.last_modified = last_change(Actor)
        return rows.actor_with_names(actor, self.addresses)


@extend_schema_view(get=described(SourceList, shapes.Source, many=True, summary="Publishers"))
class SourceListView(ListView):
    """Publishers of texts."""

    form_class = SourceList
    shape = shapes.Source
    stamped = (Source,)

    def found(self, form: SourceList) -> QuerySet:
        asked = form.cleaned_data
        found = Source.objects.all()
        found = found.filter(country__in=[code.upper() for code in asked["country"]]) if asked["country"] else found
        return found.filter(language__in=asked["language"]) if asked["language"] else found

    def build(self, found: list[Source], form: SourceList) -> list[dict[str, Any]]:
        return [rows.source_row(source, self.addresses) for source in found]


@extend_schema_view(get=described(RecordDetail, shapes.Source, summary="One publisher"))
class SourceDetailView(DetailView):
    """A publisher."""

    form_class = RecordDetail
    shape = shapes.Source

    def record(self, form: RecordDetail, *, slug: str) -> dict[str, Any]:
        source = get_object_or_404(Source, slug=slug.lower())
        self.last_modified = source.updated_at
        return rows.source_row(source, self.addresses)
