"""MERGE.

https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names, and the user's own statement)

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError
from penstock.warehouse.lowering.lower import lower, parse
from penstock.warehouse.result import Result
from penstock.warehouse.results import affected
from penstock.warehouse.statements.base import Context, Kind
from penstock.warehouse.statements.dml import Change
from penstock.warehouse.tokens import TokenReader

_SOURCE = 'temp.main."merge#source"'


@dataclass(frozen=True, slots=True)
class MergeDuplicates:
    """MERGE INTO target USING source ON condition REMOVE DUPLICATES."""

    delete: exp.Expression
    """Deletes what matches from the target."""
    source: exp.Expression
    insert: exp.Expression
    """Inserts no row of the source's; it is there to be checked as any INSERT is."""

    @property
    def writes(self) -> bool:
        """It changes the target."""
        return True

    def run(self, context: Context) -> Result:
        """Put the rows of the source, each once, in the place of those that match."""
        connection = context.connection
        connection.execute(f"CREATE TEMP TABLE {_SOURCE} AS {lower(self.source, context.scope)}")
        connection.execute(lower(self.delete, context.scope))
        target = lower(self.insert, context.scope).partition(" SELECT ")[0]
        connection.execute(f"{target} SELECT * FROM {_SOURCE}")
        result = affected(connection)
        connection.execute(f"DROP TABLE {_SOURCE}")
        return result


def _parse(sql: str) -> Change | MergeDuplicates:
    reader = TokenReader(sql)
    if not reader.ends_with("REMOVE", "DUPLICATES"):
        return Change(_merge(sql))
    merge = _merge(f"{reader.rest_without('REMOVE', 'DUPLICATES')} WHEN MATCHED THEN DELETE")
    target, source, condition = merge.this, merge.args["using"], merge.args["on"]
    delete = exp.Delete(this=target, using=[source.copy()], where=exp.Where(this=condition))
    insert = exp.Insert(this=exp.to_table(target.name, db=target.db or None), expression=exp.select("1"))
    return MergeDuplicates(delete, exp.select("*").distinct().from_(source.copy()), insert)


def _merge(sql: str) -> exp.Merge:
    tree = parse(sql)
    if not isinstance(tree, exp.Merge):
        raise UnsupportedError(f"the statement {tree.key.upper()}")
    if not isinstance(tree.this, exp.Table) or not isinstance(tree.this.this, exp.Identifier):
        raise SqlSyntaxError("syntax error: MERGE INTO names no table")
    if any(insert.this is None for insert in tree.find_all(exp.Insert)):
        raise SqlSyntaxError("syntax error: INSERT of MERGE has no VALUES")
    return tree


MERGE = Kind((("MERGE",),), _parse)
