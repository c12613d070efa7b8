"""AlarmTopic: encrypted, TLS only, and who is asked to subscribe."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import App, Stack
from aws_cdk.assertions import Template
from etl_constructs.alarm_topic import AlarmTopic

pytestmark = pytest.mark.cdk


def _template(**settings: Any) -> Template:
    stack = Stack(App(), "S")
    AlarmTopic(stack, "Alarms", **settings)
    return Template.from_stack(stack)


def test_is_encrypted_and_takes_tls_only() -> None:
    """With the key of SNS, which every role of the account may use through SNS."""
    template = _template()
    (topic,) = template.find_resources("AWS::SNS::Topic").items()
    assert topic[1]["Properties"]["KmsMasterKeyId"]["Fn::Join"][1][-1] == ":alias/aws/sns"
    template.has_resource_properties(
        "AWS::SNS::TopicPolicy",
        {
            "PolicyDocument": {
                "Statement": [
                    {
                        "Action": "sns:Publish",
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                        "Effect": "Deny",
                        "Principal": "*",
                        "Resource": {"Ref": topic[0]},
                    }
                ]
            }
        },
    )
    template.resource_count_is("AWS::SNS::Subscription", 0)


def test_each_address_is_asked_once() -> None:
    """Even where it is written twice."""
    template = _template(emails=("a@example.com", "b@example.com", "a@example.com"))
    found = template.find_resources("AWS::SNS::Subscription").values()
    assert sorted((item["Properties"]["Protocol"], item["Properties"]["Endpoint"]) for item in found) == [
        ("email", "a@example.com"),
        ("email", "b@example.com"),
    ]
