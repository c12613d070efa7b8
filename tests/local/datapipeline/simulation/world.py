"""One simulated life of some pipelines: the service, its workers, its user, and all that may go wrong between them."""

from __future__ import annotations

import heapq
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from penstock.local.datapipeline import LOCAL_WORKER_GROUP, DataPipelineService, Pace
from penstock.local.datapipeline.machine_death import MachineDeath
from penstock.local.errors import ServiceError
from tests.local.datapipeline.simulation.fates import Fate, fate_of
from tests.local.datapipeline.simulation.killing import JumpingClock, Killed, Killer
from tests.local.datapipeline.simulation.pipe import Broken, Pipe
from tests.local.datapipeline.simulation.shapes import GROUPS, Part, random_shape

BEGIN = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LONGEST = 4000
"""Steps of each pipeline after which a life that has not come to rest never will."""

_UNHURRIED = Pace(
    retry_delay=None,
    precondition_delay=timedelta(minutes=2),
    lost_worker=timedelta(minutes=5),
    resource_start=timedelta(minutes=3),
    resource_stop=timedelta(minutes=1),
    instance_creation=timedelta(minutes=5),
)
_COMMANDS = ("TRY_CANCEL", "TRY_CANCEL", "RERUN", "RERUN", "RERUN", "MARK_FINISHED")


@dataclass
class Busy:
    """A worker at its task; `is_dead` when nothing is heard of it any more."""

    pipe: Pipe
    group: str
    task: str
    attempt: str
    fate: Fate
    ends: datetime
    is_dead: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells an attempt from those of other pipelines."""
        return self.pipe.id, self.attempt


class Topic:
    """Where alarms go; now and then it cannot be reached."""

    def __init__(self, random: Random, faults: float) -> None:
        self.random = random
        self.faults = faults
        self.messages: list[str] = []

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Take a message, or fail."""
        if self.random.random() < self.faults:
            raise ConnectionError(topic_arn, message)
        self.messages.append(subject)


