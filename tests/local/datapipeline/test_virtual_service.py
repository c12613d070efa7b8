"""The service on a clock that jumps, with workers in threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import SharedVirtualClock
from penstock.local.datapipeline import LOCAL_WORKER_GROUP, Pace
from penstock.local.datapipeline.virtual_service import VirtualTimeService, VirtualTimeView

START = datetime(2026, 5, 1, tzinfo=UTC)
HORIZON = datetime(2026, 6, 1, tzinfo=UTC)
PATIENCE = 60.0

Answer = Callable[[str], str | None]


class Mailbox:
    """Keeps the subjects of alarms."""

    def __init__(self) -> None:
        self.subjects: list[str] = []

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Keep one."""
        self.subjects.append(subject)


class World:
    """The service, and workers that do as they are told."""

    def __init__(self, path: Path, lost_after: float = PATIENCE) -> None:
        self.mailbox = Mailbox()
        self.clock = SharedVirtualClock(START)
        self.service = VirtualTimeService(
            store_path=path,
            clock=self.clock,
            pace=Pace.SERVICE,
            notify=self.mailbox,
            horizon=HORIZON,
            lost_after=lost_after,
        )
        self.taken: list[tuple[str, str]] = []
        self.service.start()

    def call(self, operation: str, **payload: Any) -> dict[str, Any]:
        """Call an operation."""
        return self.service.handle(operation, payload)

    def deploy(self, *objects: dict[str, Any], **default: Any) -> str:
        """Activate a pipeline of cron objects on the schedule `S`."""
        common = {"id": "Default", "scheduleType": "cron", "schedule": {"ref": "S"}, "role": "r", **default}
        pipeline = str(self.call("CreatePipeline", name="visits", uniqueId="visits")["pipelineId"])
        definition = to_api(from_cli({"objects": [common, *objects]}))
        assert self.call("PutPipelineDefinition", pipelineId=pipeline, **definition)["validationErrors"] == []
        self.call("ActivatePipeline", pipelineId=pipeline)
        return pipeline

    @contextmanager
    def working(self, answer: Answer = lambda _: "FINISHED", group: str = LOCAL_WORKER_GROUP) -> Iterator[None]:
        """Have one worker in a thread; where it has no answer, it forgets the task."""
        ended = threading.Event()

        def loop() -> None:
            while not ended.is_set():
                task = self.call("PollForTask", workerGroup=group, hostname="h").get("taskObject")
                if task is None:
                    continue
                self.taken.append((task["attemptId"], self.clock.now().strftime("%d %H:%M")))
                self.call("ReportTaskProgress", taskId=task["taskId"])
                if (status := answer(task["attemptId"])) is not None:
                    self.call("SetTaskStatus", taskId=task["taskId"], taskStatus=status)

        threading.Thread(target=loop, daemon=True).start()
        try:
            yield
        finally:
            ended.set()

    def finish(self) -> None:
        """Wait until nothing will happen any more."""
        deadline = time.monotonic() + PATIENCE
        while not self.service.glance().is_over:
            assert time.monotonic() < deadline
            time.sleep(0.005)

    def statuses(self) -> dict[str, str]:
        """The status of each instance."""
        rows = self.service._store.query("SELECT instance_id, status FROM instances ORDER BY key", ())
        return {str(name): str(status) for name, status in rows}


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    """Make worlds on the first of May, which are ended."""
    made: list[World] = []

    def make(**options: Any) -> World:
        made.append(World(tmp_path / f"{len(made)}.sqlite", **options))
        return made[-1]

    yield make
    for world in made:
        world.service.close()


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """One world."""
    return make_world()


def schedule(period: str, occurrences: int | None = None) -> dict[str, Any]:
    """The schedule `S` from the first of May."""
    limit = {} if occurrences is None else {"occurrences": str(occurrences)}
    return {"id": "S", "type": "Schedule", "period": period, "startDateTime": "2026-05-01T00:00:00", **limit}


def shell(name: str = "Load", **fields: Any) -> dict[str, Any]:
    """A shell activity of the local worker group."""
    return {"id": name, "type": "ShellCommandActivity", "command": "true", "workerGroup": LOCAL_WORKER_GROUP, **fields}


