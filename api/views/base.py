"""What all endpoints share: parameters that refuse the unknown, keyset pages, conditional answers."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, ClassVar

from django.db.models import DateTimeField, Model, QuerySet, Subquery
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, quote_etag
from rest_framework import serializers
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.description import Metadata
from api.errors import BadParameters
from api.parameters import PAGE_SIZE, NoParameters, Paged, Selection
from api.renderers import OrjsonRenderer
from api.rows import Addresses
from api.selection import Choice
from timeline.forms import ParameterForm
from timeline.models import Event
from timeline.paging import BY_NUMBER, Key, PagingError, paginate


class Negotiation(DefaultContentNegotiation):
    """By the Accept header alone: ``format`` is a parameter like any other."""

    settings = SimpleNamespace(URL_FORMAT_OVERRIDE=None)


def last_change(table: type[Model], *others: type[Model]) -> dt.datetime | None:
    """When a row of these tables last changed, in one query; None while the first is empty."""
    newest = {
        f"of_{number}": Subquery(other.objects.order_by("-updated_at").values("updated_at")[:1], output_field=DateTimeField())
        for number, other in enumerate(others)
    }
    moments = table.objects.order_by("-updated_at").annotate(**newest).values_list("updated_at", *newest).first()
    return max((moment for moment in moments if moment), default=None) if moments else None


class ApiView(APIView):
    """An endpoint whose parameters are ``form_class``'s; ``queryset`` tells whose permission a writer needs."""

    renderer_classes = (OrjsonRenderer,)
    content_negotiation_class = Negotiation
    metadata_class = Metadata
    form_class: ClassVar[type[ParameterForm]] = NoParameters
    queryset: ClassVar[QuerySet] = Event.objects.none()
    last_modified: dt.datetime | None = None

    def read_parameters(self) -> Any:
        """The valid form; raises BadParameters."""
        form = self.form_class(self.request.query_params)
        if not form.is_valid():
            raise BadParameters.of(form)
        return form

    @property
    def addresses(self) -> Addresses:
        return Addresses(self.request.build_absolute_uri("/"))

    def finalize_response(self, request: Request, response: HttpResponse, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Authorization", "Cookie"])
        if response.status_code == 200 and request.method in ("GET", "HEAD") and isinstance(response, Response):
            response.add_post_render_callback(self._condition)
        return response

    def _condition(self, response: HttpResponse) -> HttpResponse | None:
        """Tags the answer, and replaces it by 304 where the client holds the same."""
        response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        patch_cache_control(response, no_cache=True, private=self.request.user.is_authenticated, public=not self.request.user.is_authenticated)
        stamp = None
        if self.last_modified is not None:
            stamp = int(self.last_modified.timestamp())
            response["Last-Modified"] = http_date(stamp)
        return get_conditional_response(self.request._request, etag=response["ETag"], last_modified=stamp, response=response)


class ListView(ApiView):
    """Pages of records. A subclass finds them (``found``) and builds them (``build``)."""

    form_class: ClassVar[type[Paged]] = Paged
    shape: ClassVar[type[serializers.Serializer]]
    order: ClassVar[Sequence[Key]] = (BY_NUMBER,)
    stamped: ClassVar[tuple[type[Model], ...]] = ()

    def found(self, form: Any) -> QuerySet:
        raise NotImplementedError

    def build(self, rows: list[Any], form: Any) -> list[dict[str, Any]]:
        raise NotImplementedError

    def order_of(self, form: Any) -> Sequence[Key]:
        return self.order

    def shape_of(self, form: Any) -> type[serializers.Serializer]:
        return self.shape

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        form = self.read_parameters()
        asked = form.cleaned_data
        choice = Choice(self.shape_of(form), fields=asked["fields"], omit=asked["omit"])
        found = self.found(form)
        if self.stamped:
            self.last_modified = last_change(*self.stamped)
        if asked["count"]:
            return Response({"count": found.count()})
        try:
            page = paginate(found, order=self.order_of(form), cursor=asked["cursor"], size=asked["page_size"] or PAGE_SIZE)
        except PagingError as error:
            raise BadParameters.of_paging(error) from None
        results = [choice.of(record) for record in self.build(page.rows, form)]
        return Response({"next": self._at(page.next), "previous": self._at(page.previous), "results": results})

    def _at(self, cursor: str | None) -> str | None:
        """This list's address at another place."""
        if cursor is None:
            return None
        query = self.request.query_params.copy()
        query["cursor"] = cursor
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")


class DetailView(ApiView):
    """One record. A subclass answers it whole with ``record``."""

    form_class: ClassVar[type[Selection]] = Selection
    shape: ClassVar[type[serializers.Serializer]]

    def record(self, form: Any, **kwargs: Any) -> dict[str, Any]:
        raise NotImplementedError

    def shape_of(self, form: Any) -> type[serializers.Serializer]:
        return self.shape

    def get(self, request: Request, **kwargs: Any) -> Response:
        form = self.read_parameters()
        choice = Choice(self.shape_of(form), fields=form.cleaned_data["fields"], omit=form.cleaned_data["omit"])
        return Response(choice.of(self.record(form, **kwargs)))


class PartsView(ApiView):
    """The parts of one record, all on one page in the shape of a list. A subclass finds them with ``parts``."""

    form_class: ClassVar[type[Selection]] = Selection
    shape: ClassVar[type[serializers.Serializer]]

    def parts(self, form: Any, **kwargs: Any) -> list[dict[str, Any]]:
        raise NotImplementedError

    def get(self, request: Request, **kwargs: Any) -> Response:
        form = self.read_parameters()
        choice = Choice(self.shape, fields=form.cleaned_data["fields"], omit=form.cleaned_data["omit"])
        return Response({"next": None, "previous": None, "results": [choice.of(part) for part in self.parts(form, **kwargs)]})
