"""The way in: what there is, the schema, the page to try it on, and an answer for addresses that lead nowhere."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from api.errors import BadParameters
from api.renderers import OrjsonRenderer
from api.views.base import ApiView

ENDPOINTS = {
    "events": "dated events with their evidence",
    "articles": "the texts that were read",
    "actors": "states, organisations, persons and offices",
    "sources": "publishers",
    "mentions": "sentences that report an event",
    "timeline": "counts by day, week or month",
    "changes": "what changed, with tombstones",
    "schema": "this API as OpenAPI 3",
    "docs": "this API on a page, to try it",
}


@extend_schema(exclude=True)
class IndexView(ApiView):
    """All endpoints of this version."""

    def get(self, request: Request) -> Response:
        self.read_parameters()
        root = self.addresses.root
        return Response({"version": 1, "endpoints": {name: {"url": f"{root}/api/v1/{name}/", "about": about} for name, about in ENDPOINTS.items()}})


@extend_schema(exclude=True)
class NowhereView(ApiView):
    """404 in the API's own shape."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404("There is no such endpoint; /api/v1/ lists them all.")


class Strict:
    """For views that are not ours: refuses unknown parameters, and tells faults in the API's own shape."""

    parameters: frozenset[str] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if unknown := sorted(set(request.query_params) - self.parameters):
            raise BadParameters({}, unknown=unknown)

    def handle_exception(self, error: Exception) -> Response:
        response = super().handle_exception(error)
        self.request.accepted_renderer, self.request.accepted_media_type = OrjsonRenderer(), OrjsonRenderer.media_type
        return response


@extend_schema(exclude=True)
class SchemaView(Strict, SpectacularAPIView):
    """This API as OpenAPI 3, in YAML or with ``format=json`` in JSON."""

    parameters = frozenset({"format", "version", "lang"})


# Swagger UI's style sheet draws its small pictures from data: addresses; scripts and styles stay as strict as everywhere.
@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
@extend_schema(exclude=True)
class DocsView(Strict, SpectacularSwaggerSplitView):
    """The page to try the API on: all of its script and style comes from files, so the strict policy holds here too."""

    template_name = "api/docs.html"
    url_name = "api:schema"
    parameters = frozenset({"script", "version", "lang"})

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().get(request, *args, **kwargs)
        response.data["rates"] = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
        return response
