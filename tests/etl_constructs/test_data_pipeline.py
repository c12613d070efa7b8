"""DataPipeline: the definition as a CloudFormation resource."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import App, Stack, Token, aws_s3 as s3
from aws_cdk.assertions import Template
from etl_constructs.data_pipeline import DataPipeline
from etl_constructs.pipeline_roles import PipelineRoles

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Default, Parameter, Period, S3DataNode, Schedule, ShellCommandActivity, SnsAlarm, StartAt

pytestmark = pytest.mark.cdk


def _template(definition: PipelineDefinition | None = None, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The pipeline's resource and the whole template."""
    stack = Stack(App(), "S")
    roles = PipelineRoles(stack, "Roles")
    bucket = s3.Bucket(stack, "B")
    if definition is None:
        alarm = SnsAlarm("Alarm", message="m", subject="s", topic_arn="arn:aws:sns:us-east-1:111122223333:a")
        data = S3DataNode("logs", directory_path=f"s3://{bucket.bucket_name}/logs/", on_fail=(alarm,))
        definition = PipelineDefinition.gather([Default("Default", role="service-role"), data])
    made = DataPipeline(stack, "Pipeline", name="visits", definition=definition, roles=roles, **settings)
    template = Template.from_stack(stack)
    (found,) = template.find_resources("AWS::DataPipeline::Pipeline").items()
    assert stack.resolve(made.pipeline_id) == {"Ref": found[0]}
    return found[1], template.to_json()


def test_the_whole_resource() -> None:
    """Objects in order, references as references, tokens resolved."""
    pipeline, template = _template(description="Visits", tags={"team": "web"})
    (bucket,) = (name for name, item in template["Resources"].items() if item["Type"] == "AWS::S3::Bucket")
    path = {"Fn::Join": ["", ["s3://", {"Ref": bucket}, "/logs/"]]}
    assert pipeline["Properties"] == {
        "Name": "visits",
        "Description": "Visits",
        "Activate": True,
        "PipelineObjects": [
            {"Id": "Default", "Name": "Default", "Fields": [{"Key": "role", "StringValue": "service-role"}]},
            {
                "Id": "Alarm",
                "Name": "Alarm",
                "Fields": [
                    {"Key": "type", "StringValue": "SnsAlarm"},
                    {"Key": "message", "StringValue": "m"},
                    {"Key": "subject", "StringValue": "s"},
                    {"Key": "topicArn", "StringValue": "arn:aws:sns:us-east-1:111122223333:a"},
                ],
            },
            {
                "Id": "logs",
                "Name": "logs",
                "Fields": [
                    {"Key": "type", "StringValue": "S3DataNode"},
                    {"Key": "onFail", "RefValue": "Alarm"},
                    {"Key": "directoryPath", "StringValue": path},
                ],
            },
        ],
        "ParameterObjects": [],
        "ParameterValues": [],
        "PipelineTags": [{"Key": "team", "Value": "web"}],
    }


def test_waits_for_its_permissions() -> None:
    """The service checks the roles when it activates the pipeline."""
    pipeline, template = _template()
    assert [template["Resources"][name]["Type"] for name in pipeline["DependsOn"]] == ["AWS::IAM::Policy"] * 2


def test_may_be_deployed_without_running() -> None:
    """And without description and tags."""
    pipeline, _ = _template(activate=False)
    assert pipeline["Properties"]["Activate"] is False
    assert "Description" not in pipeline["Properties"]
    assert "PipelineTags" not in pipeline["Properties"]


def test_parameters_are_passed_on() -> None:
    """Objects with attributes, and values."""
    definition = PipelineDefinition(
        (Default("Default"),), (Parameter("myTable", value_type="String"),), (("myTable", "visits"),)
    )
    pipeline, _ = _template(definition)
    assert pipeline["Properties"]["ParameterObjects"] == [
        {"Id": "myTable", "Attributes": [{"Key": "type", "StringValue": "String"}]}
    ]
    assert pipeline["Properties"]["ParameterValues"] == [{"Id": "myTable", "StringValue": "visits"}]


def _structured(*, command: str = "true", period: str = "1 day", uses: bool = True) -> PipelineDefinition:
    """A scheduled activity with an alarm, if it uses it."""
    daily = Schedule("Daily", period=Period.parse(period), start_at=StartAt.FIRST_ACTIVATION)
    alarm = SnsAlarm("Alarm", message="m", subject="s", topic_arn="arn:aws:sns:us-east-1:111122223333:a")
    work = ShellCommandActivity(
        "Work", command=command, worker_group="w", schedule=daily, on_fail=(alarm,) if uses else None
    )
    return PipelineDefinition.gather([Default("Default", role="service-role"), alarm, work])


def _name(definition: PipelineDefinition, **settings: Any) -> Any:
    return _template(definition, **settings)[0]["Properties"]["Name"]


def test_the_name_follows_the_structure_where_that_is_wanted() -> None:
    """A change that the service would refuse gives another name, so another pipeline; any other change does not."""
    before = _name(_structured(), replace_on_structural_change=True)
    assert before == "visits-34d3cd30"
    assert _name(_structured(command="date"), replace_on_structural_change=True) == before
    for change in (_structured(period="2 days"), _structured(uses=False)):
        assert _name(change, replace_on_structural_change=True) != before
        assert _name(change) == "visits"


def test_tokens_outside_the_structure_do_not_matter() -> None:
    """The bucket's name is no part of it, and the same definition gives the same name each time."""
    names = {_name(_structured(command=f"echo {Token.as_string({'Ref': 'B'})}"), replace_on_structural_change=True)}
    assert names == {"visits-34d3cd30"}


def test_fails_where_the_structure_is_a_token() -> None:
    """A hash of a token would change with the order in which tokens are made."""
    message = "'period' of 'Daily' is a token, so replace_on_structural_change cannot tell whether it changes"
    definition = PipelineDefinition.gather(
        [Schedule("Daily", period=Token.as_string({"Ref": "Period"}), start_at=StartAt.FIRST_ACTIVATION)]
    )
    with pytest.raises(ValueError, match=message):
        _name(definition, replace_on_structural_change=True)
    assert _name(definition) == "visits"
