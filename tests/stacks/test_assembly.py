"""Pipelines that wait for each other, as stacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Match, Template

from penstock.environments import Environment, WarehouseSettings
from penstock.specs.folder import load_folder
from stacks.assembly import add_stacks

HEAD = "schedule: {every: 1 day, start: 2027-01-01}\nsteps:\n"
SPECS = {
    "a-report": "  - {type: wait-for-pipelines, pipelines: [orders, visits], may_fail: [visits], timeout: 2 hours}\n",
    "orders": "  - {type: mark-success}\n",
    "visits": "  - {type: mark-success}\n",
}


def add(folder: Path, specs: dict[str, str]) -> tuple[App, Any]:
    """Make stacks of specs in an environment with a suffix."""
    for name, steps in specs.items():
        (folder / f"{name}.yaml").write_text(f"name: {name}\n{HEAD}{steps}", encoding="utf-8")
    app = App(analytics_reporting=False)
    environment = Environment(
        region="eu-west-1",
        stack_suffix="-prod",
        warehouse=WarehouseSettings(cluster_id="c", database="d", username="u", secret="s"),
        retain_data=False,
        log_retention_days=1,
    )
    return app, add_stacks(app, load_folder(folder, folder), environment)


@pytest.fixture
def app(tmp_path: Path) -> App:
    """Three pipelines, one of which waits for the others."""
    app, findings = add(tmp_path, SPECS)
    assert findings == ()
    return app


def test_the_awaited_stack_tells_its_bucket(app: App) -> None:
    """Others do not: nobody can wait for them."""
    orders = Template.from_stack(app.node.find_child("OrdersEtlStack"))  # type: ignore[arg-type]
    orders.has_resource_properties(
        "AWS::SSM::Parameter",
        {
            "Name": "/penstock/OrdersEtlStack-prod/data-bucket",
            "Value": {"Ref": Match.string_like_regexp("^StorageData")},
        },
    )
    report = Template.from_stack(app.node.find_child("AReportEtlStack"))  # type: ignore[arg-type]
    report.resource_count_is("AWS::SSM::Parameter", 0)


def test_the_waiting_stack_comes_after(app: App) -> None:
    """`cdk deploy` of one deploys the others first."""
    report: Any = app.node.find_child("AReportEtlStack")
    assert sorted(item.node.id for item in report.dependencies) == ["OrdersEtlStack", "VisitsEtlStack"]


def test_only_markers_of_others_are_read(app: App) -> None:
    """By the service where it looks itself, and by the machine where that does."""
    report = Template.from_stack(app.node.find_child("AReportEtlStack"))  # type: ignore[arg-type]
    template = report.to_json()
    buckets = {
        value["Default"].split("/")[2].removesuffix("EtlStack-prod").lower(): name
        for name, value in template["Parameters"].items()
        if value["Type"] == "AWS::SSM::Parameter::Value<String>" and value["Default"].endswith("/data-bucket")
    }
    assert buckets.keys() == {"orders", "visits"}
    granted = {
        role: [
            (statement["Action"], place)
            for policy in report.find_resources("AWS::IAM::Policy").values()
            if role in policy["Properties"]["PolicyName"]
            for statement in policy["Properties"]["PolicyDocument"]["Statement"]
            for place in [str(statement["Resource"]) + str(statement.get("Condition", ""))]
            if any(name in place for name in buckets.values())
        ]
        for role in ("ServicePolicy", "ResourcePolicy")
    }

    def reading(pipeline: str) -> list[tuple[str, str]]:
        arn = ["arn:", {"Ref": "AWS::Partition"}, ":s3:::", {"Ref": buckets[pipeline]}]
        return [
            ("s3:ListBucket", str({"Fn::Join": ["", arn]}) + str({"StringLike": {"s3:prefix": ["markers/*"]}})),
            ("s3:GetObject", str({"Fn::Join": ["", [*arn, "/markers/*"]]})),
        ]

    assert sorted(granted["ServicePolicy"]) == sorted(reading("orders"))
    assert sorted(granted["ResourcePolicy"]) == sorted(reading("visits"))


def test_circles_are_refused_before_the_cdk_sees_them(tmp_path: Path) -> None:
    """It would end with a stack trace."""
    wait = "  - {type: wait-for-pipelines, pipelines: [%s]}\n  - {type: mark-success}\n"
    _, findings = add(tmp_path, {"a": wait % "b", "b": wait % "a"})
    assert [item.id for item in findings] == ["PS504", "PS504"]


def test_what_differs_in_an_environment_counts(tmp_path: Path) -> None:
    """That of the app: another schedule may fit no longer."""
    specs = {**SPECS, "orders": SPECS["orders"] + "environments: {dev: {schedule: on-demand}}\n"}
    _, findings = add(tmp_path, specs)
    assert [(item.id, item.location.path.name) for item in findings] == [("PS503", "a-report.yaml")]
