"""PS415: fields that the service sets while a pipeline runs are not written.

The guide does not say what the service does with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.kinds import all_fields
from penstock.validation.view import DefinitionView, ObjectView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every runtime field of a definition."""
    for item, held in view.strange:
        if is_runtime(item, held.key):
            message = f"{held.where} is a runtime field, which the service sets"
            yield held.finding("PS415", message, help="take it out", severity=Severity.WARNING)


def is_runtime(item: ObjectView, key: str) -> bool:
    """Whether the service sets the field; what a child may declare under the same name is left to a parent."""
    is_typed = item.kind is not None and item.kind.TYPE is not None
    return key.startswith("@") or (key in item.table.runtime and (is_typed or key not in all_fields()))
