"""PS414: objects have fields of their types; what they inherit for nothing is ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.kinds import all_fields
from penstock.validation.runtime_values import is_runtime
from penstock.validation.user_fields import is_users
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

_OF_ALL = frozenset({"", "id", "name"})
_LONGEST = 256


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every field that is neither declared by the type nor one of the user's own."""
    for item, held in view.strange:
        key = held.key
        if key in _OF_ALL or len(key) > _LONGEST or is_users(key) or is_runtime(item, key):
            continue
        if (known := _known(item)) is None or key in known or key in item.table.forbidden:
            continue
        lacking = f"{item.type_name} does not have" if item.kind and item.kind.TYPE else "no type has"
        yield held.finding(
            "PS414",
            f"{item.label} has the field '{short(key)}', which {lacking}",
            help=view.suggestion(key, (name for name in known if not name.startswith("*") or name[1:] not in known)),
            allowed="fields of the type; those of one's own start with 'my' and a capital letter",
            severity=Severity.WARNING,
        )


def _known(item: ObjectView) -> Iterable[str] | None:
    """The fields that an object may have, None where nothing is known of its type."""
    if item.kind is not None and item.kind.TYPE is not None:
        return item.table.specs
    return None if item.type_name and item.kind is None else all_fields()
