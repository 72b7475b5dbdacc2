"""What the timeline's controls show: facets with the chosen values first, chips, and parameters that a form must carry along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline import wording
from timeline.exports.views import FORMATS
from timeline.forms import PARTS
from timeline.models import Actor, Source
from timeline.templatetags.wording import date_words
from timeline.views.common import PageForm

# A facet shows its first values; the rest wait behind a disclosure.
FACETS = {"actor": 10, "type": 9, "quad": 5, "source": 8, "language": 8, "modality": 4, "status": 3}
LEVELS = ("key", "more", "all")
# Filters with an input of their own in the filter bar or among the facets.
DATES = {"date_from", "date_to", "as_of", "published_from", "published_to"}
SHOWN = {"q", "date_from", "date_to", "as_of", *FACETS}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One filter's values: those to show and those behind the disclosure."""

    name: str
    options: list[Option]
    more: list[Option]


@dataclass(frozen=True, slots=True)
class Drop:
    """A filter whose absence would leave ``count`` events."""

    name: str
    label: str
    count: int


def facet_boxes(form: PageForm) -> list[FacetBox]:
    """The facets with counts that equal the list once the value alone is chosen."""
    return [_box(form, name, shown) for name, shown in FACETS.items()]


def _box(form: PageForm, name: str, shown: int) -> FacetBox:
    chosen = form.cleaned_data[name]
    named = name in wording.VALUES
    names = _names(name, chosen)
    options = [
        Option(facet.value, wording.word(name, facet.value) if named else facet.label, facet.count, facet.value in chosen) for facet in form.facets(name)
    ]
    found = {option.value for option in options}
    options += [Option(value, names.get(value) or wording.word(name, value), 0, True) for value in chosen if value not in found]
    options.sort(key=lambda option: not option.chosen)
    # One value hidden behind a disclosure would cost more room than it saves.
    cut = shown if len(options) > shown + 1 else len(options)
    cut = max(cut, len(chosen))
    return FacetBox(name, options[:cut], options[cut:])


def _names(filter_name: str, chosen: list[str]) -> dict[str, str]:
    """Names of the chosen actors or publishers, by slug: an empty list must name them too."""
    named = {"actor": Actor, "source": Source}.get(filter_name)
    return dict(named.objects.filter(slug__in=chosen).values_list("slug", "name")) if named and chosen else {}


class Chip(NamedTuple):
    """A chosen filter, one value of it as the address has it, and the reader's word for that; ``last`` of the filter's values, and whether
    there are ``others``."""

    name: str
    value: str
    label: str
    last: bool
    others: bool


def chips(form: PageForm, boxes: Iterable[FacetBox] = ()) -> list[Chip]:
    """A chip for each value of each chosen filter."""
    labels = {(box.name, option.value): option.label for box in boxes for option in (*box.options, *box.more)}
    for kind in ("actor", "source"):
        unnamed = [value for value in form.cleaned_data[kind] if (kind, value) not in labels]
        labels |= {(kind, slug): name for slug, name in _names(kind, unnamed).items()}
    taking_part = [(name, value) for name in PARTS for value in form.cleaned_data[name]]
    names = _names("actor", [value for _, value in taking_part])
    labels |= {(name, value): names[value] for name, value in taking_part if value in names}
    active = form.active()
    values = {name: [value for other, value in active if other == name] for name, _ in active}
    return [Chip(name, value, labels.get((name, value)) or _said(name, value), value == values[name][-1], len(values[name]) > 1) for name, value in active]


def narrowing(form: PageForm) -> list[Chip]:
    """The chips of a page that says in words as of which day it is read."""
    return [chip for chip in chips(form) if chip.name != "as_of"]


def _said(name: str, value: str) -> str:
    return date_words(value) if name in DATES else wording.word(name, value)


def carried(form: PageForm) -> list[tuple[str, str]]:
    """Filters without an input of their own: the form must send them along, or they would be lost."""
    return [(name, value) for name, value in form.active() if name not in SHOWN]


def drops(form: PageForm) -> list[Drop]:
    """For an empty list: the filters whose absence would leave something, most first."""
    active = chips(form)
    found = []
    for name in dict.fromkeys(chip.name for chip in active if chip.name != "as_of"):
        if count := form.states(without=name).count():
            found.append(Drop(name, ", ".join(chip.label for chip in active if chip.name == name), count))
    return sorted(found, key=lambda drop: -drop.count)


def hidden(form: PageForm, total: int) -> dict[str, int]:
    """For each chosen filter, how many events it keeps out of a list of ``total``; without those that keep out none.

    Of a day looked at it is not said: as of that day nobody knew how much was still to come.
    """
    names = dict.fromkeys(name for name, _ in form.active() if name != "as_of")
    counted = {name: form.states(without=name).count() - total for name in names}
    return {name: count for name, count in counted.items() if count > 0}


def controls(form: PageForm, *, total: int) -> dict[str, Any]:
    """The template values of the filter bar, the chips, the switches and the facets."""
    boxes = facet_boxes(form)
    unasked = [option.count for box in boxes if box.name == "modality" for option in box.options if option.value == "hypothetical" and not option.chosen]
    return {
        "hidden": hidden(form, total),
        "hypothetical": sum(unasked),
        "facets": boxes,
        "chips": chips(form, boxes),
        "kept": carried(form),
        "forms": FORMATS.values(),
        "levels": LEVELS,
        "current_level": form.cleaned_data["level"] or "all",
    }
