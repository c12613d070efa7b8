"""A definition with everything in it."""

from __future__ import annotations

import pytest

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter


@pytest.fixture
def sample() -> WireDefinition:
    """One object with a repeated key and a reference, a parameter, and a value that is a list."""
    return WireDefinition(
        (
            WireObject(
                "load",
                "Load",
                (
                    Field("type", "RedshiftCopyActivity"),
                    Field("input", "staging", is_reference=True),
                    Field("commandOptions", "GZIP"),
                    Field("commandOptions", "DELIMITER '|'"),
                ),
            ),
        ),
        (WireParameter("*mySecret", (("type", "String"), ("allowedValues", "a"), ("allowedValues", "b"))),),
        (("mySecret", "a"), ("myList", "1"), ("myList", "2")),
    )
