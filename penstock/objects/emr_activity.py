"""Runs steps on an EMR cluster, in order."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import ResizingActivity
from penstock.objects.fields import strings


class EmrActivity(ResizingActivity):
    """Runs steps on an EMR cluster, in order.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emractivity.html
    """

    TYPE = "EmrActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emractivity.html"

    post_step_command: Sequence[str] | None = strings("Shell commands after all steps", default=None)
    pre_step_command: Sequence[str] | None = strings("Shell commands before any step", default=None)
    step: Sequence[str] | None = strings(
        "Steps, each `JAR,argument,...`; a comma in an argument is written with two backslashes", default=None
    )
