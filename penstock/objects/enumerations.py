"""The enumerations of object fields; the service compares them without regard to case."""

from __future__ import annotations

from enum import Enum


class ScheduleType(Enum):
    """When an instance of an activity or data node runs: at its interval's start, at its end, or on each activation."""

    CRON = "cron"
    TIMESERIES = "timeseries"
    ON_DEMAND = "ondemand"


class FailureAndRerunMode(Enum):
    """Whether a failure or a rerun reaches the consumers of an object."""

    CASCADE = "CASCADE"
    NONE = "NONE"


class ActionOnResourceFailure(Enum):
    """What happens to the tasks of a resource that fails."""

    RETRY_ALL = "retryAll"
    RETRY_NONE = "retryNone"


class ActionOnTaskFailure(Enum):
    """Whether a resource goes on after one of its tasks failed."""

    CONTINUE = "continue"
    TERMINATE = "terminate"


class InsertMode(Enum):
    """How loaded rows meet the rows that a table already has."""

    APPEND = "APPEND"
    KEEP_EXISTING = "KEEP_EXISTING"
    OVERWRITE_EXISTING = "OVERWRITE_EXISTING"
    TRUNCATE = "TRUNCATE"


class StartAt(Enum):
    """A schedule's symbolic start."""

    FIRST_ACTIVATION = "FIRST_ACTIVATION_DATE_TIME"
    ON_DEMAND = "ONDEMAND_ACTIVATION_TIME"


class Compression(Enum):
    """Compression of data in S3."""

    NONE = "none"
    GZIP = "gzip"


class S3EncryptionType(Enum):
    """Server-side encryption of data in S3."""

    SERVER_SIDE_ENCRYPTION = "SERVER_SIDE_ENCRYPTION"
    NONE = "NONE"
