"""The interface's language, kept in a cookie."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

YEAR = 365 * 24 * 60 * 60


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """Back to where the reader was (the timeline, for an address that is not ours), in the language from now on."""
    if code not in dict(settings.LANGUAGES):
        raise Http404("The pages are not written in that language.")
    address = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    response = redirect(address if safe else "timeline:timeline")
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response
