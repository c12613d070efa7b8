"""UNLOAD: rows of a table or a query become files in S3.

https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence

from penstock.tables.names import literal, quoted
from penstock.tables.source import Source


def unload(source: Source, uri: str, options: Sequence[str], iam_role: str = "default") -> str:
    """Write the rows of a source to files.

    Args:
        source: a table, or a query; the outermost SELECT of UNLOAD takes no LIMIT, so that such a query is put into
            another one.
        uri: what the names of the files begin with; a Data Pipeline expression `#{...}` may give it.
        options: of UNLOAD, each as it writes it.
        iam_role: `default`, or the ARN of the role with which the warehouse writes to S3.
    """
    role = "default" if iam_role == "default" else literal(iam_role)
    lines = (f"UNLOAD ({literal(_query(source))})", f"TO {literal(uri)}", f"IAM_ROLE {role}", *options)
    return "\n".join(lines)


def _query(source: Source) -> str:
    if not source.sql.startswith("("):
        columns = "*" if source.columns is None else ", ".join(map(quoted, source.columns))
        return f"SELECT {columns} FROM {source.sql}"
    return f"SELECT * FROM {source.sql} AS limited" if source.is_limited else source.sql[2:-2]
