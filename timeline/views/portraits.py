"""What an actor's page says at a glance: when it acts and is acted upon, whom it meets, upon whom it acts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from timeline.pictures import draw_lanes
from timeline.querysets import EventStateQuerySet
from timeline.querysets.patterns import Dealing
from timeline.views.axes import days_to_draw, lane_axis
from timeline.views.common import PageForm

SIZE = 8
MEETINGS = ("CONSULT",)


@dataclass(frozen=True, slots=True)
class Other:
    """Another actor and in how many events."""

    slug: str
    name: str
    count: int


def portrait(form: PageForm, states: EventStateQuerySet, slug: str) -> dict[str, Any]:
    """The lane and the lists of an actor whose events are ``states``; five queries at any size."""
    dealings = states.dealings(of=slug)
    density = states.density()
    drawn: dict[str, Any] = {}
    if days := days_to_draw(form, density):
        chart = draw_lanes(states.deeds([slug]), order=[slug], axis=lane_axis(*days, per=form.zoom if form.data.get("zoom") else ""))
        drawn = {"chart": chart, "lane": chart.lanes[0] if chart.lanes else None}
    return {
        **drawn,
        "meetings": [Other(*row) for row in states.of_type(*MEETINGS).partners(slug, size=SIZE)],
        "acts_upon": _others(dealings, slug, acting=True),
        "acted_upon_by": _others(dealings, slug, acting=False),
    }


def _others(dealings: list[Dealing], slug: str, *, acting: bool) -> list[Other]:
    counts: Counter[tuple[str, str]] = Counter()
    for dealing in dealings:
        if (dealing.doer if acting else dealing.receiver) == slug:
            counts[(dealing.receiver, dealing.receiver_name) if acting else (dealing.doer, dealing.doer_name)] += dealing.count
    return [Other(*named, count) for named, count in sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))[:SIZE]]
