"""run-hadoop-streaming: MapReduce with programs that read and write lines."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import EmrActivity
from penstock.objects.emr_step import emr_step
from penstock.steps.bases.transform import TransformStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.emr_parts import COMMAND_RUNNER
from penstock.steps.keys.types import ScriptPath, Text, script_or_uri
from penstock.steps.parts.folders import path_expression

AGGREGATE = "aggregate"
"""Hadoop's own reducer, https://hadoop.apache.org/docs/stable/hadoop-streaming/HadoopStreaming.html"""
_NO_REDUCER = "NONE"


def _reducer(value: object, info: ValidationInfo) -> str:
    return AGGREGATE if value == AGGREGATE else script_or_uri(value, info)


Reducer = Annotated[
    str,
    PlainValidator(_reducer),
    WithJsonSchema({"type": "string", "description": "A file under assets/, an s3:// URI, or aggregate"}),
]


class RunHadoopStreaming(TransformStep):
    """Runs Hadoop Streaming: a mapper and a reducer that read lines and write lines.

    Compiles to an EmrActivity and the S3DataNode that it writes: a folder of its own for every scheduled run. Hadoop
    refuses a folder that is there already, so what an earlier attempt left of it is removed first. The programs are
    copied to every node under the names that they have here; `#!` names their interpreter.

    https://docs.aws.amazon.com/emr/latest/ReleaseGuide/UseCase_Streaming.html
    """

    type: Literal["run-hadoop-streaming"]
    mapper: ScriptPath = Field(description="The mapper: a file under assets/, or an s3:// URI")
    reducer: Reducer | None = Field(
        default=None,
        description="The reducer: a file under assets/, an s3:// URI, or Hadoop's own `aggregate`; by default there is "
        "none, and what the mapper writes is the output",
    )
    files: list[ScriptPath] = Field(default_factory=list, description="More files that the programs need beside them")
    options: list[Text] = Field(
        default_factory=list, description="Generic options of Hadoop, such as -D and mapreduce.job.reduces=2"
    )
    arguments: list[Text] = Field(default_factory=list, description="More arguments of Hadoop Streaming")

    @model_validator(mode="after")
    def _check(self) -> Self:
        names = [_base(path) for path in self._programs]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise PydanticCustomError(
                "file_names",
                "two different files are named {names}; they are copied into one folder",
                {"names": " and ".join(twice)},
            )
        return self

    @property
    def _programs(self) -> tuple[str, ...]:
        reducer = () if self.reducer in (None, AGGREGATE) else (self.reducer or "",)
        return tuple(dict.fromkeys((self.mapper, *reducer, *self.files)))

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        source, output = self.input_and_output(context)
        target = path_expression("output", output)
        activity = EmrActivity(
            self.name,
            pre_step_command=(f"hadoop fs -rm -r -f -skipTrash '{target}'",),
            step=(emr_step(self._parts(context, path_expression("input", source), target)),),
            input=(source,),
            output=(output,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(source),
            **context.alarms,
        )
        return StepResult(output, activity)

    def _parts(self, context: StepContext, source: str, target: str) -> tuple[str, ...]:
        # The name after `#` is that of the copy: an asset is published under another one.
        files = ",".join(f"{context.asset_uri(path)}#{_base(path)}" for path in self._programs)
        return (
            COMMAND_RUNNER,
            "hadoop-streaming",
            *self.options,  # generic options go first
            "-files",
            files,
            "-mapper",
            _base(self.mapper),
            "-reducer",
            _NO_REDUCER if self.reducer is None else _base(self.reducer),
            "-input",
            source,
            "-output",
            target,
            *self.arguments,
        )


def _base(path: str) -> str:
    return PurePosixPath(path).name
