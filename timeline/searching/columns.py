"""The column that search reads, and the lookup that asks the database's index of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from timeline.searching.index import VECTOR, index_name, is_indexed
from timeline.searching.stemming import tokens

Compiled = tuple[str, list[str]]


class SearchTokens(models.TextField):
    """``tokens`` of another column of the row, ``source``, made anew at every write; never in a fixture, for it can be made again."""

    def __init__(self, *, source: str = "search_text", **options: Any) -> None:
        self.source = source
        super().__init__(**{"editable": False, "blank": True, "default": "", "serialize": False} | options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"source": self.source}

    def pre_save(self, instance: models.Model, add: bool) -> str:
        return self.refresh(instance)

    def refresh(self, instance: models.Model) -> str:
        """Sets the column of an instance, and returns it."""
        value = tokens(getattr(instance, self.source))
        setattr(instance, self.attname, value)
        return value


@SearchTokens.register_lookup
class Holds(models.Lookup):
    """``column__holds=(("word", "stem"), ("begin*",))``: rows that have one token of each group, found along the index."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        quote, column = compiler.quote_name_unless_alias, self.lhs
        # Tokens are letters, digits and the mark, so that none can leave its quotes.
        asked = self._joined(lambda token: f"'{token}'", ":*", any_of=" | ", all_of=" & ")
        return f"{quote(VECTOR)}({quote(column.alias)}.{quote(column.target.column)}) @@ %s::tsquery", [asked]

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> Compiled:
        quote, column = compiler.quote_name_unless_alias, self.lhs
        table = column.target.model._meta.db_table
        if not is_indexed(connection, table):
            return self._as_likes(f"{quote(column.alias)}.{quote(column.target.column)}")
        index = connection.ops.quote_name(index_name(table))
        asked = self._joined(lambda token: f'"{token}"', " *", any_of=" OR ", all_of=" AND ")
        return f"{quote(column.alias)}.{quote('id')} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", [asked]  # noqa: S608 - names of our own

    def _joined(self, quoted: Callable[[str], str], begins: str, *, any_of: str, all_of: str) -> str:
        """The groups in an index's own language."""
        groups = [[quoted(token.removesuffix("*")) + (begins if token.endswith("*") else "") for token in group] for group in self.rhs]
        return all_of.join(f"({any_of.join(group)})" for group in groups)

    def _as_likes(self, column: str) -> Compiled:
        """The same answer without an index, by reading every row."""
        groups = [[f"% {token.removesuffix('*')}{'' if token.endswith('*') else ' '}%" for token in group] for group in self.rhs]
        either = (" OR ".join([f"(' ' || {column} || ' ') LIKE %s"] * len(group)) for group in groups)
        return "(" + " AND ".join(f"({group})" for group in either) + ")", [pattern for group in groups for pattern in group]
