"""Intrinsic functions of CloudFormation, with the values that are known."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.definitions.intrinsics import Intrinsics

RESOLVE = Intrinsics({"Bucket": "data", "Role.Arn": "arn:role", "AWS::Region": "eu-west-1"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain ${Bucket}", "plain ${Bucket}"),
        ({"Ref": "Bucket"}, "data"),
        ({"Fn::GetAtt": ["Role", "Arn"]}, "arn:role"),
        ({"Fn::GetAtt": "Role.Arn"}, "arn:role"),
        ({"Fn::Join": ["/", ["s3:/", {"Ref": "Bucket"}, "x"]]}, "s3://data/x"),
        ({"Fn::Sub": "s3://${Bucket}/${!Literal}/${AWS::Region}"}, "s3://data/${Literal}/eu-west-1"),
        ({"Fn::Sub": ["${a}-${Bucket}", {"a": {"Fn::GetAtt": ["Role", "Arn"]}}]}, "arn:role-data"),
    ],
)
def test_texts(read: Any, value: Any, text: str) -> None:
    """Nested ones, too."""
    builder = DefinitionBuilder(read([value]))

    assert RESOLVE(builder, (0,), value) == text
    assert builder.findings == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"Ref": "Topic"}, "the value of 'Topic' is not known outside of its stack"),
        ({"Fn::Join": ["", [{"Ref": "A"}]]}, "the value of 'A' is not known outside of its stack"),
        ({"Fn::Sub": "${Bucket}${B.Arn}"}, "the value of 'B.Arn' is not known outside of its stack"),
        ({"Fn::Select": [0, ["a"]]}, "only CloudFormation can tell what Fn::Select gives here"),
        ({"Ref": "Bucket", "more": 1}, "only CloudFormation can tell what Ref gives here"),
        ({}, "only CloudFormation can tell what an empty mapping gives here"),
    ],
)
def test_fails_on_what_is_not_known(read: Any, value: Any, message: str) -> None:
    """With what can be done; PS601."""
    builder = DefinitionBuilder(read([value]))

    assert RESOLVE(builder, (0,), value) is None
    assert [(item.id, item.message) for item in builder.findings] == [("PS601", message)]


def test_fails_once_for_each_name(read: Any) -> None:
    """Roles stand in many places."""
    builder = DefinitionBuilder(read([{"Ref": "A"}, {"Ref": "A"}]))

    assert [RESOLVE(builder, (index,), {"Ref": "A"}) for index in range(2)] == [None, None]
    assert len(builder.findings) == 1
