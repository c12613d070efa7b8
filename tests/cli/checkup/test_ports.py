"""Ports of the local cloud."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.cli.checkup import ports
from penstock.cli.checkup.result import Verdict


def test_this_machine(context: Any) -> None:
    """The tests serve on it all the time."""
    (result,) = ports.check_ports(context())
    assert result.verdict is Verdict.OK


@pytest.mark.parametrize("name", ["create_server", "create_connection"])
def test_no_port(context: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It cannot be bound, or `localhost` leads elsewhere."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("not permitted")

    monkeypatch.setattr(ports.socket, name, refuse)
    (result,) = ports.check_ports(context())
    assert (result.verdict, result.found) == (Verdict.PROBLEM, "not permitted")
