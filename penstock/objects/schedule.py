"""When pipeline objects run: intervals of one period from a start."""

from __future__ import annotations

from datetime import datetime

from penstock.objects.base import PipelineObject
from penstock.objects.enumerations import StartAt
from penstock.objects.fields import choice, date_time, integer, period
from penstock.objects.period import Period


class Schedule(PipelineObject):
    """When pipeline objects run: intervals of one period from a start.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
    """

    TYPE = "Schedule"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html"
    CATEGORY = "Schedule"
    AT_MOST_ONE = (("end_date_time", "occurrences"),)
    ONE_OF = (("start_at", "start_date_time"),)

    end_date_time: datetime | str | None = date_time("UTC time after which no interval ends", default=None)
    max_active_instances: int | str | None = integer(
        "Instances active at once", default=None, least=1, most=5, documented=False
    )
    occurrences: int | str | None = integer("Number of runs after activation", default=None, least=1)
    period: Period | str = period("Length of an interval", least="15 minutes", most="3 years")
    start_at: StartAt | str | None = choice("Symbolic start of the first interval", StartAt, default=None)
    start_date_time: datetime | str | None = date_time("UTC start of the first interval", default=None)
