"""Runs a command or a script."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Activity
from penstock.objects.fields import boolean, string, strings


class ShellCommandActivity(Activity):
    """Runs a command or a script.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html
    """

    TYPE = "ShellCommandActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html"
    ONE_OF = (*Activity.ONE_OF, ("command", "script_uri"))

    command: str | None = string("The command", default=None)
    script_argument: Sequence[str] | None = strings("Arguments, `$1` and on", default=None)
    script_uri: str | None = string("S3 URI of a script", default=None)
    stage: bool | str | None = boolean("Copy inputs in and outputs out around the command", default=None)
    stderr: str | None = string("S3 URI that receives standard error", default=None)
    stdout: str | None = string("S3 URI that receives standard output", default=None)
