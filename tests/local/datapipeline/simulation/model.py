"""What must become of a calm pipeline: each object is run through by itself, in the order of what it waits for."""

from __future__ import annotations

from tests.local.datapipeline.simulation.fates import fate_of
from tests.local.datapipeline.simulation.shapes import Part, Shape

ANY = "FINISHED|FAILED|CANCELED"
WAITS = "WAITING_ON_DEPENDENCIES"


def expected(shape: Shape, seed: int, start: str) -> dict[str, str]:
    """Return the status of each instance of one interval; where several are possible, they are joined with `|`."""
    found: dict[str, str] = {}
    statuses: dict[str, str] = {}
    for part in shape.parts.values():
        if part.kind not in {"activity", "node"}:
            continue
        conditions = {name: shape.instance(name, start, part.name) for name in part.preconditions}
        results = {name: _result(seed, shape.parts[name], conditions[name]) for name in conditions}
        before = [*(statuses[name] for name in part.waits_for()), *results.values()]
        statuses[part.name] = _status(seed, part, shape.instance(part.name, start), before)
        found[shape.instance(part.name, start)] = statuses[part.name]
        for name, instance in conditions.items():
            # One that is still asked when its user cascades is CANCELED: which of them comes first is not foretold.
            found[instance] = ANY if statuses[part.name] == "CASCADE_FAILED" else results[name]
    for part in shape.parts.values():
        if part.kind in {"Ec2Resource", "EmrCluster"}:
            is_wanted = any(
                status == WAITS for name, status in statuses.items() if shape.parts[name].runs_on == part.name
            )
            found[shape.instance(part.name, start)] = f"FINISHED|{WAITS}" if is_wanted else "FINISHED"
    return found


def _status(seed: int, part: Part, instance: str, before: list[str]) -> str:
    if all(status == "FINISHED" for status in before):
        return "FINISHED" if part.kind == "node" else _result(seed, part, instance)
    # What waits for ever has not failed: mode cascade waits along with it.
    return "CASCADE_FAILED" if part.cascade and {"FAILED", "CASCADE_FAILED"} & set(before) else WAITS


def _result(seed: int, part: Part, instance: str) -> str:
    tries = (fate_of(seed, f"{instance}_Attempt={number + 1}", most_effort=1.0) for number in range(part.retries + 1))
    return "FINISHED" if any(fate.end == "FINISHED" for fate in tries) else "FAILED"
