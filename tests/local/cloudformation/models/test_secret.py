"""AWS::SecretsManager::Secret in a stack."""

from __future__ import annotations

import json


def _secret(**properties: object) -> dict[str, object]:
    """Secret."""
    return {"Type": "AWS::SecretsManager::Secret", "Properties": properties}


def _value(client, arn: str) -> str:
    """Value."""
    return client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]


def test_a_given_value_can_change(stacks, client) -> None:
    """A given value can change."""
    stacks.put({"S": _secret(Name="mine", SecretString="one")})
    arn = stacks.ids()["S"]
    assert (":secret:mine-" in arn, _value(client, arn)) == (True, "one")

    assert stacks.update({"S": _secret(Name="mine", SecretString="two")}) == "UPDATE_COMPLETE"

    assert (stacks.ids()["S"], _value(client, arn)) == (arn, "two")


def test_a_generated_value_stays_when_something_else_changes(stacks, client) -> None:
    """A generated value stays when something else changes."""
    generate = {
        "SecretStringTemplate": '{"username": "etl"}',
        "GenerateStringKey": "password",
        "PasswordLength": 20,
        "ExcludePunctuation": True,
    }
    stacks.put({"S": _secret(GenerateSecretString=generate)})
    value = json.loads(_value(client, stacks.ids()["S"]))
    assert (value["username"], len(value["password"]), value["password"].isalnum()) == ("etl", 20, True)

    changed = _secret(GenerateSecretString=generate, Description="for the warehouse")
    assert stacks.update({"S": changed}) == "UPDATE_COMPLETE"

    assert json.loads(_value(client, stacks.ids()["S"])) == value


def test_a_whole_value_is_generated_without_a_template(stacks, client) -> None:
    """A whole value is generated without a template."""
    stacks.put({"S": _secret(GenerateSecretString={})})

    assert len(_value(client, stacks.ids()["S"])) == 32


def test_is_gone_with_its_stack(stacks, client) -> None:
    """Is gone with its stack."""
    stacks.put({"S": _secret(Name="mine", SecretString="one")})

    stacks.api.delete_stack(StackName="Stack")

    assert client("secretsmanager").list_secrets()["SecretList"] == []
    assert stacks.put({"S": _secret(Name="mine", SecretString="again")}) == "CREATE_COMPLETE"
