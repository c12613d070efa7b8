"""PS437: at most 32 roll-ups into one object.

The guide gives the number, and does not say what a roll-up is: here, an object that refers to another one itself.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-limits.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short

MOST_ROLL_UPS = 32


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every object that too many others refer to."""
    if len(view.references) <= MOST_ROLL_UPS:
        return
    users: dict[str, set[str]] = {}
    for held in view.references:
        users.setdefault(held.value, set()).add(held.holder)
    for object_id, holders in users.items():
        if len(holders) > MOST_ROLL_UPS and object_id in view.by_id:
            message = f"{len(holders)} objects refer to '{short(object_id)}'"
            yield Finding(
                "PS437",
                object_id,
                None,
                message,
                allowed=f"at most {MOST_ROLL_UPS} roll-ups into one object",
                help="set the field on Default or a parent of these objects",
                severity=Severity.WARNING,
            )
