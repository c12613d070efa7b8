"""A proxy through which a resource reaches AWS."""

from __future__ import annotations

from penstock.objects.base import PipelineObject
from penstock.objects.fields import boolean, string


class HttpProxy(PipelineObject):
    """A proxy through which a resource reaches AWS.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-httpproxy.html
    """

    TYPE = "HttpProxy"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-httpproxy.html"
    CATEGORY = "Resource"

    hostname: str = string("Host of the proxy")
    password: str | None = string("Password of the user; use a reference to a secret", default=None, wire="*password")
    port: str = string("Port of the proxy")
    s3_no_proxy: bool | str | None = boolean("Reach S3 without the proxy", default=None)
    username: str | None = string("User name", default=None)
    windows_domain: str | None = string("Windows domain of an NTLM proxy", default=None)
    windows_workgroup: str | None = string("Windows workgroup of an NTLM proxy", default=None)
