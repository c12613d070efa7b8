"""DefinitionChecks: what the rules find, in CDK's own validation report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import Acknowledgment, App, Environment, Stack, Stage, Validations, aws_s3 as s3
from etl_constructs.data_pipeline import DataPipeline
from etl_constructs.validation_plugin import DefinitionChecks, validate_with_tokens

from penstock import __version__
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import Default, PipelineObject, S3DataNode, Schedule, StartAt
from penstock.objects.period import Period

pytestmark = pytest.mark.cdk

TOKEN = "${Token[Bucket.Name.12]}"
SCHEDULE = Schedule("Schedule", period=Period.parse("1 day"), start_at=StartAt.FIRST_ACTIVATION)
DEFAULT = Default("Default", schedule=SCHEDULE, role="service-role", resource_role="resource-role")


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An app with the plugin."""
    app = App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)
    Validations.of(app).add_plugins(DefinitionChecks())
    return app


def _pipeline(scope: Any, *objects: PipelineObject) -> DataPipeline:
    """A pipeline in plain Python, whose data lies in a bucket that has no name yet."""
    stack = Stack(scope, "Visits")
    definition = PipelineDefinition.gather([DEFAULT, *objects])
    return DataPipeline(stack, "Pipeline", name="visits", definition=definition)


def _bad(path: str = "s3://bucket/#{nope(1)}/") -> S3DataNode:
    """A data node with a function that does not exist."""
    return S3DataNode("logs", directory_path=path)


def _many_fields() -> PipelineObject:
    """An object with more fields than the guide's limit, which the service may or may not enforce."""
    own = (Field("type", "S3DataNode"), Field("directoryPath", "s3://bucket/many/"))
    fields = (*own, *(Field(f"myKey{number}", "x") for number in range(49)))
    return read_definition(WireDefinition((WireObject("many", "many", fields),))).objects[0]


def _reports(app: App) -> list[Any]:
    """The reports of Penstock in the file that the CDK CLI reads."""
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text())
    return [item for item in report["pluginReports"] if item["pluginName"] == "Penstock"]


def test_an_error_stops_the_synth_and_stands_in_the_report(app: App) -> None:
    """Rule, message, fix, and the place: construct, resource, object and field."""
    pipeline = _pipeline(app, _bad())
    with pytest.raises(RuntimeError, match="unknown function 'nope'"):
        app.synth()

    (report,) = _reports(app)
    (violation,) = report["violations"]
    (place,) = violation["violatingConstructs"]
    assert (report["pluginVersion"], report["conclusion"]) == (__version__, "failure")
    assert violation["ruleName"] == "PS408"
    assert violation["severity"] == "error"
    assert violation["description"].startswith(
        "'directoryPath' of 'logs', character 15: unknown function 'nope'; known here: "
    )
    assert violation["suggestedFix"]
    assert place["constructPath"] == "Visits/Pipeline/Resource"
    assert place["cloudFormationResource"] == {
        "templatePath": "Visits.template.json",
        "logicalId": Stack.of(pipeline).get_logical_id(pipeline.resource),
        "propertyPaths": ["Properties.PipelineObjects[logs].Fields[directoryPath]"],
    }


def test_the_fix_says_what_is_allowed_too(app: App) -> None:
    """As the pretty form does."""
    _pipeline(app, Schedule("Other", period=Period.parse("1 minute"), start_at=StartAt.FIRST_ACTIVATION))
    with pytest.raises(RuntimeError):
        app.synth()

    fixes = [item["suggestedFix"] for item in _reports(app)[0]["violations"] if item["ruleName"] == "PS405"]
    assert len(fixes) == 1
    assert "15 minutes" in fixes[0]


@pytest.mark.parametrize("where", ["Visits/Pipeline", "Visits", "Visits/Pipeline/Resource"])
def test_an_acknowledged_rule_stops_nothing(app: App, where: str) -> None:
    """For the pipeline or anything around it; the report keeps it, with the reason."""
    _pipeline(app, _bad())
    (construct,) = (item for item in app.node.find_all() if item.node.path == where)
    Validations.of(construct).acknowledge(Acknowledgment(id="Penstock::PS408", reason="because"))
    app.synth()

    (report,) = _reports(app)
    assert (report["conclusion"], report["violations"]) == ("success", [])
    (violation,) = report["suppressedViolations"]
    assert (violation["ruleName"], violation["reason"], violation["acknowledgedAt"]) == ("PS408", "because", where)


@pytest.mark.parametrize("id_", ["PS408", "Penstock::PS407", "penstock::PS408"])
def test_fails_to_acknowledge_under_another_id(app: App, id_: str) -> None:
    """Without its namespace an id is one of CDK's annotations."""
    Validations.of(_pipeline(app, _bad())).acknowledge(Acknowledgment(id=id_, reason="because"))
    with pytest.raises(RuntimeError, match="unknown function 'nope'"):
        app.synth()


