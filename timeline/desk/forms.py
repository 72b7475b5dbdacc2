"""The desk's forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings

from timeline.desk import fixtures
from timeline.extraction import edtf, languages


def bundled() -> list[Path]:
    """The fixture files that come with the project."""
    return sorted(path for path in settings.FIXTURES_DIR.glob("*.json") if path != settings.DOSSIER_FILE)


class FixtureForm(forms.Form):
    """A fixture: uploaded, bundled, or carried over from the preview. ``rows`` of the cleaned data are the parsed rows."""

    file = forms.FileField(
        required=False, label="Upload a fixture", help_text="JSON, at most 5 MB", widget=forms.FileInput(attrs={"accept": ".json,application/json"})
    )
    bundled = forms.CharField(required=False, widget=forms.HiddenInput)
    packed = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        data = None
        if upload := cleaned.get("file"):
            cleaned["name"] = upload.name
            if upload.size > fixtures.MAX_BYTES:
                raise forms.ValidationError(f"{upload.name} has {upload.size:,} bytes; the limit is {fixtures.MAX_BYTES:,}. Split it.")
            data = upload.read()
        elif name := cleaned.get("bundled"):
            chosen = next((path for path in bundled() if path.name == name), None)
            if chosen is None:
                raise forms.ValidationError(f"There is no bundled fixture {name!r}.")
            cleaned["name"], data = name, chosen.read_bytes()
        elif not cleaned.get("packed"):
            raise forms.ValidationError("Choose a file first.")
        try:
            cleaned["rows"] = fixtures.parse(data if data is not None else fixtures.unpack(cleaned["packed"]))
        except fixtures.FixtureError as error:
            raise forms.ValidationError(str(error)) from error
        if upload:
            cleaned["packed"] = fixtures.pack(data)
        return cleaned


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploaded files; the cleaned value is a list."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        items = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(item, initial) for item in items]


class IngestForm(forms.Form):
    """A pasted text or uploaded files, and what the curator states about them; what is stated beats detection."""

    text = forms.CharField(required=False, strip=False, max_length=1_000_000, widget=forms.Textarea(attrs={"rows": 14, "cols": 90}), label="Paste a text")
    files = FilesField(
        required=False,
        label="or upload files",
        help_text=".txt, .html or .jsonl, at most twenty",
        widget=_ManyFiles(attrs={"accept": ".txt,.html,.htm,.jsonl"}),
    )
    name = forms.CharField(
        required=False, max_length=200, label="Name", help_text="keeps its place among revisions: give the same name again to replace a pasted text"
    )
    source = forms.CharField(required=False, max_length=200, label="Publisher")
    published = forms.CharField(required=False, max_length=40, label="Published", help_text="such as 2022-01-26, 2022-01 or 2022-01-24/2022-01-30")
    language = forms.CharField(required=False, max_length=8, label="Language", help_text="ISO 639-1, such as en or no")

    def clean_published(self) -> str:
        value: str = self.cleaned_data["published"].strip()
        if value and edtf.bounds(value) is None:
            raise forms.ValidationError("Write a date such as 2022-01-26, 2022-01 or 2022-01-24/2022-01-30.")
        return value

    def clean_language(self) -> str:
        value: str = self.cleaned_data["language"].strip().lower()
        if value and value not in languages.codes():
            raise forms.ValidationError(f"Choose one of {', '.join(languages.codes())}, or leave it empty.")
        return value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("text") or "").strip() and not cleaned.get("files"):
            raise forms.ValidationError("Paste a text or choose at least one file.")
        if len(cleaned.get("files") or []) > 20:
            raise forms.ValidationError("At most twenty files at a time; use manage.py ingest for more.")
        return cleaned
