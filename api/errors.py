"""One error shape for the whole API: ``{"detail": "a sentence"}``, beside it one list of sentences for each parameter or field at fault,
and ``unknown_params`` naming those that don't exist.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.signals import got_request_exception
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from timeline.forms import ParameterForm
from timeline.paging import PagingError

logger = logging.getLogger(__name__)


class Gone(exceptions.APIException):
    """410: the record was withdrawn; further keys tell why and where to go."""

    status_code = status.HTTP_410_GONE
    default_detail = "This was withdrawn."
    default_code = "gone"

    def __init__(self, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.more = more


class BadParameters(exceptions.APIException):
    """400: parameters that are unknown or malformed, each named."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "invalid"

    def __init__(self, faults: Mapping[str, list[str]], *, unknown: list[str] | None = None) -> None:
        self.more: dict[str, Any] = dict(faults)
        sentences = [f"{name}: {sentence}" for name, found in faults.items() for sentence in found]
        if unknown:
            self.more["unknown_params"] = unknown
            sentences.insert(0, f"Unknown parameter: {', '.join(unknown)}.")
        super().__init__(" ".join(sentences) or "The request can't be read.")

    @classmethod
    def of(cls, form: ParameterForm) -> BadParameters:
        faults = {name: [str(sentence) for sentence in found] for name, found in form.errors.items() if name != NON_FIELD_ERRORS}
        return cls(faults, unknown=form.unknown_params)

    @classmethod
    def of_paging(cls, error: PagingError) -> BadParameters:
        return cls({error.parameter: [str(error)]})


def handle_exception(error: Exception, context: dict[str, Any]) -> Response:
    """The answer to any exception, unforeseen ones too: a client that asked for JSON gets JSON."""
    response = exception_handler(error, context)
    if response is None:
        logger.exception("unforeseen error in %s", context["view"].__class__.__name__)
        got_request_exception.send(sender=context["view"].__class__, request=context["request"]._request)
        return Response({"detail": "Something broke on our side. It has been logged."}, status=status.HTTP_500_INTERNAL_SERVER_ERROR)
    if isinstance(error, exceptions.ValidationError):
        faults = response.data if isinstance(response.data, dict) else {"detail": response.data}
        lists = {name: _sentences(found) for name, found in faults.items() if name not in ("detail", "non_field_errors")}
        general = [sentence for name in ("detail", "non_field_errors") for sentence in _sentences(faults.get(name, []))]
        response.data = {"detail": " ".join([*general, *(f"{name}: {sentence}" for name, found in lists.items() for sentence in found)]), **lists}
    elif more := getattr(error, "more", None):
        response.data = {"detail": str(error.detail), **more}
    return response


def _sentences(found: Any) -> list[str]:
    return [str(sentence) for sentence in found] if isinstance(found, list | tuple) else [str(found)]