def test_a_month_of_days_runs_at_once_each_day_on_its_day(world: World) -> None:
    """Time stands still at the last of them."""
    with world.working():
        world.deploy(schedule("1 day", 31), shell())
        world.finish()
    expected = [(f"@Load_2026-05-{day:02}T00:00:00_Attempt=1", f"{day:02} 00:00") for day in range(1, 32)]
    assert world.taken == expected
    glance = world.service.glance()
    assert (glance.begun, glance.over) == (31, 31)
    assert glance.now == datetime(2026, 5, 31, tzinfo=UTC)


def test_time_stands_still_while_a_task_is_worked_on(world: World) -> None:
    """However long it takes in the world, nothing becomes due: no attemptTimeout, and no other interval."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_: str) -> str:
        begun.set()
        assert go_on.wait(PATIENCE)
        return "FINISHED"

    with world.working(work):
        world.deploy(schedule("1 day", 2), shell(attemptTimeout="15 minutes"))
        assert begun.wait(PATIENCE)
        time.sleep(0.1)
        glance = world.service.glance()
        assert (glance.now, glance.is_over, glance.begun, glance.over) == (START, False, 1, 0)
        go_on.set()
        world.finish()
    assert set(world.statuses().values()) == {"FINISHED"}


def test_retries_wait_on_the_virtual_clock(world: World) -> None:
    """As long as the definition says, not as long as a laptop would."""
    with world.working(lambda attempt: "FINISHED" if attempt.endswith("=3") else "FAILED"):
        world.deploy(schedule("1 day", 1), shell(maximumRetries="2", retryDelay="40 minutes"))
        world.finish()
    assert [at for _, at in world.taken] == ["01 00:00", "01 00:40", "01 01:20"]
    assert list(world.statuses().values()) == ["FINISHED"]


def test_machines_take_their_time(world: World) -> None:
    """Five minutes to start: the service's, on no clock of the world."""
    with world.working():
        world.deploy(
            schedule("1 day", 2), shell(workerGroup=[], runsOn={"ref": "M"}), {"id": "M", "type": "Ec2Resource"}
        )
        world.finish()
    assert [at for _, at in world.taken] == ["01 00:05", "02 00:05"]


def test_a_precondition_fails_at_its_timeout_after_few_looks(world: World) -> None:
    """Nothing is done meanwhile, so one more look would see the same."""
    with world.working(lambda attempt: "FALSE" if attempt.startswith("@Ready") else "FINISHED"):
        world.deploy(
            schedule("1 day", 1),
            {"id": "Logs", "type": "S3DataNode", "filePath": "s3://b/k", "precondition": {"ref": "Ready"}},
            {"id": "Ready", "type": "S3KeyExists", "s3Key": "s3://b/k", "preconditionTimeout": "6 hours"},
            shell(input={"ref": "Logs"}),
            failureAndRerunMode="cascade",
        )
        world.finish()
    assert world.statuses() == {
        "@Logs_2026-05-01T00:00:00": "CASCADE_FAILED",
        "@Ready_2026-05-01T00:00:00": "FAILED",
        "@Load_2026-05-01T00:00:00": "CASCADE_FAILED",
    }
    assert world.clock.now() == datetime(2026, 5, 1, 6, tzinfo=UTC)
    assert len(world.taken) <= 2


def test_a_precondition_is_looked_at_again_after_work(world: World) -> None:
    """After ten minutes, as what was done may be what it waits for."""
    done: list[str] = []

    def work(attempt: str) -> str:
        if attempt.startswith("@Ready"):
            return "FINISHED" if "@Make" in done else "FALSE"
        done.append(attempt.partition("_")[0])
        return "FINISHED"

    with world.working(work):
        world.deploy(
            schedule("1 day", 1),
            shell("Use", precondition={"ref": "Ready"}),
            {"id": "Ready", "type": "S3KeyExists", "s3Key": "s3://b/k"},
            shell("Make", dependsOn={"ref": "Before"}),
            shell("Before"),
        )
        world.finish()
    assert [name.partition("_")[0] for name, _ in world.taken] == ["@Ready", "@Before", "@Make", "@Ready", "@Use"]
    assert world.taken[-1][1] == "01 00:10"


