"""Strategies for definitions, as fixtures: tests are modules of their own, and import none of each other."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import TYPES, Default, Parameter, PipelineObject
from penstock.objects.fields import Kind

_KEYS = st.text("ab*@#", min_size=1, max_size=3)
_VALUES = st.text(max_size=6)
_FIELDS = st.builds(Field, _KEYS, _VALUES, st.booleans())
_PAIRS = st.tuples(_KEYS, _VALUES)


@pytest.fixture(scope="session")
def definitions() -> st.SearchStrategy[WireDefinition]:
    """Definitions whose objects have repeated keys, references, and odd texts."""
    objects = st.builds(WireObject, st.text(max_size=4), st.text(min_size=1, max_size=4), st.lists(_FIELDS).map(tuple))
    parameters = st.builds(WireParameter, st.text(max_size=4), st.lists(_PAIRS, max_size=4).map(tuple))
    return st.builds(
        WireDefinition,
        st.lists(objects, max_size=4).map(tuple),
        st.lists(parameters, max_size=3).map(tuple),
        st.lists(_PAIRS, max_size=4).map(tuple),
    )


_TEXTS = {
    Kind.STRING: st.sampled_from(["plain", "#{myX}", "a 'quoted' ü\n", "s3://bucket/key/#{@scheduledStartTime}"]),
    Kind.BOOLEAN: st.sampled_from(["true", "false", "TRUE", "#{myX}"]),
    Kind.INTEGER: st.sampled_from(["1", "0", "-5", "007", "many", "99999999999999999999"]),
    Kind.DOUBLE: st.sampled_from(["0.5", "1", "1e3", ".5", "much"]),
    Kind.PERIOD: st.sampled_from(["1 day", "2 Hours", "15  Minutes", "15 Period", "#{myX}"]),
    Kind.DATE_TIME: st.sampled_from(["2026-01-31T06:00:00", "2026-01-31", "tomorrow", "#{myX}"]),
}


def _fields(draw: st.DrawFn, kind: type[PipelineObject], ids: list[str]) -> list[Field]:
    """Every field of a type, each with a value or two where it takes several."""
    fields = [] if kind.TYPE is None else [Field("type", kind.TYPE)]
    for spec in kind.FIELDS.values():
        for _ in range(draw(st.integers(1, 2)) if spec.multiple else 1):
            if spec.kind is Kind.REFERENCE:
                fields.append(Field(spec.wire, draw(st.sampled_from(ids)), is_reference=True))
            elif spec.kind is Kind.CHOICE:
                values = [*spec.choices, *(value.swapcase() for value in spec.choices)]
                fields.append(Field(spec.wire, draw(st.sampled_from(values))))
            else:
                fields.append(Field(spec.wire, draw(_TEXTS[spec.kind])))
    fields.append(Field("myText", draw(_TEXTS[Kind.STRING])))
    fields.append(Field("*mySecret", "secret"))
    fields.append(Field("myObject", draw(st.sampled_from(ids)), is_reference=True))
    return fields


@st.composite
def _typed(draw: st.DrawFn) -> WireDefinition:
    ids = ["Default", *(str(kind.TYPE) for kind in TYPES)]
    kinds: list[type[PipelineObject]] = [Default, *TYPES]
    objects = []
    for object_id, kind in zip(ids, kinds, strict=True):
        fields = _fields(draw, kind, ids)
        draw(st.randoms()).shuffle(fields)
        objects.append(WireObject(object_id, draw(st.sampled_from([object_id, "A name"])), tuple(fields)))
    attributes = [(spec.wire, "true" if spec.kind is Kind.BOOLEAN else "String") for spec in Parameter.FIELDS.values()]
    parameters = (WireParameter("myX", tuple(attributes)), WireParameter("*mySecret", (("allowedValues", "a"),) * 2))
    return WireDefinition(tuple(objects), parameters, (("myX", "1"), ("myX", "2")))


@pytest.fixture(scope="session")
def typed_definitions() -> st.SearchStrategy[WireDefinition]:
    """Definitions with an object of every type, each with every field that its class declares."""
    return _typed()
