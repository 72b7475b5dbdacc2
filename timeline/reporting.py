"""The form on which a reader reports an error, and how often one address may send it."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.models import Event, Mention
from timeline.models.reports import CONTACT_LENGTH, MESSAGE_LENGTH

PER_WINDOW = 20
WINDOW_SECONDS = 3600


class ErrorReportForm(forms.Form):
    """What is wrong with an event or with one report of it. ``website`` is a trap: people don't see it, programs fill it in."""

    evidence = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    message = forms.CharField(
        required=False,
        strip=True,
        label=gettext_lazy("What is wrong?"),
        widget=forms.Textarea(attrs={"rows": 6, "aria-describedby": "message-help"}),
    )
    contact = forms.CharField(
        required=False, strip=True, label=gettext_lazy("How can we reach you? (optional)"), widget=forms.TextInput(attrs={"autocomplete": "email"})
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_evidence(self) -> Mention | None:
        """The mention of this event that has the id; None for the event as a whole."""
        return find_evidence(self.event, self.cleaned_data["evidence"])

    def clean_message(self) -> str:
        message: str = self.cleaned_data["message"].replace("\r\n", "\n")
        if not message:
            raise ValidationError(_("Write what is wrong and, if you know it, what would be right."), code="required")
        _keep_short(message, MESSAGE_LENGTH)
        return message

    def clean_contact(self) -> str:
        contact: str = self.cleaned_data["contact"]
        _keep_short(contact, CONTACT_LENGTH)
        return contact

    @property
    def trapped(self) -> bool:
        """Whether something that no reader sees was filled in."""
        return bool(self.data.get("website"))


def find_evidence(event: Event, uid: str) -> Mention | None:
    """The event's mention with this uid, None for "". ValidationError where the event has no such mention."""
    if not uid:
        return None
    # What is no identifier never reaches the database: PostgreSQL refuses a NUL.
    mention = Mention.objects.filter(event=event, uid=uid).with_quote().first() if uid.isalnum() else None
    if mention is None:
        raise ValidationError(
            _("This event has no report with the id “%(uid)s”. Go back to the event and choose one there.") % {"uid": uid[:40]}, code="unknown"
        )
    return mention


def _keep_short(text: str, limit: int) -> None:
    if (over := len(text) - limit) > 0:
        raise ValidationError(
            ngettext(
                "This is %(over)d character longer than the %(limit)d that fit. Shorten it.",
                "This is %(over)d characters longer than the %(limit)d that fit. Shorten it.",
                over,
            )
            % {"over": over, "limit": limit},
            code="too_long",
        )


def may_send(address: str) -> bool:
    """Counts one report from the network address; False once it has sent its share of the window."""
    key = f"error-report-{hashlib.sha256(address.encode()).hexdigest()[:32]}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) <= PER_WINDOW
    except ValueError:  # expired between the two calls
        cache.set(key, 1, WINDOW_SECONDS)
        return True
