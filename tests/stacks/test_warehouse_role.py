"""The role with which the warehouse itself reads and writes a pipeline's bucket."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App
from aws_cdk.assertions import Template

from penstock.environments import read_environment
from penstock.specs.loader import load_spec
from stacks.etl_stack import EtlStack

pytestmark = pytest.mark.cdk
ROLE = "arn:aws:iam::111122223333:role/copies"


@pytest.fixture
def allowed(root: Path) -> Any:
    """What a role may do with the buckets of a story's pipeline."""

    def read(spec: str, role: str) -> list[Any]:
        context = json.loads((root / "cdk.json").read_text())["context"]
        dev = context["environments"]["dev"]
        values = {"dev": {**dev, "warehouse": {**dev["warehouse"], "iam_role": role}}}
        loaded: Any = load_spec(root / "etl_specs" / spec, root / "assets")
        stack = EtlStack(App(context=context), loaded, read_environment(values, "dev"))
        policies = Template.from_stack(stack).find_resources("AWS::S3::BucketPolicy").values()
        statements = [item for policy in policies for item in policy["Properties"]["PolicyDocument"]["Statement"]]
        return [(item["Action"], item["Resource"]) for item in statements if item["Principal"] == {"AWS": ROLE}]

    return read


def test_it_may_use_the_data_of_pipelines_that_copy(allowed: Any) -> None:
    """Every file of the bucket, which is the pipeline's own; nothing else."""
    bucket = {"Fn::GetAtt": ["StorageData6BB23F4E", "Arn"]}

    assert allowed("coursera/instructors.yaml", ROLE) == [
        (
            ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            {"Fn::Join": ["", [bucket, "/*"]]},
        ),
        (["s3:GetBucketLocation", "s3:ListBucket"], bucket),
    ]


@pytest.mark.parametrize(("spec", "role"), [("clickstream.yaml", ROLE), ("coursera/instructors.yaml", "default")])
def test_others_give_it_nothing(allowed: Any, spec: str, role: str) -> None:
    """A pipeline without such steps, and one whose role nobody knows the name of."""
    assert allowed(spec, role) == []
