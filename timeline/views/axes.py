"""Which days the figures over time draw, and at what scale."""

from __future__ import annotations

import datetime as dt

from timeline import dossier
from timeline.pictures import Axis, choose_scale
from timeline.querysets import Density
from timeline.views.common import PageForm

# Over more days than these, discs of single days would hide each other in a lane.
LANE_DAYS = 62
MOST_PERIODS = 400
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def days_to_draw(form: PageForm, density: Density) -> tuple[dt.date, dt.date] | None:
    """The first and last day with events, of those asked for or else of the dossier's period. None without any."""
    period = dossier.period()
    asked = form.cleaned_data["date_from"] or form.cleaned_data["date_to"]
    bars = [bar for bar in density.bars if asked or period is None or bar.last >= period.first] or list(density.bars)
    return (bars[0].first, bars[-1].last) if bars else None


def axis_over(first: dt.date, last: dt.date, *, per: str = "") -> Axis:
    """The axis at this scale; at the finest one that can be drawn where none is given or it is too fine."""
    return Axis.over(first, last, per if per and (last - first).days / DAYS[per] <= MOST_PERIODS else choose_scale(first, last))


def lane_axis(first: dt.date, last: dt.date, *, per: str = "") -> Axis:
    """The same for lanes, whose marks need more room."""
    finest = choose_scale(first, last)
    return axis_over(first, last, per=per or ("week" if finest == "day" and (last - first).days >= LANE_DAYS else finest))
