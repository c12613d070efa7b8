"""Schedules.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-schedule.html
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from penstock.definition.wire import Field, WireObject
from penstock.local.datapipeline.kinds import SCHEDULED_KINDS, kind_of
from penstock.local.datapipeline.names import parse_time
from penstock.local.datapipeline.settings import resolved
from penstock.local.datapipeline.timetables import FIRST_ACTIVATION
from penstock.local.datapipeline.validation.draft import Draft, Finding
from penstock.objects.period import Period

_TYPES = ("cron", "timeseries", "ondemand")
_TIMES = ("period", "startAt", "startDateTime", "endDateTime", "occurrences")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def check_scheduling(draft: Draft) -> Iterator[Finding]:
    """Check schedule types, the schedule of each object that runs, and the Schedule objects."""
    types = {(item.string("scheduleType") or "").lower() for item in draft.objects.values()} - {""}
    is_on_demand = "ondemand" in types
    if is_on_demand and len(types) > 1:
        yield Finding("Default", f"'ondemand' must be the only scheduleType; found {', '.join(sorted(types))}")
    for unknown in sorted(name for name in types if name not in _TYPES and "#{" not in name):
        yield Finding("Default", f"scheduleType '{unknown}' is not one of {', '.join(_TYPES)}")
    for item in draft.typed():
        if kind_of(item.type) in SCHEDULED_KINDS and not is_on_demand:
            yield from _check_use(draft, item)
        if item.type == "Schedule" and not is_on_demand:
            yield from _check_schedule(item)
        elif item.type == "Schedule" and len(types) == 1:
            yield from _check_on_demand(item)


def check_resolved_schedules(draft: Draft) -> Iterator[Finding]:
    """Check Schedules whose fields have expressions: at activation, when every parameter has a value."""
    if any((item.string("scheduleType") or "").lower() == "ondemand" for item in draft.objects.values()):
        return
    for item in draft.typed():
        if item.type != "Schedule" or not any("#{" in entry.value for entry in item.fields):
            continue
        values = {entry.key: resolved(item, entry.key, draft.definition) for entry in item.fields}
        lacking = [key for key in _TIMES if key in values and not values[key]]
        for key in lacking:
            yield Finding(item.id, f"'{key}' cannot be evaluated: {item.string(key)}")
        if not lacking:
            fields = tuple(Field(entry.key, values[entry.key] or entry.value) for entry in item.fields)
            yield from _check_schedule(WireObject(item.id, item.name, fields))


def _check_on_demand(item: WireObject) -> Iterator[Finding]:
    """Accept only the form that the guide shows once; its prose says that such pipelines use no Schedule."""
    for key, wanted in (("period", "ONDEMAND_PERIOD"), ("startAt", "ONDEMAND_ACTIVATION_TIME")):
        if item.string(key) != wanted:
            message = f"a pipeline that runs on demand needs no Schedule; if it has one, '{key}' must be {wanted}"
            yield Finding(item.id, message)


def _check_use(draft: Draft, item: WireObject) -> Iterator[Finding]:
    references = item.references("schedule")
    if not references:
        yield Finding(item.id, "'schedule' is required; set it here, on a parent, or on Default")
    for target in references:
        found = draft.objects.get(target)
        if found is not None and found.type != "Schedule":
            message = f"'schedule' values must be of type 'Schedule'. Found values of type '{found.type or found.id}'"
            yield Finding(item.id, message)


def _check_schedule(item: WireObject) -> Iterator[Finding]:
    values = {key: item.string(key) for key in _TIMES}
    if any(text is not None and "#{" in text for text in values.values()):
        return
    period, at, start = values["period"], values["startAt"], values["startDateTime"]
    if period is None:
        yield Finding(item.id, "'period' is required, such as '1 day'")
    else:
        yield from _check_period(item.id, period)
    if (at is None) == (start is None):
        yield Finding(item.id, f"exactly one of 'startDateTime' and 'startAt' ({FIRST_ACTIVATION}) is required")
    if at is not None and at != FIRST_ACTIVATION:
        yield Finding(item.id, f"'startAt' must be {FIRST_ACTIVATION}; found '{at}'")
    end, occurrences = values["endDateTime"], values["occurrences"]
    if end is not None and occurrences is not None:
        yield Finding(item.id, "'endDateTime' and 'occurrences' exclude each other; remove one")
    if occurrences is not None and not (occurrences.isdecimal() and int(occurrences)):
        yield Finding(item.id, f"'occurrences' must be a positive number; found '{occurrences}'")
    try:
        begins, ends = (parse_time(text) if text else None for text in (start, end))
    except ValueError as error:
        yield Finding(item.id, str(error))
        return
    if begins is not None and ends is not None and ends <= begins:
        yield Finding(item.id, "'endDateTime' must be later than 'startDateTime'")


def _check_period(object_id: str, text: str) -> Iterator[Finding]:
    try:
        period = Period.parse(text)
    except ValueError as error:
        yield Finding(object_id, str(error))
        return
    if period.shortest() < timedelta(minutes=15) or period.after(_EPOCH) > _EPOCH.replace(year=1973):
        yield Finding(object_id, f"'period' must be from 15 minutes to 3 years; found '{text}'")
