"""PS404: everything that runs has a schedule, and schedules are such that the service takes them.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from penstock.objects import Period, Schedule, ScheduleType, StartAt
from penstock.objects.families import Scheduled
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView, Held, ObjectView

ON_DEMAND_PERIOD = "ONDEMAND_PERIOD"
"""What the guide writes as the period of a schedule that each activation starts."""
_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every object without a schedule, and for every schedule that cannot be."""
    default = next((item for item in view.objects if item.id == "Default"), None)
    on_demand = default is not None and _is_on_demand(default.get("scheduleType"))
    for item in view.objects:
        if item.kind is Schedule:
            yield from _check_schedule(item)
        elif item.kind and item.kind.TYPE and issubclass(item.kind, Scheduled):
            yield from _check_on_demand(view, item) if on_demand else _check_scheduled(item)


def _check_on_demand(view: DefinitionView, item: ObjectView) -> Iterator[Finding]:
    for held in item.get("scheduleType"):
        if not _is_on_demand((held,)):
            message = f"'{held.holder}' has the schedule type '{held.value}', and Default has 'ondemand'"
            yield Finding("PS404", held.holder, held.key, message, allowed="ondemand alone", help="take it out")
    for held in item.get("schedule"):
        target = view.by_id.get(held.value)
        if target is not None and ON_DEMAND_PERIOD not in {period.value for period in target.get("period")}:
            message = f"'{held.holder}' has a schedule, but the pipeline runs on demand"
            yield Finding("PS404", held.holder, held.key, message, help=f"take 'schedule' out of '{held.holder}'")


def _check_scheduled(item: ObjectView) -> Iterator[Finding]:
    for held in item.get("scheduleType"):
        if _is_on_demand((held,)):
            message = f"'{held.holder}' runs on demand, and Default does not"
            yield Finding("PS404", held.holder, held.key, message, help="set 'scheduleType' to ondemand on Default")
            return
    if not item.get("schedule"):
        message = f"{item.label} has no schedule"
        yield Finding(
            "PS404", item.id, "schedule", message, help=f"set 'schedule' on '{item.id}', its parent or Default"
        )


def _check_schedule(item: ObjectView) -> Iterator[Finding]:
    if item.get("endDateTime") and item.get("occurrences"):
        message = f"{item.label} has both 'endDateTime' and 'occurrences'"
        yield Finding("PS404", item.id, "occurrences", message, help="take one out")
    values = item.get("period"), item.get("startAt")
    wanted = ON_DEMAND_PERIOD, StartAt.ON_DEMAND.value
    found = [any(held.value == word for held in held_values) for held_values, word in zip(values, wanted, strict=True)]
    if any(found) and not all(found):
        message = f"{item.label} is on demand only by half"
        yield Finding("PS404", item.id, "period", message, allowed=f"period {wanted[0]} with startAt {wanted[1]}")
    yield from _check_times(item)


def _check_times(item: ObjectView) -> Iterator[Finding]:
    times: dict[str, datetime] = {}
    for held in (*item.get("startDateTime"), *item.get("endDateTime")):
        if not held.is_plain:
            continue
        time = _parsed(held.value)
        if time is None:
            message = f"'{held.key}' of '{held.holder}' is '{held.value}'"
            yield Finding("PS404", held.holder, held.key, message, allowed="a time in UTC such as 2026-01-31T06:00:00")
        else:
            times[held.key] = time
    if len(times) < len(("start", "end")):
        return
    start, end = times["startDateTime"], times["endDateTime"]
    if end <= start:
        yield Finding("PS404", item.id, "endDateTime", f"{item.label} ends before it starts", help="end it later")
    elif (first := _first_end(start, item.get("period"))) is not None and first > end:
        message = f"{item.label} ends before its first period does, so nothing would run"
        yield Finding("PS404", item.id, "endDateTime", message, help=f"end it at {first.isoformat()} or later")


def _first_end(start: datetime, periods: tuple[Held, ...]) -> datetime | None:
    """The end of the first interval; None where the period is not one, which another rule reports."""
    try:
        return Period.parse(periods[0].value).after(start) if periods else None
    except (ValueError, OverflowError):
        return None


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if _DATE_TIME.fullmatch(text) else None
    except ValueError:
        return None


def _is_on_demand(values: tuple[Held, ...]) -> bool:
    return any(held.value.casefold() == ScheduleType.ON_DEMAND.value for held in values)
