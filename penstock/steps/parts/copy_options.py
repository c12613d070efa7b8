"""How COPY reads the data of a step: options by its data format and compression.

https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penstock.objects import CSV, TSV, Custom, DataFormat, S3DataNode
from penstock.objects.enumerations import Compression
from penstock.steps.parts.json_lines import is_json_lines

_ENDS_RECORD = frozenset({None, "\n", "\\n"})
_ESCAPES = frozenset({None, "\\"})
_ESCAPED = {"\t": "\\t"}
_COMPRESSION = re.compile(r"\b(GZIP|BZIP2|LZOP|ZSTD)\b", re.IGNORECASE)


def copy_options(node: S3DataNode, given: Sequence[str] = ()) -> tuple[str, ...]:
    r"""Give the options of COPY for a data node: its format, and how it is compressed.

    NULL is what COPY takes for it by default, `\N`, and a text is never cut. Without a data format, COPY's own default
    is left: fields that end with `|`.

    Args:
        node: a folder or an object.
        given: options to take instead of those of the format.

    Raises:
        ValueError: for a format that COPY cannot read.
    """
    options = tuple(given) or _options_of(node)
    is_gzip = node.compression in {Compression.GZIP, Compression.GZIP.value}
    return (*options, "GZIP") if is_gzip and not any(map(_COMPRESSION.search, options)) else options


def _options_of(node: S3DataNode) -> tuple[str, ...]:
    if is_json_lines(node):
        return ("FORMAT AS JSON 'auto'",)
    return () if node.data_format is None else _format_options(node.data_format)


def _format_options(data_format: DataFormat) -> tuple[str, ...]:
    if not isinstance(data_format, CSV | TSV | Custom):
        # Not the wrong type of an argument: every data format is one of a spec.
        raise ValueError(  # noqa: TRY004
            f"COPY cannot read {data_format.id}, a {data_format.TYPE}; it reads CSV, TSV and Custom"
        )
    escape = None if isinstance(data_format, Custom) else data_format.escape_char
    end = None if isinstance(data_format, CSV) else data_format.record_separator
    if escape not in _ESCAPES or end not in _ENDS_RECORD:
        raise ValueError(f"COPY cannot read {data_format.id}: it ends a row with a line feed, and escapes with \\ only")
    if isinstance(data_format, CSV) and escape is None:
        return ("CSV",)
    separator = "," if isinstance(data_format, CSV) else data_format.column_separator or "\t"
    delimiter = _ESCAPED.get(separator, separator).replace("'", "''")
    return (f"DELIMITER '{delimiter}'", *(("ESCAPE",) if escape else ()))
