"""Items as lines of text."""

from __future__ import annotations

from penstock.steps.programs.dynamodb_lines import item_of
from penstock.worker.dynamodb.export_format import line_of

ITEM = {
    "id": {"N": "1.50"},
    "title": {"S": 'Größe "x"\n\x02\x03'},
    "blob": {"B": b"\x00\xff"},
    "tags": {"SS": ["a", "b"]},
    "marks": {"NS": ["1", "2"]},
    "blobs": {"BS": [b"a"]},
    "more": {"M": {"list": {"L": [{"BOOL": True}, {"NULL": True}, {"M": {}}]}}},
}


def test_an_item_is_one_line() -> None:
    """Names, ETX, values with their types, STX; nothing in a value is taken for those."""
    assert line_of({"id": {"N": "1"}, "title": {"S": "Größe"}}) == 'id\x03{"n":"1"}\x02title\x03{"s":"Größe"}'
    line = line_of(ITEM)
    assert (line.count("\n"), line.count("\x02"), line.count("\x03")) == (0, 6, 7)
    assert '{"m":{"list":{"l":[{"bOOL":true},{"nULLValue":true},{"m":{}}]}}}' in line


def test_it_is_read_again() -> None:
    """With all types."""
    assert item_of(line_of(ITEM)) == ITEM
