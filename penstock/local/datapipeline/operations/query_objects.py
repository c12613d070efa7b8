"""QueryObjects.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_QueryObjects.html
"""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.operations.paging import marker_of
from penstock.local.datapipeline.operations.selectors import condition
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, items, text
from penstock.local.datapipeline.store.rows import Pipeline

_PAGE = 100
_MOST_SELECTORS = 10
_FROM = {
    "INSTANCE": "SELECT o.instance_id FROM instances o WHERE o.pipeline = ?",
    "ATTEMPT": "SELECT o.attempt_id FROM attempts o JOIN instances i ON i.key = o.instance WHERE o.pipeline = ?",
}
_ORDER = {"INSTANCE": "o.start, o.key", "ATTEMPT": "o.key"}


def query_objects(work: Work, payload: Payload) -> dict[str, object]:
    """Return ids of a sphere that meet all selectors: instances by their scheduled start, attempts by their making."""
    pipeline = named_pipeline(work, payload)
    sphere = text(payload, "sphere").upper()
    query = payload.get("query") or {}
    selectors = items(query, "selectors") if isinstance(query, dict) else ()
    if len(selectors) > _MOST_SELECTORS:
        raise invalid(f"a query may have {_MOST_SELECTORS} selectors; found {len(selectors)}")
    limit = payload.get("limit") or _PAGE
    if not isinstance(limit, int) or not 1 <= limit <= _PAGE:
        raise invalid(f"'limit' must be a number from 1 to {_PAGE}; found '{limit}'")
    offset = marker_of(payload)
    if sphere == "COMPONENT":
        found = _components(work, pipeline, selectors)[offset : offset + limit + 1]
    elif sphere in _FROM:
        clauses = [condition(sphere, selector) for selector in selectors]
        sql = " AND ".join((_FROM[sphere], *(clause for clause, _ in clauses)))
        values = (pipeline.key, *(value for _, given in clauses for value in given), limit + 1, offset)
        rows = work.store.query(f"{sql} ORDER BY {_ORDER[sphere]} LIMIT ? OFFSET ?", values)
        found = [str(row[0]) for row in rows]
    else:
        raise invalid(f"'sphere' must be COMPONENT, INSTANCE or ATTEMPT; found '{sphere}'")
    reply: dict[str, object] = {"ids": found[:limit], "hasMoreResults": len(found) > limit}
    if len(found) > limit:
        reply["marker"] = str(offset + limit)
    return reply


def _components(work: Work, pipeline: Pipeline, selectors: object) -> list[str]:
    """Components are few, and only name, parent and @status of them can be compared."""
    plan = work.plans.get(pipeline.key, pipeline.latest_version)
    found = list(plan.components.values())
    paused = {state.component_id for state in work.store.components.all(pipeline.key) if state.paused}
    for selector in selectors if isinstance(selectors, list | tuple) else ():
        field, operator = selector.get("fieldName"), selector.get("operator") or {}
        wanted = set(operator.get("values") or ())
        if field == "name":
            found = [item for item in found if item.wire.name in wanted]
        elif field == "parent":
            own = {item.id: set(item.references("parent")) for item in plan.definition}
            found = [item for item in found if own[item.id] & wanted]
        elif field == "@status":
            found = [item for item in found if ("PAUSED" if item.id in paused else "SCHEDULED") in wanted]
        elif field != "@sphere" or "COMPONENT" not in wanted:
            found = []
    return [item.id for item in found]
