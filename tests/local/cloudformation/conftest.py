"""moto with our CloudFormation on it, over HTTP, and a Data Pipeline service that remembers its calls."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config

from penstock.local.cloudformation.installation import install
from penstock.local.endpoint import Endpoint
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.errors import ServiceError

Json = dict[str, Any]


class RememberedPipelines:
    """Pipelines in a dict; objects named `Refused` and `Bad` are refused, and found bad."""

    def __init__(self) -> None:
        self.pipelines: dict[str, Json] = {}
        self.calls: list[str] = []
        self._numbers = itertools.count(1)

    def handle(self, operation: str, payload: Json) -> Json:
        """Answer one operation."""
        self.calls.append(operation)
        if operation == "CreatePipeline":
            pipeline_id = f"df-{next(self._numbers)}"
            tags = {item["key"]: item["value"] for item in payload.get("tags", ())}
            self.pipelines[pipeline_id] = {**payload, "tags": tags, "state": "PENDING", "definition": {}}
            return {"pipelineId": pipeline_id}
        pipeline = self.pipelines.get(payload["pipelineId"])
        if pipeline is None:
            raise ServiceError("PipelineNotFoundException", f"there is no pipeline {payload['pipelineId']}")
        answer: Json = getattr(self, f"_{operation}")(pipeline, payload)
        return answer

    def _PutPipelineDefinition(self, pipeline: Json, payload: Json) -> Json:  # noqa: N802
        names = {item["id"] for item in payload["pipelineObjects"]}
        if "Refused" in names:
            raise ServiceError("InvalidRequestException", "the period of a running schedule cannot be changed")
        pipeline["definition"] = {key: value for key, value in payload.items() if key != "pipelineId"}
        if "Bad" in names:
            return {"errored": True, "validationErrors": [{"id": "Bad", "errors": ["no type", "no schedule"]}]}
        return {"errored": False}

    def _ActivatePipeline(self, pipeline: Json, _payload: Json) -> Json:  # noqa: N802
        pipeline["state"] = "SCHEDULED"
        return {}

    def _DeactivatePipeline(self, pipeline: Json, _payload: Json) -> Json:  # noqa: N802
        pipeline["state"] = "INACTIVE"
        return {}

    def _DeletePipeline(self, _pipeline: Json, payload: Json) -> Json:  # noqa: N802
        del self.pipelines[payload["pipelineId"]]
        return {}

    def _AddTags(self, pipeline: Json, payload: Json) -> Json:  # noqa: N802
        pipeline["tags"] |= {item["key"]: item["value"] for item in payload["tags"]}
        return {}

    def _RemoveTags(self, pipeline: Json, payload: Json) -> Json:  # noqa: N802
        for key in payload["tagKeys"]:
            del pipeline["tags"][key]
        return {}


class Stacks:
    """Stacks of one endpoint: `put` creates or updates through a change set, as the CDK CLI does."""

    def __init__(self, client: Callable[[str], Any]) -> None:
        self.client = client
        self.api = client("cloudformation")

    def put(self, resources: Json, name: str = "Stack", kind: str = "CREATE", **sections: Any) -> str:
        """Deploy a template; returns the status of the stack."""
        template = json.dumps({"Resources": resources, **sections})
        self.api.create_change_set(StackName=name, ChangeSetName="change", ChangeSetType=kind, TemplateBody=template)
        self.api.execute_change_set(StackName=name, ChangeSetName="change")
        self.api.delete_change_set(StackName=name, ChangeSetName="change")
        return self.status(name)

    def update(self, resources: Json, name: str = "Stack", **sections: Any) -> str:
        """Deploy a changed template."""
        return self.put(resources, name, "UPDATE", **sections)

    def status(self, name: str = "Stack") -> str:
        """The status of the stack."""
        return str(self.api.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"])

    def outputs(self, name: str = "Stack") -> dict[str, str]:
        """Its outputs."""
        found = self.api.describe_stacks(StackName=name)["Stacks"][0].get("Outputs", [])
        return {item["OutputKey"]: item["OutputValue"] for item in found}

    def ids(self, name: str = "Stack") -> dict[str, str]:
        """Physical ids of its resources."""
        found = self.api.describe_stack_resources(StackName=name)["StackResources"]
        return {item["LogicalResourceId"]: item["PhysicalResourceId"] for item in found}

    def events(self, name: str = "Stack") -> list[str]:
        """`logical id STATUS`, in order."""
        found = self.api.describe_stack_events(StackName=name)["StackEvents"]
        return [f"{item['LogicalResourceId']} {item['ResourceStatus']}" for item in reversed(found)]

    def reason(self, status: str, name: str = "Stack") -> str:
        """The reason of the last event with that status."""
        found = self.api.describe_stack_events(StackName=name)["StackEvents"]
        return next(str(item["ResourceStatusReason"]) for item in found if item["ResourceStatus"] == status)


@pytest.fixture(scope="session")
def _served() -> Iterator[tuple[MotoApplication, Callable[[str], Any]]]:
    application = MotoApplication()
    endpoint = Endpoint(application)
    endpoint.start()
    made: dict[str, Any] = {}

    def client(service: str) -> Any:
        if service not in made:
            made[service] = boto3.client(
                service,
                endpoint_url=endpoint.url,
                region_name="us-east-1",
                aws_access_key_id="local",
                aws_secret_access_key="local",
                config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}),
            )
        return made[service]

    yield application, client
    endpoint.stop()


@pytest.fixture
def pipelines() -> RememberedPipelines:
    """The Data Pipeline service."""
    return RememberedPipelines()


@pytest.fixture
def client(
    _served: tuple[MotoApplication, Callable[[str], Any]], pipelines: RememberedPipelines
) -> Callable[[str], Any]:
    """Clients of an empty account."""
    application, make = _served
    application.load()
    install(pipelines)
    return make


@pytest.fixture
def stacks(client: Callable[[str], Any]) -> Stacks:
    """An empty account's stacks."""
    return Stacks(client)


@pytest.fixture
def pipeline() -> Callable[..., Json]:
    """Makes a pipeline's resource: `objects` are ids, `fields` those of the first."""

    def make(*objects: str, fields: Any = None, **properties: Any) -> Json:
        first, *others = objects or ("Default",)
        wired = [{"Id": first, "Name": first, "Fields": fields or [{"Key": "type", "StringValue": "Default"}]}]
        wired += [{"Id": item, "Name": item, "Fields": []} for item in others]
        given = {"Name": "clicks", "PipelineObjects": wired, **properties}
        return {"Type": "AWS::DataPipeline::Pipeline", "Properties": given}

    return make
