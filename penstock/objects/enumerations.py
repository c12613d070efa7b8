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


class HadoopSchedulerType(Enum):
    """How a cluster shares itself among the jobs of parallel activities."""

    PARALLEL_FAIR_SCHEDULING = "PARALLEL_FAIR_SCHEDULING"
    PARALLEL_CAPACITY_SCHEDULING = "PARALLEL_CAPACITY_SCHEDULING"
    DEFAULT_SCHEDULER = "DEFAULT_SCHEDULER"


class ParameterType(Enum):
    """What the value of a parameter is."""

    STRING = "String"
    INTEGER = "Integer"
    DOUBLE = "Double"
    S3_OBJECT_KEY = "AWS::S3::ObjectKey"


class Region(Enum):
    """Regions that the guide listed in 2019 for the resources and data of a pipeline; later ones work too."""

    US_EAST_1 = "us-east-1"
    US_EAST_2 = "us-east-2"
    US_WEST_1 = "us-west-1"
    US_WEST_2 = "us-west-2"
    CA_CENTRAL_1 = "ca-central-1"
    EU_WEST_1 = "eu-west-1"
    EU_WEST_2 = "eu-west-2"
    EU_CENTRAL_1 = "eu-central-1"
    AP_SOUTHEAST_1 = "ap-southeast-1"
    AP_SOUTHEAST_2 = "ap-southeast-2"
    AP_SOUTH_1 = "ap-south-1"
    AP_NORTHEAST_1 = "ap-northeast-1"
    AP_NORTHEAST_2 = "ap-northeast-2"
    SA_EAST_1 = "sa-east-1"
