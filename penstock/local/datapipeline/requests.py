"""Reading requests: presence, type and length, as the API model has them.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from penstock.definition.api_form import from_api
from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.refusals import invalid

Payload: TypeAlias = Mapping[str, Any]

_ID, _NAME, _VALUE, _MOST_TAGS = 1024, 256, 10240, 10


def text(payload: Payload, key: str, *, least: int = 1, most: int = _ID) -> str:
    """Return a required string.

    Raises:
        ServiceError: It is missing, not a string, or too short or long.
    """
    value = payload.get(key)
    if value is None:
        raise invalid(f"'{key}' is required")
    if not isinstance(value, str):
        raise invalid(f"'{key}' must be a string; found {type(value).__name__}")
    if not least <= len(value) <= most:
        raise invalid(f"'{key}' must have {least} to {most} characters; found {len(value)}")
    return value


def optional_text(payload: Payload, key: str, *, most: int = _ID) -> str | None:
    """Return a string that may be absent.

    Raises:
        ServiceError: It is not a string, or too long.
    """
    return None if payload.get(key) is None else text(payload, key, least=0, most=most)


def items(payload: Payload, key: str, *, is_required: bool = False) -> Sequence[Any]:
    """Return a list; an optional one that is absent is empty.

    Raises:
        ServiceError: It is missing or not a list.
    """
    value = payload.get(key)
    if value is None and not is_required:
        return ()
    if not isinstance(value, list):
        raise invalid(f"'{key}' is required and must be a list")
    return value


def ids(payload: Payload, key: str, most: int) -> list[str]:
    """Return a required list of ids.

    Raises:
        ServiceError: There are none, too many, or one is malformed.
    """
    found = items(payload, key, is_required=True)
    if not 1 <= len(found) <= most:
        raise invalid(f"'{key}' must have 1 to {most} ids; found {len(found)}")
    return [text({key: value}, key) for value in found]


def tags(payload: Payload) -> dict[str, str]:
    """Return `tags` as a mapping.

    Raises:
        ServiceError: There are too many, or one is malformed.
    """
    found = items(payload, "tags")
    if len(found) > _MOST_TAGS:
        raise invalid(f"at most {_MOST_TAGS} tags are allowed; found {len(found)}")
    return {text(tag, "key", most=128): text(tag, "value", least=0, most=256) for tag in map(_structure, found)}


def definition(payload: Payload) -> WireDefinition:
    """Return the definition in a request.

    Raises:
        ServiceError: A member is missing, empty where it may not be, or too long.
    """
    for item in map(_structure, items(payload, "pipelineObjects", is_required=True)):
        text(item, "id")
        text(item, "name")
        for entry in map(_structure, items(item, "fields", is_required=True)):
            text(entry, "key", most=_NAME)
            if ("stringValue" in entry) == ("refValue" in entry):
                raise invalid(f"field '{entry['key']}' of '{item['id']}' must have one of stringValue and refValue")
            if "refValue" in entry:
                text(entry, "refValue", least=0, most=_NAME)
            else:
                text(entry, "stringValue", least=0, most=_VALUE)
    for item in map(_structure, items(payload, "parameterObjects")):
        text(item, "id", most=_NAME)
        for entry in map(_structure, items(item, "attributes", is_required=True)):
            text(entry, "key", most=_NAME)
            text(entry, "stringValue", least=0, most=_VALUE)
    values(payload)
    return from_api(payload)


def values(payload: Payload) -> tuple[tuple[str, str], ...]:
    """Return `parameterValues`.

    Raises:
        ServiceError: One is malformed.
    """
    return tuple(
        (text(item, "id", most=_NAME), text(item, "stringValue", least=0, most=_VALUE))
        for item in map(_structure, items(payload, "parameterValues"))
    )


def _structure(value: object) -> Payload:
    if not isinstance(value, dict):
        raise invalid(f"a structure is expected; found {type(value).__name__}")
    return value
