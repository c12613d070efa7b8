"""PS407: parameters and their values are within the limits of the API.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_ParameterObject.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.validation.finding import Finding
from penstock.validation.limits import MOST_ID_BYTES, size_of
from penstock.validation.parameters import given, place
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every id, attribute and value that is too large, and for empty ids."""
    for parameter in view.definition.parameters:
        if not 1 <= size_of(parameter.id) <= MOST_ID_BYTES:
            message = f"the id of the parameter '{short(parameter.id)}' has {size_of(parameter.id):,} bytes"
            allowed = f"1 to {MOST_ID_BYTES} bytes of UTF-8"
            yield Finding("PS407", parameter.id, None, message, allowed, part="parameters")
        for key, _ in parameter.attributes:
            if not 1 <= size_of(key) <= MOST_ID_BYTES:
                message = f"the name of an attribute of '{short(parameter.id)}' has {size_of(key):,} bytes"
                allowed = f"1 to {MOST_ID_BYTES} bytes of UTF-8"
                yield Finding("PS407", parameter.id, key, message, allowed, part="parameters")
    for value in given(view.definition):
        if size_of(value.text) > MOST_VALUE_BYTES:
            message = f"{value.where} has {size_of(value.text):,} bytes"
            yield place(value, "PS407", message, allowed=f"at most {MOST_VALUE_BYTES:,} bytes of UTF-8")
