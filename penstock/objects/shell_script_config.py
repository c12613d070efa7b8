"""A script before or after an activity."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Utility
from penstock.objects.fields import string, strings


class ShellScriptConfig(Utility):
    """A script before or after an activity.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellscriptconfig.html
    """

    TYPE = "ShellScriptConfig"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellscriptconfig.html"

    script_argument: Sequence[str] | None = strings("Arguments of the script", default=None)
    script_uri: str | None = string("S3 URI of the script", default=None)
