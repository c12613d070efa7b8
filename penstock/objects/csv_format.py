"""Comma-separated values: columns end with a comma, records with a line feed."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataFormat
from penstock.objects.fields import string, strings


class CSV(DataFormat):
    """Comma-separated values: columns end with a comma, records with a line feed.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-csv.html
    """

    TYPE = "CSV"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-csv.html"

    column: Sequence[str] | None = strings("Columns, each `name TYPE`; without a type, STRING", default=None)
    escape_char: str | None = string("Character that escapes the next one", default=None)
