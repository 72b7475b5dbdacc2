"""The review desk: events with their evidence beside the form; every act goes through the store."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from timeline.extraction import edtf
from timeline.models import Event, EventState, Mention, Suggestion
from timeline.models.choices import EVENT_TYPES, MODALITIES, EventStatus
from timeline.searching import terms
from timeline.store import EditError, dismiss_suggestion, edit_event, reject_event, restore_event, take_suggestion, unlock_fields

EDITED = ("headline", "date_edtf", "type", "modality")


class EventForm(forms.ModelForm):
    """What a curator may say of an event. A field that differs from what is shown is locked with its new value."""

    headline = forms.CharField(max_length=300, widget=forms.TextInput(attrs={"size": 90}))
    date_edtf = forms.CharField(
        max_length=60, required=False, label="Date (EDTF)", help_text="such as 2022-01-26, 2022-01 or 2022-01-24/2022-01-30; empty for an undated event"
    )
    type = forms.ChoiceField(choices=EVENT_TYPES)
    modality = forms.ChoiceField(choices=MODALITIES)
    status = forms.ChoiceField(choices=EventStatus.choices)
    unlock = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label="Hand back to the machine")

    class Meta:
        model = Event
        fields = ("note",)
        widgets = {"note": forms.Textarea(attrs={"rows": 3, "cols": 90})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = self.instance.states.filter(current=True).first() if self.instance.pk else None
        for name in EDITED if self.shown else ():
            self.initial[name] = getattr(self.shown, name)
        self.initial["status"] = self.instance.status
        self.fields["unlock"].choices = [(name, name) for name in self.instance.locked_fields]

    def clean_date_edtf(self) -> str:
        value = self.cleaned_data["date_edtf"].strip()
        if value and edtf.bounds(value) is None:
            raise forms.ValidationError("Write a date such as 2022-01-26, 2022-01 or 2022-01-24/2022-01-30.")
        return value


class SuggestionInline(admin.TabularInline):
    model = Suggestion
    fields = readonly_fields = ("field", "value", "dismissed")
    extra = 0
    can_delete = False
    verbose_name_plural = "the machine would say"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ConflictFilter(admin.SimpleListFilter):
    title = "doubt"
    parameter_name = "doubt"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("conflict", "sources differ on the date"), ("assumed", "date assumed"), ("undated", "no date"), ("suggestion", "the machine disagrees")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        states = EventState.objects.filter(current=True)
        match self.value():
            case "conflict":
                return queryset.filter(pk__in=states.filter(date_conflict=True).values("event"))
            case "assumed":
                return queryset.filter(pk__in=states.filter(date_basis="assumed").values("event"))
            case "undated":
                return queryset.filter(pk__in=states.filter(precision="none").values("event"))
            case "suggestion":
                return queryset.filter(pk__in=Suggestion.objects.filter(dismissed=False).values("event"))
        return queryset


class TypeFilter(admin.SimpleListFilter):
    title = "type"
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return EVENT_TYPES

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(pk__in=EventState.objects.filter(current=True, type=self.value()).values("event")) if self.value() else queryset


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    form = EventForm
    list_display = ("headline", "date", "type", "modality", "voices", "status", "marks")
    list_filter = ("status", ConflictFilter, TypeFilter)
    search_fields = ("uid",)
    search_help_text = "As in the timeline: words, “a phrase”, a beginning*; or the event’s id"
    list_per_page = 50
    inlines = (SuggestionInline,)
    actions = ("mark_reviewed", "reject", "restore")
    readonly_fields = ("evidence", "uid", "merged_into", "on_the_site")
    fieldsets = (
        (None, {"fields": ("headline", ("date_edtf", "type", "modality"), "status", "note", "unlock")}),
        ("Evidence", {"fields": ("evidence",)}),
        ("Identity", {"fields": ("uid", "merged_into", "on_the_site")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # events come from texts; a missing one is a text to ingest

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        current = Prefetch("states", queryset=EventState.objects.filter(current=True), to_attr="current_states")
        return super().get_queryset(request).prefetch_related(current)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj and not obj.locked_fields:
            head = tuple(name for name in fieldsets[0][1]["fields"] if name != "unlock")
            return ((fieldsets[0][0], {"fields": head}), *fieldsets[1:])
        return fieldsets

    # -- what the list shows

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Event], search_term: str) -> tuple[QuerySet[Event], bool]:
        """The timeline's own search, so that a curator finds what a reader sees."""
        if not terms(search_term):
            return queryset, False
        told = EventState.objects.current().search(search_term).values("event")
        return queryset.filter(Q(pk__in=told) | Q(uid=search_term.strip())), False

    @admin.display
    def headline(self, event: Any) -> str:
        return event.current_states[0].headline if event.current_states else f"({event.uid}, joined to another)"

    @admin.display
    def date(self, event: Any) -> str:
        return edtf.words(event.current_states[0].date_edtf) if event.current_states else ""

    @admin.display
    def type(self, event: Any) -> str:
        return event.current_states[0].type if event.current_states else ""

    @admin.display
    def modality(self, event: Any) -> str:
        return event.current_states[0].modality if event.current_states else ""

    @admin.display(description="sources")
    def voices(self, event: Any) -> int | str:
        return event.current_states[0].sources if event.current_states else ""

    @admin.display
    def marks(self, event: Any) -> str:
        state = event.current_states[0] if event.current_states else None
        marks = [f"locked: {', '.join(event.locked_fields)}"] if event.locked_fields else []
        if state and state.date_conflict:
            marks.append("sources differ")
        if state and state.date_basis == "assumed":
            marks.append("date assumed")
        return "; ".join(marks)

    # -- what the form shows

    @admin.display(description="What the texts say")
    def evidence(self, event: Event) -> SafeString:
        mentions = Mention.objects.filter(event=event, article__current=True).select_related("article__source")
        rows = (
            (
                m.article.language,
                m.quote,
                m.get_absolute_url(),
                str(m.article.source or "publisher not known"),
                edtf.words(m.article.published_edtf),
                m.explanation or "no date",
                m.uid,
            )
            for m in mentions
        )
        return format_html_join(
            "", '<blockquote class="desk-quote" lang="{}">{}</blockquote><p class="help"><a href="{}">{}</a>, {}. {} <code>{}</code></p>', rows
        )

    @admin.display(description="On the site")
    def on_the_site(self, event: Event) -> str:
        return format_html('<a href="/events/{}/">the event’s page</a>', event.uid)

    # -- what a curator does

    def save_model(self, request: HttpRequest, obj: Event, form: EventForm, change: bool) -> None:
        """Hands what changed to the store: it locks edited fields and derives the states anew."""
        said = form.cleaned_data
        user: Any = request.user
        if said["unlock"]:
            unlock_fields(obj, said["unlock"], user)
        edits = {name: said[name] for name in EDITED if name in form.changed_data and name not in said["unlock"]}
        try:
            if edits or "note" in form.changed_data:
                edit_event(obj, user, note=said["note"], **edits)
        except EditError as error:
            messages.error(request, error.message)
            return
        if "status" in form.changed_data:
            if said["status"] == EventStatus.REJECTED:
                reject_event(obj, user, note=said["note"])
            elif form.initial["status"] == EventStatus.REJECTED:
                restore_event(obj, user, note=said["note"])
            elif said["status"] == EventStatus.REVIEWED:
                edit_event(obj, user, note=said["note"])

    def delete_model(self, request: HttpRequest, obj: Event) -> None:
        reject_event(obj, request.user)  # type: ignore[arg-type]

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        for event in queryset:
            reject_event(event, request.user)  # type: ignore[arg-type]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A deleted event stays as a tombstone, so nothing hangs on it."""
        allowed = self.has_delete_permission(request)
        return (
            [f"{self.headline(o) if hasattr(o, 'current_states') else o} (rejected; its page says so)" for o in objs],
            {},
            set() if allowed else {"event"},
            [],
        )

    @admin.action(description="Mark as reviewed", permissions=["change"])
    def mark_reviewed(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        for event in queryset.filter(status=EventStatus.EXTRACTED):
            edit_event(event, request.user)  # type: ignore[arg-type]

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        for event in queryset:
            reject_event(event, request.user)  # type: ignore[arg-type]

    @admin.action(description="Restore", permissions=["change"])
    def restore(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        for event in queryset.filter(status=EventStatus.REJECTED):
            restore_event(event, request.user)  # type: ignore[arg-type]


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):
    list_display = ("event", "field", "value", "dismissed")
    list_filter = ("dismissed", "field")
    list_select_related = ("event",)
    actions = ("take", "dismiss")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["event", "field", "value"]

    @admin.action(description="Take the machine’s value", permissions=["change"])
    def take(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
        for suggestion in queryset.select_related("event"):
            take_suggestion(suggestion, request.user)  # type: ignore[arg-type]

    @admin.action(description="Dismiss", permissions=["change"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
        for suggestion in queryset:
            dismiss_suggestion(suggestion, request.user)  # type: ignore[arg-type]
