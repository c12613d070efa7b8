"""extract-from-rds: rows of a MySQL or PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from penstock.steps.bases.extract_step import ExtractStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.deployment import Deployment, Lack
from penstock.steps.keys.source_query import copied_rows, copy_to_s3, select_query, source_node
from penstock.steps.parts.databases import DatabaseName, HostName, database_object, lacking


class ExtractFromRds(ExtractStep):
    r"""Reads a query or a table of a MySQL or PostgreSQL database, and writes the rows as tab-separated text.

    Whatever loads tables of the warehouse reads it without loss: NULL, empty texts, tabs, line breaks and backslashes
    stay apart. Binary values are written as hexadecimal digits, as COPY reads VARBYTE; times are UTC.

    `hostname` is one of `databases` of the environment in cdk.json, an RDS instance or a host. On the local cloud
    `local_databases.yaml` of the project says which database of the machine stands for it.

    Compiles to a CopyActivity from a SqlDataNode, and a ShellCommandActivity that rewrites what it has copied: a NULL,
    which CopyActivity writes as `\n` and COPY reads as `\N`. The password is a reference to Secrets Manager.
    """

    type: Literal["extract-from-rds"]
    hostname: HostName = Field(description="Name of the server in `databases` of the environment")
    database: DatabaseName = Field(description="The logical database")

    def lacks(self, deployment: Deployment) -> Iterator[Lack]:
        """The server, where the environment does not have it."""
        yield from lacking(deployment, self.hostname, "hostname")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities and the output."""
        database = database_object(context.deployment, self.hostname, self.database)
        source = source_node(f"{self.name}.source", database, select_query(self.sql, self.table))
        rows = copied_rows(f"{self.name}.copy", self.copied_uri(context))
        copy = copy_to_s3(context, f"{self.name}.copy", self.runs_on, source, rows)
        return self.result(context, (copy,))
