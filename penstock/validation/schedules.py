"""PS404: everything that runs has a schedule, and schedules are such that the service takes them.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from penstock.definition.wire import DEFAULT_ID
from penstock.objects import Period, Schedule, ScheduleType, StartAt
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

ON_DEMAND_PERIOD = "ONDEMAND_PERIOD"
"""What the guide writes as the period of a schedule that each activation starts."""
_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every object without a schedule, and for every schedule that cannot be."""
    default = view.by_id.get(DEFAULT_ID)
    on_demand = default is not None and _is_on_demand(default.get("scheduleType"))
    for item in view.objects:
        if item.table.is_scheduled:
            yield from _check_on_demand(view, item) if on_demand else _check_scheduled(item)
    for item in view.of_kind(Schedule):
        yield from _check_schedule(item)


def _check_on_demand(view: DefinitionView, item: ObjectView) -> Iterator[Finding]:
    for held in item.get("scheduleType"):
        if not _is_on_demand((held,)):
            message = f"'{short(held.holder)}' has the schedule type {held.shown}, and Default has 'ondemand'"
            yield held.finding("PS404", message, allowed="ondemand alone", help="take it out")
    for held, target in view.targets(item, "schedule"):
        if ON_DEMAND_PERIOD not in {period.value for period in target.get("period")}:
            message = f"'{short(held.holder)}' has a schedule, but the pipeline runs on demand"
            yield held.finding("PS404", message, help=f"take 'schedule' out of '{short(held.holder)}'")


def _check_scheduled(item: ObjectView) -> Iterator[Finding]:
    for held in item.get("scheduleType"):
        if _is_on_demand((held,)):
            message = f"'{short(held.holder)}' runs on demand, and Default does not"
            yield held.finding("PS404", message, help="set 'scheduleType' to ondemand on Default")
            return
    if "schedule" not in item.held:
        message = f"{item.label} has no schedule"
        yield Finding(
            "PS404", item.id, "schedule", message, help=f"set 'schedule' on '{short(item.id)}', its parent or Default"
        )


def _check_schedule(item: ObjectView) -> Iterator[Finding]:
    values = item.get("period"), item.get("startAt")
    wanted = ON_DEMAND_PERIOD, StartAt.ON_DEMAND.value
    found = [any(held.value == word for held in held_values) for held_values, word in zip(values, wanted, strict=True)]
    if found[0] != found[1]:
        message = f"{item.label} is on demand only by half"
        yield Finding("PS404", item.id, "period", message, allowed=f"period {wanted[0]} with startAt {wanted[1]}")
    yield from _check_times(item)


def _check_times(item: ObjectView) -> Iterator[Finding]:
    times: dict[str, tuple[datetime, Held]] = {}
    for held in (*item.get("startDateTime"), *item.get("endDateTime")):
        if not held.is_plain:
            continue
        time = parsed_time(held.value)
        if time is None:
            message = f"{held.where} is {held.shown}"
            yield held.finding("PS404", message, allowed="a time in UTC such as 2026-01-31T06:00:00")
        else:
            times.setdefault(held.key, (time, held))
    if len(times) < len(("start", "end")):
        return
    (start, _), (end, held) = times["startDateTime"], times["endDateTime"]
    if end <= start:
        yield held.finding("PS404", f"{item.label} ends before it starts", help="end it later")
    elif (first := _first_end(start, item.get("period"))) is not None and first > end:
        message = f"{item.label} ends before its first period does, so nothing would run"
        yield held.finding("PS404", message, help=f"end it at {first.isoformat()} or later")


def _first_end(start: datetime, periods: Sequence[Held]) -> datetime | None:
    """The end of the first interval; None where the period is not one, which another rule reports."""
    try:
        return Period.parse(periods[0].value).after(start) if periods else None
    except (ValueError, OverflowError):
        return None


def parsed_time(text: str) -> datetime | None:
    """Read a time as definitions write it; None where the text is none."""
    try:
        return datetime.fromisoformat(text) if _DATE_TIME.fullmatch(text) else None
    except ValueError:
        return None


def _is_on_demand(values: Sequence[Held]) -> bool:
    return any(held.value.casefold() == ScheduleType.ON_DEMAND.value for held in values)
