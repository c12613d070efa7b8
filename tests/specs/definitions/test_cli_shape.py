"""The CLI's shape, read with the place of everything."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.definition.cli_form import from_cli, to_cli
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.specs.definitions.cli_shape import read_cli_shape

SPEC = """\
objects:
  - id: Default
    maximumRetries: 3
    stage: true
  - id: load
    name: Load it
    type: SqlActivity
    retryDelay: 007
    input: [{ref: a}, {ref: b}]
    scriptArgument: [1.50, x]
parameters:
  - {id: myX, type: Integer, allowedValues: [1, 2]}
values: {myX: 2, myY: [a, b]}
"""


def test_everything_is_read(read: Any) -> None:
    """Scalars as they are written, fields in order of their keys."""
    found = read_cli_shape(read(SPEC))

    assert found.findings == ()
    assert found.wire == WireDefinition(
        (
            WireObject("Default", "Default", (Field("maximumRetries", "3"), Field("stage", "true"))),
            WireObject(
                "load",
                "Load it",
                (
                    Field("input", "a", is_reference=True),
                    Field("input", "b", is_reference=True),
                    Field("retryDelay", "007"),
                    Field("scriptArgument", "1.50"),
                    Field("scriptArgument", "x"),
                    Field("type", "SqlActivity"),
                ),
            ),
        ),
        (WireParameter("myX", (("allowedValues", "1"), ("allowedValues", "2"), ("type", "Integer"))),),
        (("myX", "2"), ("myY", "a"), ("myY", "b")),
    )


def test_everything_has_a_place(read: Any) -> None:
    """Objects, each value of a field, parameters and values."""
    found = read_cli_shape(read(SPEC))

    lines = {key: found.document.at(path).line for key, path in found.places.items()}

    assert lines["objects", "load", None, 0] == 5
    assert lines["objects", "load", "scriptArgument", 1] == 10
    assert lines["parameters", "myX", "allowedValues", 0] == 12
    assert lines["values", "myY", None, 1] == 13


def test_fails_on_what_is_no_definition(read: Any) -> None:
    """All of it at once, at its place; the rest is read."""
    found = read_cli_shape(
        read(
            """\
objects:
  - text
  - {name: nameless}
  - {id: [1]}
  - {id: a, x: null, y: {rf: b}, z: [[1]], w: [], name: {a: 1}, ok: fine}
parameters: {id: myX}
values: [1]
"""
        )
    )

    assert [(item.id, item.message, item.location.line) for item in found.findings if item.location] == [
        ("PS203", "one of the objects is no mapping", 2),
        ("PS202", "the key 'id' is missing from one of the objects", 3),
        ("PS203", "'id' holds a list; text is needed", 4),
        ("PS203", "'name' holds a mapping; text is needed", 5),
        ("PS204", "'w' is an empty list, which sets nothing", 5),
        ("PS203", "'x' holds nothing; text is needed", 5),
        ("PS203", "'y' holds a mapping; a reference is {ref: ID}", 5),
        ("PS203", "'z' holds a list; text is needed", 5),
        ("PS203", "parameters must be a list", 6),
        ("PS203", "values must be a mapping of parameters to their values", 7),
    ]
    assert found.wire.objects == (WireObject("a", "a", (Field("ok", "fine"),)),)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_same_as_without_places(read: Any, definitions: Any, data: st.DataObject) -> None:
    """Whatever the CLI prints."""
    form = to_cli(data.draw(definitions))

    found = read_cli_shape(read(form))

    assert found.findings == ()
    assert found.wire == from_cli(form)
