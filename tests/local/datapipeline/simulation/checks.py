"""What must hold when a life has come to rest."""

from __future__ import annotations

import re

from tests.local.datapipeline.simulation.world import Broken, World

TERMINAL = {"FINISHED", "FAILED", "CANCELED", "CASCADE_FAILED", "TIMEDOUT", "SKIPPED"}
FAILED = {"FAILED", "CANCELED", "CASCADE_FAILED", "TIMEDOUT"}
MACHINE_WAITS = "an activity that is ready to run on it"
_REASON = re.compile(r"(@.*) \(([A-Z_]+)(, blocked)?(?:, .*)?\)")


def check(world: World) -> None:
    """Check all of it.

    Raises:
        Broken: Something does not hold.
    """
    _check_ends(world)
    _check_attempts(world)
    _check_alarms(world)
    _check_state(world)
    if world.is_calm:
        _check_model(world)


def _check_ends(world: World) -> None:
    """Every instance has ended, or waits for something that has failed, and says for what."""
    statuses = world.statuses()
    for name, status in statuses.items():
        if status in TERMINAL:
            continue
        if status != "WAITING_ON_DEPENDENCIES":
            raise Broken(f"{name} is {status} at rest")
        reasons = _reasons(world, name)
        if reasons == [MACHINE_WAITS]:
            continue
        if not any(_is_dead_end(world, reason, statuses) for reason in reasons):
            raise Broken(f"{name} waits, and nothing that it waits for has failed: {reasons}")


def _reasons(world: World, name: str) -> list[str]:
    page = world.call("DescribeObjects", pipelineId=world.pipeline, objectIds=[name])
    fields = page["pipelineObjects"][0]["fields"]
    return [entry["stringValue"] for entry in fields if entry["key"] == "@waitingOn"]


def _is_dead_end(world: World, reason: str, statuses: dict[str, str]) -> bool:
    """Follow a reason to the failure that it comes from."""
    match = _REASON.fullmatch(reason)
    if match is None or statuses.get(match[1]) != match[2]:
        return False
    if match[2] in FAILED:
        return True
    return bool(match[3]) and any(_is_dead_end(world, other, statuses) for other in _reasons(world, match[1]))


def _check_attempts(world: World) -> None:
    """They are numbered from 1, all have ended, and the last one of what has FINISHED by its work has FINISHED."""
    sql = (
        "SELECT i.instance_id, i.status, i.kind, a.number, a.status FROM attempts a JOIN instances i "
        "ON i.key = a.instance ORDER BY i.key, a.number"
    )
    found: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for name, status, kind, number, ended in world.rows(sql):
        found.setdefault((name, status, kind), []).append((number, ended))
    for (name, status, kind), attempts in found.items():
        if [number for number, _ in attempts] != list(range(1, len(attempts) + 1)):
            raise Broken(f"attempts of {name} are numbered {attempts}")
        if any(ended not in TERMINAL for _, ended in attempts):
            raise Broken(f"{name} is {status}, and its attempts are {attempts}")
        if sum(ended == "FINISHED" for _, ended in attempts) > 1 and not world.commands and kind != "resource":
            raise Broken(f"{name} has finished twice: {attempts}")
        if status == "FINISHED" and not world.commands and attempts[-1][1] != "FINISHED" and kind != "resource":
            raise Broken(f"{name} is FINISHED, and its attempts are {attempts}")


def _check_alarms(world: World) -> None:
    if world.rows("SELECT 1 FROM alarms WHERE delivered IS NULL"):
        raise Broken("alarms are left undelivered")
    sent = world.rows("SELECT subject FROM alarms WHERE failure IS NULL")
    lost = {row[0] for row in sent} - set(world.topic.messages)
    if lost:
        raise Broken(f"alarms count as delivered, and were not published: {lost}")


def _check_state(world: World) -> None:
    """FINISHED when all is done and nothing has failed; SCHEDULED otherwise."""
    statuses = set(world.statuses().values())
    is_done = world.shape.kind != "ondemand" and statuses <= {"FINISHED", "SKIPPED"}
    if world.state() != ("FINISHED" if is_done else "SCHEDULED"):
        raise Broken(f"the pipeline is {world.state()}, and its instances are {sorted(statuses)}")


def _check_model(world: World) -> None:
    """A calm life ends as the model foretells."""
    wanted = world.model().expected()
    found = world.statuses()
    wrong = {
        name: (found.get(name), status) for name, status in wanted.items() if found.get(name) not in status.split("|")
    }
    if wrong or len(found) != len(wanted):
        raise Broken(f"(found, foretold): {wrong or sorted(set(found) ^ set(wanted))}")
    _check_telling(world, found)


def _check_telling(world: World, statuses: dict[str, str]) -> None:
    """Each object with an action for its end has told of it once, however often the service died."""
    wanted = []
    for name, status in statuses.items():
        part = world.shape.parts[name[1:].partition("_")[0]]
        event = {"FINISHED": "onSuccess", "FAILED": "onFail", "CASCADE_FAILED": "onFail"}.get(status)
        wanted += [name] if event in part.fields else []
    told = [str(row[0]) for row in world.rows("SELECT instance_id FROM alarms")]
    if sorted(told) != sorted(wanted):
        raise Broken(f"alarms were recorded for {sorted(told)}, and are wanted for {sorted(wanted)}")
