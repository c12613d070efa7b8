"""What waits for what because of where it stands."""

from __future__ import annotations

from penstock.compiler.run_order import RunOrder
from penstock.objects import Activity, PigActivity, S3DataNode

DATA = S3DataNode("data", directory_path="s3://b/d/")


def _ids(order: RunOrder) -> list[str]:
    return [item.id for item in order.ends]


def _activity(name: str, order: RunOrder, *waits_for: Activity, reads: bool = False, writes: bool = False) -> Activity:
    activity = PigActivity(
        name,
        script="x",
        depends_on=waits_for,
        input=(DATA,) if reads else None,
        output=(DATA,) if writes else None,
    )
    order.add(activity)
    return activity


def test_a_chain_has_one_end() -> None:
    """Whether the next waits, or reads."""
    order = RunOrder()

    first = _activity("first", order, writes=True)
    _activity("second", order, first)
    assert _ids(order) == ["second"]
    _activity("third", order, *order.ends, reads=True)
    assert _ids(order) == ["third"]


def test_what_runs_beside_is_an_end_too() -> None:
    """Until something waits for it."""
    order = RunOrder()

    first = _activity("first", order, writes=True)
    _activity("second", order, first)
    _activity("beside", order, reads=True)
    assert _ids(order) == ["second", "beside"]
    _activity("last", order, *order.ends)
    assert _ids(order) == ["last"]
