"""FIXEDWIDTH: lines whose fields are told apart by their widths, in characters.

https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-fixedwidth
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.encoding import BLANK
from penstock.warehouse.copy.json_objects import escaped
from penstock.warehouse.errors import WarehouseError


def read_widths(text: str) -> tuple[int, ...]:
    """Read `label:width,label:width`; the labels are for the reader.

    Raises:
        WarehouseError: where it is not that.
    """
    widths = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*[^:,]+:\s*(\d+)\s*", part)
        if match is None or not int(match[1]):
            raise WarehouseError(f"FIXEDWIDTH takes 'label:width,label:width', found '{part.strip()}'")
        widths.append(int(match[1]))
    return tuple(widths)


def cut_lines(stream: BinaryIO, options: CopyOptions) -> Iterator[str]:
    """Yield the lines with a delimiter between their fields; a line that is too short lacks the last ones."""
    for data in stream:
        line = data.decode(errors="surrogateescape").removesuffix("\n").removesuffix("\r")
        fields, at = [], 0
        for width in options.fixed_widths:
            if at >= len(line):
                break
            fields.append(escaped(line[at : at + width], options))
            at += width
        yield options.separator.join(fields) or BLANK
