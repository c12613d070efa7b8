"""The format of an S3DataNode's records."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.records.record_format import RecordFormat, readable, record_format


@pytest.fixture
def format_of(make_task):
    """What a data format in the CLI's form comes to."""

    def format_of(data_format, read=record_format):
        node = {"id": "Node", "type": "S3DataNode", **({"dataFormat": {"ref": "F"}} if data_format else {})}
        task = make_task({"type": "CopyActivity"}, node, {"id": "F", **(data_format or {})})
        return read(task, task.objects["Node"])

    return format_of


@pytest.mark.parametrize(
    ("data_format", "expected"),
    [
        (None, RecordFormat(",", "\n", "\\")),
        ({"type": "CSV"}, RecordFormat(",", "\n", "\\")),
        ({"type": "CSV", "escapeChar": "^"}, RecordFormat(",", "\n", "^")),
        ({"type": "TSV"}, RecordFormat("\t", "\n", "\\")),
        ({"type": "TSV", "columnSeparator": "|", "recordSeparator": "\\r"}, RecordFormat("|", "\r", "\\")),
        ({"type": "Custom", "columnSeparator": "\\001"}, RecordFormat("\x01", "\n", "\\")),
        ({"type": "Custom", "columnSeparator": "\\t"}, RecordFormat("\t", "\n", "\\")),
    ],
)
def test_formats(format_of, data_format, expected):
    """Separators may be spelled as escapes."""
    assert format_of(data_format) == expected


@pytest.mark.parametrize(
    ("data_format", "message"),
    [
        ({"type": "RegEx"}, r"^CopyActivity does not write or read RegEx 'F'; use CSV or TSV$"),
        ({"type": "Custom"}, r"^Custom 'F' has no field columnSeparator"),
        ({"type": "TSV", "columnSeparator": "||"}, r"^columnSeparator of TSV 'F' is '\|\|'; one character is needed$"),
        ({"type": "TSV", "columnSeparator": "\\n"}, r"^TSV 'F' has the same character for two purposes$"),
    ],
)
def test_failures(format_of, data_format, message):
    """They name the object."""
    with pytest.raises(TaskFailed, match=message):
        format_of(data_format)


def test_custom_is_written_only(format_of):
    """The guide has CopyActivity read CSV and TSV."""
    with pytest.raises(TaskFailed, match=r"^CopyActivity reads records of CSV and TSV only, not Custom 'F'$"):
        format_of({"type": "Custom", "columnSeparator": "|"}, readable)
    assert format_of({"type": "TSV"}, readable) == RecordFormat("\t", "\n", "\\")
