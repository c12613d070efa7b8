"""The `http_proxy` of a machine or cluster."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import HttpProxy
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import Text

SecretName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9/_+=.@:-]+$", max_length=512)]
"""Name or ARN of a secret: what Secrets Manager takes, and so nothing that would end a dynamic reference."""


class HttpProxySpec(SpecModel):
    """A proxy through which AWS is reached; its password stays in Secrets Manager."""

    hostname: Text = Field(description="Host of the proxy")
    port: Annotated[int, Field(ge=1, le=65535)] = Field(description="Port of the proxy")
    secret: SecretName | None = Field(
        default=None, description="Secret of Secrets Manager whose JSON key `password` is the user's password"
    )
    username: Text | None = Field(default=None, description="User, by default the JSON key `username` of the secret")
    windows_domain: Text | None = Field(default=None, description="Windows domain, for an NTLM proxy")
    windows_workgroup: Text | None = Field(default=None, description="Windows workgroup, for an NTLM proxy")
    s3_no_proxy: bool | None = Field(default=None, description="Reach S3 without the proxy")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.username is not None and self.secret is None:
            error = PydanticCustomError("proxy_user", "a user needs a password: name its `secret`")
            raise refused(self, "username", error)
        return self

    def compile(self, resource: str) -> HttpProxy:
        """Make the proxy of the resource with that id."""
        return HttpProxy(
            f"{resource}.proxy",
            hostname=self.hostname,
            port=str(self.port),
            username=self.username or self._reference("username"),
            password=self._reference("password"),
            windows_domain=self.windows_domain,
            windows_workgroup=self.windows_workgroup,
            s3_no_proxy=self.s3_no_proxy,
        )

    def _reference(self, key: str) -> str | None:
        """A dynamic reference, which CloudFormation puts the value in for when it deploys.

        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
        """
        return None if self.secret is None else f"{{{{resolve:secretsmanager:{self.secret}:SecretString:{key}}}}}"
