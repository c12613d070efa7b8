"""What objects inherit: the same as `penstock.definition.inheritance` says, only faster."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from penstock.definition.inheritance import fields_with_holders
from penstock.definition.wire import Field, WireDefinition, WireObject
from penstock.validation.building import build

_IDS = ["Default", "a", "b", "c", "d"]
_FIELDS = st.one_of(
    st.builds(Field, st.just("parent"), st.sampled_from([*_IDS, "none"]), st.booleans()),
    st.builds(Field, st.sampled_from(["type", "k", "l", "m"]), st.sampled_from(["1", "2"])),
)
_DEFINITIONS = st.lists(st.sampled_from(_IDS), unique=True).flatmap(
    lambda ids: st.tuples(
        *(st.builds(WireObject, st.just(one), st.just(one), st.lists(_FIELDS, max_size=4).map(tuple)) for one in ids)
    )
)


@settings(max_examples=300, deadline=None)
@given(_DEFINITIONS)
def test_it_agrees_with_the_plain_way(objects: tuple[WireObject, ...]) -> None:
    """Chains, circles, and parents that do not exist."""
    definition = WireDefinition(objects)

    for item in build(definition).objects:
        expected: dict[str, list[tuple[str, str]]] = {}
        for field, holder in fields_with_holders(definition, item.item):
            expected.setdefault(field.key, []).append((field.value, holder.id))
        assert {key: [(held.value, held.holder) for held in values] for key, values in item.held.items()} == expected


def test_long_chains() -> None:
    """Deeper than Python's stack."""
    objects = tuple(
        WireObject(
            str(number), "x", (Field("parent", str(number + 1), is_reference=True), Field(f"k{number % 3}", "v"))
        )
        for number in range(3000)
    )

    assert {held.holder for values in build(WireDefinition(objects)).objects[0].held.values() for held in values} == {
        "0",
        "1",
        "2",
    }
