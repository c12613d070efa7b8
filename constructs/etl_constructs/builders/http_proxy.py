"""Builds an HttpProxy whose password is in Secrets Manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl_constructs.builders.secret import secret_value, username_of
from penstock.objects import HttpProxy

if TYPE_CHECKING:
    from aws_cdk.aws_secretsmanager import ISecret


def http_proxy(
    proxy_id: str,
    *,
    hostname: str,
    port: int,
    secret: ISecret | None = None,
    username: str | None = None,
    windows_domain: str | None = None,
    windows_workgroup: str | None = None,
    s3_no_proxy: bool | None = None,
) -> HttpProxy:
    """Build a proxy through which a resource reaches AWS.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-httpproxy.html

    Args:
        proxy_id: id of the object.
        hostname: host of the proxy.
        port: port of the proxy.
        secret: its JSON key `password` is the password; None for a proxy that asks for none.
        username: by default the secret's JSON key `username`.
        windows_domain: of an NTLM proxy.
        windows_workgroup: of an NTLM proxy.
        s3_no_proxy: whether S3 is reached without the proxy.

    Raises:
        TypeError: for a password in clear text.
    """
    return HttpProxy(
        proxy_id,
        hostname=hostname,
        port=str(port),
        username=username if secret is None else username_of(secret, username),
        password=None if secret is None else secret_value(secret, "password"),
        windows_domain=windows_domain,
        windows_workgroup=windows_workgroup,
        s3_no_proxy=s3_no_proxy,
    )
