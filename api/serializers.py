"""The shapes of the API's records: what the schema says, what ``fields`` and ``omit`` may name.

Records are built in ``rows`` straight from the database's values, since serializers cost several times the queries; a test holds that
both have the same keys.
"""

from __future__ import annotations

from functools import cache

from rest_framework import serializers

from timeline.models.choices import DATE_BASES, EVENT_TYPES, MODALITIES, PUBLISHED_BASES, QUAD_CLASSES, ROLES, ActorKind, EventStatus, Precision


class Record(serializers.Serializer):
    id = serializers.CharField()
    url = serializers.URLField(help_text="this record in the API")
    web_url = serializers.URLField(help_text="its page for readers")


class Stamps(serializers.Serializer):
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class EventDate(serializers.Serializer):
    edtf = serializers.CharField(allow_null=True, help_text="EDTF level 1; null for an undated event")
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    precision = serializers.ChoiceField(Precision.choices)
    basis = serializers.ChoiceField(DATE_BASES)
    words = serializers.CharField(help_text="the date as a reader says it")
    conflict = serializers.BooleanField(help_text="whether reports contradict each other about the day")


class Part(serializers.Serializer):
    slug = serializers.SlugField()
    name = serializers.CharField()
    role = serializers.ChoiceField(ROLES)


class Event(Record, Stamps):
    headline = serializers.CharField()
    date = EventDate()
    type = serializers.ChoiceField(EVENT_TYPES)
    quad = serializers.ChoiceField(QUAD_CLASSES, allow_null=True, help_text="null for statements")
    modality = serializers.ChoiceField(MODALITIES)
    status = serializers.ChoiceField(EventStatus.choices)
    salience = serializers.FloatField()
    actors = Part(many=True)
    sources = serializers.IntegerField(help_text="distinct voices")
    mentions = serializers.IntegerField()
    first_reported = serializers.DateField(allow_null=True)


class EvidenceArticle(Record):
    title = serializers.CharField()
    source = serializers.SlugField(allow_null=True)
    language = serializers.CharField()
    published = serializers.CharField(allow_null=True, help_text="EDTF")


class Article(EvidenceArticle, Stamps):
    published_basis = serializers.ChoiceField(PUBLISHED_BASES)
    published_precision = serializers.CharField()
    original_url = serializers.URLField(allow_null=True)
    digest = serializers.BooleanField(help_text="our own words on somebody's report")
    based_on = serializers.ListField()
    revision = serializers.IntegerField()
    sha256 = serializers.CharField(help_text="of the stored text in UTF-8")


class ArticleWithText(Article):
    text = serializers.CharField(required=False, help_text="only of texts that may be shown in full")
    text_omitted = serializers.CharField(required=False, help_text="why the text is left out")


class Sentence(serializers.Serializer):
    start = serializers.IntegerField(help_text="code points into the stored text")
    end = serializers.IntegerField()
    heading = serializers.BooleanField()
    text = serializers.CharField(allow_null=True, help_text="null where it may not be shown")
    mentions = serializers.ListField(child=serializers.CharField(), help_text="ids of the mentions in it")
    web_url = serializers.URLField()


class Evidence(serializers.Serializer):
    id = serializers.CharField()
    article = EvidenceArticle()
    quote = serializers.CharField(allow_null=True, help_text="article.text[start:end]; null where the text no longer matches its hash")
    start = serializers.IntegerField(help_text="code points into the stored text")
    end = serializers.IntegerField()
    date_text = serializers.CharField(allow_null=True)
    date_edtf = serializers.CharField(allow_null=True)
    rule = serializers.CharField(allow_null=True)
    explanation = serializers.CharField(allow_null=True, help_text="how the date was found, in words")
    speaker = serializers.SlugField(allow_null=True)


class EventWithEvidence(Event):
    evidence = Evidence(many=True)


class EvidenceWithArticle(Evidence):
    article = Article()


