"""Tables over the nodes of a HiveActivity."""

import pytest

from penstock.worker.emr.hive_tables import staged_tables
from penstock.worker.errors import TaskFailed

HIVE = {"type": "HiveActivity", "input": {"ref": "In"}, "output": {"ref": "Out"}}
IN = {"id": "In", "type": "S3DataNode", "directoryPath": "s3://data/in/", "dataFormat": {"ref": "F"}}
OUT = {**IN, "id": "Out", "directoryPath": "s3://data/out", "dataFormat": {"ref": "G"}}
FORMATS = (
    {"id": "F", "type": "CSV", "column": ["a INT", "b"]},
    {"id": "G", "type": "Custom", "columnSeparator": "|", "column": "c DECIMAL(10, 2)"},
)


def test_statements(make_task):
    """One for each node, by the columns of its format."""
    assert staged_tables(make_task(HIVE, IN, OUT, *FORMATS)) == {
        "input1": "CREATE EXTERNAL TABLE input1 (`a` INT, `b` STRING) ROW FORMAT DELIMITED "
        "FIELDS TERMINATED BY '\\054' ESCAPED BY '\\134' STORED AS TEXTFILE LOCATION 's3://data/in/';\n",
        "output1": "CREATE EXTERNAL TABLE output1 (`c` DECIMAL(10, 2)) ROW FORMAT DELIMITED "
        "FIELDS TERMINATED BY '\\174' ESCAPED BY '\\134' STORED AS TEXTFILE LOCATION 's3://data/out';\n",
    }


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"dataFormat": None}, "S3DataNode 'In' has no dataFormat with columns, which stage=true needs"),
        ({"dataFormat": {"ref": "H"}}, "S3DataNode 'In' has no dataFormat with columns"),
        ({"dataFormat": {"ref": "I"}}, "column of CSV 'I' is 'a; DROP': write|column of CSV 'I' is 'a; DROP'; write a"),
        ({"dataFormat": {"ref": "J"}}, "Custom 'J' has a recordSeparator that Hive cannot read"),
        ({"directoryPath": None, "filePath": "s3://data/x"}, "S3DataNode 'In' cannot be staged for Hive here"),
        ({"type": "MySqlDataNode"}, "MySqlDataNode 'In' cannot be staged for Hive here; use an S3DataNode with"),
    ],
)
def test_refuses(make_task, change, error):
    """What is no table is named."""
    node = {key: value for key, value in {**IN, **change}.items() if value is not None}
    others = (
        {"id": "H", "type": "CSV"},
        {"id": "I", "type": "CSV", "column": "a; DROP"},
        {"id": "J", "type": "Custom", "columnSeparator": "|", "recordSeparator": ";", "column": "a"},
    )
    with pytest.raises(TaskFailed, match=error):
        staged_tables(make_task(HIVE, node, OUT, *FORMATS, *others))
