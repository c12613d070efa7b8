"""The warning about failures that cascade in a backfill.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-cascade-failandrerun.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.kinds import SCHEDULED_KINDS, kind_of
from penstock.local.datapipeline.names import parse_time
from penstock.local.datapipeline.settings import read_settings, resolved
from penstock.local.datapipeline.validation.draft import Draft, Finding


def check_backfill(definition: WireDefinition, now: float) -> Iterator[Finding]:
    """Warn, in the service's words, of each object with mode cascade whose schedule starts in the past."""
    draft = Draft.of(definition)
    for item in draft.typed():
        if kind_of(item.type) not in SCHEDULED_KINDS or not read_settings(item, definition).cascade:
            continue
        for target in item.references("schedule"):
            schedule = draft.objects.get(target)
            start = resolved(schedule, "startDateTime", definition) if schedule is not None else None
            if start is not None and _is_before(start, now):
                message = (
                    f"{item.id} has 'failureAndRerunMode' field set to 'cascade' and you are about to create a "
                    f"backfill with scheduleStartTime {start}. "
                    "This can result in rapid creation of pipeline objects in case of failures."
                )
                yield Finding(item.id, message, is_warning=True)


def _is_before(text: str, now: float) -> bool:
    try:
        return parse_time(text).timestamp() < now
    except ValueError:
        return False  # reported as an error elsewhere
