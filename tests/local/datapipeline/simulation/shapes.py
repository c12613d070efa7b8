"""Random pipelines: what they are made of, and the definition that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

GROUPS = ("w", "x")
SYSTEM = ("S3KeyExists", "S3PrefixNotEmpty", "DynamoDBTableExists", "DynamoDBDataExists")


@dataclass
class Part:
    """One object that runs, and what the model needs to know of it."""

    name: str
    kind: str
    cascade: bool
    retries: int
    inputs: list[str] = field(default_factory=list)
    producers: list[str] = field(default_factory=list)
    depends_on: list[str] = field(default_factory=list)
    preconditions: list[str] = field(default_factory=list)
    runs_on: str | None = None
    schedule: str | None = "Main"
    fields: dict[str, Any] = field(default_factory=dict)

    def waits_for(self) -> list[str]:
        """Name the activities and data nodes before it."""
        return [*self.inputs, *self.producers, *self.depends_on]


@dataclass
class Shape:
    """A pipeline: its parts in an order in which each comes after what it waits for."""

    parts: dict[str, Part]
    kind: str
    schedules: dict[str, dict[str, str]]
    most_active: int
    is_calm: bool

    def users(self, name: str) -> list[Part]:
        """Return the parts that refer to a precondition, or run on a resource."""
        return [part for part in self.parts.values() if name in part.preconditions or part.runs_on == name]

    def instance(self, name: str, start: str, owner: str | None = None) -> str:
        """Name an instance; a precondition of several users bears the user's name, too."""
        is_shared = owner is not None and len(self.users(name)) > 1
        return f"@{name}_{owner}_{start}" if is_shared else f"@{name}_{start}"

    def definition(self) -> dict[str, Any]:
        """Return it in the CLI's form."""
        default: dict[str, Any] = {
            "id": "Default", "scheduleType": self.kind, "role": "r", "resourceRole": "r",
            "maxActiveInstances": str(self.most_active),
        }  # fmt: skip
        if self.kind != "ondemand":
            default["schedule"] = {"ref": "Main"}
        objects = [default, *({"id": name, "type": "Schedule", **item} for name, item in self.schedules.items())]
        outputs: dict[str, list[str]] = {}
        for part in self.parts.values():
            for producer in part.producers:
                outputs.setdefault(producer, []).append(part.name)
        for part in self.parts.values():
            references = {
                "input": part.inputs,
                "output": outputs.get(part.name, []),
                "dependsOn": part.depends_on,
                "precondition": part.preconditions,
                "runsOn": [part.runs_on] if part.runs_on else [],
                "schedule": [part.schedule] if part.schedule not in {None, "Main"} else [],
            }
            found = {key: [{"ref": name} for name in names] for key, names in references.items() if names}
            mode = {"failureAndRerunMode": "cascade" if part.cascade else "none"}
            objects.append({"id": part.name, "maximumRetries": str(part.retries), **mode, **found, **part.fields})
        objects += [
            {"id": "Alarm", "type": "SnsAlarm", "topicArn": "t", "role": "r", "subject": "#{node.@id}", "message": "m"},
            {"id": "Stop", "type": "Terminate"},
        ]
        return {"objects": objects}


def random_shape(random: Random, begin: datetime, *, is_calm: bool) -> Shape:
    """Make a pipeline; a calm one has no limits in time, so that its end can be foretold."""
    kind = random.choice(["cron", "timeseries", "cron", "ondemand"])
    schedules = {} if kind == "ondemand" else _schedules(random, begin)
    has_one_mode = random.random() < 0.6
    mode = random.random() < 0.5

    def cascades() -> bool:
        return mode if has_one_mode else random.random() < 0.5

    machines = _machines(random, cascades, is_calm=is_calm)
    conditions = _conditions(random, list(machines), cascades, is_calm=is_calm)
    before: list[Part] = []
    for number in range(random.randint(1, 7)):
        make = _activity if random.random() < 0.6 else _node
        part = make(random, number, before, list(machines), cascades=cascades())
        fitting = [name for name, item in conditions.items() if item.kind != "Exists" or part.kind == "node"]
        if fitting and random.random() < 0.35:
            part.preconditions = random.sample(fitting, random.randint(1, min(2, len(fitting))))
        for event in ("onFail", "onSuccess"):
            if random.random() < 0.3:
                part.fields[event] = {"ref": "Alarm"}
        if not is_calm:
            _limit(random, part)
        before.append(part)
    if "Other" in schedules:
        for part in (*machines.values(), *before):
            part.schedule = "Other" if random.random() < 0.3 else "Main"
    used = {name for part in before for name in part.preconditions}
    wanted = [item for name, item in conditions.items() if name in used]
    parts = {part.name: part for part in (*machines.values(), *wanted, *before)}
    return Shape(parts, kind, schedules, random.randint(1, 5), is_calm)


def _machines(random: Random, cascades: Callable[[], bool], *, is_calm: bool) -> dict[str, Part]:
    found = {}
    for number in range(random.randint(0, 2)):
        kind = random.choice(["Ec2Resource", "EmrCluster"])
        part = Part(f"M{number}", kind, cascades(), random.randint(0, 2), fields={"type": kind})
        if not is_calm:
            _limit_machine(random, part)
        found[part.name] = part
    return found


