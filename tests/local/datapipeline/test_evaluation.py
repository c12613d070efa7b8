"""Expressions in the context of runs."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.local.errors import ServiceError

AT = "2026-11-24T03:00:00"


@pytest.mark.parametrize(
    ("object_id", "expression", "expected"),
    [
        (f"@Transform_{AT}", "#{@scheduledStartTime}", AT),
        (f"@Transform_{AT}", "#{format(@scheduledEndTime,'YYYY-MM-dd')}", "2026-11-25"),
        (f"@Transform_{AT}", "#{input.directoryPath}x", "s3://data/raw/2026-11-24/x"),
        (f"@Transform_{AT}", "#{id} #{name} #{parent.@id}", f"@Transform_{AT} logsProcess Transform"),
        (f"@Transform_{AT}", "#{runsOn.terminateAfter}", "30 minutes"),
        (f"@Load_{AT}", "#{output.database.username}", "etl"),
        (f"@Load_{AT}", "#{output.tableName} #{*myPassword}", "weblogs not-in-clear"),
        (
            f"@LogsReady_{AT}",
            "#{node.directoryPath} #{node.@status}",
            "s3://data/raw/2026-11-24/ WAITING_ON_DEPENDENCIES",
        ),
        (f"@LogsReady_{AT}_Attempt=1", "#{@sphere}", "ATTEMPT"),
        ("Transform", "#{scriptUri} #{pipelineLogUri}", "s3://code/parse.pig s3://logs/clickstream/"),
        (f"@Transform_{AT}", "[#{errorMessage}]", "[]"),
        ("Transform", "plain", "plain"),
        ("Transform", "", ""),
    ],
)
def test_evaluate_expression(
    cloud: Any, clickstream: dict[str, Any], object_id: str, expression: str, expected: str
) -> None:
    """Fields, parameters, runtime fields, references, and `node`."""
    pipeline = cloud.deploy(clickstream)
    reply = cloud.call("EvaluateExpression", pipelineId=pipeline, objectId=object_id, expression=expression)
    assert reply == {"evaluatedExpression": expected}


def test_unknown_names_are_refused(cloud: Any, clickstream: dict[str, Any]) -> None:
    """With the object and the name."""
    pipeline = cloud.deploy(clickstream)
    with pytest.raises(ServiceError, match=r"InvalidRequestException: 'Load': .*outputt"):
        cloud.call("EvaluateExpression", pipelineId=pipeline, objectId="Load", expression="#{outputt.x}")


def test_circles_of_expressions_are_refused(cloud: Any, clickstream: dict[str, Any]) -> None:
    """They do not end the service."""
    clickstream["objects"][4]["myA"] = "#{myB}"
    clickstream["objects"][4]["myB"] = "#{myA}"
    pipeline = cloud.deploy(clickstream)
    with pytest.raises(ServiceError, match="'myA' of 'Transform' refers to itself"):
        cloud.call("EvaluateExpression", pipelineId=pipeline, objectId=f"@Transform_{AT}", expression="#{myA}")


def test_described_secrets_are_masked(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Only tasks and GetPipelineDefinition have them."""
    clickstream["objects"][4]["scriptVariable"] = ["P=#{*myPassword}"]
    pipeline = cloud.deploy(clickstream)
    assert cloud.describe(pipeline, "Warehouse")["*password"] == "*****"
    fields = cloud.describe(pipeline, f"@Transform_{AT}", evaluateExpressions=True)
    assert fields["scriptVariable"] == "P=*****"


def test_parameters_are_typed(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Numbers can be reckoned with; a default counts when no value is given; isArray makes a list."""
    clickstream["parameters"] += [
        {"id": "myCount", "type": "Integer", "default": "7"},
        {"id": "myRatio", "type": "Double", "default": "0.5"},
        {"id": "myNames", "type": "String", "isArray": "true"},
    ]
    clickstream["values"].update(myCount="20", myNames=["a", "b"])
    pipeline = cloud.deploy(clickstream)

    def value(expression: str) -> str:
        reply = cloud.call("EvaluateExpression", pipelineId=pipeline, objectId="Load", expression=expression)
        return str(reply["evaluatedExpression"])

    assert value("#{myCount / 3}") == "6"
    assert value("#{myRatio + 1}") == "1.5"
    assert value("#{'<' + myNames + '>'}") == "<a>,<b>"
