"""The `environments` of a spec: what it says otherwise in dev, prod and the like."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.document import Document

ENVIRONMENTS = "environments"
SAME_EVERYWHERE = ("environments", "kind", "name", "variables")
"""Keys that no environment can change."""


def check_environments(document: Document) -> Iterator[Diagnostic]:
    """Yield what is wrong with the shape of `environments`; what an environment says is checked with the spec."""
    environments = document.value[ENVIRONMENTS]
    if not isinstance(environments, dict):
        message = "environments: a mapping is needed, of names of cdk.json to what is different there"
        yield Diagnostic("PS203", message, document.at((ENVIRONMENTS,)))
        return
    for name, value in environments.items():
        place = (ENVIRONMENTS, name)
        if not isinstance(value, dict):
            yield Diagnostic("PS203", f"environments.{name}: a mapping is needed", document.at(place))
            continue
        for key in SAME_EVERYWHERE:
            if key in value:
                message = f"'{key}' is the same in all environments"
                yield Diagnostic("PS201", message, document.at_key((*place, key)), help="take it out")
