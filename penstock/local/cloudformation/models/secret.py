"""AWS::SecretsManager::Secret, which moto's CloudFormation lacks.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html
"""

from __future__ import annotations

import json
import uuid
from typing import Any

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel
from moto.secretsmanager.models import SecretsManagerBackend, secretsmanager_backends

_PASSWORD_OPTIONS = {
    "exclude_characters": ("ExcludeCharacters", ""),
    "exclude_numbers": ("ExcludeNumbers", False),
    "exclude_punctuation": ("ExcludePunctuation", False),
    "exclude_uppercase": ("ExcludeUppercase", False),
    "exclude_lowercase": ("ExcludeLowercase", False),
    "include_space": ("IncludeSpace", False),
    "require_each_included_type": ("RequireEachIncludedType", True),
}


class Secret(CloudFormationModel):
    """A deployed secret; its physical id is its ARN."""

    def __init__(self, arn: str, properties: dict[str, Any]) -> None:
        self.physical_resource_id = arn
        self.properties = properties

    @staticmethod
    def cloudformation_name_type() -> str:
        """The property that names the resource."""
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        """The resource type."""
        return "AWS::SecretsManager::Secret"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        """Whether Fn::GetAtt knows the attribute."""
        return attr == "Id"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        """The value for Fn::GetAtt."""
        if attribute_name != "Id":
            raise UnformattedGetAttTemplateException
        return self.physical_resource_id

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
        **kwargs: Any,
    ) -> Secret:
        """Make the resource."""
        properties = cloudformation_json["Properties"]
        backend = secretsmanager_backends[account_id][region_name]
        made = json.loads(
            backend.create_secret(
                name=resource_name,
                secret_string=_value(properties, backend),
                secret_binary=None,
                description=properties.get("Description"),
                tags=properties.get("Tags"),
                kms_key_id=properties.get("KmsKeyId"),
                client_request_token=None,
                replica_regions=[],
                force_overwrite=False,
            )
        )
        return cls(made["ARN"], properties)

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> Secret:
        """Change the resource in place."""
        old, new = original_resource.properties, cloudformation_json["Properties"]
        arn = original_resource.physical_resource_id
        backend = secretsmanager_backends[account_id][region_name]
        value_keys = ("SecretString", "GenerateSecretString")
        changed = any(old.get(key) != new.get(key) for key in value_keys)
        backend.update_secret(
            arn,
            client_request_token=str(uuid.uuid4()),  # the SDKs send one, and moto needs it
            secret_string=_value(new, backend) if changed else None,
            description=new.get("Description"),
        )
        return cls(arn, new)

    def delete(self, account_id: str, region_name: str) -> None:
        """Delete the secret at once, without a recovery window, as CloudFormation does."""
        secretsmanager_backends[account_id][region_name].delete_secret(
            self.physical_resource_id, recovery_window_in_days=None, force_delete_without_recovery=True
        )


def _value(properties: dict[str, Any], backend: SecretsManagerBackend) -> str | None:
    if "SecretString" in properties:
        return str(properties["SecretString"])
    generate = properties.get("GenerateSecretString")
    if generate is None:
        return None
    options = {name: _given(generate.get(key, default)) for name, (key, default) in _PASSWORD_OPTIONS.items()}
    answer = backend.get_random_password(password_length=int(generate.get("PasswordLength", 32)), **options)
    password = json.loads(answer)["RandomPassword"]
    if "GenerateStringKey" not in generate:
        return str(password)
    return json.dumps({**json.loads(generate["SecretStringTemplate"]), generate["GenerateStringKey"]: password})


def _given(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value
