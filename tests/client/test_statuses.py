"""The statuses, against those that the local service has."""

from __future__ import annotations

from penstock.client import statuses
from penstock.local.datapipeline.statuses import FAILURES, TERMINAL, Status


def test_every_status_of_the_service_is_sorted() -> None:
    """Each is open or terminal, and never both."""
    assert {item.value for item in Status} <= statuses.OPEN | statuses.TERMINAL
    assert not statuses.OPEN & statuses.TERMINAL
    assert {item.value for item in TERMINAL} == statuses.TERMINAL - {"MARK_FINISHED"}
    assert {item.value for item in FAILURES} == statuses.UNSUCCESSFUL


def test_the_spelling_of_the_aws_cli() -> None:
    """`aws datapipeline list-runs --status cancelled`."""
    assert statuses.SPELLINGS["CANCELLED"] in statuses.UNSUCCESSFUL
