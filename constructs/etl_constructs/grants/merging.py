"""Joins statements that allow the same of different resources."""

from __future__ import annotations

import json
from collections.abc import Iterable

from etl_constructs.statement import Statement


def merged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Join statements that differ in their resources only; statements and resources stay in order of appearance."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for item in statements:
        conditions = json.dumps(item.conditions, sort_keys=True)
        groups.setdefault((item.grantee, item.actions, item.reason, conditions), []).append(item)
    return tuple(_joined(group) for group in groups.values())


def _joined(group: list[Statement]) -> Statement:
    first = group[0]
    resources = dict.fromkeys(resource for item in group for resource in item.resources)
    return Statement(first.grantee, first.actions, tuple(resources), first.reason, first.conditions)
