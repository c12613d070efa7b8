"""Definitions made ready to run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from penstock.definition.cli_form import from_cli
from penstock.local.datapipeline.component import Settings
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.plan import compile_plan
from penstock.local.datapipeline.retries import may_retry


def test_the_clickstream_pipeline(clickstream: dict[str, Any]) -> None:
    """Kinds, and what waits for what."""
    plan = compile_plan(from_cli(clickstream))
    kinds = {name: component.kind for name, component in plan.components.items()}
    assert kinds == {
        "Default": Kind.OTHER, "Daily": Kind.SCHEDULE, "RawLogs": Kind.DATA_NODE, "LogsReady": Kind.PRECONDITION,
        "Transform": Kind.ACTIVITY, "Cluster": Kind.RESOURCE, "Staging": Kind.DATA_NODE, "Load": Kind.ACTIVITY,
        "Machine": Kind.RESOURCE, "Weblogs": Kind.DATA_NODE, "Warehouse": Kind.OTHER, "Failed": Kind.ACTION,
        "Late": Kind.ACTION, "Loaded": Kind.ACTION,
    }  # fmt: skip
    assert plan.components["Transform"].inputs == ("RawLogs",)
    assert plan.components["Transform"].runs_on == "Cluster"
    assert plan.components["Staging"].producers == ("Transform",)
    assert plan.components["RawLogs"].preconditions == ("LogsReady",)
    assert plan.users == {"LogsReady": ("RawLogs",)}
    assert plan.schedule_ids() == ("Daily",)
    assert plan.is_on_demand is False


def test_settings_are_inherited_evaluated_and_have_defaults() -> None:
    """Own fields before Default's, parameters in expressions, the guide's defaults for the rest."""
    plan = compile_plan(
        from_cli(
            {
                "objects": [
                    {"id": "Default", "retryDelay": "5 minutes", "failureAndRerunMode": "CASCADE"},
                    {
                        "id": "A",
                        "type": "ShellCommandActivity",
                        "maximumRetries": "#{myRetries}",
                        "workerGroup": "wg-#{myRetries}",
                        "attemptTimeout": "2 Hours",
                    },
                ],
                "parameters": [{"id": "myRetries", "type": "Integer", "default": "4"}],
            }
        )
    )
    assert plan.components["A"].settings == Settings(
        maximum_retries=4,
        max_active_instances=5,
        retry_delay=timedelta(minutes=5),
        attempt_timeout=timedelta(hours=2),
        report_progress_timeout=None,
        late_after_timeout=None,
        terminate_after=None,
        precondition_timeout=None,
        init_timeout=None,
        worker_group="wg-4",
        cascade=True,
        ends_with_failed_task=False,
        is_launched_again=True,
        spot_bid=None,
        ends_on_demand=False,
    )
    default = plan.components["Default"].settings
    assert default.maximum_retries == 2
    assert default.retry_delay == timedelta(minutes=5)


def test_a_user_managed_precondition_runs_where_its_user_does() -> None:
    """On the same resource, or in the same worker group; the service's own run on neither."""
    activity = {"type": "ShellCommandActivity", "command": "x", "precondition": [{"ref": "Own"}, {"ref": "System"}]}
    plan = compile_plan(
        from_cli(
            {
                "objects": [
                    {"id": "A", **activity, "runsOn": {"ref": "Machine"}},
                    {"id": "B", **activity, "workerGroup": "w"},
                    {"id": "Machine", "type": "Ec2Resource"},
                    {"id": "Own", "type": "ShellCommandPrecondition", "command": "true"},
                    {"id": "System", "type": "S3KeyExists", "s3Key": "s3://b/k", "role": "r"},
                ]
            }
        )
    )
    assert (plan.machine_of("Own", "A"), plan.machine_of("Own", "B")) == ("Machine", None)
    assert plan.worker_group_of("Own", "B") == "w"
    assert plan.machine_of("System", "A") is None


def test_retries() -> None:
    """2 retries are 3 tries; 5 are the most."""
    assert [may_retry(tries, 2) for tries in (1, 2, 3)] == [True, True, False]
    assert may_retry(1, 0) is False
    assert [may_retry(tries, 99) for tries in (5, 6)] == [True, False]
