"""Pausing of components."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.client.graph import fetch_graph
from penstock.client.instance_commands import set_status
from penstock.client.names import UnknownNameError
from penstock.client.pausing import chosen, paused
from tests.client.service import daily


def test_what_is_paused_is_found(live: Any) -> None:
    """In the order of the definition; what is paused does not start."""
    id_ = live.deploy(daily(2))
    graph = fetch_graph(live.client, id_)
    assert paused(live.client, id_, graph) == ()
    set_status(live.client, id_, ["mail", "report"], "PAUSE")
    assert paused(live.client, id_, graph) == ("report", "mail")
    assert live.work() == ["@load_2026-11-24T03:00:00_Attempt=1"]
    set_status(live.client, id_, ["report", "mail"], "RESUME")
    assert paused(live.client, id_, graph) == ()
    assert len(live.work()) == 2


def test_names_go_before_all(live: Any) -> None:
    """Each once; an unknown one is told."""
    graph = fetch_graph(live.client, live.put(daily()))
    assert chosen(graph, ("mail", "visits", "mail"), ("load",)) == ("mail", "visits")
    assert chosen(graph, (), ("load",)) == ("load",)
    with pytest.raises(UnknownNameError, match="did you mean 'report'"):
        chosen(graph, ("reprot",), ())
