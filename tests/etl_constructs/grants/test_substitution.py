"""Expressions that only name something, which the definition holds."""

from __future__ import annotations

from etl_constructs.grants import statements_of
from etl_constructs.grants.scope import GrantScope
from etl_constructs.grants.substitution import substituted, values_of
from etl_constructs.statement import Grantee

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import DynamoDBDataNode, EmrActivity, EmrCluster, Parameter, S3DataNode, S3PrefixNotEmpty


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


def _texts(*objects: WireObject, **values: str) -> dict[str, list[str]]:
    """The texts of a definition's objects, names put in."""
    definition = substituted(WireDefinition(objects, (), tuple(values.items())))
    return {item.id: [field.value for field in item.fields if not field.is_reference] for item in definition}


def test_only_names_are_replaced() -> None:
    """An object's own field wins over a parameter; references, and expressions that do more, stay."""
    item = WireObject(
        "a",
        "a",
        (
            Field("myOwn", "own"),
            Field("one", "s3://#{myBucket}/#{ myOwn }/#{myOther}/#{format(myDay,'YYYY')}/#{@pipelineId}"),
            Field("twice", "1"),
            Field("twice", "2"),
            Field("two", "#{twice}"),
            Field("ref", "a", is_reference=True),
        ),
    )
    assert _texts(item, myBucket="b", myOwn="parameter") == {
        "a": ["own", "s3://b/own/#{myOther}/#{format(myDay,'YYYY')}/#{@pipelineId}", "1", "2", "#{twice}"]
    }


def test_references_are_followed() -> None:
    """Through several objects; where one leads nowhere, the expression stays."""
    table = WireObject("t", "t", (Field("tableName", "#{myTable}"), Field("database", "d", is_reference=True)))
    database = WireObject("d", "d", (Field("databaseName", "shop"),))
    activity = WireObject(
        "a",
        "a",
        (
            Field("input", "t", is_reference=True),
            Field("command", "#{input.tableName} #{input.database.databaseName} #{input.nothing} #{output.x}"),
        ),
    )
    assert _texts(activity, table, database, myTable="orders") == {
        "a": ["orders shop #{input.nothing} #{output.x}"],
        "t": ["orders"],
        "d": ["shop"],
    }


def test_a_precondition_is_for_each_of_its_nodes() -> None:
    """`node` is the object that refers to it; one that nothing refers to keeps its expression."""
    ready = WireObject("ready", "ready", (Field("s3Prefix", "#{node.directoryPath}"),))
    unused = WireObject("unused", "unused", (Field("s3Prefix", "#{node.directoryPath}"),))
    nodes = [
        WireObject(
            name, name, (Field("directoryPath", f"s3://b/{name}/"), Field("precondition", "ready", is_reference=True))
        )
        for name in ("x", "y")
    ]
    assert _texts(ready, unused, *nodes) == {
        "ready": ["s3://b/x/"],
        "ready of y": ["s3://b/y/"],
        "unused": ["#{node.directoryPath}"],
        "x": ["s3://b/x/"],
        "y": ["s3://b/y/"],
    }


def test_the_precondition_of_the_guide(scope: GrantScope) -> None:
    """It looks where its data nodes are."""
    ready = S3PrefixNotEmpty("ready", s3_prefix="#{node.directoryPath}")
    nodes = [S3DataNode(name, directory_path=f"s3://b/{name}/", precondition=[ready]) for name in ("x", "y")]
    granted = statements_of(PipelineDefinition.gather(nodes), scope)
    listed = [
        item.conditions["StringLike"]["s3:prefix"]
        for item in granted
        if item.grantee is Grantee.SERVICE and item.conditions and item.actions == ("s3:ListBucket",)
    ]
    assert listed == [["x/*"], ["y/*"]]


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
