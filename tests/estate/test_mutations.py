"""Specs with random damage, looked at together: findings or none, never a traceback."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from penstock.definition.wire import WireDefinition
from penstock.estate import check_estate, read_estate
from penstock.estate.views import view_of
from penstock.rendering import ESTATE_RENDERERS
from penstock.specs.folder import load_all

STEPS: tuple[dict[str, Any], ...] = (
    {
        "type": "wait-for-pipelines",
        "pipelines": ["a", {"pipeline": "b", "interval": "#{minusDays(@scheduledStartTime, 1)}"}],
        "may_fail": ["a"],
    },
    {"type": "upsert", "table": "visits", "source": "web.visits"},
    {"type": "check-primary-key", "table": "visits"},
    {"type": "check-freshness", "table": "orders", "no_older_than": "1 day"},
    {"parallel": [{"type": "run-sql", "command": "DELETE FROM visits"}, {"type": "run-shell", "command": "x"}]},
    {"type": "mark-success"},
)
SCHEDULES: tuple[Any, ...] = (
    {"every": "1 day", "start": "2026-01-01"},
    {"every": "1 hour", "start": "2026-01-01T00:30:00"},
    {"every": "1 month", "start": "2026-01-31", "occurrences": 2},
    {"every": "1 day", "start": "2026-01-01", "end": "2026-01-03"},
    "on-demand",
    "once",
)
ODD: tuple[Any, ...] = (
    None,
    True,
    3,
    1.5,
    "",
    "x y",
    "a",
    "#{",
    "#{@scheduledStartTime}",
    [],
    {},
    [[]],
    {"pipeline": []},
    ["a", {}],
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in a value."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    found = [(value, key) for key in keys]
    return found + [place for key in keys for place in _places(value[key])]


def _damaged(spec: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    spec = copy.deepcopy(spec)
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        container, key = chance.choice(_places(spec) or [(spec, "name")])
        if chance.random() < 0.3:
            del container[key]
        else:
            container[key] = copy.deepcopy(chance.choice(ODD))
    return spec


@pytest.mark.parametrize("seed", range(120))
def test_damage_ends_in_findings(tmp_path: Path, assets: Path, seed: int) -> None:
    """Whatever the specs say; the same every time."""
    chance = random.Random(seed)  # noqa: S311
    folder = tmp_path / "etl_specs"
    folder.mkdir()
    paths = []
    for name in "abc":
        steps = chance.sample(STEPS, chance.randint(1, len(STEPS)))
        spec = {"name": name, "schedule": chance.choice(SCHEDULES), "steps": list(steps)}
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(_damaged(spec, chance)), encoding="utf-8")
        paths.append(path)
    loaded = load_all(paths, assets)
    estate = read_estate(loaded.specs, loaded.broken, assets)
    found = check_estate(estate)
    assert found == check_estate(read_estate(loaded.specs, loaded.broken, assets))
    assert all(item.location is not None and item.location.path in paths for item in found)
    views = [view_of(item, WireDefinition(())) for item in estate.pipelines.values()]
    assert all(render(views) for render in ESTATE_RENDERERS.values())
