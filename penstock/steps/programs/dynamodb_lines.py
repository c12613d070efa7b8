"""Items of DynamoDB as AWS Data Pipeline exports them: a line for each, with names, ETX, values and STX.

A value is `{"s": "text"}`, `{"n": "1"}` and so on, by the names that the AWS SDK for Java has, with which Hive writes
them. The guide does not describe the format; it is known from files and from programs that read them.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbexportdataformat.html
"""

from __future__ import annotations

import base64
import json
from typing import Any

from .json_lines import Number  # on the machine there is no package above this one

STX, ETX = "\x02", "\x03"
TYPES = {
    "S": "s",
    "N": "n",
    "B": "b",
    "SS": "sS",
    "NS": "nS",
    "BS": "bS",
    "M": "m",
    "L": "l",
    "BOOL": "bOOL",
    "NULL": "nULLValue",
}
"""The names of types in these files, by those of DynamoDB."""
_DYNAMODB = {**{java.lower(): name for name, java in TYPES.items()}, "null": "NULL"}


def item_of(line: str) -> dict[str, dict[str, Any]]:
    """Read an item: each value with its type, as DynamoDB's API has it.

    Raises:
        ValueError: it is none.
    """
    item = {}
    for attribute in line.split(STX):
        name, separator, value = attribute.partition(ETX)
        if not separator or not name:
            raise ValueError(f"'{attribute[:50]}' is no attribute: a name, ETX and a value")
        item[name] = _read(json.loads(value))
    return item


def plain(value: dict[str, Any]) -> Any:
    """A value without its type: a number as it was written, bytes as Base64."""
    ((kind, content),) = value.items()
    if kind == "N":
        return Number(content)
    if kind == "NS":
        return [Number(member) for member in content]
    if kind == "B":
        return base64.b64encode(content).decode()
    if kind == "BS":
        return [base64.b64encode(member).decode() for member in content]
    if kind == "L":
        return [plain(member) for member in content]
    if kind == "M":
        return {name: plain(member) for name, member in content.items()}
    return None if kind == "NULL" else content


def _read(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) != 1:
        raise ValueError(f"{json.dumps(value)[:50]} is no value with its type")
    ((java, content),) = value.items()
    kind = _DYNAMODB.get(java.lower())
    if kind is None:
        raise ValueError(f"there is no type '{java}'")
    try:
        return {kind: _content(kind, content)}
    except (TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{json.dumps(value)[:50]} is no value of type '{java}': {error}") from None


def _content(kind: str, content: Any) -> Any:
    if kind == "B":
        return base64.b64decode(content, validate=True)
    if kind == "BS":
        return [base64.b64decode(member, validate=True) for member in content]
    if kind == "L":
        return [_read(member) for member in content]
    if kind == "M":
        return {name: _read(member) for name, member in content.items()}
    return content
