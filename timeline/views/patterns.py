"""Figures over the events that the filters leave: cooperation against conflict, actors over time, who to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline import dossier
from timeline.pictures import Axis, choose_scale, coarser, draw_balance, draw_lanes, lay_out_matrix
from timeline.querysets import Density
from timeline.querysets.summaries import period_of
from timeline.views.common import PAGE_PARAMETERS, PageForm, bad_query
from timeline.views.controls import controls

# Whom the figures of actors draw: a person's deeds are also the state's, so that both at once count double.
WHO = {"powers": ("state", "organisation"), "people": ("person", "office"), "all": ()}
LANES = 10
# Over more days than these, discs of single days would hide each other in a lane.
LANE_DAYS = 62
MOST_PERIODS = 400


class PatternForm(PageForm):
    """The filters, the scale (``zoom``), and ``who`` is drawn."""

    who: str

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, also=(*PAGE_PARAMETERS, "who"), **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.who = self._one_of("who", tuple(WHO), "powers")
        return cleaned

    @property
    def asked_scale(self) -> str:
        """The scale that the address names, or ""."""
        return self.zoom if self.data.get("zoom") else ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the figures over time draw of the list, and what they can't: the four together are its count."""

    drawn: int
    imprecise: int
    outside: int
    undated: int

    @property
    def count(self) -> int:
        return self.drawn + self.imprecise + self.outside + self.undated


def patterns(request: HttpRequest) -> HttpResponse:
    """The figures, each with its numbers as a table."""
    form = PatternForm(request.GET)
    if not form.is_valid():
        return bad_query(request, form)
    states = form.states()
    kinds = WHO[form.who]
    density = states.density()
    context: dict[str, Any] = {
        "form": form,
        "target": "timeline:patterns",
        "total": density.count,
        "whos": tuple(WHO),
        "matrix": lay_out_matrix(states.dealings(kinds=kinds)),
        **controls(form, total=density.count),
    }
    if days := _days(form, density):
        per = choose_scale(*days)
        axis = _axis(*days, form.asked_scale or per)
        lane_axis = axis if form.asked_scale else _axis(*days, "week" if per == "day" and (days[1] - days[0]).days >= LANE_DAYS else per)
        busiest = states.busiest(kinds=kinds, size=LANES)
        context |= {
            "balance": draw_balance(density if axis.per == "day" else coarser(density, per=axis.per), axis=axis),
            "chart": draw_lanes(states.deeds(busiest), order=busiest, axis=lane_axis),
            "tally": _tally(density, axis),
            "months": _months(density, axis),
        }
    return render(request, "timeline/patterns.html", context)


def _days(form: PageForm, density: Density) -> tuple[dt.date, dt.date] | None:
    """The first and last day to draw: those asked for, else those of the dossier, that hold events. None without any."""
    period = dossier.period()
    asked = form.cleaned_data["date_from"] or form.cleaned_data["date_to"]
    bars = [bar for bar in density.bars if asked or period is None or bar.last >= period.first] or list(density.bars)
    return (bars[0].first, bars[-1].last) if bars else None


def _axis(first: dt.date, last: dt.date, per: str) -> Axis:
    """The axis at this scale, or at the finest one that can still be drawn."""
    finest = choose_scale(first, last)
    periods = {"day": 1, "week": 7, "month": 30, "year": 365}
    return Axis.over(first, last, per if (last - first).days / periods[per] <= MOST_PERIODS else finest)


def _tally(density: Density, axis: Axis) -> Tally:
    drawn = sum(bar.count for bar in density.bars if axis.holds(bar.first, bar.last))
    return Tally(drawn, sum(span.count for span in density.spans), sum(bar.count for bar in density.bars) - drawn, density.undated)


def _months(density: Density, axis: Axis) -> list[tuple[dt.date, dt.date]]:
    """The months with events of a certain day, latest twelve; none where there is but one."""
    months = sorted({period_of(bar.first, "month") for bar in density.bars if axis.holds(bar.first, bar.last)})
    return months[-12:] if len(months) > 1 else []
