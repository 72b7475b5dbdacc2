"""An endpoint's parameters in words, read off its form: for the schema and for OPTIONS."""

from __future__ import annotations

from typing import Any

from django import forms
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.metadata import BaseMetadata
from rest_framework.request import Request
from rest_framework.views import APIView

from timeline.fields import Day, Moment, Words, YesNo
from timeline.forms import ParameterForm

KINDS = {Day: OpenApiTypes.DATE, Moment: OpenApiTypes.DATETIME, YesNo: OpenApiTypes.BOOL, forms.IntegerField: OpenApiTypes.INT}


def _kind(field: forms.Field) -> OpenApiTypes:
    return KINDS.get(type(field), OpenApiTypes.STR)


def parameters(form: type[ParameterForm]) -> list[OpenApiParameter]:
    """The form's fields as query parameters of the schema."""
    return [
        OpenApiParameter(
            name,
            type=_kind(field),
            location=OpenApiParameter.QUERY,
            description=str(field.help_text),
            many=getattr(field, "many", False) or None,
            enum=[word for word, _ in field.choices] if isinstance(field, Words) else None,
        )
        for name, field in form.base_fields.items()
    ]


class Metadata(BaseMetadata):
    """What OPTIONS answers: the endpoint's name, its purpose, and each parameter."""

    def determine_metadata(self, request: Request, view: APIView) -> dict[str, Any]:
        form: type[ParameterForm] = view.form_class
        described = {}
        for name, field in form.base_fields.items():
            described[name] = {"type": _kind(field).name.lower(), "repeatable": getattr(field, "many", False), "help": str(field.help_text)}
            if isinstance(field, Words):
                described[name]["values"] = [word for word, _ in field.choices]
        return {"name": view.get_view_name(), "description": view.get_view_description(), "methods": view.allowed_methods, "parameters": described}
