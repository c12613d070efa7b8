"""Objects in pages."""

from __future__ import annotations

from typing import Any

from penstock.client.objects import describe, of_components, query_ids, with_status
from tests.client.service import daily, failing


def test_every_page_is_asked_for(live: Any) -> None:
    """QueryObjects has 100 in a page; DescribeObjects is asked for 25."""
    id_ = live.deploy(daily(60, start="2026-08-01T00:00:00"), startTimestamp="2026-08-01T00:00:00")
    ids = query_ids(live.client, id_, "INSTANCE")
    assert (len(ids), len(set(ids))) == (240, 240)
    told: list[tuple[int, int]] = []
    found = list(describe(live.client, id_, ids, lambda done, total: told.append((done, total))))
    assert [item.id for item in found] == ids
    assert told == [*((done, 240) for done in range(25, 240, 25)), (240, 240)]


def test_selectors(live: Any) -> None:
    """By status, and by component; instances and attempts."""
    id_ = live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work(failing("report"))
    failed = query_ids(live.client, id_, "INSTANCE", [with_status(["FAILED", "TIMEDOUT"])])
    assert failed == ["@report_2026-11-22T00:00:00", "@report_2026-11-23T00:00:00", "@report_2026-11-24T00:00:00"]
    both = [with_status(["FINISHED"]), of_components(["load", "report"])]
    assert all(name.startswith("@load_") for name in query_ids(live.client, id_, "INSTANCE", both))
    attempts = query_ids(live.client, id_, "ATTEMPT", [of_components(["report"])])
    assert attempts == [f"{name}_Attempt=1" for name in failed]


def test_nothing_is_asked_for_nothing(client: Any) -> None:
    """DescribeObjects refuses an empty list."""
    assert list(describe(client, "df-1", [])) == []
    assert client.calls == []
