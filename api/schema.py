"""The endpoints as the OpenAPI schema tells them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers

from api.description import parameters
from api.serializers import Fault
from timeline.forms import ParameterForm

FAULTS = {
    400: OpenApiResponse(Fault, description="a parameter is unknown or malformed; it is named"),
    404: OpenApiResponse(Fault, description="there is no such record"),
    429: OpenApiResponse(Fault, description="too many requests; Retry-After says for how many seconds to wait"),
}


def page_of(shape: type[serializers.Serializer]) -> serializers.Serializer:
    links = {name: serializers.URLField(allow_null=True, help_text=f"the {name} page") for name in ("next", "previous")}
    return inline_serializer(f"{shape.__name__}Page", {**links, "results": shape(many=True)})


def described(form: type[ParameterForm], shape: type[serializers.Serializer], *, summary: str, many: bool = False, gone: bool = False) -> Callable[[Any], Any]:
    """The schema of a reading endpoint."""
    answers: dict[int, Any] = {200: page_of(shape) if many else shape, **FAULTS}
    if many:
        answers[200] = OpenApiResponse(page_of(shape), description="a page; with count=on only {“count”: n}")
    if gone:
        answers[301] = OpenApiResponse(Fault, description="merged; Location leads to the event that it became")
        answers[410] = OpenApiResponse(Fault, description="withdrawn, with the reason")
    return extend_schema(operation_id=f"{'list' if many else 'read'}_{shape.__name__}", summary=summary, parameters=parameters(form), responses=answers)
