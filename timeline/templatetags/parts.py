"""Who takes part in an event, by role, from the rows already at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

register = template.Library()


@dataclass(frozen=True, slots=True)
class Participants:
    actors: list[Any]
    recipients: list[Any]
    mentioned: list[Any]


@register.simple_tag
def participants(state: Any) -> Participants:
    """The actors of a state (or mention) by role, in stored order."""
    rows = state.state_actors.all() if hasattr(state, "state_actors") else state.mention_actors.all()
    by_role: dict[str, list[Any]] = {"actor": [], "recipient": [], "mentioned": []}
    for row in rows:
        by_role[row.role].append(row.actor)
    return Participants(by_role["actor"], by_role["recipient"], by_role["mentioned"])
