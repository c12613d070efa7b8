"""Records that a regular expression takes apart."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataFormat
from penstock.objects.fields import string, strings


class RegEx(DataFormat):
    """Records that a regular expression takes apart.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-regex.html
    """

    TYPE = "RegEx"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-regex.html"

    column: Sequence[str] | None = strings("Columns, each `name TYPE`; without a type, STRING", default=None)
    input_reg_ex: str | None = string("Regular expression whose groups are the columns", default=None)
    output_format: str | None = string(
        "How columns are written, in the notation of Java, such as %1$s %2$s", default=None
    )
