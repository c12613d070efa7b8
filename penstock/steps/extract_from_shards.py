"""extract-from-shards: rows of a database that lies on several servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import CopyActivity
from penstock.steps.bases.extract_step import ExtractStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.deployment import Deployment, Lack
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.shards import NUMBER, HostNames, ShardRange
from penstock.steps.keys.source_query import copied_rows, copy_to_s3, source_node
from penstock.steps.parts.databases import database_object, lacking

ShardColumn = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=63)]
ShardDatabase = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_{][A-Za-z0-9_$}{-]*$", max_length=64)]


@dataclass(frozen=True, slots=True)
class _Shard:
    """One database; `label` is a part of ids, and `key` what stands in the shard's column, as SQL."""

    label: str
    hostname: str
    database: str
    key: str
    place: tuple[str | int, ...]


class ExtractFromShards(ExtractStep):
    r"""Reads the same query or table of several MySQL or PostgreSQL databases, and writes the rows to one folder.

    A last column tells from which one a row is: the number of a range, or the hostname of a list. The servers are read
    at the same time; a step after this one starts when all are read. Otherwise as `extract-from-rds`.

    Compiles to a CopyActivity from a SqlDataNode for each of them, and a ShellCommandActivity that rewrites what they
    have copied into one file: a NULL, which CopyActivity writes as `\n` and COPY reads as `\N`.
    """

    type: Literal["extract-from-shards"]
    hostnames: HostNames = Field(
        description="Names of the servers in `databases` of the environment: a list, or a range such as "
        "`{pattern: 'course-db-{n}', from: 1, to: 8}`"
    )
    database: ShardDatabase = Field(
        description="The logical database, with {n} where its name has the number, too: that of the range, or the "
        "place in the list, from 1"
    )
    shard_column: ShardColumn | None = Field(
        default="shard_id", description="Name of the last column, which tells the shard; null for no such column"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if set(self.database.replace(NUMBER, "")) & {"{", "}"}:
            error = PydanticCustomError("shards_pattern", "'{name}' has other braces than {n}", {"name": self.database})
            raise refused(self, "database", error)
        shards = list(self._shards())
        found = {(shard.hostname, shard.database) for shard in shards}
        if len(found) < len(shards):
            raise PydanticCustomError(
                "shards_twice",
                "a database would be read twice: name each server once, or put {n} into `pattern` or `database`",
            )
        return self

    def lacks(self, deployment: Deployment) -> Iterator[Lack]:
        """The servers that the environment does not have."""
        for shard in self._shards():
            yield from lacking(deployment, shard.hostname, *shard.place)

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities and the output."""
        return self.result(context, tuple(self._copy(context, shard) for shard in self._shards()))

    def _copy(self, context: StepContext, shard: _Shard) -> CopyActivity:
        name = f"{self.name}.{shard.label}"
        database = database_object(context.deployment, shard.hostname, shard.database)
        source = source_node(f"{name}.source", database, self._query(shard))
        rows = copied_rows(f"{name}.copy", f"{self.copied_uri(context)}{shard.label}/")
        return copy_to_s3(context, f"{name}.copy", self.runs_on, source, rows)

    def _query(self, shard: _Shard) -> str:
        column = "" if self.shard_column is None else f", {shard.key} AS {self.shard_column}"
        if self.sql is None:
            return f"SELECT *{column} FROM {self.table}"  # noqa: S608 - all are names that were checked
        # On lines of its own, since a comment may stand at the end.
        return f"SELECT shard.*{column} FROM (\n{self.sql}\n) AS shard" if column else self.sql  # noqa: S608 - likewise

    def _shards(self) -> Iterator[_Shard]:
        if isinstance(self.hostnames, ShardRange):
            for label, hostname, number in self.hostnames.shards():
                yield _Shard(label, hostname, self._database(number), str(number), ("hostnames", "pattern"))
            return
        for index, hostname in enumerate(self.hostnames):
            place = ("hostnames", index)
            yield _Shard(hostname, hostname, self._database(index + 1), f"'{hostname}'", place)

    def _database(self, number: int) -> str:
        return self.database.replace(NUMBER, str(number))
