"""Addresses of the other forms: the timeline's own, with another extension."""

from __future__ import annotations

from django.urls import path

from timeline.exports.views import FORMATS, export

urlpatterns = [path(f"timeline.{form.extension}", export, {"name": name}, name=f"export-{name}") for name, form in FORMATS.items()]
