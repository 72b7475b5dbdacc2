"""Figures over the events that the filters leave: actors over time, who to whom, cooperation against conflict."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline import dossier
from timeline.pictures import choose_scale, coarser, draw_balance, draw_lanes, lay_out_matrix
from timeline.querysets import EventStateQuerySet
from timeline.views.common import PAGE_PARAMETERS, PageForm, bad_query, with_quotes
from timeline.views.controls import carried, chips

PAIR_SIZE = 50
# Over more days than these, marks of single days would hide each other in a lane.
LANE_DAYS = 62


def patterns(request: HttpRequest) -> HttpResponse:
    """The figures; with ``who`` and ``whom`` also the events between the two."""
    form = PageForm(request.GET, also=(*PAGE_PARAMETERS, "who", "whom"))
    if not form.is_valid():
        return bad_query(request, form)
    states = form.states()
    who, whom = request.GET.get("who", ""), request.GET.get("whom", "")
    pairs = states.pairs()
    context = {
        "form": form,
        "chips": chips(form),
        "kept": [*carried(form), *((name, value) for name, value in form.active() if name in ("actor", "type", "source", "language", "modality", "status"))],
        "matrix": lay_out_matrix(pairs),
        **_over_time(form, states),
        "who": next((name for slug, name, *_ in pairs if slug == who), who),
        "whom": next((name for _, _, slug, name, *_ in pairs if slug == whom), whom),
        "between": with_quotes(form, states.between(who, whom).with_actors().in_order()[:PAIR_SIZE]) if who and whom else [],
    }
    return render(request, "timeline/patterns.html", context)


def _over_time(form: PageForm, states: EventStateQuerySet) -> dict[str, Any]:
    """The two figures with a time axis, over the days of the dossier that hold events; nothing without any."""
    density = states.density()
    period = dossier.period()
    asked = form.cleaned_data["date_from"] or form.cleaned_data["date_to"]
    days = [bar for bar in density.bars if asked or period is None or bar.last >= period.first] or list(density.bars)
    if not days:
        return {}
    first, last = days[0].first, days[-1].last
    per = choose_scale(first, last)
    return {
        "chart": draw_lanes(states.actors_by_day(), per="week" if per == "day" and (last - first).days > LANE_DAYS else per, first=first, last=last),
        "balance": draw_balance(density if per == "day" else coarser(density, per=per), first=first, last=last),
    }
