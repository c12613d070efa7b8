"""PS416: fields of one's own are named `my` and a capital letter or an underscore, `*my...` for a secret.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every name that starts like one of the user's own, and does not go on like one."""
    for _, held in view.strange:
        if is_users(held.key):
            start, rest = held.key[: held.key.index("my") + 2], held.key.partition("my")[2]
            if not rest or not (rest[0].isupper() or rest[0] == "_"):
                yield held.finding(
                    "PS416",
                    f"{held.where} is no name of a user's field",
                    allowed="'my' and a capital letter or an underscore, such as 'myKey'",
                    help=f"write '{start}{rest[0].upper()}{rest[1:]}'" if rest and rest.isidentifier() else None,
                    severity=Severity.WARNING,
                )


def is_users(key: str) -> bool:
    """Whether a name starts like that of a user's field; no type declares such a field."""
    return key.startswith(("my", "*my"))