class EventWithArticles(Event):
    evidence = EvidenceWithArticle(many=True)


class EventChange(serializers.Serializer):
    """What a curator may write; a field written is locked against later ingests."""

    headline = serializers.CharField(required=False, max_length=300)
    date_edtf = serializers.CharField(required=False, max_length=60, allow_blank=True, help_text='EDTF level 1; "" for undated')
    type = serializers.ChoiceField(EVENT_TYPES, required=False)
    modality = serializers.ChoiceField(MODALITIES, required=False)
    status = serializers.ChoiceField(EventStatus.choices, required=False)


class Mention(Evidence, Record, Stamps):
    event = serializers.CharField(help_text="id of the event")
    headline = serializers.CharField()
    type = serializers.ChoiceField(EVENT_TYPES)
    modality = serializers.ChoiceField(MODALITIES)
    actors = Part(many=True)
    date_earliest = serializers.DateField(allow_null=True)
    date_latest = serializers.DateField(allow_null=True)
    date_basis = serializers.ChoiceField(DATE_BASES)
    date_start = serializers.IntegerField(allow_null=True)
    date_end = serializers.IntegerField(allow_null=True)
    anchor = serializers.CharField(allow_null=True)
    confidence = serializers.FloatField()
    voice = serializers.CharField(help_text="near-copies of one report share it")


class MentionWithArticle(Mention):
    article = Article()


class Actor(Record, Stamps):
    slug = serializers.SlugField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(ActorKind.choices)
    affiliation = serializers.SlugField(allow_null=True)
    wikidata_id = serializers.CharField(allow_null=True)
    description = serializers.CharField(allow_null=True)


class Alias(serializers.Serializer):
    alias = serializers.CharField()
    language = serializers.CharField(allow_null=True)


class Term(serializers.Serializer):
    office = serializers.SlugField()
    person = serializers.SlugField()
    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True)


class ActorWithNames(Actor):
    aliases = Alias(many=True)
    tenures = Term(many=True)


class Source(Record, Stamps):
    slug = serializers.SlugField()
    name = serializers.CharField()
    homepage = serializers.URLField(allow_null=True)
    country = serializers.CharField(allow_null=True)
    language = serializers.CharField(allow_null=True)


class Change(serializers.Serializer):
    id = serializers.CharField(help_text="of the event")
    url = serializers.URLField()
    change = serializers.ChoiceField(["changed", "hidden", "rejected", "merged", "removed"])
    merged_into = serializers.CharField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    updated_at = serializers.DateTimeField()
    event = Event(allow_null=True, help_text="the event as it is now; null for tombstones")


class Bar(serializers.Serializer):
    first = serializers.DateField()
    last = serializers.DateField()
    count = serializers.IntegerField()
    by_quad = serializers.DictField(child=serializers.IntegerField(), help_text='by PLOVER quad class; "none" for statements')


class Timeline(serializers.Serializer):
    per = serializers.ChoiceField(["day", "week", "month"])
    count = serializers.IntegerField(help_text="of all events: bars, imprecise and undated together")
    undated = serializers.IntegerField()
    results = Bar(many=True, help_text="events wholly inside one period")
    imprecise = Bar(many=True, help_text="events that may lie in several periods")


class Count(serializers.Serializer):
    count = serializers.IntegerField()


class Fault(serializers.Serializer):
    """Beside ``detail`` stands one list of sentences for each parameter or field at fault."""

    detail = serializers.CharField()
    unknown_params = serializers.ListField(child=serializers.CharField(), required=False)


@cache
def paths(shape: type[serializers.Serializer]) -> frozenset[str]:
    """Every key of the shape as ``fields`` names it: ``date`` and ``date__edtf``."""
    found = set()
    for name, field in shape().fields.items():
        found.add(name)
        child = getattr(field, "child", field)
        if isinstance(child, serializers.Serializer):
            found |= {f"{name}__{path}" for path in paths(type(child))}
    return frozenset(found)
