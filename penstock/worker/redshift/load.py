"""The statements of a load: one transaction, whatever the insert mode.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftcopyactivity.html
"""

# ruff: noqa: S608 - SQL is the product here: names and literals in it are quoted

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penstock.worker.redshift.statement_text import create_if_missing, identifier, literal, statements

STAGING = "staging"
_TRANSFORMED = "staging_transformed"


@dataclass(frozen=True, slots=True)
class Target:
    """The table that is loaded, with the SQL that creates it and the columns that identify a row."""

    schema: str | None
    table: str
    create_sql: str | None
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        """The quoted name."""
        return ".".join(identifier(part) for part in (self.schema, self.table) if part)


@dataclass(frozen=True, slots=True)
class Load:
    """From S3 into a target. `mode` is APPEND, TRUNCATE, KEEP_EXISTING or OVERWRITE_EXISTING (which need keys)."""

    source: str
    options: str
    target: Target
    mode: str
    transform_sql: str | None = None
    query_group: str | None = None

    def statements(self) -> list[str]:
        """The batch, in order.

        Where every row goes into the target as it is (APPEND or TRUNCATE without transformSql) COPY writes to the
        target itself: one pass over the data, and stl_load_errors names the table that the user knows. Otherwise COPY
        fills a temporary table `staging` made like the target, of which transformSql selects.

        Raises:
            ValueError: the target's SQL does more than create it.
        """
        prologue = [f"SET query_group TO {literal(self.query_group)}"] if self.query_group else []
        prologue += create_if_missing(self.target.create_sql or "")
        if self.mode == "TRUNCATE":
            # TRUNCATE would commit the transaction at once: https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html
            prologue.append(f"DELETE FROM {self.target.name}")
        if self.mode in {"APPEND", "TRUNCATE"} and self.transform_sql is None:
            return [*prologue, self._copy(self.target.name)]
        rows = STAGING if self.transform_sql is None else _TRANSFORMED
        return [
            *prologue,
            f"CREATE TEMP TABLE {STAGING} (LIKE {self.target.name})",
            self._copy(STAGING),
            *self._transform(),
            *self._merge(rows),
            # The temporary tables end with the session, which the Data API may keep for other statements.
            *(f"DROP TABLE {name}" for name in dict.fromkeys((STAGING, rows))),
        ]

    def _copy(self, table: str) -> str:
        return f"COPY {table} FROM {literal(self.source)} {self.options}"

    def _transform(self) -> Sequence[str]:
        if self.transform_sql is None:
            return ()
        return [f"CREATE TEMP TABLE {_TRANSFORMED} AS {' '.join(statements(self.transform_sql))}"]

    def _merge(self, rows: str) -> Sequence[str]:
        target = self.target.name
        same = " AND ".join(f"{target}.{key} = {rows}.{key}" for key in map(identifier, self.target.keys))
        if self.mode == "OVERWRITE_EXISTING":
            return [f"DELETE FROM {target} USING {rows} WHERE {same}", f"INSERT INTO {target} SELECT * FROM {rows}"]
        if self.mode == "KEEP_EXISTING":
            unknown = f"NOT EXISTS (SELECT 1 FROM {target} WHERE {same})"
            return [f"INSERT INTO {target} SELECT * FROM {rows} WHERE {unknown}"]
        return [f"INSERT INTO {target} SELECT * FROM {rows}"]
