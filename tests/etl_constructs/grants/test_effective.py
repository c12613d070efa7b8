"""Inherited fields count, those of parents and those of Default."""

from __future__ import annotations

from etl_constructs.grants.effective import effective_definition

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Default, DynamoDBDataNode, S3DataNode, ShellCommandActivity, UntypedObject


def test_parents_then_default() -> None:
    """An object that only serves as a parent may have no type."""
    base = UntypedObject("base", other_fields={"directoryPath": "s3://b/base/", "region": "us-west-2"})
    node = S3DataNode("n", parent=base)
    table = DynamoDBDataNode("t", table_name="own", parent=base)
    activity = ShellCommandActivity("a", command="true", worker_group="g", input=[node], output=[table])
    default = Default("Default", pipeline_log_uri="s3://l/logs")
    whole = {item.id: item for item in effective_definition(PipelineDefinition.gather([default, activity])).objects}
    found = whole["n"]
    assert isinstance(found, S3DataNode)
    assert found.directory_path == "s3://b/base/"
    assert found.pipeline_log_uri == "s3://l/logs"
    inherited = whole["t"]
    assert isinstance(inherited, DynamoDBDataNode)
    assert (inherited.table_name, str(inherited.region)) == ("own", "Region.US_WEST_2")
    read = whole["a"]
    assert isinstance(read, ShellCommandActivity)
    assert read.input is not None
    assert read.input[0] is found
