r"""The files between steps: dataduct's own, and those that Penstock's extracts write.

Both are tab-separated text with a backslash before what would end a field. But dataduct's extracts wrote `NULL` for a
NULL, or nothing at all where they read the warehouse; Penstock's write `\N`, which is no text that could be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from penstock.importers.dataduct.model import Source

NULLS = {"extract-from-rds": "NULL", "extract-from-redshift": ""}
"""Steps that write Penstock's own format, and what dataduct wrote in the place of a NULL."""
DELIMITED = ("DELIMITER '\\t'", "ESCAPE")
TRUNCATED = "TRUNCATECOLUMNS"
"""dataduct's loads cut what is too long for a column, without a word."""


def null_of(source: Source) -> str | None:
    r"""What a script expects where the data has `\N`; None for data that is as it was."""
    return NULLS.get(source.step.type)


def copy_options(sources: Sequence[Source], *, escape: bool = True) -> list[str]:
    """The options with which COPY reads what dataduct's loads read."""
    own = bool(sources) and all(null_of(source) is not None for source in sources)
    nulls = () if own else ("NULL AS 'NULL'",)
    return [*(DELIMITED if escape else DELIMITED[:1]), *nulls, TRUNCATED]
