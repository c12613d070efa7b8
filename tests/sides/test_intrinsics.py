"""Intrinsic functions as texts with holes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from penstock.changes.holes import Shape, hole, shown
from penstock.sides.intrinsics import rendered

RESOURCES = {"Data": {"Type": "AWS::S3::Bucket"}, "Topic": {"Type": "AWS::SNS::Topic"}, "Odd": "text"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        (3, "3"),
        (True, "true"),
        ({"Ref": "Data"}, "<Data>"),
        ({"Fn::GetAtt": ["Topic", "TopicArn"]}, "<Topic.TopicArn>"),
        ({"Fn::GetAtt": "Topic.TopicArn"}, "<Topic.TopicArn>"),
        ({"Fn::Join": ["", ["s3://", {"Ref": "Data"}, "/x"]]}, "s3://<Data>/x"),
        ({"Fn::Join": ["-", {"Ref": "List"}]}, '<{"Fn::Join": ["-", {"Ref": "List"}]}>'),
        ({"Fn::Join": ["-", ["a", ["b"]]]}, '<{"Fn::Join": ["-", ["a", ["b"]]]}>'),
        (
            {"Fn::Sub": "a-${AWS::AccountId}-${Topic.TopicArn}-${!literal}"},
            "a-<AWS::AccountId>-<Topic.TopicArn>-${literal}",
        ),
        ({"Fn::Sub": ["${x}-${y}", {"x": {"Ref": "Data"}}]}, "<Data>-<y>"),
        ({"Fn::Sub": {"Ref": "x"}}, '<{"Fn::Sub": {"Ref": "x"}}>'),
        ({"Fn::ImportValue": "other"}, '<{"Fn::ImportValue": "other"}>'),
        ({"Ref": 3}, '<{"Ref": 3}>'),
        ("{{resolve:ssm:name}}/x", "<resolve:ssm:name>/x"),
        (
            {"Fn::Join": ["", ["{{resolve:secretsmanager:", {"Ref": "Data"}, ":password}}"]]},
            "<resolve:secretsmanager:<Data>:password>",
        ),
        ("s3://a/<asset hash>.pig", "s3://a/<asset hash>.pig"),
    ],
)
def test_text(value: Any, text: str) -> None:
    """What CloudFormation resolves is named, and the rest is there."""
    found = rendered(value, RESOURCES)
    assert found is not None
    assert shown(found) == text


@pytest.mark.parametrize("value", [None, [], {}, {"Condition": "x"}, {"a": 1, "b": 2}])
def test_what_is_no_text(value: Any) -> None:
    """It is left to the reader, which says where."""
    assert rendered(value, RESOURCES) is None


def test_shapes() -> None:
    """The Ref of a bucket is a name, that of a topic an ARN; what is odd may be anything."""
    assert rendered({"Ref": "Data"}, RESOURCES) == hole("Data", Shape.SEGMENT)
    assert rendered({"Ref": "AWS::Region"}, RESOURCES) == hole("AWS::Region", Shape.SEGMENT)
    for name in ("Topic", "Odd", "Unknown"):
        assert rendered({"Ref": name}, RESOURCES) == hole(name)
    found = rendered("<asset hash>", RESOURCES)
    assert found is not None
    assert re.search("wild", found)