def _conditions(random: Random, machines: list[str], cascades: Callable[[], bool], *, is_calm: bool) -> dict[str, Part]:
    found = {}
    for number in range(random.randint(0, 3)):
        part = _precondition(random, f"P{number}", machines, cascades=cascades())
        if not is_calm and random.random() < 0.4:
            part.fields["preconditionTimeout"] = random.choice(["15 minutes", "1 hour"])
        found[part.name] = part
    return found


def _schedules(random: Random, begin: datetime) -> dict[str, dict[str, str]]:
    period, length = random.choice(
        [("15 minutes", 900), ("1 hour", 3600), ("5 Hours", 18000), ("1 day", 86400), ("1 month", 86400 * 30)]
    )
    fields = {"period": period}
    if random.random() < 0.5:
        fields["startAt"] = "FIRST_ACTIVATION_DATE_TIME"
        fields["occurrences"] = str(random.randint(1, 4))
    else:
        past = min(random.randint(0, 3) * length, 86_000)
        start = begin - timedelta(seconds=past) + timedelta(seconds=random.choice([0, 0, 7]))
        fields["startDateTime"] = start.strftime("%Y-%m-%dT%H:%M:%S")
        if random.random() < 0.5:
            end = start + timedelta(seconds=length * random.randint(1, 4) * 1.1)
            fields["endDateTime"] = end.strftime("%Y-%m-%dT%H:%M:%S")
        else:
            fields["occurrences"] = str(random.randint(1, 4))
    if random.random() < 0.5:
        return {"Main": fields}
    other = {**fields, "period": random.choice(["20 minutes", "1 hour", "1 day"])}
    other.pop("endDateTime", None)
    other["occurrences"] = str(random.randint(1, 6))
    if "startDateTime" in other and random.random() < 0.3:
        moved = datetime.fromisoformat(other["startDateTime"]) + timedelta(minutes=random.choice([20, 90]))
        other["startDateTime"] = moved.strftime("%Y-%m-%dT%H:%M:%S")
    return {"Main": fields, "Other": other}


def _limit_machine(random: Random, part: Part) -> None:
    choices: list[dict[str, Any]] = [
        {"terminateAfter": random.choice(["15 minutes", "2 hours"])},
        {"attemptTimeout": random.choice(["10 minutes", "2 hours"])},
        {"initTimeout": random.choice(["1 minute", "30 minutes"])},
        {"actionOnTaskFailure": "terminate"},
        {"actionOnResourceFailure": random.choice(["retryall", "retrynone"])},
        {"lateAfterTimeout": "1 hour", "onLateAction": {"ref": random.choice(["Alarm", "Stop"])}},
        {"onFail": {"ref": "Alarm"}},
    ]
    for fields in choices:
        if random.random() < 0.25:
            part.fields |= fields


def _limit(random: Random, part: Part) -> None:
    choices: list[dict[str, Any]] = [
        {"lateAfterTimeout": "20 minutes", "onLateAction": {"ref": random.choice(["Alarm", "Stop"])}},
    ]
    if part.kind == "activity":
        choices += [
            {"attemptTimeout": random.choice(["1 minute", "20 minutes"])},
            {"reportProgressTimeout": "2 minutes"},
            {"retryDelay": "3 minutes"},
        ]
    for fields in choices:
        if random.random() < 0.2:
            part.fields |= fields


def _precondition(random: Random, name: str, machines: list[str], *, cascades: bool) -> Part:
    kind = random.choice([*SYSTEM, "ShellCommandPrecondition", "Exists"])
    fields = {"type": kind}
    part = Part(name, kind, cascades, random.randint(0, 2), schedule=None)
    if kind.startswith("S3"):
        fields |= {"s3Key" if kind == "S3KeyExists" else "s3Prefix": "s3://data/#{node.@id}"}
    elif kind.startswith("DynamoDB"):
        fields["tableName"] = "t"
    elif machines and random.random() < 0.5:
        part.runs_on = random.choice(machines)
    else:
        fields["workerGroup"] = random.choice(GROUPS)
    if kind == "ShellCommandPrecondition":
        fields["command"] = "true"
    part.fields = fields
    return part


def _some(random: Random, names: list[str], most: int) -> list[str]:
    return sorted(random.sample(names, random.randint(0, min(most, len(names)))))


def _activity(random: Random, number: int, before: list[Part], machines: list[str], *, cascades: bool) -> Part:
    part = Part(f"A{number}", "activity", cascades, random.randint(0, 3))
    part.inputs = _some(random, [other.name for other in before if other.kind == "node"], 2)
    part.depends_on = _some(random, [other.name for other in before], 2)
    part.fields = {"type": "ShellCommandActivity", "command": "true"}
    if machines and random.random() < 0.6:
        part.runs_on = random.choice(machines)
    else:
        part.fields["workerGroup"] = random.choice(GROUPS)
    return part


def _node(random: Random, number: int, before: list[Part], machines: list[str], *, cascades: bool) -> Part:
    part = Part(f"N{number}", "node", cascades, random.randint(0, 3))
    part.producers = _some(random, [other.name for other in before if other.kind == "activity"], 2)
    part.depends_on = _some(random, [other.name for other in before], 1)
    part.fields = {"type": "S3DataNode", "directoryPath": "s3://data/#{@id}/"}
    return part
