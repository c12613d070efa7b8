"""Nested dictionaries as a context."""

from penstock.expressions import MappingContext


def test_looks_up_values_and_objects() -> None:
    """A nested mapping is a context again."""
    context = MappingContext({"a": 1, "b": {"c": "d"}})
    assert context.lookup("a") == 1
    assert MappingContext({"c": "d"}) == context.lookup("b")
    assert context.lookup("z") is None


def test_names_its_keys() -> None:
    """For did you mean."""
    assert list(MappingContext({"a": 1, "b": {}}).names()) == ["a", "b"]
