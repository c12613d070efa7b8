"""Parameters with values are names."""

from __future__ import annotations

from etl_constructs.grants import statements_of
from etl_constructs.grants.parameters import substituted, values_of
from etl_constructs.grants.scope import GrantScope

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import DynamoDBDataNode, EmrActivity, EmrCluster, Parameter, S3DataNode


def test_values_win_over_defaults_and_lists_are_left_out() -> None:
    """A parameter without either has no value."""
    definition = WireDefinition(
        (),
        (
            WireParameter("myGiven", (("default", "default"), ("type", "String"))),
            WireParameter("myDefault", (("default", "default"),)),
            WireParameter("myNothing", (("type", "String"),)),
            WireParameter("myList", (("default", "x"),)),
        ),
        (("myGiven", "given"), ("myList", "a"), ("myList", "b")),
    )
    assert values_of(definition) == {"myGiven": "given", "myDefault": "default"}


def test_only_names_are_replaced() -> None:
    """An object's own field wins; references, and expressions that do more, stay."""
    item = WireObject(
        "a",
        "a",
        (
            Field("myOwn", "own"),
            Field("one", "s3://#{myBucket}/#{ myOwn }/#{myOther}/#{format(myDay,'YYYY')}"),
            Field("two", "#{myBucket}", is_reference=True),
        ),
    )
    assert substituted(item, {"myBucket": "b", "myOwn": "parameter"}).fields == (
        Field("myOwn", "own"),
        Field("one", "s3://b/own/#{myOther}/#{format(myDay,'YYYY')}"),
        Field("two", "#{myBucket}", is_reference=True),
    )


def test_the_export_of_a_table_as_aws_publishes_it(scope: GrantScope) -> None:
    """Table, bucket, and the region in the name of a bucket are parameters."""
    source = DynamoDBDataNode("source", table_name="#{myTable}")
    target = S3DataNode("target", directory_path="#{myOutput}/#{format(@scheduledStartTime, 'YYYY-MM-dd-HH-mm-ss')}")
    export = EmrActivity(
        "export",
        input=[source],
        output=[target],
        runs_on=EmrCluster("cluster"),
        step=["s3://dynamodb-emr-#{myRegion}/emr-ddb.jar,Export,#{output.directoryPath},#{input.tableName}"],
    )
    definition = PipelineDefinition.gather(
        [export],
        parameters=[Parameter("myTable"), Parameter("myOutput"), Parameter("myRegion", default_value="us-east-1")],
        values=[("myTable", "orders"), ("myOutput", "s3://exports/orders")],
    )
    named = [
        resource
        for item in statements_of(definition, scope)
        for resource in item.resources
        if ":s3:" in resource or ":dynamodb:" in resource
    ]
    assert sorted(set(named)) == [
        "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
        "arn:aws:s3:::dynamodb-emr-us-east-1/emr-ddb.jar",
        "arn:aws:s3:::exports",
        "arn:aws:s3:::exports/orders/*",
        "arn:aws:s3:::exports/orders_$folder$",
    ]
