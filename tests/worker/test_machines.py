"""Machines: what tasks on one resource share, for as long as it lives."""

import re
import threading
import time

import pytest
from botocore.exceptions import ClientError

from penstock.worker.machines import MachineName, Machines, launches_over


@pytest.fixture
def on(make_task):
    """Make a task that runs on a launch of a resource."""

    def on(launch, pipeline="df-1"):
        resource = {"id": "@R", "type": "Ec2Resource", "@headAttempt": {"ref": launch}}
        task = make_task({"type": "Test", "runsOn": {"ref": "@R"}}, resource)
        assert MachineName.of(task) == MachineName(task.pipeline_id, launch)
        return task

    return on


class _Service:
    """Knows which launches have ended."""

    def __init__(self):
        self.over = set()
        self.asked = []

    def __call__(self, pipeline_id, launches):
        self.asked.append((pipeline_id, sorted(launches)))
        return self.over.intersection(launches)


def _folders(path):
    return sorted(item.name for item in path.iterdir()) if path.exists() else []


def test_what_one_task_leaves_the_next_one_finds(on, tmp_path):
    """Until the resource has ended; another launch is another machine."""
    service = _Service()
    machines = Machines(tmp_path / "m", service, 600)
    with machines.using(on("@R_2026-05-01T06:00:00_Attempt=1")) as machine:
        (machine.home / "file").touch()
        service.over.add("@R_2026-05-01T06:00:00_Attempt=1")
        machines.look()
        assert service.asked == [], "nothing is to be known of a machine that is in use"
    with (
        machines.using(on("@R_2026-05-01T06:00:00_Attempt=1")) as machine,
        machines.using(on("@R_2026-05-01T06:00:00_Attempt=2")) as other,
    ):
        assert (machine.home / "file").exists()
        assert not (other.home / "file").exists()
    machines.look()
    assert service.asked == [("df-1", ["@R_2026-05-01T06:00:00_Attempt=1", "@R_2026-05-01T06:00:00_Attempt=2"])]
    assert len(_folders(tmp_path / "m")) == 1
    service.over.add("@R_2026-05-01T06:00:00_Attempt=2")
    machines.look()
    assert _folders(tmp_path / "m") == []
    machines.stop()


def test_a_task_that_runs_on_no_resource_has_no_machine(make_task, tmp_path):
    """Nor has one on what the service does not say to have been launched."""
    machines = Machines(tmp_path / "m", _Service(), 600)
    other = {"id": "@R", "type": "Ec2Resource"}
    for task in (make_task({"type": "Test"}), make_task({"type": "Test", "runsOn": {"ref": "@R"}}, other)):
        with machines.using(task) as machine:
            assert machine is None
    assert _folders(tmp_path) == []


def test_a_machine_outlives_its_worker(on, tmp_path):
    """The next one goes on with it, or ends it; what was ending is removed."""
    (tmp_path / "m" / "gone-1").mkdir(parents=True)
    first = Machines(tmp_path / "m", _Service(), 600)
    with first.using(on("@R_2026-05-01T06:00:00_Attempt=1")) as machine:
        (machine.home / "file").touch()
    first.stop()
    service = _Service()
    second = Machines(tmp_path / "m", service, 600)
    with second.using(on("@R_2026-05-01T06:00:00_Attempt=1")) as machine:
        assert (machine.home / "file").exists()
    second.stop()
    service.over.add("@R_2026-05-01T06:00:00_Attempt=1")
    third = Machines(tmp_path / "m", service, 0.01)
    deadline = time.monotonic() + 60
    while _folders(tmp_path / "m"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    third.stop()


def test_many_tasks_at_once(on, tmp_path):
    """All find the same machine, however often it is looked whether it has ended."""
    service = _Service()
    machines = Machines(tmp_path / "m", service, 0.001)
    homes = []

    def work():
        for _ in range(20):
            with machines.using(on("@R_2026-05-01T06:00:00_Attempt=1")) as machine:
                homes.append(machine.home.is_dir())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    service.over.add("@R_2026-05-01T06:00:00_Attempt=1")
    for thread in threads:
        thread.join()
    machines.stop()
    assert homes == [True] * 80


def test_a_service_that_does_not_answer_is_asked_again(on, tmp_path):
    """Nothing is ended that may still live."""
    asked = threading.Event()
    answers = [RuntimeError("not now"), ["@R_2026-05-01T06:00:00_Attempt=1"]]

    def are_over(_pipeline, _launches):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        asked.set()
        return answer

    machines = Machines(tmp_path / "m", are_over, 0.01)
    with machines.using(on("@R_2026-05-01T06:00:00_Attempt=1")):
        pass
    assert asked.wait(60)
    machines.stop()


class _Client:
    def __init__(self, statuses):
        self.statuses = statuses
        self.asked = []

    def describe_objects(self, pipelineId, objectIds):  # noqa: N803 - as boto3 spells it
        self.asked.append((pipelineId, len(objectIds)))
        if isinstance(self.statuses, Exception):
            raise self.statuses
        objects = [
            {"id": key, "fields": [{"key": "@status", "stringValue": self.statuses.get(key, "FINISHED")}]}
            for key in objectIds
        ]
        return {"pipelineObjects": objects}


def test_which_launches_are_over():
    """All that are not being started and do not run; so many are asked for as the service allows."""
    ids = [f"@R_Attempt={number}" for number in range(30)]
    client = _Client({ids[0]: "RUNNING", ids[1]: "CREATING", ids[2]: "SHUTTING_DOWN", ids[29]: "ACTIVATING"})
    assert launches_over(client, "df-1", ids) == ids[2:29]
    assert client.asked == [("df-1", 25), ("df-1", 5)]


def test_all_launches_of_a_pipeline_that_is_gone_are_over(error):
    """Of one that the service does not tell of for other reasons, nothing is known."""
    assert launches_over(_Client(error("PipelineDeletedException")), "df-1", ["a"]) == ["a"]
    with pytest.raises(ClientError, match="Throttling"):
        launches_over(_Client(error("ThrottlingException", "Throttling")), "df-1", ["a"])


@pytest.mark.parametrize(
    ("launch", "folder"),
    [
        ("@my-EC2_1_2026-05-01T06:00:00_Attempt=12", "df-1_my-EC2_1_2026-05-01T06.00.00_12"),
        ("@M_2026-05-01T06.00:00_Attempt=1", None),
        ("@a/b_2026-05-01T06:00:00_Attempt=1", None),
        ("@größe_2026-05-01T06:00:00_Attempt=1", None),
        (f"@{'a' * 900}_2026-05-01T06:00:00_Attempt=1", None),
        ("M_2026-05-01T06:00:00_Attempt=1", None),
    ],
)
def test_ids_of_any_form_make_names_of_folders(launch, folder):
    """Names that tell the machine, where the id is plain; others tell nothing, and are no other machine's."""
    name = MachineName("df-1", launch)
    assert MachineName.of_folder(name.folder) == (name if folder else None)
    assert name.folder == (folder or name.folder)
    assert re.fullmatch(r"[\w.-]{1,100}", name.folder, re.ASCII)
    assert name.folder != MachineName("df-2", launch).folder
