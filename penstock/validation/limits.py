"""PS407: sizes are within the limits of the service, which counts bytes of UTF-8.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

MOST_OBJECTS = 100
MOST_PARAMETERS = 50
MOST_FIELDS = 50
MOST_ID_BYTES = 256
MOST_NAME_CHARACTERS = 1024
MOST_OBJECT_BYTES = 15_360
_MOST_BYTES_OF_A_CHARACTER = 4
_SHORT = MOST_ID_BYTES // _MOST_BYTES_OF_A_CHARACTER


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for everything that is too large, too many or empty."""
    for found, most, noun in (
        (len(view.objects), MOST_OBJECTS, "objects"),
        (len(view.definition.parameters), MOST_PARAMETERS, "parameters"),
    ):
        if found > most:
            yield Finding("PS407", None, None, f"the definition has {found} {noun}", allowed=f"at most {most}")
    for item in view.objects:
        yield from _check_object(item)


def _check_object(item: ObjectView) -> Iterator[Finding]:
    if not 1 <= size_of(item.id) <= MOST_ID_BYTES:
        message = f"the id of '{short(item.id)}' {_found(item.id)}"
        yield Finding("PS407", item.id, None, message, allowed=_allowed(MOST_ID_BYTES))
    name = item.item.name
    if not 1 <= len(name) <= MOST_NAME_CHARACTERS:
        message = f"the name of '{short(item.id)}' has {len(name):,} characters"
        yield Finding("PS407", item.id, "name", message, allowed=f"1 to {MOST_NAME_CHARACTERS:,} characters")
    characters = len(item.id) + len(name)
    for key, values in item.own.items():
        # A character has at most four bytes, so most texts need not be encoded to be counted.
        if not 1 <= len(key) <= _SHORT and not 1 <= size_of(key) <= MOST_ID_BYTES:
            message = f"the name of a field of '{short(item.id)}' {_found(key)}"
            yield Finding("PS407", item.id, key, message, allowed=_allowed(MOST_ID_BYTES))
        for held in values:
            length = len(held.value)
            characters += len(key) + length
            if not 1 <= length <= _SHORT:
                yield from _check_value(item, held)
    if characters > MOST_OBJECT_BYTES // _MOST_BYTES_OF_A_CHARACTER:
        yield from _check_total(item)
    if len(item.own) > MOST_FIELDS:
        # The guide does not say whether a repeated field counts once; steps of EmrActivity may stand 255 times.
        message = f"'{short(item.id)}' has {len(item.own)} fields"
        yield Finding(
            "PS407", item.id, None, message, allowed=f"at most {MOST_FIELDS} fields", severity=Severity.WARNING
        )


def _check_value(item: ObjectView, held: Held) -> Iterator[Finding]:
    most = MOST_ID_BYTES if held.is_reference else MOST_VALUE_BYTES
    if not 1 <= size_of(held.value) <= most:
        message = f"'{short(held.key)}' of '{short(item.id)}' {_found(held.value)}"
        yield held.finding("PS407", message, allowed=_allowed(most))


def _check_total(item: ObjectView) -> Iterator[Finding]:
    fields = item.item.fields
    total = size_of(item.id) + size_of(item.item.name) + sum(size_of(one.key) + size_of(one.value) for one in fields)
    if total > MOST_OBJECT_BYTES:
        message = f"'{short(item.id)}' has {total:,} bytes"
        yield Finding("PS407", item.id, None, message, allowed=f"at most {MOST_OBJECT_BYTES:,} bytes for one object")


def size_of(text: str) -> int:
    """Count the bytes of a text, halves of a pair included."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _found(text: str) -> str:
    size = size_of(text)
    return f"has {size:,} bytes" if size else "is empty"


def _allowed(most: int) -> str:
    return f"1 to {most:,} bytes of UTF-8"
