"""A definition with everything in it, and arbitrary ones."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from penstock.definition.wire import Field, Parameter, WireDefinition, WireObject

_KEYS = st.text("ab*@#", min_size=1, max_size=3)
_VALUES = st.text(max_size=6)
_FIELDS = st.builds(Field, _KEYS, _VALUES, st.booleans())
_PAIRS = st.tuples(_KEYS, _VALUES)


@pytest.fixture(scope="session")
def definitions() -> st.SearchStrategy[WireDefinition]:
    """Definitions whose objects have repeated keys, references, and odd texts."""
    objects = st.builds(WireObject, st.text(max_size=4), st.text(min_size=1, max_size=4), st.lists(_FIELDS).map(tuple))
    parameters = st.builds(Parameter, st.text(max_size=4), st.lists(_PAIRS, max_size=4).map(tuple))
    return st.builds(
        WireDefinition,
        st.lists(objects, max_size=4).map(tuple),
        st.lists(parameters, max_size=3).map(tuple),
        st.lists(_PAIRS, max_size=4).map(tuple),
    )


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
        (Parameter("*mySecret", (("type", "String"), ("allowedValues", "a"), ("allowedValues", "b"))),),
        (("mySecret", "a"), ("myList", "1"), ("myList", "2")),
    )
