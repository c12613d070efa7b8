"""COPY's options."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.redshift.copy_options import copy_options


@pytest.fixture
def options(make_task):
    """The options for a data node, its format and the activity's commandOptions."""

    def options(node=None, data_format=None, given=()):
        reference = {"dataFormat": {"ref": "F"}} if data_format else {}
        task = make_task(
            {"type": "RedshiftCopyActivity", **({"commandOptions": list(given)} if given else {})},
            {"id": "N", "type": "S3DataNode", **(node or {}), **reference},
            {"id": "F", **(data_format or {"type": "CSV"})},
        )
        return copy_options(task, task.objects["N"])

    return options


@pytest.mark.parametrize(
    ("node", "data_format", "given", "expected"),
    [
        (None, None, (), "IAM_ROLE default"),
        (None, None, ("DELIMITER '|'", " ", "MAXERROR 5"), "IAM_ROLE default DELIMITER '|' MAXERROR 5"),
        (None, None, ("iam_role 'arn:x'",), "iam_role 'arn:x'"),
        (None, {"type": "CSV"}, ("DELIMITER '|'",), "IAM_ROLE default CSV"),
        (None, {"type": "CSV", "escapeChar": "\\"}, (), "IAM_ROLE default DELIMITER ',' ESCAPE"),
        (None, {"type": "TSV"}, (), "IAM_ROLE default DELIMITER '\t'"),
        (None, {"type": "TSV", "columnSeparator": "\\t"}, (), "IAM_ROLE default DELIMITER '\\t'"),
        (
            None,
            {"type": "Custom", "columnSeparator": "'", "recordSeparator": "\n"},
            (),
            "IAM_ROLE default DELIMITER ''''",
        ),
        ({"compression": "GZIP"}, {"type": "CSV"}, (), "IAM_ROLE default CSV GZIP"),
        ({"compression": "gzip"}, None, ("gzip",), "IAM_ROLE default gzip"),
        ({"compression": "none"}, None, (), "IAM_ROLE default"),
        ({"manifestFilePath": "s3://b/m"}, None, (), "IAM_ROLE default MANIFEST"),
    ],
)
def test_renders(options, node, data_format, given, expected):
    """A format wins over commandOptions."""
    assert options(node, data_format, given) == expected


@pytest.mark.parametrize(
    ("data_format", "given", "message"),
    [
        (None, ("CREDENTIALS 'aws_access_key_id=x'",), "carry credentials; remove them"),
        (None, ("ACCESS_KEY_ID 'x'",), "carry credentials; remove them"),
        ({"type": "DynamoDBDataFormat"}, (), "COPY cannot read DynamoDBDataFormat 'F'; use CSV, TSV or Custom"),
        ({"type": "Custom"}, (), "Custom 'F' has no field columnSeparator; set it"),
        ({"type": "TSV", "recordSeparator": "|"}, (), "TSV 'F' has a recordSeparator; COPY ends a row with \\n only"),
        ({"type": "CSV", "escapeChar": "^"}, (), "escapeChar of CSV 'F' is '^'; COPY escapes with \\ only"),
    ],
)
def test_fails(options, data_format, given, message):
    """Each message says what is allowed."""
    with pytest.raises(TaskFailed) as caught:
        options(None, data_format, given)
    assert message in str(caught.value)
