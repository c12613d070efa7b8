"""PS407: sizes are within the limits of the service, which counts bytes of UTF-8.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import WireObject
from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

MOST_OBJECTS = 100
MOST_PARAMETERS = 50
MOST_FIELDS = 50
MOST_ID_BYTES = 256
MOST_NAME_CHARACTERS = 1024
MOST_VALUE_BYTES = 10_240
MOST_OBJECT_BYTES = 15_360


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for everything that is too large, too many or empty."""
    for found, most, noun in (
        (len(view.objects), MOST_OBJECTS, "objects"),
        (len(view.definition.parameters), MOST_PARAMETERS, "parameters"),
    ):
        if found > most:
            yield Finding("PS407", None, None, f"the definition has {found} {noun}", allowed=f"at most {most}")
    for item in view.objects:
        yield from _check_object(item.item)


def _check_object(item: WireObject) -> Iterator[Finding]:
    yield from _check_size("the id", item.id, MOST_ID_BYTES, item, None)
    if not 1 <= len(item.name) <= MOST_NAME_CHARACTERS:
        message = f"the name of '{_short(item.id)}' has {len(item.name):,} characters"
        yield Finding("PS407", item.id, "name", message, allowed=f"1 to {MOST_NAME_CHARACTERS:,} characters")
    for field in item.fields:
        most = MOST_ID_BYTES if field.is_reference else MOST_VALUE_BYTES
        yield from _check_size("the name of a field", field.key, MOST_ID_BYTES, item, field.key)
        yield from _check_size(f"'{field.key}'", field.value, most, item, field.key)
    total = _size(item.id) + _size(item.name) + sum(_size(field.key) + _size(field.value) for field in item.fields)
    if total > MOST_OBJECT_BYTES:
        message = f"'{_short(item.id)}' has {total:,} bytes"
        yield Finding("PS407", item.id, None, message, allowed=f"at most {MOST_OBJECT_BYTES:,} bytes for one object")
    keys = item.keys()
    if len(keys) > MOST_FIELDS:
        # The guide does not say whether a repeated field counts once; steps of EmrActivity may stand 255 times.
        message = f"'{_short(item.id)}' has {len(keys)} fields"
        yield Finding(
            "PS407", item.id, None, message, allowed=f"at most {MOST_FIELDS} fields", severity=Severity.WARNING
        )


def _check_size(what: str, text: str, most: int, item: WireObject, field: str | None) -> Iterator[Finding]:
    size = _size(text)
    if not 1 <= size <= most:
        found = f"has {size:,} bytes" if size else "is empty"
        message = f"{what} of '{_short(item.id)}' {found}"
        yield Finding("PS407", item.id, field, message, allowed=f"1 to {most:,} bytes of UTF-8")


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
