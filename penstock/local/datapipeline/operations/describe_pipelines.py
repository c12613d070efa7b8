"""DescribePipelines."""

from __future__ import annotations

from penstock.definition.api_form import fields_to_api
from penstock.definition.wire import Field
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.names import wire_time
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
    texts = (
        ("@pipelineState", item.state),
        ("@healthStatus", _health(work, item)),
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
        (
            "@latestRunTime",
            max((s.latest_run for s in work.store.components.all(item.key) if s.latest_run), default=None),
        ),
        ("@nextRunTime", work.store.timers.next_of(item.key, "create")),
    )
    return [
        *(Field(key, value) for key, value in texts if value),
        *(Field(key, wire_time(moment)) for key, moment in times if moment is not None),
    ]


def _health(work: Work, item: Pipeline) -> str:
    """ERROR if any component is, HEALTHY if all that have run are; the guide has words for none yet."""
    if item.first_activation is None:
        return "No Health Information Available"
    found = {state.health for state in work.store.components.all(item.key)}
    return "ERROR" if "ERROR" in found else "HEALTHY" if "HEALTHY" in found else "No Completed Executions"
