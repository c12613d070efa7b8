"""Records with a separator of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataFormat
from penstock.objects.fields import string, strings


class Custom(DataFormat):
    """Records with a separator of one's own.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-custom.html
    """

    TYPE = "Custom"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-custom.html"

    column: Sequence[str] | None = strings("Columns, each `name TYPE`; without a type, STRING", default=None)
    column_separator: str = string("Character that ends a column")
    record_separator: str | None = string("Character that ends a record, by default a line feed", default=None)
