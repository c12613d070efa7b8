"""The machine that is meant."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.client.graph import fetch_graph
from penstock.client.machines import find_machine
from penstock.client.names import UnknownNameError
from penstock.client.refusal import OperationError
from penstock.client.span import Span, any_time
from tests.client.service import daily


def _definition(days: int) -> dict[str, Any]:
    definition = daily(days, start="2026-11-22T00:00:00")
    definition["objects"].append({"id": "M", "type": "Ec2Resource"})
    definition["objects"][3]["runsOn"] = {"ref": "M"}
    return definition


def _found(live: Any, id_: str, name: str, **options: Any) -> str:
    return find_machine(live.client, id_, fetch_graph(live.client, id_), name, **options)


def test_the_only_one_that_runs(live: Any) -> None:
    """By the resource's id, or by its own."""
    id_ = live.deploy(_definition(1), startTimestamp="2026-11-22T00:00:00")
    live.take()
    machine = "@M_2026-11-22T00:00:00"
    assert _found(live, id_, "M") == machine
    assert _found(live, id_, machine) == machine
    live.work()
    with pytest.raises(UnknownNameError, match="there is no resource 'load'; there is M"):
        _found(live, id_, "load")


def test_one_of_several(live: Any) -> None:
    """They are told; --at says which."""
    id_ = live.deploy(_definition(2), startTimestamp="2026-11-22T00:00:00")
    live.take()
    with pytest.raises(
        OperationError, match=r"^2 machines of M run; say which with --at, or by its id: @M_2026-11-22T"
    ):
        _found(live, id_, "M")
    start = any_time("2026-11-23T00:00:00")
    assert _found(live, id_, "M", span=Span(start, start)) == "@M_2026-11-23T00:00:00"


def test_none_that_runs(live: Any) -> None:
    """Not yet, not any more, or never."""
    id_ = live.put(_definition(1))
    with pytest.raises(OperationError, match=r"^M has no machine now: it is neither running nor being started$"):
        _found(live, id_, "M")
    other = live.put(daily(1), "others")
    with pytest.raises(UnknownNameError, match=r"^there is no resource 'M'; the pipeline has none$"):
        _found(live, other, "M")
