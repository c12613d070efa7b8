"""Items of DynamoDB in exported files."""

from __future__ import annotations

import pytest

from penstock.steps.programs.dynamodb_lines import item_of, plain
from penstock.steps.programs.json_lines import encode


def test_an_item_has_values_with_their_types() -> None:
    """The letters of types do not count, for programs differ."""
    line = 'id\x03{"n":"1.50"}\x02a\x03{"bOOL":true}\x02b\x03{"null":true}\x02c\x03{"SS":["x"]}\x02d\x03{"b":"AP8="}'
    assert item_of(line) == {
        "id": {"N": "1.50"},
        "a": {"BOOL": True},
        "b": {"NULL": True},
        "c": {"SS": ["x"]},
        "d": {"B": b"\x00\xff"},
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"S": "é"}, '"é"'),
        ({"N": "1.10"}, "1.10"),
        ({"NS": ["1", "2.0"]}, "[1,2.0]"),
        ({"SS": ["a"]}, '["a"]'),
        ({"B": b"\x00\xff"}, '"AP8="'),
        ({"BS": [b"a"]}, '["YQ=="]'),
        ({"BOOL": False}, "false"),
        ({"NULL": True}, "null"),
        ({"M": {"l": {"L": [{"N": "1"}, {"M": {}}]}}}, '{"l":[1,{}]}'),
    ],
)
def test_a_value_without_its_type(value: dict[str, object], text: str) -> None:
    """As the warehouse reads it."""
    assert encode(plain(value)) == text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "'' is no attribute: a name, ETX and a value"),
        ('{"id":{"n":"1"}}', "is no attribute"),
        ("id\x03{", "Expecting property name"),
        ("id\x03[]", r"\[\] is no value with its type"),
        ('id\x03{"x":"1"}', "there is no type 'x'"),
        ('id\x03{"b":"?"}', "is no value of type 'b'"),
        ('id\x03{"m":[]}', "is no value of type 'm'"),
        ('id\x03{"l":3}', "is no value of type 'l'"),
    ],
)
def test_fails_for_what_is_no_item(line: str, message: str) -> None:
    """Told in words."""
    with pytest.raises(ValueError, match=message):
        item_of(line)
