"""COPY: rows of files in S3, into a temporary table.

COPY itself tolerates as many bad rows as it can, since it leaves no time to look at them once it fails: the statement
after it counts what `stl_load_errors` has of it and fails with the first reasons in its message. SQL has no word for
failing: a text that is no number is cast to one.
https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html,
https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html,
https://docs.aws.amazon.com/redshift/latest/dg/PG_LAST_COPY_ID.html
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written, and numbers)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penstock.tables.names import literal, quoted

MOST_ERRORS = 100_000
"""The most that MAXERROR takes: https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html"""
_TOLD = 3
_STRING = re.compile(r"'(?:[^'\\]|\\.|'')*'")
_COLUMNAR = re.compile(r"\b(PARQUET|ORC)\b", re.IGNORECASE)
_SWITCHES = ("COMPUPDATE", "STATUPDATE")


@dataclass(frozen=True, slots=True)
class Files:
    """Files that one COPY reads.

    Attributes:
        uri: an object, or a folder that ends with a slash; a Data Pipeline expression `#{...}` may give it.
        options: of COPY: the format and compression, each as COPY writes it.
        iam_role: `default`, or the ARN of the role with which the warehouse reads S3.
    """

    uri: str
    options: tuple[str, ...] = ()
    iam_role: str = "default"

    @property
    def are_columnar(self) -> bool:
        """Whether they are PARQUET or ORC, of which COPY loads all rows or none, and takes few options."""
        return bool(_COLUMNAR.search(_STRING.sub("''", " ".join(self.options))))


def copy_into(name: str, files: Files, max_errors: int) -> tuple[str, ...]:
    """Copy files into a temporary table, and fail where more rows than `max_errors` were refused.

    The reasons that are told have no values of the rows beyond the character that COPY itself complains about.
    """
    role = "default" if files.iam_role == "default" else literal(files.iam_role)
    lines = [f"COPY {quoted(name)}", f"FROM {literal(files.uri)}", f"IAM_ROLE {role}", *files.options]
    if files.are_columnar:
        return ("\n".join((*lines, *_unless_given(files, ("STATUPDATE",)))),)
    lines += [f"MAXERROR {MOST_ERRORS}", *_unless_given(files, _SWITCHES)]
    return "\n".join(lines), refuse_errors(max_errors)


def refuse_errors(max_errors: int) -> str:
    """Fail where the last COPY has refused more rows; otherwise give how many they were."""
    reason = (
        "TRIM(err_reason) || ' (column ' || COALESCE(TRIM(colname), '') || ', line '\n"
        "            || CAST(line_number AS VARCHAR(20)) || ' of ' || TRIM(filename) || ')'"
    )
    return (
        "SELECT CAST(CASE WHEN COUNT(*) > "
        f"{max_errors} THEN CAST(COUNT(*) AS VARCHAR(20)) || {literal(f' rows refused, {max_errors} allowed: ')}\n"
        # A NULL in it would make the whole text NULL, which is no number and yet no error.
        f"    || COALESCE(LISTAGG(CASE WHEN place <= {_TOLD} THEN reason END, '; ')"
        " WITHIN GROUP (ORDER BY place), '')\n"
        "    ELSE CAST(COUNT(*) AS VARCHAR(20)) END AS INTEGER) AS refused\n"
        "FROM (\n"
        f"    SELECT {reason} AS reason,\n"
        "        ROW_NUMBER() OVER (ORDER BY filename, line_number) AS place\n"
        "    FROM stl_load_errors\n"
        "    WHERE query = PG_LAST_COPY_ID()\n"
        ") AS refusals"
    )


def _unless_given(files: Files, switches: Sequence[str]) -> list[str]:
    """Statistics and compression of a table that lives for a minute are not worth their time."""
    given = _STRING.sub("''", " ".join(files.options)).upper()
    return [f"{switch} OFF" for switch in switches if switch not in given]
