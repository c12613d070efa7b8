"""Builds an EmrActivity from steps whose JARs and files may be local."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import ActivityOptions, activity_fields
from penstock.objects import DataNode, EmrActivity, EmrCluster
from penstock.objects.emr_step import MOST_STEPS, emr_step
from penstock.steps.deployment import Deployment


@dataclass(frozen=True, slots=True)
class EmrStep:
    """A step of a cluster; a `Path` is a local file, which is published.

    Attributes:
        jar: the JAR, local or on the cluster, such as `command-runner.jar`.
        arguments: its main class, where the JAR does not name it, and its arguments, commas included.
    """

    jar: Path | str
    arguments: Sequence[Path | str] = ()

    def text(self, deployment: Deployment) -> str:
        """The step as the service takes it."""
        parts = (self.jar, *self.arguments)
        return emr_step(part if isinstance(part, str) else deployment.asset_uri(part) for part in parts)


def emr_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    steps: Sequence[EmrStep],
    runs_on: EmrCluster,
    inputs: Sequence[DataNode] = (),
    outputs: Sequence[DataNode] = (),
    commands_before: Sequence[str] = (),
    commands_after: Sequence[str] = (),
    **options: Unpack[ActivityOptions],
) -> EmrActivity:
    """Build an activity that runs steps.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emractivity.html

    Args:
        activity_id: id of the object.
        deployment: publishes JARs and files.
        steps: what runs, in order, 255 at most.
        runs_on: the cluster.
        inputs: data that the steps read; name it in their arguments, too.
        outputs: data that they write.
        commands_before: shell commands before all steps.
        commands_after: shell commands after all steps.
        **options: see `ActivityOptions`.

    Raises:
        ValueError: for more steps, or commands, than the service takes.
    """
    for what, given in (("steps", steps), ("commands_before", commands_before), ("commands_after", commands_after)):
        if len(given) > MOST_STEPS:
            raise ValueError(f"'{activity_id}' has {len(given)} {what}: the service takes {MOST_STEPS} at most")
    return EmrActivity(
        activity_id,
        step=[step.text(deployment) for step in steps] or None,
        pre_step_command=tuple(commands_before) or None,
        post_step_command=tuple(commands_after) or None,
        input=tuple(inputs) or None,
        output=tuple(outputs) or None,
        runs_on=runs_on,
        **activity_fields(options),
    )
