"""PS439: texts have characters that the API takes: no control characters, and no halves of a pair.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_PipelineObject.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.parameters import given, place
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

_OTHERS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_ALLOWED = "letters, digits, signs, spaces, tabs and line ends"


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for the first such character of every text."""
    for item in view.objects:
        yield from _check_names(item)
        if "".join([text for field in item.item.fields for text in (field.key, field.value)]).isprintable():
            continue  # nearly always, and quickly said
        for key, values in item.own.items():
            if not key.isprintable() and (found := _OTHERS.search(key)):
                message = f"the name of {values[0].where} has the character {_shown(found)}"
                yield values[0].finding("PS439", message, allowed=_ALLOWED)
            for held in values:
                if not held.value.isprintable() and (found := _OTHERS.search(held.value)):
                    message = f"{held.where} has the character {_shown(found)}"
                    yield held.finding("PS439", message, allowed=_ALLOWED, offset=found.start())
    for value in given(view.definition):
        if found := _OTHERS.search(value.text):
            yield place(value, "PS439", f"{value.where} has the character {_shown(found)}", allowed=_ALLOWED)


def _check_names(item: ObjectView) -> Iterator[Finding]:
    if not item.id.isprintable() and (found := _OTHERS.search(item.id)):
        message = f"the id of '{short(item.id)}' has the character {_shown(found)}"
        yield Finding("PS439", item.id, None, message, allowed=_ALLOWED)
    if item.item.name != item.id and (found := _OTHERS.search(item.item.name)):
        message = f"the name of '{short(item.id)}' has the character {_shown(found)}"
        yield Finding("PS439", item.id, "name", message, allowed=_ALLOWED, offset=found.start())


def _shown(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"
