"""Who held which office on a day, and which body or office a role within a state is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from timeline.extraction.annotations import Gazetteer, Tenure

_TO = "-to-"


class Offices:
    """Answers about the gazetteer's offices. An office or body of a state is known by its slug, ``<role>-of-<state>``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.actors = gazetteer.actors
        self._tenures: dict[str, list[Tenure]] = defaultdict(list)
        self._roles: dict[str, set[str]] = defaultdict(set)
        for tenure in gazetteer.tenures:
            if tenure.person in self.actors:
                self._tenures[tenure.office].append(tenure)
                self._roles[tenure.person].add(tenure.office)

    def chain(self, slug: str) -> tuple[str, ...]:
        """An actor, what it belongs to, what that belongs to …"""
        chain: list[str] = []
        while slug in self.actors and slug not in chain:
            chain.append(slug)
            slug = self.actors[slug].affiliation or ""
        return tuple(chain)

    def related(self, body: str, person: str) -> bool:
        """Whether a person belongs to a body, or to what the body belongs to."""
        return bool(set(self.chain(body)) & set(self.chain(person)))

    def body(self, role: str, owner: str) -> str:
        """The body with this role in the owner's state; the owner itself stands for one that the gazetteer lacks."""
        slug = f"{role}-of-{owner}"
        return slug if slug in self.actors else owner

    def may_have(self, owner: str, role: str) -> bool:
        """Whether the owner can have a body of this role: an organisation has no ministries."""
        return self.actors[owner].kind == "state" or not role.endswith("ministry")

    def office(self, roles: tuple[str, ...], owner: str, host: str = "") -> str | None:
        """The first office of these roles at the owner, or at what it belongs to where the owner is a seat such as a ministry; None if unknown.

        ``host`` is where an envoy is accredited; a state has many, so without it no envoy's office is found.
        """
        ending = _TO + host if host else ""
        # "Head" and "leader" name no single office: the head of a body is not its state's.
        places = self.chain(owner)[: 2 if len(roles) == 1 else 1]
        for role in roles:
            for place in places:
                slug = f"{role}-of-{place}{ending}"
                if slug in self._tenures:
                    return slug
        return None

    def holder(self, office: str, on: dt.date | None) -> str | None:
        """Who held the office on a day, the last to come into it where two did; None where it is open or where several hold it at once.

        Without a day only an office that the gazetteer knows one holder of has an answer.
        """
        tenures = self._tenures.get(office, [])
        if on is not None:
            tenures = [tenure for tenure in tenures if (tenure.start is None or tenure.start <= on) and (tenure.end is None or on <= tenure.end)]
        if len(tenures) > 1:
            latest = max(tenure.start or dt.date.min for tenure in tenures)
            if on is not None and latest != dt.date.min:
                tenures = [tenure for tenure in tenures if tenure.start == latest]
        holders = {tenure.person for tenure in tenures}
        return holders.pop() if len(holders) == 1 else None

    def fits(self, person: str, roles: tuple[str, ...], owner: str = "") -> bool:
        """Whether the person is known to have held an office of one of these roles (in the owner's state, where one is given)."""
        if owner and not self.related(owner, person):
            return False
        return not roles or any(office.startswith(f"{role}-of-") for office in self._roles.get(person, ()) for role in roles)
