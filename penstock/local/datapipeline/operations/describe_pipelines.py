"""DescribePipelines."""

from __future__ import annotations

from penstock.definition.api_form import fields_to_api
from penstock.definition.wire import Field
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.names import wire_time
from penstock.local.datapipeline.next_run import next_run
from penstock.local.datapipeline.operations.lookup import pipeline_of
from penstock.local.datapipeline.requests import Payload, ids
from penstock.local.datapipeline.store.rows import Pipeline

_MOST = 25


def describe_pipelines(work: Work, payload: Payload) -> dict[str, object]:
    """Return state, health and times of pipelines."""
    found = [pipeline_of(work, name) for name in ids(payload, "pipelineIds", _MOST)]
    return {
        "pipelineDescriptionList": [
            {
                "pipelineId": item.id,
                "name": item.name,
                "description": item.description,
                "tags": [{"key": key, "value": value} for key, value in item.tags.items()],
                "fields": fields_to_api(_fields(work, item)),
            }
            for item in found
        ]
    }


def _fields(work: Work, item: Pipeline) -> list[Field]:
    states = work.store.components.all(item.key)
    texts = (
        ("@pipelineState", item.state),
        ("@healthStatus", _health(item, {state.health for state in states})),
        ("@sphere", "PIPELINE"),
        ("@id", item.id),
        ("@version", str(item.latest_version)),
        ("@accountId", work.account),
        ("@userId", work.account),
        ("pipelineCreator", work.account),
        ("name", item.name),
        ("uniqueId", item.unique_id),
        ("description", item.description),
    )
    times = (
        ("@creationTime", item.created),
        ("@firstActivationTime", item.first_activation),
        ("@lastActivationTime", item.last_activation),
        ("@lastDeactivationTime", item.last_deactivation),
        ("@latestRunTime", max((s.latest_run for s in states if s.latest_run), default=None)),
        ("@healthStatusUpdatedTime", max((s.health_time for s in states if s.health_time), default=None)),
        ("@nextRunTime", next_run(work, item)),
    )
    return [
        *(Field(key, value) for key, value in texts if value),
        *(Field(key, wire_time(moment)) for key, moment in times if moment is not None),
    ]


def _health(item: Pipeline, found: set[str | None]) -> str:
    """ERROR if any component is, HEALTHY if all that have run are; the guide has words for none yet.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-interpret-health-status.html
    """
    if item.first_activation is None:
        return "No Health Information Available"
    return "ERROR" if "ERROR" in found else "HEALTHY" if "HEALTHY" in found else "No Completed Executions"
