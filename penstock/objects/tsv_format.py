"""Tab-separated values."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataFormat
from penstock.objects.fields import string, strings


class TSV(DataFormat):
    """Tab-separated values.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-tsv.html
    """

    TYPE = "TSV"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-tsv.html"

    column: Sequence[str] | None = strings("Columns, each `name TYPE`; without a type, STRING", default=None)
    column_separator: str | None = string("Character that ends a column, by default a tab", default=None)
    escape_char: str | None = string("Character that escapes the next one", default=None)
    record_separator: str | None = string("Character that ends a record, by default a line feed", default=None)
