"""``fields`` and ``omit``: the parts of a record that a client wants."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from rest_framework import serializers

from api.errors import BadParameters
from api.serializers import paths

Tree = dict[str, "Tree"]


class Choice:
    """What stays of a record of this shape; raises BadParameters for a key that the shape lacks."""

    def __init__(self, shape: type[serializers.Serializer], *, fields: Collection[str], omit: Collection[str]) -> None:
        known = paths(shape)
        # A nested key may also be written the way spreadsheets flatten it.
        flat = {path.replace("__", "_"): path for path in sorted(known)}
        self.keep = _tree(_known(fields, known, flat, "fields"))
        self.drop = _tree(_known(omit, known, flat, "omit"))

    def of(self, record: dict[str, Any]) -> dict[str, Any]:
        if self.keep:
            record = _only(record, self.keep)
        return _without(record, self.drop) if self.drop else record


def _known(names: Iterable[str], known: Collection[str], flat: dict[str, str], parameter: str) -> list[str]:
    if unknown := [name for name in names if name not in known and name not in flat]:
        raise BadParameters({parameter: [f"There is no {', '.join(name[:60] for name in unknown)} here."]})
    return [name if name in known else flat[name] for name in names]


def _tree(names: Iterable[str]) -> Tree:
    """Nested dictionaries of the names; an empty one stands for the whole part."""
    tree: Tree = {}
    for name in sorted(names, key=lambda name: name.count("__")):
        branch = tree
        for depth, key in enumerate(parts := name.split("__")):
            if key in branch and not branch[key] and depth < len(parts) - 1:
                break  # the whole of it was named already
            branch = branch.setdefault(key, {})
    return tree


def _only(value: Any, tree: Tree) -> Any:
    if isinstance(value, list):
        return [_only(item, tree) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _only(part, tree[key]) if tree[key] else part for key, part in value.items() if key in tree}


def _without(value: Any, tree: Tree) -> Any:
    if isinstance(value, list):
        return [_without(item, tree) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _without(part, tree[key]) if key in tree else part for key, part in value.items() if key not in tree or tree[key]}
