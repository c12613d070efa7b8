"""StepContext: inputs, URIs and the order of activities."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from penstock.objects import Ec2Resource, PigActivity, S3DataNode
from penstock.steps.context import WorkerGroup

ONE = S3DataNode("one", file_path="s3://b/1")
TWO = S3DataNode("two", file_path="s3://b/2")


def test_inputs(context: Any) -> None:
    """The named one, or the nearest."""
    made = context({"a": ONE, "b": TWO})

    assert made.input("a") is ONE
    assert made.input(None) is TWO


def test_fails_without_an_input(context: Any) -> None:
    """A checked spec never comes here; plain Python may."""
    with pytest.raises(LookupError, match="no earlier step writes data"):
        context({}).input(None)
    with pytest.raises(LookupError):
        context({"a": ONE}).input("b")


def test_uris(context: Any) -> None:
    """A URI stays as it is."""
    made = context()

    assert made.data_uri("a/b") == "s3://data-bucket/a/b"
    assert made.data_uri("s3://x/y") == "s3://x/y"
    assert made.asset_uri("pig/a.pig") == "s3://asset-bucket/pig/a.pig"
    assert made.asset_uri("s3://x/y") == "s3://x/y"


def test_waiting(context: Any) -> None:
    """An activity waits for the one above it, unless it reads what that one writes."""
    writer = PigActivity("writer", script="x", output=[ONE])
    other = PigActivity("other", script="x")

    assert context({}, (writer,)).waits_for(ONE) is None
    assert context({}, (writer,)).waits_for(TWO) == (writer,)
    assert context({}, (other,)).waits_for(ONE) == (other,)
    assert context({}, (other,)).waits_for(None) == (other,)
    assert context({}, ()).waits_for(ONE) is None


def test_places(context: Any) -> None:
    """A resource is referred to, a worker group is named."""
    made = replace(context(), resources={"box": Ec2Resource("box"), "ours": WorkerGroup("on-premises")})

    assert made.place("box") == {"runs_on": made.resources["box"]}
    assert made.place("ours") == {"worker_group": "on-premises"}
