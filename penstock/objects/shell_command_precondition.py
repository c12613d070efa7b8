"""Holds when a command ends with exit code 0."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Precondition
from penstock.objects.fields import string, strings


class ShellCommandPrecondition(Precondition):
    """Holds when a command ends with exit code 0.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandprecondition.html
    """

    TYPE = "ShellCommandPrecondition"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandprecondition.html"
    ONE_OF = (("command", "script_uri"),)

    command: str | None = string("The command", default=None)
    script_argument: Sequence[str] | None = strings("Arguments, `$1` and on", default=None)
    script_uri: str | None = string("S3 URI of a script", default=None)
    stderr: str | None = string("S3 URI that receives standard error", default=None)
    stdout: str | None = string("S3 URI that receives standard output", default=None)
