"""The builder of proxies: user name and password come from a secret."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.builders import http_proxy

pytestmark = pytest.mark.cdk


def test_a_proxy_without_and_with_a_password(secret: Any, resolved: Any, reference: Any) -> None:
    """An NTLM proxy has a Windows domain, too."""
    assert sorted(resolved(http_proxy("proxy", hostname="proxy.example", port=3128))) == [
        ("hostname", "proxy.example"),
        ("port", "3128"),
        ("type", "HttpProxy"),
    ]
    proxy = http_proxy(
        "proxy",
        hostname="proxy.example",
        port=3128,
        secret=secret,
        windows_domain="example",
        windows_workgroup="etl",
        s3_no_proxy=True,
    )
    assert sorted(resolved(proxy)) == [
        ("*password", reference("password")),
        ("hostname", "proxy.example"),
        ("port", "3128"),
        ("s3NoProxy", "true"),
        ("type", "HttpProxy"),
        ("username", reference("username")),
        ("windowsDomain", "example"),
        ("windowsWorkgroup", "etl"),
    ]
