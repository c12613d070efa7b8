"""Any single change is told at exactly its place, and the local service decides as the verdict says."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.changes import PipelineState, Verdict, compare
from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import VirtualClock
from penstock.local.datapipeline import DataPipelineService, Pace

START = datetime(2026, 11, 24, 3, 0, 0, tzinfo=UTC)
KEYS = ("command", "scriptArgument", "myField", "*mySecret", "description")
NAMES = ("A", "B", "C")


@dataclass(frozen=True)
class Silent:
    """A notifier that nobody listens to."""

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Mutation:
    """One change: what is to be changed, and how; the place where it has to be told."""

    object_id: str
    field: str | None
    value: Any


def _pipeline(texts: dict[str, list[str]], start: str) -> dict[str, dict[str, Any]]:
    schedule = {"type": "Schedule", "period": "1 day", "startDateTime": start}
    activities = {
        name: {
            "type": "ShellCommandActivity",
            "workerGroup": "w",
            "command": texts[name],
            **({"dependsOn": {"ref": NAMES[index - 1]}} if index else {}),
            **({"output": {"ref": "Data"}} if name == "A" else {}),
        }
        for index, name in enumerate(NAMES)
    }
    return {
        "Default": {"schedule": {"ref": "Daily"}, "scheduleType": "cron"},
        "Daily": schedule,
        "Data": {"type": "S3DataNode", "directoryPath": "s3://b/d/"},
        **activities,
    }


_TEXT = st.text(st.characters(codec="ascii", exclude_characters="#{}"), min_size=1, max_size=8)
_SAFE = st.text("abc/", min_size=1, max_size=4)


@st.composite
def mutations(draw: st.DrawFn) -> Mutation:
    """One change that leaves the definition valid, so that only the rules of change have something against it."""
    kind = draw(
        st.sampled_from(["text", "list", "label", "remove", "period", "start", "refs", "drop", "add", "output"])
    )
    match kind:
        case "text":
            return Mutation(draw(st.sampled_from(NAMES)), draw(st.sampled_from(KEYS)), draw(_TEXT) + "!")
        case "list":
            return Mutation(draw(st.sampled_from(NAMES)), "scriptArgument", ["x", *draw(st.lists(_TEXT, max_size=3))])
        case "label":
            return Mutation(draw(st.sampled_from(NAMES)), "name", draw(_SAFE) + "!")
        case "remove":
            return Mutation("C", None, None)
        case "period":
            return Mutation("Daily", "period", f"{draw(st.integers(2, 30))} {draw(st.sampled_from(['days', 'hours']))}")
        case "start":
            return Mutation("Daily", "startDateTime", f"2026-11-2{draw(st.integers(5, 9))}T00:00:00")
        case "refs":
            return Mutation("C", draw(st.sampled_from(["dependsOn", "input", "myRef"])), {"ref": "Data"})
        case "drop":
            return Mutation(draw(st.sampled_from(["B", "C"])), "dependsOn", None)
        case "add":
            return Mutation("New", None, {"type": "ShellCommandActivity", "workerGroup": "w", "command": draw(_SAFE)})
        case _:
            fields = {"type": "ShellCommandActivity", "workerGroup": "w", "command": "x", "output": {"ref": "Data"}}
            return Mutation("New", "output", fields)


def _applied(objects: dict[str, dict[str, Any]], mutation: Mutation) -> dict[str, dict[str, Any]]:
    changed = deepcopy(objects)
    if mutation.object_id == "New":
        changed["New"] = mutation.value
    elif mutation.field is None:
        del changed[mutation.object_id]
    elif mutation.value is None:
        del changed[mutation.object_id][mutation.field]
    else:
        changed[mutation.object_id][mutation.field] = mutation.value
    return changed


def _wire(objects: dict[str, dict[str, Any]]) -> Any:
    return from_cli({"objects": [{"id": key, **fields} for key, fields in objects.items()]})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPipelineService]:
    """The local service, for pipelines that are activated and never run."""
    path: Path = tmp_path_factory.mktemp("service") / "store.sqlite"
    made = DataPipelineService(store_path=path, clock=VirtualClock(START), pace=Pace.LAPTOP, notify=Silent())
    yield made
    made.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.fixed_dictionaries({name: st.lists(_SAFE, min_size=1, max_size=1) for name in NAMES}),
    mutation=mutations(),
)
def test_every_single_change(service: DataPipelineService, texts: Any, mutation: Mutation) -> None:
    """Told once, there and nowhere else; refused by the service exactly where the verdict is."""
    before = _pipeline(texts, "2026-11-24T00:00:00")
    old, new = PipelineState(_wire(before)), PipelineState(_wire(_applied(before, mutation)))
    assert compare(old, old).entries == ()
    assert compare(new, new).entries == ()
    changes = compare(old, new)
    places = [(item.difference.id, item.difference.field) for item in changes.entries]
    if mutation.object_id == "New":
        assert places == [("New", None), *(("New", key) for key in sorted(mutation.value))]
    else:
        assert places == [(mutation.object_id, mutation.field)]
    back = [(item.difference.id, item.difference.field) for item in compare(new, old).entries]
    assert back[0] == places[0]  # what was added is removed again, and the other way round

    pipeline = service.handle("CreatePipeline", {"name": "p", "uniqueId": "p"})["pipelineId"]
    try:
        put = service.handle("PutPipelineDefinition", {"pipelineId": pipeline, **to_api(old.definition)})
        assert put["errored"] is False, put
        service.handle("ActivatePipeline", {"pipelineId": pipeline})
        reply = service.handle("PutPipelineDefinition", {"pipelineId": pipeline, **to_api(new.definition)})
        assert reply["errored"] is (changes.verdict is Verdict.REFUSED), reply
        if reply["errored"]:
            assert [item["id"] for item in reply["validationErrors"]] == [mutation.object_id]
    finally:
        service.handle("DeletePipeline", {"pipelineId": pipeline})
