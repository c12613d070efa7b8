"""PS422: ids of parameters start with `my`, or with `*my` for a secret, and are unique.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.user_fields import is_users
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every id that an expression could not name, and for ids that several parameters have."""
    for parameter_id, count in Counter(item.id for item in view.definition.parameters).items():
        if parameter_id and not is_users(parameter_id):
            message = f"the parameter '{short(parameter_id)}' does not start with 'my'"
            bare = parameter_id.lstrip("*")
            better = f"{'*' if parameter_id.startswith('*') else ''}my{bare[:1].upper()}{bare[1:]}"
            yield Finding(
                "PS422",
                parameter_id,
                None,
                message,
                allowed="'my...', or '*my...' for a secret",
                help=f"write '{short(better)}', in expressions, too",
                part="parameters",
            )
        if count > 1:
            message = f"{count} parameters have the id '{short(parameter_id)}'"
            yield Finding("PS422", parameter_id, None, message, help="take the others out", part="parameters")
