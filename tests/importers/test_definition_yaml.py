"""Specs that are written read as what they were written from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.importers.definition_yaml import write_spec
from penstock.specs.loader import load_spec

ODD = st.one_of(
    st.sampled_from(
        ["true", "no", "007", "1e3", "0x1F", "~", "null", "", "10:30", "2026-01-31", "#{x}", "a: b", "- a"]
    ),
    st.sampled_from(["a\n", "a\n\nb", "\x85", "a\u2028\nb", "\ufeff", "\r\n", " \x85 "]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)


def _sorted(definition: WireDefinition) -> WireDefinition:
    return WireDefinition(
        tuple(
            WireObject(item.id, item.name, tuple(sorted(item.fields, key=lambda field: field.key)))
            for item in definition
        ),
        tuple(
            WireParameter(item.id, tuple(sorted(item.attributes, key=lambda pair: pair[0])))
            for item in definition.parameters
        ),
        definition.values,
    )


def test_a_whole_spec() -> None:
    """As a person would write it."""
    definition = WireDefinition(
        (
            WireObject("Default", "Default", (Field("schedule", "S", is_reference=True), Field("role", "r"))),
            WireObject(
                "a",
                "Load it",
                (Field("step", "x,y"), Field("step", "no"), Field("type", "EmrActivity"), Field("*p", "1\n2")),
            ),
        ),
        (WireParameter("myX", (("type", "Integer"),)),),
        (("myX", "1"), ("myX", "2")),
    )

    text = write_spec(definition, name="n", description="Every day", tags={"team": "data"}, activate=False)

    assert text == (
        """\
# yaml-language-server: $schema=../docs/schema/definition.schema.json
kind: definition
name: n
description: Every day
tags:
  team: data
activate: false

objects:
  - id: Default
    role: r
    schedule: {ref: S}

  - id: a
    name: Load it
    type: EmrActivity
    '*p': |-
      1
      2
    step:
      - x,y
      - 'no'

parameters:
  - id: myX
    type: Integer

values:
  myX:
    - '1'
    - '2'
"""
    )


_FIELDS = st.lists(
    st.builds(Field, st.sampled_from(["a", "*b", "myC", "no", "d: e"]), ODD, st.booleans()), max_size=5
).map(lambda fields: tuple(sorted(fields, key=lambda field: field.key)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    objects=st.lists(st.builds(WireObject, ODD, ODD.filter(bool), _FIELDS), max_size=3),
    values=st.lists(st.tuples(st.sampled_from(["myA", "myB"]), ODD), max_size=3).map(sorted),
)
def test_what_is_written_is_read_again(tmp_path: Path, objects: list[WireObject], values: Any) -> None:
    """Whatever the texts look like to YAML."""
    definition = WireDefinition(
        tuple(objects), tuple(WireParameter("myA", (("default", text),)) for _, text in values[:1]), tuple(values)
    )
    path = tmp_path / "spec.yaml"
    path.write_text(
        write_spec(definition, name="n", description=None, tags={}, activate=True), encoding="utf-8", newline=""
    )

    loaded: Any = load_spec(path, tmp_path)

    assert loaded.definition.wire == definition


@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_type_is_read_again(tmp_path: Path, typed_definitions: Any, data: st.DataObject) -> None:
    """With every field."""
    definition = data.draw(typed_definitions)
    path = tmp_path / "spec.yaml"
    path.write_text(write_spec(definition, name="n", description=None, tags={}, activate=True), encoding="utf-8")

    loaded: Any = load_spec(path, tmp_path)

    assert loaded.definition.wire == _sorted(definition)
