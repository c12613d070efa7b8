"""Definitions with nonsense in them: the service says what is wrong, or runs them; it never fails itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

import pytest

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.errors import ServiceError
from tests.local.datapipeline.simulation.shapes import random_shape
from tests.local.datapipeline.simulation.world import BEGIN

KEYS = (
    "type", "schedule", "scheduleType", "period", "startAt", "startDateTime", "endDateTime", "occurrences", "runsOn",
    "workerGroup", "input", "output", "dependsOn", "precondition", "onFail", "onLateAction", "lateAfterTimeout",
    "maximumRetries", "retryDelay", "attemptTimeout", "maxActiveInstances", "parent", "failureAndRerunMode",
    "terminateAfter", "initTimeout", "preconditionTimeout", "command", "subject", "*password", "spotBidPrice",
)  # fmt: skip
VALUES = (
    "", "x", "1", "-5", "99999999999999999999", "1 day", "15 Period", "1 minutes", "999999999 years", "soon", "#{",
    "#{nothing}", "#{@scheduledStartTime}", "#{node.x}", "#{id}", "#{myA}", "#{name + 1}", "#{1/0}", "#{input.@id}",
    "#{command}", "2026-13-01T00:00:00", "9999-12-31T23:59:59", "0001-01-01T00:00:00", "cascade", "ondemand", "cron",
    "FIRST_ACTIVATION_DATE_TIME", "Schedule", "S3DataNode", "Ec2Resource", "SnsAlarm", "Default", "ü\n",
)  # fmt: skip


def broken(random: Random) -> dict[str, Any]:
    """Return a pipeline with one to four fields spoilt."""
    definition = random_shape(random, BEGIN, is_calm=False).definition()
    objects = definition["objects"]
    ids = [*(item["id"] for item in objects), "nobody"]
    for _ in range(random.randint(1, 4)):
        item = random.choice(objects)
        key = random.choice([*KEYS, *(key for key in item if key != "id")])
        reference = {"ref": random.choice(ids)}
        item[key] = random.choice([random.choice(VALUES), reference, [random.choice(VALUES), reference]])
        if random.random() < 0.2:
            del item[key]
    return {**definition, "parameters": [{"id": "myA", "type": "String", "default": random.choice(VALUES)}]}


def refused(cloud: Any, operation: str, **payload: Any) -> bool:
    """Call an operation; tell whether it was refused, which is an answer, unlike a failure."""
    try:
        cloud.call(operation, **payload)
    except ServiceError as error:
        if error.code == "InternalServiceError":
            raise
        return True
    return False


@pytest.mark.parametrize("block", range(5))
def test_the_service_itself_never_fails(
    make_cloud: Callable[..., Any], caplog: pytest.LogCaptureFixture, block: int
) -> None:
    """Put, looked at, activated, run, deactivated: each is done or refused."""
    activated = 0
    for seed in range(block * 20, block * 20 + 20):
        random = Random(seed)  # noqa: S311 chance that repeats is wanted
        cloud = make_cloud()
        pipeline = cloud.call("CreatePipeline", name="p", uniqueId="p")["pipelineId"]
        refused(cloud, "PutPipelineDefinition", pipelineId=pipeline, **to_api(_wire(broken(random))))
        _look(cloud, pipeline, random)
        if not refused(cloud, "ActivatePipeline", pipelineId=pipeline, startTimestamp=0):
            activated += 1
            cloud.run(partial(_end, random), until=BEGIN.replace(day=30))
            _look(cloud, pipeline, random)
            refused(cloud, "DeactivatePipeline", pipelineId=pipeline)
            refused(cloud, "ActivatePipeline", pipelineId=pipeline)
    assert activated
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def _wire(definition: dict[str, Any]) -> Any:
    """Read the CLI's form, whose reader refuses names that are no strings; those are not what is tested here."""
    for item in definition["objects"]:
        item.pop("name", None)
    return from_cli(definition)


def _end(random: Random, _: str) -> str:
    return random.choice(["FINISHED", "FAILED"])


def _look(cloud: Any, pipeline: str, random: Random) -> None:
    cloud.call("DescribePipelines", pipelineIds=[pipeline])
    for sphere in ("COMPONENT", "INSTANCE", "ATTEMPT"):
        for name in cloud.ids(pipeline, sphere)[:10]:
            evaluates = random.random() < 0.5
            refused(cloud, "DescribeObjects", pipelineId=pipeline, objectIds=[name], evaluateExpressions=evaluates)
            value = random.choice(VALUES)
            refused(cloud, "EvaluateExpression", pipelineId=pipeline, objectId=name, expression=value)
