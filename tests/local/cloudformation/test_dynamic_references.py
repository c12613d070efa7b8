"""Dynamic references in properties."""

from __future__ import annotations

import json

import pytest

ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:penstock/warehouse"


def _field(pipelines) -> str:
    """Field."""
    (item,) = pipelines.pipelines["df-1"]["definition"]["pipelineObjects"]
    return item["fields"][0]["stringValue"]


@pytest.fixture
def put(stacks, client, pipeline):
    """Deploys a pipeline with one field; the account has a secret in two versions and a parameter in two."""
    secrets, ssm = client("secretsmanager"), client("ssm")
    secrets.create_secret(Name="penstock/warehouse", SecretString=json.dumps({"password": "old", "username": "etl"}))
    secrets.put_secret_value(SecretId="penstock/warehouse", SecretString=json.dumps({"password": "new", "port": 5439}))
    secrets.create_secret(Name="plain", SecretString="just text")
    secrets.create_secret(Name="binary", SecretBinary=b"\x00")
    ssm.put_parameter(Name="/region", Value="here", Type="String")
    ssm.put_parameter(Name="/region", Value="there", Type="String", Overwrite=True)
    return lambda value: stacks.put({"P": pipeline(fields=[{"Key": "f", "StringValue": value}])})


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("secretsmanager:penstock/warehouse:SecretString:password::", "new"),
        ("secretsmanager:penstock/warehouse:SecretString:password", "new"),
        (f"secretsmanager:{ARN}:SecretString:password::", "new"),
        ("secretsmanager:penstock/warehouse:SecretString:password:AWSPREVIOUS:", "old"),
        ("secretsmanager:penstock/warehouse:SecretString:port::", "5439"),
        ("secretsmanager:plain", "just text"),
        ("secretsmanager:plain:SecretString", "just text"),
        ("ssm:/region", "there"),
        ("ssm:/region:1", "here"),
        ("ssm-secure:/region", "there"),
    ],
)
def test_resolves(put, pipelines, reference: str, value: str) -> None:
    """Resolves."""
    assert put(f"a={{{{resolve:{reference}}}}};") == "CREATE_COMPLETE"

    assert _field(pipelines) == f"a={value};"


def test_resolves_what_functions_make(stacks, client, pipelines, pipeline) -> None:
    """Resolves what functions make."""
    secret = {"Type": "AWS::SecretsManager::Secret", "Properties": {"SecretString": '{"password": "made here"}'}}
    joined = {"Fn::Join": ["", ["{{resolve:secretsmanager:", {"Ref": "S"}, ":SecretString:password::}}"]]}

    stacks.put({"P": pipeline(fields=[{"Key": "*password", "StringValue": joined}]), "S": secret})

    assert _field(pipelines) == "made here"


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("secretsmanager:none:SecretString:password::", "no value for the secret 'none': create it before the stack."),
        ("secretsmanager:plain:SecretString:x:NEVER:", "no value for the secret 'plain', version stage 'NEVER'"),
        ("secretsmanager:penstock/warehouse:SecretString:pasword::", "has no key 'pasword'"),
        ("secretsmanager:plain:SecretString:password::", "The secret 'plain' is not a JSON object"),
        ("secretsmanager:binary:SecretString:::", "is binary"),
        ("ssm:/none", "SSM has no parameter '/none'"),
        ("ssm:/region:9", "not that version"),
        ("dynamodb:x", "names the service 'dynamodb'; allowed are secretsmanager, ssm, ssm-secure"),
    ],
)
def test_fails_plainly_and_keeps_secrets_out_of_the_reason(
    put, stacks, pipelines, caplog: pytest.LogCaptureFixture, reference: str, reason: str
) -> None:
    """Fails plainly and keeps secrets out of the reason."""
    assert put(f"{{{{resolve:{reference}}}}}") == "ROLLBACK_COMPLETE"

    found = stacks.reason("CREATE_FAILED")
    assert reason in found
    for secret in ("just text", "5439"):
        assert secret not in found + caplog.text
    assert pipelines.pipelines == {}


def test_the_template_keeps_the_reference(put, stacks) -> None:
    """The template keeps the reference."""
    put("{{resolve:secretsmanager:plain}}")

    assert "{{resolve:secretsmanager:plain}}" in json.dumps(stacks.api.get_template(StackName="Stack")["TemplateBody"])


def test_a_rotated_secret_is_no_change(put, stacks, client, pipelines, pipeline) -> None:
    """A rotated secret is no change."""
    reference = "{{resolve:secretsmanager:plain}}"
    put(reference)
    client("secretsmanager").put_secret_value(SecretId="plain", SecretString="rotated")
    fields = [{"Key": "f", "StringValue": reference}]
    topic = {"Type": "AWS::SNS::Topic", "Properties": {}}

    stacks.update({"P": pipeline(fields=fields), "T": topic})

    assert _field(pipelines) == "just text"
