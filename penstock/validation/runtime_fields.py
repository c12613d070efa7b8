"""The fields that the service sets while a pipeline runs, which expressions may name."""

from __future__ import annotations

from penstock.objects import Attemptable, PipelineObject, Precondition, Resource, Schedule
from penstock.objects.families import Scheduled

OF_ALL = frozenset({"@error", "@id", "@pipelineId", "@sphere", "@version"})
OF_ATTEMPTABLES = frozenset(
    {
        "@activeInstances",
        "@actualEndTime",
        "@actualStartTime",
        "@cascadeFailedOn",
        "@resourceStatus",
        "@scheduledEndTime",
        "@scheduledStartTime",
        "@status",
        "@triesLeft",
        "@waitingOn",
        "cancellationReason",
        "emrStepLog",
        "errorId",
        "errorMessage",
        "errorStackTrace",
        "hadoopJobLog",
        "hostname",
        "reportProgressTime",
    }
)
OF_SCHEDULED = frozenset(
    {
        "@finishedTime",
        "@healthStatus",
        "@healthStatusFromInstanceId",
        "@healthStatusUpdatedTime",
        "@lastDeactivatedTime",
        "@latestCompletedRunTime",
        "@latestRunTime",
        "@nextRunTime",
    }
)
_BY_FAMILY: tuple[tuple[type[PipelineObject], frozenset[str]], ...] = (
    (PipelineObject, OF_ALL),
    (Attemptable, OF_ATTEMPTABLES),
    (Scheduled, OF_SCHEDULED),
    (Precondition, frozenset({"currentRetryCount", "lastRetryTime"})),
    (Resource, frozenset({"@failureReason"})),
    (Schedule, frozenset({"@firstActivationTime"})),
)


def runtime_fields(kind: type[PipelineObject]) -> frozenset[str]:
    """Return the names of the runtime fields of a type, undocumented ones that the service is known to set included."""
    return frozenset().union(*(names for family, names in _BY_FAMILY if issubclass(kind, family)))
