"""The UNLOAD statement, parsed.

https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from penstock.warehouse.compression import Compression, suffix


@dataclass(frozen=True, slots=True)
class UnloadOptions:
    """How the files are to be written; the defaults are Redshift's."""

    format: Literal["text", "csv", "fixedwidth", "json", "parquet"] = "text"
    delimiter: str | None = None
    """None: '|', or ',' with CSV."""
    fixed_widths: tuple[int, ...] = ()
    """Of the fields, with FIXEDWIDTH."""
    header: bool = False
    add_quotes: bool = False
    escape: bool = False
    null: str = ""
    compression: Compression | None = None
    extension: str | None = None
    """What follows the names of the files, without a dot before it; None: what the format and compression say."""
    partition_by: tuple[str, ...] = ()
    """Columns whose values become folders."""
    include: bool = False
    """Whether those columns are in the files as well."""
    parallel: bool = True
    max_file_size: int | None = None
    """In bytes."""
    manifest: Literal["plain", "verbose"] | None = None
    allow_overwrite: bool = False
    clean_path: bool = False

    @property
    def separator(self) -> str:
        """What stands between two fields."""
        return self.delimiter or ("," if self.format == "csv" else "|")

    @property
    def suffix(self) -> str:
        """How the names of the files end."""
        if self.extension is not None:
            return f".{self.extension}"
        return ".parquet" if self.format == "parquet" else suffix(self.compression)


@dataclass(frozen=True, slots=True)
class UnloadCommand:
    """UNLOAD ('query') TO 'prefix' options."""

    query: str
    prefix: str
    options: UnloadOptions
