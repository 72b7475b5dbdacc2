"""Figures over the events that the filters leave: cooperation against conflict, actors over time, who to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.pictures import Axis, coarser, draw_balance, draw_lanes, lay_out_matrix
from timeline.querysets import Density
from timeline.querysets.summaries import period_of
from timeline.views.axes import axis_over, days_to_draw, lane_axis
from timeline.views.common import PAGE_PARAMETERS, PageForm, bad_query
from timeline.views.controls import controls

# Whom the figures of actors draw: a person's deeds are also the state's, so that both at once count double.
WHO = {"powers": ("state", "organisation"), "people": ("person", "office"), "all": ()}
LANES = 10


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


@require_safe
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
    if form.who != "powers":
        context["kept"] = [*context["kept"], ("who", form.who)]
    if days := days_to_draw(form, density):
        axis = axis_over(*days, per=form.asked_scale)
        busiest = states.busiest(kinds=kinds, size=LANES)
        context |= {
            "balance": draw_balance(density if axis.per == "day" else coarser(density, per=axis.per), axis=axis),
            "chart": draw_lanes(states.deeds(busiest), order=busiest, axis=lane_axis(*days, per=form.asked_scale)),
            "tally": _tally(density, axis),
            "months": _months(density, axis),
        }
    return render(request, "timeline/patterns.html", context)


def _tally(density: Density, axis: Axis) -> Tally:
    drawn = sum(bar.count for bar in density.bars if axis.holds(bar.first, bar.last))
    return Tally(drawn, sum(span.count for span in density.spans), sum(bar.count for bar in density.bars) - drawn, density.undated)


def _months(density: Density, axis: Axis) -> list[tuple[dt.date, dt.date]]:
    """The months with events of a certain day, latest twelve; none where there is but one."""
    months = sorted({period_of(bar.first, "month") for bar in density.bars if axis.holds(bar.first, bar.last)})
    return months[-12:] if len(months) > 1 else []
