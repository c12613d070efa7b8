"""When something runs, in words."""

from __future__ import annotations

from penstock.objects import ScheduleType, StartAt
from penstock.rendering.graph import Graph, Item

_MODES = {
    ScheduleType.CRON.value: "each run at the start of its interval (cron)",
    ScheduleType.TIMESERIES.value: "each run at the end of its interval (timeseries)",
}
_ON_DEMAND = "on demand, once for each activation"
_ON_DEMAND_PERIOD = "ONDEMAND_PERIOD"
"""What the guide writes as the period of a schedule that each activation starts."""


def when(graph: Graph, item: Item) -> str:
    """When an object runs, by its effective schedule and schedule type; empty where neither is set."""
    mode = item.text("scheduleType").casefold()
    if mode == ScheduleType.ON_DEMAND.value:
        return _ON_DEMAND
    schedule = next(graph.targets(item, "schedule"), None)
    if schedule is not None:
        words = _intervals(schedule)
    else:
        words = next((graph.target_title(field) for field in item.get("schedule")), "")
    return "; ".join(part for part in (words, _MODES.get(mode, mode)) if part)


def _intervals(schedule: Item) -> str:
    period = schedule.text("period")
    if period == _ON_DEMAND_PERIOD:
        return _ON_DEMAND
    parts = [f"every {period}" if period else f"no period in {schedule.label}"]
    start_at, start = schedule.text("startAt"), schedule.text("startDateTime")
    if start_at:
        parts.append("from the first activation" if start_at == StartAt.FIRST_ACTIVATION.value else f"from {start_at}")
    if start:
        parts.append(f"from {start} UTC")
    if end := schedule.text("endDateTime"):
        parts.append(f"until {end} UTC")
    if occurrences := schedule.text("occurrences"):
        parts.append(f"(number of runs: {occurrences})")
    return " ".join(parts)
