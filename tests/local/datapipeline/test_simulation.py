"""Random pipelines with faults injected, against a model of what must become of each activity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

AT = "2026-11-24T03:00:00"
NAMES = "ABCDEF"


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, list[str]]:
    """Up to six activities, each with dependencies among those before it."""
    names = NAMES[: draw(st.integers(1, 6))]
    return {
        name: sorted(draw(st.sets(st.sampled_from(names[:place]), max_size=3))) if place else []
        for place, name in enumerate(names)
    }


def expected(graph: dict[str, list[str]], fates: dict[str, list[str]], tries: int, cascade: bool) -> dict[str, str]:
    """What becomes of each activity: it runs when all before it have finished, until a try succeeds or none is left."""
    found: dict[str, str] = {}
    for name, before in graph.items():
        if all(found[other] == "FINISHED" for other in before):
            found[name] = "FINISHED" if "FINISHED" in fates[name][:tries] else "FAILED"
        else:
            found[name] = "CASCADE_FAILED" if cascade else "WAITING_ON_DEPENDENCIES"
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    graph=graphs(),
    fates=st.fixed_dictionaries(
        {name: st.lists(st.sampled_from(["FINISHED", "FAILED", "LOST"]), min_size=3, max_size=3) for name in NAMES}
    ),
    retries=st.integers(0, 2),
    cascade=st.booleans(),
    kills=st.lists(st.booleans(), min_size=8, max_size=8),
)
def test_every_activity_ends_as_it_must(
    make_cloud: Callable[..., Any],
    graph: dict[str, list[str]],
    fates: dict[str, list[str]],
    retries: int,
    cascade: bool,
    kills: list[bool],
) -> None:
    """Whatever fails, vanishes or dies: nothing is given out twice, and what waits says for which failure."""
    cloud = make_cloud()
    common = {"scheduleType": "cron", "schedule": {"ref": "Once"}, "maximumRetries": str(retries)}
    once = {"period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME", "occurrences": "1"}
    activities = [
        {
            "id": name,
            "type": "ShellCommandActivity",
            "command": "true",
            "workerGroup": "w",
            "dependsOn": [{"ref": other} for other in before],
        }
        for name, before in graph.items()
    ]
    mode = {"failureAndRerunMode": "cascade" if cascade else "none"}
    definition = {
        "objects": [{"id": "Default", **common, **mode}, {"id": "Once", "type": "Schedule", **once}, *activities]
    }
    pipeline = cloud.deploy(definition)
    turn = 0

    def work(attempt: str) -> str | None:
        nonlocal turn
        turn += 1
        if kills[turn % 8]:
            cloud.kill()
        fate = fates[attempt[1]][int(attempt[-1]) - 1]
        return None if fate == "LOST" else fate

    done = cloud.run(work, group="w")
    assert len(done) == len(set(done))

    model = expected(graph, fates, retries + 1, cascade)
    assert cloud.statuses(pipeline) == {f"@{name}_{AT}": status for name, status in model.items()}
    for name, status in model.items():
        fields = cloud.describe(pipeline, f"@{name}_{AT}")
        if status == "WAITING_ON_DEPENDENCIES":
            waiting = fields["@waitingOn"]
            texts = [waiting] if isinstance(waiting, str) else waiting
            assert any("(FAILED)" in text or "blocked)" in text for text in texts)
        assert ("@cascadeFailedOn" in fields) is (status == "CASCADE_FAILED")
        tried = [attempt for attempt in done if attempt[1] == name]
        assert len(tried) <= retries + 1