def test_what_waits_in_vain_does_not_keep_time_going(world: World) -> None:
    """It is over, and the instance still waits; the days after it have their turn."""
    with world.working(lambda _: "FALSE"):
        world.deploy(
            schedule("1 day", 3),
            shell(precondition={"ref": "Ready"}),
            {"id": "Ready", "type": "S3KeyExists", "s3Key": "s3://b/k"},
        )
        world.finish()
    assert world.clock.now() == datetime(2026, 5, 3, tzinfo=UTC)
    assert world.service.glance().over == 0
    kinds = {(name.partition("_")[0], status) for name, status in world.statuses().items()}
    assert kinds == {("@Load", "WAITING_ON_DEPENDENCIES"), ("@Ready", "RUNNING")}


def test_late_alarms_come_on_the_virtual_clock(world: World) -> None:
    """What waits for a worker group that nobody serves is late after an hour; time does not wait for such workers."""
    world.deploy(
        schedule("1 day", 1),
        shell(workerGroup="nobody", lateAfterTimeout="1 hour", onLateAction={"ref": "Late"}),
        {"id": "Late", "type": "SnsAlarm", "topicArn": "arn:aws:sns:us-east-1:1:t", "subject": "late", "message": "m"},
    )
    world.finish()
    assert world.mailbox.subjects == ["late"]
    assert world.clock.now() == datetime(2026, 5, 1, 1, tzinfo=UTC)


def test_a_lost_worker_costs_an_attempt(make_world: Callable[..., World]) -> None:
    """It is not heard of in the world; then time goes on until the service misses it."""
    world = make_world(lost_after=1.0)
    with world.working(lambda attempt: None if attempt.endswith("=1") else "FINISHED"):
        world.deploy(schedule("1 day", 1), shell(retryDelay="10 minutes"))
        world.finish()
    assert world.taken == [
        ("@Load_2026-05-01T00:00:00_Attempt=1", "01 00:00"),
        ("@Load_2026-05-01T00:00:00_Attempt=2", "01 00:15"),
    ]
    assert list(world.statuses().values()) == ["FINISHED"]


def test_no_interval_begins_beyond_the_horizon(world: World) -> None:
    """A schedule without an end stops there."""
    with world.working():
        world.deploy(schedule("1 week"), shell())
        world.finish()
    assert [at for _, at in world.taken] == ["01 00:00", "08 00:00", "15 00:00", "22 00:00", "29 00:00"]


def test_two_runs_are_the_same(make_world: Callable[..., World]) -> None:
    """In their order, in all times, and to the last row of the store, whatever the speed of the workers."""
    dumps = []
    for pause in (0.0, 0.003):
        world = make_world()

        def work(attempt: str, pause: float = pause) -> str:
            time.sleep(pause)
            return "FAILED" if "T06:00:00_Attempt=1" in attempt else "FINISHED"

        with world.working(work):
            world.deploy(
                schedule("2 hours", 36),
                shell("A", runsOn={"ref": "M"}, workerGroup=[]),
                shell("B", dependsOn={"ref": "A"}, retryDelay="3 hours", maximumRetries="1"),
                shell("C", dependsOn={"ref": "B"}, maxActiveInstances="1"),
                {"id": "M", "type": "Ec2Resource", "terminateAfter": "8 hours"},
            )
            world.finish()
        tables = ("instances", "attempts", "components", "schedules", "timers")
        dumps.append(
            [
                world.service._store.query(f"SELECT * FROM {table}", ())  # noqa: S608 constants
                for table in tables
            ]
        )
        assert len(world.taken) > 100
    assert dumps[0] == dumps[1]


def test_clients_ask_for_the_time(world: World) -> None:
    """In the service's form."""
    assert VirtualTimeView(world.service.glance).handle("Glance", {}) == {
        "now": "2026-05-01T00:00:00",
        "isOver": True,
        "begun": 0,
        "over": 0,
    }


def test_a_poll_ends_with_the_service(world: World) -> None:
    """At once, with no task."""
    replies: list[Any] = []
    thread = threading.Thread(target=lambda: replies.append(world.call("PollForTask", workerGroup="w")))
    thread.start()
    time.sleep(0.05)
    world.service.close()
    thread.join(PATIENCE)
    assert replies == [{}]
