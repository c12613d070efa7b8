"""The documentation's example in plain Python gives the definition that the YAML spec gives."""

from __future__ import annotations

import importlib.util
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


def _by_id(stack: Any) -> dict[str, Any]:
    resources = Template.from_stack(stack).find_resources("AWS::DataPipeline::Pipeline")
    (pipeline,) = resources.values()
    return {item["Id"]: item["Fields"] for item in pipeline["Properties"]["PipelineObjects"]}


def test_python_and_yaml_give_the_same_definition(root: Path, assets: Path) -> None:
    """Every object is the same field by field, tokens included."""
    module_spec = importlib.util.spec_from_file_location("example", root / "docs/examples/clickstream_stack.py")
    assert module_spec is not None
    assert module_spec.loader is not None
    example = importlib.util.module_from_spec(module_spec)
    module_spec.loader.exec_module(example)
    context = json.loads((root / "cdk.json").read_text())["context"]
    environment = read_environment(context["environments"], "dev").model_copy(update={"region": None})

    plain = example.PlainClickstreamStack(App(context=context), "ClickstreamEtlStack", assets)
    from_yaml = EtlStack(App(context=context), load_spec(root / "etl_specs/clickstream.yaml", assets), environment)

    assert _by_id(plain) == _by_id(from_yaml)
