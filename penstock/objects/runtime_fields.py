"""The fields that the service sets while a pipeline runs: read by expressions and people, never written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from penstock.objects.base import PipelineObject
from penstock.objects.families import Action, Attemptable, Precondition, Resource, Scheduled, SystemPrecondition
from penstock.objects.fields import Kind
from penstock.objects.schedule import Schedule


@dataclass(frozen=True, slots=True)
class RuntimeField:
    """A field that the service sets.

    Attributes:
        wire: the service's name, `@` in front where the service writes one.
        kind: what the value is.
        doc: a few words.
        multiple: whether there may be several values.
        documented: False where the field is only known from what the service answers.
    """

    wire: str
    kind: Kind
    doc: str
    multiple: bool = False
    documented: bool = True


_OF_ALL = (
    RuntimeField("@error", Kind.STRING, "Why the object is ill-formed"),
    RuntimeField("@id", Kind.STRING, "Id of the instance or attempt", documented=False),
    RuntimeField("@pipelineId", Kind.STRING, "Id of the pipeline"),
    RuntimeField("@sphere", Kind.STRING, "COMPONENT, INSTANCE or ATTEMPT"),
    RuntimeField("@version", Kind.STRING, "Version of the pipeline that made the object"),
)
_OF_ATTEMPTABLES = (
    RuntimeField("@activeInstances", Kind.REFERENCE, "Instances that are active now", multiple=True),
    RuntimeField("@actualEndTime", Kind.DATE_TIME, "When it ended"),
    RuntimeField("@actualStartTime", Kind.DATE_TIME, "When it started"),
    RuntimeField("@cascadeFailedOn", Kind.REFERENCE, "The object whose failure reached it"),
    RuntimeField("@resourceStatus", Kind.STRING, "Status of its resource", documented=False),
    RuntimeField("@scheduledEndTime", Kind.DATE_TIME, "End of its interval"),
    RuntimeField("@scheduledStartTime", Kind.DATE_TIME, "Start of its interval"),
    RuntimeField("@status", Kind.STRING, "Status"),
    RuntimeField("@triesLeft", Kind.INTEGER, "Attempts that are left", documented=False),
    RuntimeField("@waitingOn", Kind.REFERENCE, "Objects that it waits for", multiple=True),
    RuntimeField("cancellationReason", Kind.STRING, "Why it was cancelled"),
    RuntimeField("emrStepLog", Kind.STRING, "Logs of the EMR step"),
    RuntimeField("errorId", Kind.STRING, "Id of the error"),
    RuntimeField("errorMessage", Kind.STRING, "Message of the error"),
    RuntimeField("errorStackTrace", Kind.STRING, "Stack trace of the error"),
    RuntimeField("hadoopJobLog", Kind.STRING, "Logs of the Hadoop job"),
    RuntimeField("hostname", Kind.STRING, "Host that took the attempt"),
    RuntimeField("reportProgressTime", Kind.DATE_TIME, "When progress was reported last"),
)
_OF_SCHEDULED = (
    RuntimeField("@finishedTime", Kind.DATE_TIME, "When it finished"),
    RuntimeField("@healthStatus", Kind.STRING, "Health, by the last instance that ended"),
    RuntimeField("@healthStatusFromInstanceId", Kind.STRING, "That instance"),
    RuntimeField("@healthStatusUpdatedTime", Kind.DATE_TIME, "When the health was set"),
    RuntimeField("@lastDeactivatedTime", Kind.DATE_TIME, "When it was deactivated last"),
    RuntimeField("@latestCompletedRunTime", Kind.DATE_TIME, "Time of the latest run that completed"),
    RuntimeField("@latestRunTime", Kind.DATE_TIME, "Time of the latest run"),
    RuntimeField("@nextRunTime", Kind.DATE_TIME, "Time of the next run"),
)
_NODE = (RuntimeField("node", Kind.REFERENCE, "The object that it runs for"),)
_BY_FAMILY: tuple[tuple[type[PipelineObject], tuple[RuntimeField, ...]], ...] = (
    (PipelineObject, _OF_ALL),
    (Attemptable, _OF_ATTEMPTABLES),
    (Scheduled, _OF_SCHEDULED),
    (Action, _NODE),
    (Precondition, _NODE),
    (
        SystemPrecondition,
        (
            RuntimeField("currentRetryCount", Kind.STRING, "Tries within this attempt"),
            RuntimeField("lastRetryTime", Kind.STRING, "The last of them"),
        ),
    ),
    (Resource, (RuntimeField("@failureReason", Kind.STRING, "Why the resource failed"),)),
    (Schedule, (RuntimeField("@firstActivationTime", Kind.DATE_TIME, "When the pipeline was activated first"),)),
)


def runtime_fields(kind: type[PipelineObject]) -> Mapping[str, RuntimeField]:
    """Return the runtime fields of a type by the service's names."""
    return {field.wire: field for family, fields in _BY_FAMILY if issubclass(kind, family) for field in fields}
