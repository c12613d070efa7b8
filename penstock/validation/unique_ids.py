"""PS409: ids are unique within a definition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every id that several objects have."""
    if len(view.by_id) == len(view.objects):
        return
    for object_id, count in Counter(item.id for item in view.objects).items():
        if count > 1:
            message = f"{count} objects have the id '{short(object_id)}'"
            yield Finding("PS409", object_id, None, message, help="give every object an id of its own")
