"""Definitions in the CLI's form, and arbitrary ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from penstock.compiler import compile_spec
from penstock.definition.cli_form import from_cli
from penstock.definition.wire import DEFAULT_ID, Field, WireDefinition, WireObject, WireParameter
from penstock.objects import TYPES
from penstock.rendering.graph import Graph
from penstock.specs.loader import LoadedSpec, load_spec

_IDS = st.sampled_from([DEFAULT_ID, "a", "b", "c", 'd "]\n<#;', ""])
_REFERRING = ["parent", "input", "output", "runsOn", "dependsOn", "precondition", "schedule", "onFail", "database"]
_TOLD = ["type", "scheduleType", "period", "startAt", "lateAfterTimeout", "filePath", "tableName", "maximumRetries"]
_KEYS = st.sampled_from([*_REFERRING, *_TOLD, "workerGroup", "retryDelay", "*password", "myField", "@status", ""])
_TEXTS = st.one_of(
    st.sampled_from([*(str(kind.TYPE) for kind in TYPES), "OddActivity", "cron", "ondemand", "1 day", "#{myX}", ""]),
    st.text(max_size=8),
    st.text("\ud800\u202e\x1b\x9b#\"'`<&\\\n", max_size=4),
)
_FIELDS = st.one_of(st.builds(Field, _KEYS, _IDS, st.just(True)), st.builds(Field, _KEYS, _TEXTS))
_OBJECTS = st.builds(WireObject, _IDS, _TEXTS, st.lists(_FIELDS, max_size=8).map(tuple))
_PAIRS = st.lists(st.tuples(st.sampled_from(["default", "type", "*myX", "myX"]), _TEXTS), max_size=3).map(tuple)
_PARAMETERS = st.builds(WireParameter, st.sampled_from(["*myX", "myX", ""]), _PAIRS)


@pytest.fixture(scope="session")
def broken_definitions() -> st.SearchStrategy[WireDefinition]:
    """Definitions with circles, references to nothing, ids that stand twice, unknown types and odd texts."""
    return st.builds(
        WireDefinition,
        st.lists(_OBJECTS, max_size=8).map(tuple),
        st.lists(_PARAMETERS, max_size=2).map(tuple),
        _PAIRS,
    )


@pytest.fixture(scope="session")
def definition() -> Callable[..., WireDefinition]:
    """Make a definition of objects as the CLI writes them; fields are in order of their names, as the CLI does it."""

    def make(*objects: dict[str, Any], **others: Any) -> WireDefinition:
        return from_cli({"objects": objects, **others})

    return make


@pytest.fixture(scope="session")
def graph(definition: Callable[..., WireDefinition]) -> Callable[..., Graph]:
    """Make the graph of objects as the CLI writes them."""
    return lambda *objects: Graph.of(definition(*objects))


@pytest.fixture
def clickstream(root: Path, deployment: Any) -> WireDefinition:
    """What etl_specs/clickstream.yaml compiles to."""
    loaded = load_spec(root / "etl_specs" / "clickstream.yaml", root / "assets")
    assert isinstance(loaded, LoadedSpec)
    return compile_spec(loaded.spec, loaded.assets, deployment).to_wire()
