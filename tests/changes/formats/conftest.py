"""One set of changes for every form: each subject, each kind, a secret, a long text, characters that are active."""

from __future__ import annotations

import pytest

from penstock.changes import Changes, PipelineState, compare
from penstock.changes.holes import hole
from penstock.definition.cli_form import from_cli


def _state(objects: list[dict[str, object]], **about: object) -> PipelineState:
    values = about.pop("values", {})
    return PipelineState(from_cli({"objects": objects, "values": values}), description="", **about)  # type: ignore[arg-type]


@pytest.fixture
def refused() -> Changes:
    """A refused change among others."""
    old = [
        {"id": "Daily", "type": "Schedule", "period": "1 day"},
        {"id": "Work", "type": "ShellCommandActivity", "command": "a | b\nc\n", "onFail": {"ref": "Alarm"}},
        {"id": "Alarm", "type": "SnsAlarm"},
        {"id": "Db", "*password": "one", "argument": ["x", "y"]},
    ]
    new = [
        {"id": "Daily", "type": "Schedule", "period": "2 days"},
        {"id": "Work", "type": "ShellCommandActivity", "command": "a | b\nd\n"},
        {"id": "Db", "*password": "two", "argument": ["x", f"`*_@me_*` <b>{hole('z')}"]},
        {"id": "Extra", "type": "S3DataNode", "directoryPath": "s3://b/"},
    ]
    return compare(
        _state(old, name="p", tags={"team": "a"}, values={"myA": "1"}),
        _state(new, name="p", tags={"team": "b"}, values={"myA": "2"}),
    )


@pytest.fixture
def replaced() -> Changes:
    """A new name, and a removed object."""
    removed: dict[str, object] = {"id": "A", "type": "Custom"}
    return compare(_state([removed], name="p"), _state([], name="q"))


@pytest.fixture
def uncertain() -> Changes:
    """Another type."""
    return compare(_state([{"id": "A", "type": "T"}], name="p"), _state([{"id": "A", "type": "U"}], name="p"))


@pytest.fixture
def nothing() -> Changes:
    """Nothing, with a note."""
    return Changes((), notes=("not compared: <bucket> *x*",))
