"""What must hold when a life has come to rest."""

from __future__ import annotations

import re

from tests.local.datapipeline.simulation.pipe import Broken, Pipe
from tests.local.datapipeline.simulation.world import World

TERMINAL = {"FINISHED", "FAILED", "CANCELED", "CASCADE_FAILED", "TIMEDOUT", "SKIPPED"}
FAILED = {"FAILED", "CANCELED", "CASCADE_FAILED", "TIMEDOUT"}
MACHINE_WAITS = "an activity that is ready to run on it"
_REASON = re.compile(r"(@.*) \(([A-Z_]+)(, blocked)?(?:, .*)?\)")


def check(world: World) -> None:
    """Check all of it.

    Raises:
        Broken: Something does not hold.
    """
    _check_alarms(world)
    for pipe in world.pipes:
        if pipe.is_deleted:
            pipe.check_gone()
            continue
        _check_ends(pipe)
        _check_attempts(pipe)
        _check_state(pipe)
        if world.is_calm:
            _check_model(pipe)


def _check_alarms(world: World) -> None:
    if world.rows("SELECT 1 FROM alarms WHERE delivered IS NULL"):
        raise Broken("alarms are left undelivered")
    sent = world.rows("SELECT subject FROM alarms WHERE failure IS NULL")
    lost = {row[0] for row in sent} - set(world.topic.messages)
    if lost:
        raise Broken(f"alarms count as delivered, and were not published: {lost}")


def _check_ends(pipe: Pipe) -> None:
    """Every instance has ended, or waits for something that has failed, and says for what."""
    statuses = pipe.statuses()
    for name, status in statuses.items():
        if status in TERMINAL:
            continue
        if status != "WAITING_ON_DEPENDENCIES":
            raise Broken(f"{name} is {status} at rest")
        reasons = _reasons(pipe, name)
        if reasons == [MACHINE_WAITS]:
            continue
        if not any(_is_dead_end(pipe, reason, statuses) for reason in reasons):
            raise Broken(f"{name} waits, and nothing that it waits for has failed: {reasons}")


def _reasons(pipe: Pipe, name: str) -> list[str]:
    page = pipe.world.call("DescribeObjects", pipelineId=pipe.id, objectIds=[name])
    fields = page["pipelineObjects"][0]["fields"]
    return [entry["stringValue"] for entry in fields if entry["key"] == "@waitingOn"]


def _is_dead_end(pipe: Pipe, reason: str, statuses: dict[str, str]) -> bool:
    """Follow a reason to the failure that it comes from."""
    match = _REASON.fullmatch(reason)
    if match is None or statuses.get(match[1]) != match[2]:
        return False
    if match[2] in FAILED:
        return True
    return bool(match[3]) and any(_is_dead_end(pipe, other, statuses) for other in _reasons(pipe, match[1]))


def _check_attempts(pipe: Pipe) -> None:
    """They are numbered from 1, all have ended, and the last one of what has FINISHED by its work has FINISHED."""
    sql = (
        "SELECT i.instance_id, i.status, i.kind, a.number, a.status FROM attempts a JOIN instances i "
        "ON i.key = a.instance WHERE i.pipeline = ? ORDER BY i.key, a.number"
    )
    found: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for name, status, kind, number, ended in pipe.rows(sql):
        found.setdefault((name, status, kind), []).append((number, ended))
    for (name, status, kind), attempts in found.items():
        if [number for number, _ in attempts] != list(range(1, len(attempts) + 1)):
            raise Broken(f"attempts of {name} are numbered {attempts}")
        if any(ended not in TERMINAL for _, ended in attempts):
            raise Broken(f"{name} is {status}, and its attempts are {attempts}")
        if sum(ended == "FINISHED" for _, ended in attempts) > 1 and not pipe.commands and kind != "resource":
            raise Broken(f"{name} has finished twice: {attempts}")
        if status == "FINISHED" and not pipe.commands and attempts[-1][1] != "FINISHED" and kind != "resource":
            raise Broken(f"{name} is FINISHED, and its attempts are {attempts}")


def _check_state(pipe: Pipe) -> None:
    """FINISHED when all is done and nothing has failed; SCHEDULED otherwise."""
    statuses = set(pipe.statuses().values())
    is_done = pipe.shape.kind != "ondemand" and statuses <= {"FINISHED", "SKIPPED"}
    if pipe.state() != ("FINISHED" if is_done else "SCHEDULED"):
        raise Broken(f"the pipeline is {pipe.state()}, and its instances are {sorted(statuses)}")


def _check_model(pipe: Pipe) -> None:
    """A calm life ends as the model foretells."""
    wanted = pipe.model().expected()
    found = pipe.statuses()
    wrong = {
        name: (found.get(name), status) for name, status in wanted.items() if found.get(name) not in status.split("|")
    }
    if wrong or len(found) != len(wanted):
        raise Broken(f"(found, foretold): {wrong or sorted(set(found) ^ set(wanted))}")
    _check_telling(pipe, found)


def _check_telling(pipe: Pipe, statuses: dict[str, str]) -> None:
    """Each object with an action for its end has told of it once, however often the service died."""
    wanted = []
    for name, status in statuses.items():
        part = pipe.shape.parts[name[1:].partition("_")[0]]
        event = {"FINISHED": "onSuccess", "FAILED": "onFail", "CASCADE_FAILED": "onFail"}.get(status)
        wanted += [name] if event in part.fields else []
    told = [str(row[0]) for row in pipe.rows("SELECT instance_id FROM alarms WHERE pipeline = ?")]
    if sorted(told) != sorted(wanted):
        raise Broken(f"alarms were recorded for {sorted(told)}, and are wanted for {sorted(wanted)}")
