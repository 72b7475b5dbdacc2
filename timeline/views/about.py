"""How the timeline is made, and what it does and doesn't cover."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline import showcase, wording
from timeline.extraction import plover
from timeline.templatetags.wording import page_language

COLOURS = ("paper", "paper-raised", "paper-sunk", "ink", "ink-soft", "ink-faint", "rule", "rule-strong", "accent", "accent-wash", "mark")
# The forms a reader meets, each with the words of a report where the date keeps them.
DATE_FORMS = (
    ("2022-01-26", ""),
    ("2022-01", ""),
    ("2021", ""),
    ("2022-01-26~", ""),
    ("2022-01-24/2022-01-26", ""),
    ("[2022-01-24..2022-01-30]", ""),
    ("[2022-01-21..2022-01-31]", "late January"),
    ("", ""),
)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """What a date may claim, what the types mean, how reports become one event."""
    types = [(name, wording.TYPES[name], plover.MEANINGS[name], plover.QUAD_OF_TYPE[name]) for name in plover.EVENT_TYPES]
    context = {
        "types": types,
        "bases": wording.DATE_BASES.items(),
        "dates": DATE_FORMS,
        "examples": showcase.telling("no" if page_language() == "nb" else "en"),
        "languages": showcase.languages(),
    }
    return render(request, "timeline/method.html", context)


@require_safe
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """Every rule by which dates and events are read in one language, with an example that it reads now."""
    if code not in dict(showcase.languages()):
        raise Http404("No rules are kept for that language.")
    context = {"code": code, "examples": showcase.examples(code), "coded": showcase.coded(code), "languages": showcase.languages()}
    return render(request, "timeline/rules.html", context)


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every element of the pages on one, for those who change them; only while DEBUG is on."""
    if not settings.DEBUG:
        raise Http404("The style guide is shown in development only.")
    context = {"colours": (*COLOURS, "vc", "vf", "mc", "mf"), "types": plover.QUAD_OF_TYPE.items(), "quads": plover.QUAD_CLASSES}
    return render(request, "timeline/styleguide.html", context)