class _Errors(logging.Handler):
    """Keeps what the engine logs as errors: faults that it has survived, and that are faults of ours."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(f"{record.getMessage()}: {record.exc_info and record.exc_info[1]!r}")


class World:
    """All of it, from one seed.

    Args:
        seed: Two worlds of one seed are the same, to the last line of their trace.
        store: Where the service keeps its state; the file must not exist.
        is_calm: Only workers and the service die, and no limits in time are set, so that the end can be foretold;
            otherwise the user interferes, the clock jumps, and topics are out of reach.
    """

    def __init__(self, seed: int, store: Path, *, is_calm: bool) -> None:
        self.seed = seed
        self.random = Random(f"world {seed} {is_calm}")  # noqa: S311 chance that repeats is wanted
        self.is_calm = is_calm
        self.pipes = [self._pipe(number) for number in range(self.random.choice([1, 1, 1, 2, 3]))]
        self.pace = self.random.choice([Pace.LAPTOP, _UNHURRIED])
        self.is_fast = self.pace is Pace.LAPTOP
        self.clock = JumpingClock(BEGIN + timedelta(seconds=self.random.choice([0, 0.25])))
        self.topic = Topic(self.random, 0.0 if is_calm else 0.2)
        self.killer = Killer(self.random, self.random.randint(0, 4), self.random.choice([5, 40, 150]))
        self.trace: list[str] = []
        self._doomed = [pipe for pipe in self.pipes if self.random.random() < (0.4 if len(self.pipes) > 1 else 0.05)]
        self._until_deletion = self.random.randint(0, 60)
        self._store = store
        self._errors = _Errors()
        self._busy: dict[str, Busy] = {}
        self._events: list[tuple[datetime, int, str]] = []
        self._ghosts: dict[str, tuple[Pipe, str]] = {}
        self._events_made = 0
        self._free = dict.fromkeys((LOCAL_WORKER_GROUP, *GROUPS), 2)
        self._tasks: set[str] = set()
        self._confirmed: set[tuple[str, str]] = set()
        self._ended: set[tuple[str, str]] = set()
        self._handed: dict[tuple[str, str], int] = {}
        self._looked: dict[tuple[str, str], int] = {}
        self._is_healed = is_calm
        self.service = self._start()

    def live(self) -> None:
        """Run until nothing moves any more.

        Raises:
            Broken: A promise is broken on the way.
        """
        logger = logging.getLogger("penstock.local.datapipeline")
        was = logger.propagate
        logger.addHandler(self._errors)
        logger.propagate = False
        try:
            for pipe in self.pipes:
                pipe.deploy()
            for _ in range(LONGEST * len(self.pipes)):
                if not self._step():
                    break
            else:
                raise Broken("it does not come to rest")
        finally:
            logger.removeHandler(self._errors)
            logger.propagate = was
        ours = [text for text in self._errors.found if "ConnectionError" not in text]
        if ours:
            raise Broken(f"the service logged errors: {ours}")

    def close(self) -> None:
        """Close the store."""
        self.service.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Look into the store."""
        return self.service._store.query(sql, values)

    def call(self, operation: str, **payload: Any) -> dict[str, Any]:
        """Call an operation as a client does that tries again when the connection breaks.

        Raises:
            ServiceError: The service refuses.
            Broken: It fails.
        """
        while True:
            try:
                return self.service.handle(operation, payload)
            except Killed:
                self._restart()
            except ServiceError as error:
                if error.code == "InternalServiceError":
                    raise Broken(f"{operation} failed: {error.message}") from error
                raise

    def note(self, text: str) -> None:
        """Add a line to the trace."""
        self.trace.append(f"{self.clock.now():%Y-%m-%d %H:%M:%S.%f} {text}")

    def _pipe(self, number: int) -> Pipe:
        shape = random_shape(self.random, BEGIN, is_calm=self.is_calm)
        activations = self.random.randint(0, 2) if shape.kind == "ondemand" else 0
        return Pipe(self, f"p{number}", shape, f"{self.seed}/{number}", activations)

    def _alive(self) -> list[Pipe]:
        return [pipe for pipe in self.pipes if not pipe.is_deleted]

    def _everything(self) -> list[tuple[Any, ...]]:
        return self.rows("SELECT pipeline, instance_id, status FROM instances ORDER BY key")

    def _start(self) -> DataPipelineService:
        service = DataPipelineService(store_path=self._store, clock=self.clock, pace=self.pace, notify=self.topic)
        self.killer.arm(service)
        return service

    def _restart(self) -> None:
        old, before = self.service, self._everything()
        self.service = self._start()
        old._store.close()
        self.note("the service is killed and started again")
        if self._everything() != before:
            raise Broken("a restart has changed statuses")

    def _settle(self) -> None:
        while True:
            try:
                self.service.settle()
            except Killed:
                self._restart()
            else:
                return

    def _step(self) -> bool:
        self._settle()
        self._poll()
        self._until_deletion -= 1
        if self._doomed and self._until_deletion <= 0:
            self._delete(self._doomed.pop())
            return True
        if not self._is_healed and self.random.random() < 0.1:
            self._interfere()
        return self._move()

    def _delete(self, pipe: Pipe) -> None:
        """Delete a pipeline; its user may make it once more, which is another one."""
        pipe.delete()
        if self.random.random() < 0.5:
            again = Pipe(self, pipe.name, pipe.shape, f"{pipe.seed} again", pipe.activations)
            again.deploy()
            if again.id == pipe.id:
                raise Broken(f"{pipe.id} is deleted, and its id is given again")
            self.pipes.append(again)

    def _move(self) -> bool:
        """Move the clock on to what comes next; tell whether there is anything."""
        wake = self.service.next_wake()
        times = [*([wake] if wake is not None else []), *([self._events[0][0]] if self._events else [])]
        if not times:
            return self._go_on()
        self.clock.move_to(min(times))
        while self._events and self._events[0][0] <= self.clock.now():
            self._work(heapq.heappop(self._events)[2])
        return True

    def _go_on(self) -> bool:
        """At rest: let the user activate once more, or put right what was interfered with."""
        for pipe in self._alive():
            if pipe.activations and pipe.state() == "SCHEDULED":
                pipe.activations -= 1
                pipe.activate()
                return True
        if self._doomed:
            self._delete(self._doomed.pop())
            return True
        if self._is_healed:
            return False
        self._is_healed = True
        self.killer.spare()
        self.topic.faults = 0.0
        self.note("the user puts everything right")
        for pipe in self._alive():
            sql = "SELECT component_id FROM components WHERE pipeline = ? AND paused = 1"
            paused = [row[0] for row in pipe.rows(sql)]
            if paused and pipe.state() != "FINISHED":
                self.call("SetStatus", pipelineId=pipe.id, objectIds=paused, status="RESUME")
            if pipe.state() in {"INACTIVE", "DEACTIVATING"}:
                pipe.activate()
        return True

    def _at(self, after: float, task: str) -> None:
        self._events_made += 1
        heapq.heappush(self._events, (self.clock.now() + timedelta(seconds=after), self._events_made, task))

    def _poll(self) -> None:
        is_idle = False
        while not is_idle:
            is_idle = True
            offers = {row[0] for row in self.rows("SELECT DISTINCT worker_group FROM attempts WHERE offered = 1")}
            for group in self._free:
                if not self._free[group] or group not in offers:
                    continue
                task = self.call("PollForTask", workerGroup=group, hostname=group).get("taskObject")
                if task is not None:
                    is_idle = False
                    self._take(group, task)

    def _take(self, group: str, task: dict[str, Any]) -> None:
        attempt, task_id = task["attemptId"], task["taskId"]
        pipe = next(pipe for pipe in self.pipes if pipe.id == task["pipelineId"])
        self.note(f"{group} takes {attempt} of {pipe.name}")
        if pipe.is_deleted:
            raise Broken(f"{attempt} is handed out, and {pipe.id} is deleted")
        self._check_hand_out(pipe, attempt)
        if task_id in self._tasks:
            raise Broken(f"{attempt} is handed out under a task id that another worker has")
        self._tasks.add(task_id)
        key = pipe.id, attempt
        self._handed[key] = self._handed.get(key, 0) + 1
        fate = fate_of(pipe.seed, attempt, most_effort=8.0 if self.is_fast else 2400.0)
        looks = self._looked.get(key, 0)
        busy = Busy(pipe, group, task_id, attempt, fate, self.clock.now())
        if self._handed[key] <= fate.vanishes and not looks:
            self.note(f"its worker dies before it reports on {attempt}")
            self._bury(busy)
            return
        if not self._report(busy):
            return
        self._free[group] -= 1
        self._busy[task_id] = busy
        busy.ends += timedelta(seconds=0.0 if looks < fate.looks else fate.effort)
        self._next(busy)

    def _report(self, busy: Busy) -> bool:
        """Report on a task; tell whether it is still the worker's."""
        try:
            is_cancelled = self.call("ReportTaskProgress", taskId=busy.task)["canceled"]
        except ServiceError:
            is_cancelled = True
        if busy.pipe.is_deleted and not is_cancelled:
            raise Broken(f"{busy.attempt} goes on, and {busy.pipe.id} is deleted")
        if is_cancelled:
            self.note(f"a worker is told to stop {busy.attempt}")
            self._confirmed.discard(busy.key)
            return False
        if not self.rows("SELECT 1 FROM attempts WHERE task_id = ? AND status = 'RUNNING'", busy.task):
            raise Broken(f"{busy.attempt} is over, and its worker is not told")
        self._confirmed.add(busy.key)
        return True

    def _next(self, busy: Busy) -> None:
        left = max(0.0, (busy.ends - self.clock.now()).total_seconds())
        self._at(min(left, 2.0 if self.is_fast else 100.0), busy.task)

    def _work(self, task: str) -> None:
        busy = self._busy.get(task)
        if busy is None:
            self._haunt(task)
            return
        if self.clock.now() < busy.ends:
            if self._report(busy):
                self._next(busy)
            else:
                self._leave(busy)
            return
        self._leave(busy)
        is_look = self._looked.get(busy.key, 0) < busy.fate.looks
        if not is_look and busy.fate.end == "LOST":
            self.note(f"a worker dies at {busy.attempt}")
            self._bury(busy)
            return
        if is_look:
            self._looked[busy.key] = self._looked.get(busy.key, 0) + 1
        self._answer(busy, "FALSE" if is_look else busy.fate.end)

    def _leave(self, busy: Busy) -> None:
        del self._busy[busy.task]
        self._free[busy.group] += 1

    def _bury(self, busy: Busy) -> None:
        if busy.fate.is_ghost:
            self._ghosts[busy.task] = busy.pipe, busy.attempt
            self._at(15.0 if self.is_fast else 900.0, busy.task)

    def _haunt(self, task: str) -> None:
        """A worker that was taken for dead reports a result: nobody must believe it."""
        pipe, attempt = self._ghosts.pop(task)
        current = self.rows("SELECT 1 FROM attempts WHERE task_id = ? AND status = 'RUNNING'", task)
        if current:
            return  # it has not been missed yet, so its result would be a good one
        self.note(f"a ghost reports on {attempt}")
        try:
            self.call("SetTaskStatus", taskId=task, taskStatus="FINISHED")
        except ServiceError:
            return
        raise Broken(f"the service believes a ghost about {attempt} of {pipe.name}")

    def _answer(self, busy: Busy, status: str) -> None:
        self.note(f"{busy.attempt} is {status}")
        error = {} if status == "FINISHED" else {"errorId": "S3Error", "errorMessage": f"{status} of {busy.attempt}"}
        repeats = 1 + (self.random.random() < 0.1)
        for number in range(repeats):
            try:
                self.call("SetTaskStatus", taskId=busy.task, taskStatus=status, **error)
            except ServiceError as refusal:
                self.note(f"refused: {refusal.code}")
                is_deleted = busy.pipe.is_deleted
                if self.is_calm and busy.attempt[1] != "P" and not is_deleted:  # one whose user has failed is cancelled
                    raise Broken(f"the result of {busy.attempt} is refused: {refusal.message}") from refusal
                break
            if busy.pipe.is_deleted:
                raise Broken(f"the result of {busy.attempt} is taken, and {busy.pipe.id} is deleted")
            if status != "FALSE":
                if busy.key in self._ended and not number:
                    raise Broken(f"{busy.attempt} has ended twice")
                self._ended.add(busy.key)
        self._confirmed.discard(busy.key)

    def _check_hand_out(self, pipe: Pipe, attempt: str) -> None:
        """An attempt goes to one worker at a time, in its time, after what it waits for."""
        if (pipe.id, attempt) in self._ended:
            raise Broken(f"{attempt} is handed out, and it has ended")
        if (pipe.id, attempt) in self._confirmed:
            raise Broken(f"{attempt} is handed out, and another worker is at it")
        component, instance, run_at, most = self._about(pipe, attempt)
        if self.random.random() < 0.2:
            self._check_attempts(pipe, instance)
        if not self.is_calm:
            return
        if run_at > self.clock.now().timestamp():
            raise Broken(f"{attempt} is handed out before its time")
        part = pipe.shape.parts[component]
        if part.kind == "activity":
            self._check_dependencies(pipe, part, attempt, most)

    def _about(self, pipe: Pipe, attempt: str) -> tuple[str, str, float, int]:
        sql = (
            "SELECT i.component_id, i.instance_id, i.run_at, (SELECT count(*) FROM instances o WHERE o.component = "
            "i.component AND o.status IN ('RUNNING', 'WAITING_FOR_RUNNER')) "
            "FROM attempts a JOIN instances i ON i.key = a.instance WHERE a.pipeline = ? AND a.attempt_id = ?"
        )
        row = pipe.rows(sql, attempt)[0]
        return row[0], row[1], row[2], row[3]

    def _check_dependencies(self, pipe: Pipe, part: Part, attempt: str, active: int) -> None:
        if active > pipe.shape.most_active:
            raise Broken(f"{active} instances of {part.name} are active, and maxActiveInstances is less")
        text = attempt.rpartition("_Attempt=")[0].rpartition("_")[2]
        start = datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
        found, model = pipe.statuses(), pipe.model()
        wanted = {model.linked(name, start): "FINISHED" for name in part.waits_for()}
        wanted |= {pipe.shape.instance(name, text, part.name): "FINISHED" for name in part.preconditions}
        wanted |= {model.linked(part.runs_on, start): "RUNNING"} if part.runs_on else {}
        lacking = {name: found[name] for name, status in wanted.items() if name is not None and found[name] != status}
        if lacking:
            raise Broken(f"{attempt} is handed out, and what it waits for is {lacking}")

    def _check_attempts(self, pipe: Pipe, instance: str) -> None:
        sql = (
            "SELECT a.status FROM attempts a JOIN instances i ON i.key = a.instance "
            "WHERE i.pipeline = ? AND i.instance_id = ?"
        )
        running = [row[0] for row in pipe.rows(sql, instance) if row[0] in {"RUNNING", "WAITING_FOR_RUNNER"}]
        if len(running) > 1:
            raise Broken(f"{instance} has {len(running)} attempts at once")

    def _interfere(self) -> None:
        """Have the user do something, a machine die, or the clock jump."""
        acts = [self._command, self._command, self._pause, self._toggle, self._redeploy, *[self._kill_machine] * 3]
        act = self.random.choice(acts)
        alive = self._alive()
        try:
            if self.random.random() < 0.15 or not alive:
                self._jump()
            else:
                act(self.random.choice(alive))
        except ServiceError as error:
            self.note(f"refused: {error.message}")

    def _command(self, pipe: Pipe) -> None:
        known = list(pipe.statuses())
        names = self.random.sample(known, self.random.randint(1, min(2, len(known)))) if known else []
        status = self.random.choice(_COMMANDS)
        self.note(f"the user sets {status} of {names} of {pipe.name}")
        pipe.commands += 1
        self.call("SetStatus", pipelineId=pipe.id, objectIds=names, status=status)

    def _pause(self, pipe: Pipe) -> None:
        name, status = self.random.choice(list(pipe.shape.parts)), self.random.choice(["PAUSE", "PAUSE", "RESUME"])
        self.note(f"the user sets {status} of {name} of {pipe.name}")
        self.call("SetStatus", pipelineId=pipe.id, objectIds=[name], status=status)

    def _toggle(self, pipe: Pipe) -> None:
        if pipe.state() == "SCHEDULED" and pipe.shape.kind != "ondemand":
            options = self.random.choice([{}, {"cancelActive": False}, {"cancelActive": True}])
            self.note(f"the user deactivates {pipe.name} {options}")
            self.call("DeactivatePipeline", pipelineId=pipe.id, **options)
            return
        start = self.clock.now() + timedelta(seconds=self.random.uniform(-90_000, 9_000))
        pipe.activate(**self.random.choice([{}, {}, {"startTimestamp": start.timestamp()}]))

    def _redeploy(self, pipe: Pipe) -> None:
        definition = pipe.shape.definition()
        for item in definition["objects"]:
            if "command" in item:
                item["command"] = f"echo {self.random.randint(0, 99)}"
        self.note(f"the user deploys other commands of {pipe.name}")
        reply = pipe.put(definition)
        if reply["errored"]:
            raise Broken(f"a change of commands is refused: {reply['validationErrors']}")
        pipe.activate()

    def _kill_machine(self, pipe: Pipe) -> None:
        sql = "SELECT instance_id FROM instances WHERE pipeline = ? AND kind = 'resource' AND status = 'RUNNING'"
        machines = [row[0] for row in pipe.rows(sql)]
        if not machines:
            return
        name = self.random.choice(machines)
        self.note(f"the machine of {name} of {pipe.name} dies")
        try:
            MachineDeath(self.service).handle("Kill", {"pipelineId": pipe.id, "objectId": name})
        except Killed:
            self._restart()  # whether it has died with the service or lives on

    def _jump(self) -> None:
        jump = self.random.choice([-3600, -60, 60, 3600, 86_400])
        self.clock.jump_to(self.clock.now() + timedelta(seconds=jump))
        self.note(f"the clock has jumped by {jump} s")
