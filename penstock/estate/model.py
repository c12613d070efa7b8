"""What is known of each pipeline from the outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from penstock.specs.document import Document, KeyPath
from penstock.specs.schedule import ScheduleSpec


@dataclass(frozen=True, slots=True)
class Wait:
    """A pipeline waits for another one.

    Attributes:
        pipeline: the other's name.
        step: the step that waits.
        path: where the other is named.
        interval: an expression for the start of the interval that is waited for, None for one's own.
        may_fail: whether the waiting one goes on without it in the end.
    """

    pipeline: str
    step: str
    path: KeyPath
    interval: str | None = None
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class TableUse:
    """A step writes, reads or checks a table of the warehouse.

    Attributes:
        table: its name as it is written.
        step: the step.
        path: where the table is named.
        replaces: whether the step, when it writes, leaves no row of others there.
        by_log: whether the load log has to do with it: it has the load, or is what a check looks at.
    """

    table: str
    step: str
    path: KeyPath
    replaces: bool = False
    by_log: bool = False

    @property
    def key(self) -> str:
        """What is equal for two names of one table."""
        return table_key(self.table)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One spec, as far as it could be read.

    Attributes:
        name: the pipeline's name.
        document: its YAML, with positions.
        assets: the folder that its scripts are in.
        schedule: when it runs; None where its spec has errors, or is one of `kind: definition`.
        success: the step that marks its success, None where none does.
        waits: what it waits for.
        written: the tables that it writes.
        writes_more: whether steps with errors write tables that are not known.
        read: those that it reads, as far as its steps name them.
        checked: those that it checks.
        is_definition: whether its objects are written out, one by one.
    """

    name: str
    document: Document
    assets: Path
    schedule: ScheduleSpec | None = None
    success: str | None = None
    waits: tuple[Wait, ...] = ()
    written: tuple[TableUse, ...] = ()
    read: tuple[TableUse, ...] = ()
    checked: tuple[TableUse, ...] = ()
    is_definition: bool = False
    writes_more: bool = False


@dataclass(frozen=True, slots=True)
class Estate:
    """All pipelines of a project.

    Attributes:
        pipelines: by name, in the order of their files.
        is_complete: whether all files could be read, so that what is not here does not exist.
    """

    pipelines: Mapping[str, Pipeline] = field(default_factory=dict)
    is_complete: bool = True

    def writers(self, key: str) -> tuple[Pipeline, ...]:
        """The pipelines that write a table, by its `table_key`."""
        return tuple(item for item in self.pipelines.values() if any(use.key == key for use in item.written))


def table_key(name: str) -> str:
    """What is equal for two names of one table: letter case does not count, and `public` is the default schema.

    https://docs.aws.amazon.com/redshift/latest/dg/r_Schemas_and_tables.html
    """
    return name.replace('"', "").casefold().removeprefix("public.")
