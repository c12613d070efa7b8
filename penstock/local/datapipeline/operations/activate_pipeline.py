"""ActivatePipeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.engine.activation import activate
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.names import wire_time
from penstock.local.datapipeline.operations.definition_reply import check_for
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.pace import MOST_ACTIVE_INSTANCES
from penstock.local.datapipeline.plan import Plan
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, values
from penstock.local.datapipeline.store.rows import Pipeline
from penstock.local.datapipeline.timetables import read_timetable
from penstock.local.datapipeline.validation.draft import Draft, Finding
from penstock.local.datapipeline.validation.parameters import missing_parameters
from penstock.local.datapipeline.validation.scheduling import check_resolved_schedules

_ACCIDENT = timedelta(days=1)


def activate_pipeline(work: Work, payload: Payload) -> dict[str, object]:
    """Validate and start a pipeline.

    The service refuses a schedule that begins more than one day in the past, lest somebody backfills by accident.
    So does this, unless startTimestamp says from when to run.
    """
    pipeline = named_pipeline(work, payload)
    latest = work.store.pipelines.version(pipeline.key, pipeline.latest_version)[0]
    wanted = _with_values(latest, values(payload))
    if not wanted.objects:
        raise invalid(f"The pipeline '{pipeline.id}' has no definition; put one first")
    findings = [finding for finding in check_for(work, pipeline, wanted) if not finding.is_warning]
    draft = Draft.of(wanted)
    findings += (*missing_parameters(draft), *check_resolved_schedules(draft))
    if findings:
        raise invalid(f"The definition has errors and cannot be activated: {_listed(findings)}")
    if wanted != latest:
        work.store.pipelines.add_version(pipeline, wanted, errored=False)
    plan = work.plans.get(pipeline.key, pipeline.latest_version)
    start = _timestamp(payload)
    if plan.is_on_demand:
        _refuse_too_many(work, pipeline, plan)
    elif start is None:
        _refuse_accident(work, pipeline, plan)
    activate(work, pipeline, start)
    return {}


def _with_values(definition: WireDefinition, given: tuple[tuple[str, str], ...]) -> WireDefinition:
    replaced = {key for key, _ in given}
    kept = tuple(pair for pair in definition.values if pair[0] not in replaced)
    return WireDefinition(definition.objects, definition.parameters, (*kept, *given)) if given else definition


def _listed(findings: list[Finding]) -> str:
    return "; ".join(f"{finding.object_id}: {finding.message}" for finding in findings)


def _timestamp(payload: Payload) -> float | None:
    value = payload.get("startTimestamp")
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or UTC).timestamp()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise invalid(f"'startTimestamp' must be a number of seconds since 1970; found '{value}'")


def _refuse_too_many(work: Work, pipeline: Pipeline, plan: Plan) -> None:
    """One execution at a time, or Default.maxActiveInstances."""
    default = plan.components.get("Default")
    is_set = default is not None and default.wire.string("maxActiveInstances") is not None
    limit = default.settings.max_active_instances if default is not None and is_set else 1
    running = work.store.instances.open_starts(pipeline.key)
    if running >= limit:
        raise invalid(
            f"{running} on-demand execution(s) of '{pipeline.id}' are not over yet and {limit} allowed at once; wait, "
            f"cancel, or raise maxActiveInstances on Default (at most {MOST_ACTIVE_INSTANCES})"
        )


def _refuse_accident(work: Work, pipeline: Pipeline, plan: Plan) -> None:
    for schedule_id, start in _new_starts(work, pipeline, plan):
        if start < work.now - _ACCIDENT.total_seconds():
            raise invalid(
                f"Schedule '{schedule_id}' starts at {wire_time(start)}, more than one day in the past; to run the "
                "past intervals on purpose, activate with startTimestamp"
            )


def _new_starts(work: Work, pipeline: Pipeline, plan: Plan) -> Iterator[tuple[str, float]]:
    for schedule_id in plan.schedule_ids():
        if work.store.components.schedule(pipeline.key, schedule_id) is None:
            schedule = plan.components[schedule_id]
            yield schedule_id, read_timetable(schedule.wire, plan.definition, work.now).start.timestamp()