def test_a_warning_is_reported_and_stops_nothing(app: App) -> None:
    """Neither alone, nor beside an error that is acknowledged."""
    pipeline = _pipeline(app, _many_fields(), _bad())
    Validations.of(pipeline).acknowledge(Acknowledgment(id="Penstock::PS408", reason="because"))
    app.synth()

    (report,) = _reports(app)
    assert report["conclusion"] == "success"
    assert [(item["ruleName"], item["severity"], item["suggestedFix"]) for item in report["violations"]] == [
        ("PS407", "warning", "use what is allowed: at most 50 fields")
    ]
    (place,) = report["violations"][0]["violatingConstructs"]
    assert place["cloudFormationResource"]["propertyPaths"] == ["Properties.PipelineObjects[many]"]


def test_a_good_pipeline_is_not_in_the_report(app: App) -> None:
    """Even where its texts hold tokens."""
    stack = Stack(app, "Data")
    bucket = s3.Bucket(stack, "Bucket")
    _pipeline(app, S3DataNode("logs", directory_path=f"s3://{bucket.bucket_name}/#{{@scheduledStartTime}}/"))
    app.synth()
    assert _reports(app) == []


def test_pipelines_of_stages_are_checked_once(app: App) -> None:
    """Their templates lie in an assembly of their own."""
    _pipeline(Stage(app, "Prod"), _bad())
    with pytest.raises(RuntimeError, match="unknown function 'nope'"):
        app.synth()
    (violation,) = _reports(app)[0]["violations"]
    (place,) = violation["violatingConstructs"]
    assert place["constructPath"] == "Prod/Visits/Pipeline/Resource"


@pytest.mark.parametrize(("region", "rules"), [("eu-central-1", ["PS428"]), ("us-east-1", []), (None, [])])
def test_the_region_is_that_of_the_stack(app: App, region: str | None, rules: list[str]) -> None:
    """Where it is known before the deployment."""
    stack = Stack(app, "Visits", env=Environment(region=region))
    DataPipeline(stack, "Pipeline", name="visits", definition=PipelineDefinition.gather([DEFAULT]))
    app.synth()
    assert [item["ruleName"] for report in _reports(app) for item in report["violations"]] == rules


def test_what_was_found_before_is_reported_and_nobody_looks_again(app: App) -> None:
    """An app that has asked the rules when it made its stacks gives what they found."""
    definition = PipelineDefinition.gather([DEFAULT, _many_fields(), _bad()])
    warnings = tuple(item for item in validate_with_tokens(definition.to_wire()) if item.id == "PS407")
    DataPipeline(Stack(app, "Visits"), "Pipeline", name="visits", definition=definition, findings=warnings)
    app.synth()

    assert [item["ruleName"] for report in _reports(app) for item in report["violations"]] == ["PS407"]


def test_the_rules_are_those_of_definitions() -> None:
    """Others cannot be broken in Python."""
    rules = DefinitionChecks().rule_ids
    assert {"PS401", "PS412"} <= set(rules)
    assert {id_[:3] for id_ in rules} == {"PS4"}


def _found(*fields: tuple[str, str]) -> set[tuple[str, str | None]]:
    """What is found of a schedule's fields."""
    item = WireObject("s", "s", (Field("type", "Schedule"), *(Field(key, value) for key, value in fields)))
    return _keys(validate_with_tokens(WireDefinition((item,))))


def _keys(findings: Iterable[Any]) -> set[tuple[str, str | None]]:
    return {(item.id, item.field) for item in findings}


@pytest.mark.parametrize("period", [TOKEN, f"{TOKEN} days", "#{Token[TOKEN.7]}", f"#{{{TOKEN}}}"])
def test_nothing_is_found_about_a_token(period: str) -> None:
    """It may stand for anything; the control shows that the rule looks."""
    assert ("PS405", "period") in _found(("period", "often"), ("startAt", "FIRST_ACTIVATION_DATE_TIME"))
    assert _found(("period", period), ("startAt", "FIRST_ACTIVATION_DATE_TIME")) == set()


def test_what_is_wrong_beside_a_token_is_found() -> None:
    """At its character."""

    def found(path: str) -> set[tuple[str, str | None]]:
        return _keys(validate_with_tokens(PipelineDefinition.gather([DEFAULT, _bad(path)]).to_wire()))

    assert found(f"s3://{TOKEN}/#{{nope(1)}}/") == {("PS408", "directoryPath")}
    assert found(f"s3://#{{nope(1)}}/{TOKEN}/") == {("PS408", "directoryPath")}
    assert found(f"s3://{TOKEN}/#{{@scheduledStartTime}}/") == set()


def test_tokens_in_parameters() -> None:
    """They and their values are texts, too."""

    def found(attribute: str, value: str) -> set[tuple[str, str | None]]:
        objects = PipelineDefinition.gather([DEFAULT]).to_wire().objects
        parameter = WireParameter("myNumber", (("type", "Integer"), ("default", attribute)))
        return _keys(validate_with_tokens(WireDefinition(objects, (parameter,), (("myNumber", value),))))

    assert found(TOKEN, TOKEN) == found("1", "1")
