r"""The data format of tables on their way between databases, S3 and the warehouse: tab-separated text.

Columns end with a tab and rows with a line feed; a backslash escapes these and itself. So COPY and UNLOAD have it
(`DELIMITER '\t' ESCAPE`), whose NULL is `\N`: a backslash and an N, which no escaped value can be.
https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html

CopyActivity writes and reads the same text but for NULL, which is `\n`: a backslash and an n. The guide says so of
PostgreSQL and TSV; users of dataduct met it with MySQL; that it escapes as above, and reads what it writes, is
inferred. COPY cannot be told to take `\n` for NULL, since that is its end of a row. So a machine rewrites NULLs on the
way, with sed.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html
"""

from __future__ import annotations

from penstock.objects import TSV, DataFormat

_ID = "TabSeparated"

# Pairs of backslashes become a letter first, so that any backslash that is left begins an escape.
_HIDE = r"-e 's/\\\\/\\B/g'"
_SHOW = r"-e 's/\\B/\\\\/g'"
# COPY takes a carriage return before a line feed for a part of the line's end, unless it is escaped.
_RETURNS = r"""-e "s/\\\\$return/$return/g" -e "s/$return/\\\\$return/g" """

# Without files, a pattern stands for itself.
_FILES = 'for file do shift; [ -f "$file" ] && set -- "$@" "$file"; done\n'
_DECOMPRESS = 'rows=$(mktemp)\nfor file do gzip -dc "$file" >> "$rows" || exit 1; done\nset -- "$rows"\n'

_SED_FOR_COPY = rf"{_HIDE} {_RETURNS}-e 's/\\n/\\N/g' {_SHOW}"
_SED_FOR_COPY_ACTIVITY = rf"{_HIDE} -e 's/\\N/\\n/g' {_SHOW}"


def tab_separated() -> TSV:
    """The format's object, one for all data nodes of a pipeline."""
    return TSV(_ID, escape_char="\\")


def is_tab_separated(data_format: DataFormat) -> bool:
    """Whether a data format is the same, whatever it is called."""
    return (
        isinstance(data_format, TSV)
        and data_format.escape_char == "\\"
        and data_format.column_separator in {None, "\t", "\\t"}
        and data_format.record_separator in {None, "\n", "\\n"}
    )


def nulls_for_copy(inputs: int = 1) -> str:
    """The shell command that makes one file of those that CopyActivity has written to the staged inputs.

    Of no files it makes an empty one, since COPY fails where there is none.

    Args:
        inputs: how many inputs there are.
    """
    return f"return=$(printf '\\r')\n{_rewritten(_SED_FOR_COPY, inputs)}"


def nulls_for_copy_activity(*, compressed: bool = False) -> str:
    """The shell command that makes one file for CopyActivity of those in the staged input, as UNLOAD has written them.

    Args:
        compressed: whether they are compressed with gzip.
    """
    return _rewritten(_SED_FOR_COPY_ACTIVITY, 1, _DECOMPRESS if compressed else "")


def _rewritten(program: str, inputs: int, between: str = "") -> str:
    folders = " ".join(f'"$INPUT{number}_STAGING_DIR"/*' for number in range(1, inputs + 1))
    target = '"$OUTPUT1_STAGING_DIR/part-00000"'
    return (
        f'set -- {folders}\n{_FILES}{between}[ $# -gt 0 ] || set -- /dev/null\nLC_ALL=C sed {program} "$@" > {target}'
    )
