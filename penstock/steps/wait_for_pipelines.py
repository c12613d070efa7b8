"""wait-for-pipelines: nothing below runs before other pipelines have succeeded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import (
    Period,
    Precondition,
    S3DataNode,
    S3KeyExists,
    ShellCommandActivity,
    ShellCommandPrecondition,
)
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.interval_text import IntervalText
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import PeriodText, PipelineName
from penstock.steps.parts.markers import MARKER, OWN_INTERVAL, marker_folder

_STAMP = "%Y%m%d%H%M%S"
_PATTERN = "YYYYMMddHHmmss"
"""The same as `date` and the service write it."""


class AwaitedPipeline(SpecModel):
    """A pipeline, and the interval in which it has to have succeeded."""

    pipeline: PipelineName = Field(description="Name of a pipeline with a mark-success step")
    interval: IntervalText = Field(
        default=OWN_INTERVAL,
        description="An expression for the start of its interval; by default that of the run that waits",
    )


def _named(value: Any) -> Any:
    return {"pipeline": value} if isinstance(value, str) else value


Awaited = Annotated[AwaitedPipeline, BeforeValidator(_named, json_schema_input_type=AwaitedPipeline | PipelineName)]


class WaitForPipelines(ActivityStep):
    """Waits until other pipelines of the same environment have succeeded in an interval.

    `timeout` is how long it waits, by default a day; then it fails.

    Compiles to a ShellCommandActivity that does nothing, with an S3KeyExists precondition for each pipeline: the
    service looks for the marker that the other's mark-success step leaves in its bucket, and no machine runs before it
    is there.

    A pipeline in `may_fail` is waited for until `timeout` has passed since the run was due; then the run goes on
    without it. Only a machine can tell "there, or late": for these there is a ShellCommandPrecondition, which looks
    with the AWS CLI where the step runs, so that the machine starts when the run does. A run that starts later than
    that, such as one of a backfill, does not wait for them at all.
    """

    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    type: Literal["wait-for-pipelines"]
    pipelines: Annotated[list[Awaited], Field(min_length=1)] = Field(
        description="Names of pipelines, or mappings of `pipeline` and `interval`"
    )
    may_fail: list[PipelineName] = Field(
        default_factory=list, description="Those of them without which the run goes on when the timeout is over"
    )
    timeout: PeriodText = Field(default=Period(1, "days"), description="How long to wait; then the step fails")

    @model_validator(mode="after")
    def _check(self) -> Self:
        named = [item.pipeline for item in self.pipelines]
        for index, name in enumerate(self.may_fail):
            if name not in named:
                error = PydanticCustomError(
                    "may_fail", "'{found}' in may_fail is not one of pipelines", {"found": name}
                )
                raise refused(self, ("may_fail", index), error)
        if len({(item.pipeline, item.interval) for item in self.pipelines}) < len(self.pipelines):
            error = PydanticCustomError("awaited_twice", "no interval of a pipeline may be waited for twice")
            raise refused(self, "pipelines", error)
        return self

    @property
    def attempt_timeout(self) -> None:
        """None: what takes long is the precondition, not the attempt."""
        return

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity, its preconditions, and the data nodes of markers at which its machine looks."""
        required = [item for item in self._numbered() if item[1].pipeline not in self.may_fail]
        optional = [item for item in self._numbered() if item[1].pipeline in self.may_fail]
        preconditions: tuple[Precondition, ...] = (
            *(self._marker_exists(context, *item) for item in required),
            *(self._marker_or_late(context, *item) for item in optional),
        )
        activity = ShellCommandActivity(
            self.name,
            command="true",
            stage=False,
            # Not copied, as nothing is staged: the permission to look for them is derived from these.
            input=tuple(S3DataNode(f"{id_}.marker", directory_path=_folder(context, item)) for id_, item in optional)
            or None,
            precondition=preconditions,
            depends_on=context.waits_for(None),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(activity=activity)

    def _numbered(self) -> Iterator[tuple[str, AwaitedPipeline]]:
        """Yield (id, pipeline); the ids of several intervals of one pipeline are numbered from 2 on."""
        count: dict[str, int] = {}
        for item in self.pipelines:
            number = count[item.pipeline] = count.get(item.pipeline, 0) + 1
            yield f"{self.name}.{item.pipeline}" + (f"-{number}" if number > 1 else ""), item

    def _marker_exists(self, context: StepContext, id_: str, item: AwaitedPipeline) -> S3KeyExists:
        return S3KeyExists(
            id_,
            s3_key=f"{_folder(context, item)}{MARKER}",
            role=context.deployment.service_role,
            precondition_timeout=self.timeout,
        )

    def _marker_or_late(self, context: StepContext, id_: str, item: AwaitedPipeline) -> ShellCommandPrecondition:
        """It has no preconditionTimeout: that would make it fail where it is to hold in the end."""
        unit = self.timeout.unit.capitalize()
        over = f"#{{format(plus{unit}({context.due}, {self.timeout.count}),'{_PATTERN}')}}"
        return ShellCommandPrecondition(
            id_,
            command=f'aws s3 ls "{_folder(context, item)}{MARKER}" || [ "$(date -u +{_STAMP})" -ge {over} ]',
        )


def _folder(context: StepContext, item: AwaitedPipeline) -> str:
    return marker_folder(context.deployment.pipeline_bucket(item.pipeline), item.interval)
