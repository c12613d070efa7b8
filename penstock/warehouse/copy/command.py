"""The COPY statement, parsed.

https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from penstock.warehouse.compression import Compression
from penstock.warehouse.tables import TableName


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """How the files are to be read; the defaults are Redshift's."""

    delimiter: str | None = None
    """None: '|', or ',' with CSV."""
    csv: bool = False
    json: Literal["auto", "auto ignorecase", "paths", "noshred"] | None = None
    """How the values of objects find their columns; None: the files have none."""
    avro: bool = False
    """Whether the objects are records of Avro, not JSON."""
    json_paths: str | None = None
    """The URI of the JSONPaths file."""
    fixed_widths: tuple[int, ...] = ()
    """Of the fields; none: a delimiter tells them apart."""
    manifest: bool = False
    """The source is a list of the files, not their prefix."""
    parquet: bool = False
    serialize_to_json: bool = False
    """Whether what is nested in Parquet files may become values of SUPER."""
    quote: str = '"'
    compression: Compression | None = None
    null: str = "\\N"
    ignore_header: int = 0
    ignore_blank_lines: bool = False
    max_error: int = 0
    truncate_columns: bool = False
    trim_blanks: bool = False
    blanks_as_null: bool = False
    empty_as_null: bool = False
    fill_record: bool = False
    escape: bool = False
    remove_quotes: bool = False
    accept_invalid: str | None = None
    """What replaces an invalid character; None: such a row is refused."""
    round_decimals: bool = False
    explicit_ids: bool = False
    encoding: str = "utf-8"
    """Python's name of what the text is encoded with."""
    accept_any_date: bool = False
    """Whether what is no date or timestamp becomes NULL."""
    no_load: bool = False
    """Whether the files are only checked."""
    date_format: str | None = None
    time_format: str | None = None

    @property
    def separator(self) -> str:
        """What stands between two fields."""
        return self.delimiter or ("," if self.csv else "|")


@dataclass(frozen=True, slots=True)
class CopyCommand:
    """COPY table [(columns)] FROM source options."""

    table: TableName
    columns: tuple[str, ...] | None
    source: str
    options: CopyOptions
