"""Specs of kind definition, and definition files in their place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.compiler import check_definition, compile_loaded
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.folder import load_all
from penstock.specs.loader import load_spec

SPEC = """\
kind: definition
name: nightly-copy
description: Copies at night
tags: {team: data}
activate: false
objects:
  - {id: Default, schedule: {ref: S}, scheduleType: cron, role: r, resourceRole: rr}
  - {id: S, type: Schedule, period: 1 day, startAt: FIRST_ACTIVATION_DATE_TIME}
  - {id: box, type: Ec2Resource, terminateAfter: 1 hour}
  - {id: run, type: ShellCommandActivity, command: "echo #{@scheduledStartTime}", runsOn: {ref: box}}
"""


@pytest.fixture
def load(tmp_path: Path) -> Any:
    """Load a text from a file."""

    def loader(text: str, name: str = "spec.yaml") -> Any:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load_spec(path, tmp_path)

    return loader


def _fails(load: Any, text: str, name: str = "spec.yaml") -> list[tuple[str, str, int]]:
    with pytest.raises(DiagnosticsError) as caught:
        load(text, name)
    return [(item.id, item.message, item.location.line) for item in caught.value.diagnostics if item.location]


def test_a_whole_spec(load: Any) -> None:
    """What is around the objects, and the objects as they are written."""
    loaded = load(SPEC)

    assert isinstance(loaded, LoadedDefinition)
    spec = loaded.spec
    assert (spec.name, spec.stack_name, spec.description) == ("nightly-copy", "NightlyCopyEtlStack", "Copies at night")
    assert (spec.tags, spec.activate) == ({"team": "data"}, False)
    assert check_definition(loaded) == ()
    assert compile_loaded(loaded, None).to_wire() == loaded.definition.wire  # type: ignore[arg-type] - it asks nothing


def test_findings_stand_at_their_fields(load: Any) -> None:
    """And those of expressions at the character."""
    loaded = load(SPEC.replace("1 hour", "1 hou").replace("@scheduledStartTime", "@scheduledStratTime"))

    found = [(item.id, item.location.line, item.location.column) for item in check_definition(loaded) if item.location]

    line = SPEC.splitlines()[9]
    assert found == [
        ("PS405", 9, SPEC.splitlines()[8].index("1 hour") + 1),
        ("PS408", 10, line.index("@scheduled") + 1),
    ]


def test_fails_on_the_shape(load: Any) -> None:
    """Of the spec and of its objects, all at once, each once."""
    assert _fails(load, "kind: definition\nnaem: a\nobjects: [x, {id: a, y: null}]\nvalues: 3\n") == [
        ("PS202", "the key 'name' is missing", 1),
        ("PS203", "values: found the number 3: a mapping is needed", 4),
        ("PS201", "unknown key 'naem'", 2),
        ("PS203", "one of the objects is no mapping", 3),
        ("PS203", "'y' holds nothing; text is needed", 3),
    ]


def test_fails_on_an_unknown_kind(load: Any) -> None:
    """The kinds are told."""
    assert _fails(load, "name: a\nkind: definitoin\n") == [("PS204", "there is no kind of spec 'definitoin'", 2)]


def test_a_definition_file_is_a_spec_without_a_head(load: Any) -> None:
    """Named after the pipeline, or after the file."""
    form = {"objects": [{"id": "Default", "x": True}]}
    template = {
        "Type": "AWS::DataPipeline::Pipeline",
        "Properties": {"Name": "My Pipeline", "Activate": False, "PipelineObjects": []},
    }

    by_file, by_name = load(json.dumps(form), "Word Count.json"), load(json.dumps(template), "x.json")

    assert (by_file.spec.name, by_name.spec.name, by_name.spec.activate) == ("word-count", "my-pipeline", False)
    assert by_file.definition.wire.objects[0].string("x") == "true"


def test_fails_on_other_json(load: Any) -> None:
    """What is no definition, and what is no JSON."""
    assert _fails(load, "{}", "x.json") == [("PS602", "this is no pipeline definition", 1)]
    assert [item[0] for item in _fails(load, "{", "x.json")] == ["PS102"]
    assert [item[0] for item in _fails(load, '{"objects": [3]}', "x.json")] == ["PS203"]


def test_stack_names_may_clash_across_kinds(load: Any, tmp_path: Path) -> None:
    """All specs of a folder become stacks of one app."""
    load(SPEC, "a.yaml")
    load(SPEC.replace("nightly-copy", "nightly-copy"), "b.yaml")

    found = load_all([tmp_path / "a.yaml", tmp_path / "b.yaml"], tmp_path).findings

    assert [item.id for item in found] == ["PS301"]
