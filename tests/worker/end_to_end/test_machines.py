"""What activities on one resource share, and what ends with it."""

import pytest

from penstock.local.datapipeline.machine_death import MachineDeath


@pytest.fixture
def machine():
    """A machine."""
    return {"id": "M", "type": "Ec2Resource", "terminateAfter": "1 hour"}


def _shell(name, command, machine="M", **fields):
    return {"id": name, "type": "ShellCommandActivity", "command": command, "runsOn": {"ref": machine}, **fields}


def _after(name):
    return {"dependsOn": {"ref": name}}


def _kill(cloud, pipeline):
    (name,) = [item.id for item in cloud.objects(pipeline, "INSTANCE") if item.id.startswith("@M_")]
    MachineDeath(cloud.services["DataPipeline"]).handle("Kill", {"pipelineId": pipeline, "objectId": name})


def test_what_an_activity_leaves_is_there_for_the_next_one(cloud, default, machine, eventually, alive, tmp_path):
    """Files at home and among the temporary ones, and processes, and for no other machine; until it is shut down."""
    left = f"echo kept > ~/file; echo kept > $TMPDIR/file; echo own > file; sleep 600 & echo $! > {tmp_path}/pid"
    found = f"cat ~/file $TMPDIR/file; test ! -e file; kill -0 $(cat {tmp_path}/pid)"
    nothing = 'test ! -e ~/file && test ! -e "$TMPDIR/file" && test -d "$TMPDIR"'
    cloud.worker()
    pipeline = cloud.activate(
        [
            default,
            machine,
            {**machine, "id": "N"},
            _shell("A", left),
            _shell("B", f"set -e; {found}", **_after("A")),
            _shell("C", nothing, "N", **_after("A")),
            _shell("D", f"cat ~/file; until [ -e {tmp_path}/end ]; do sleep 0.05; done", **_after("B")),
        ]
    )
    eventually(lambda: cloud.statuses(pipeline).get("D") == "RUNNING" and cloud.statuses(pipeline)["C"] == "FINISHED")
    assert cloud.statuses(pipeline)["N"] == "FINISHED"
    eventually(lambda: len(list((tmp_path / "machines").iterdir())) == 1)
    pid = int((tmp_path / "pid").read_text())
    assert alive(pid)
    (tmp_path / "end").touch()
    eventually(lambda: set(cloud.statuses(pipeline).values()) == {"FINISHED"})
    eventually(lambda: not alive(pid))
    eventually(lambda: list((tmp_path / "machines").iterdir()) == [])


def test_a_machine_that_dies_takes_all_with_it(cloud, default, machine, eventually, alive, tmp_path):
    """The activity that ran there and what others had left running; the next try finds an empty machine."""
    again = f"test ! -e ~/file && exit 0; echo $$ > {tmp_path}/second; exec sleep 600"
    cloud.worker()
    pipeline = cloud.activate(
        [
            default,
            machine,
            _shell("A", f"touch ~/file; sleep 600 & echo $! > {tmp_path}/first"),
            _shell("B", again, **_after("A")),
        ]
    )
    pids = [int(eventually(lambda name=name: (tmp_path / name).exists() and (tmp_path / name).read_text()))
            for name in ("first", "second")]  # fmt: skip
    assert all(map(alive, pids))
    _kill(cloud, pipeline)
    eventually(lambda: not any(map(alive, pids)))
    eventually(lambda: cloud.statuses(pipeline)["B"] == "FINISHED")
    attempts = cloud.statuses(pipeline, "ATTEMPT")
    assert attempts == {"A=1": "FINISHED", "B=1": "FAILED", "B=2": "FINISHED", "M=1": "FAILED", "M=2": "FINISHED"}


def test_a_resource_that_is_cancelled_ends_its_machine(cloud, default, machine, eventually, alive, tmp_path):
    """And so the activity on it, which is not tried again."""
    cloud.worker()
    pipeline = cloud.activate([default, machine, _shell("A", f"echo $$ > {tmp_path}/pid; exec sleep 600")])
    pid = int(eventually(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text()))
    (name,) = [item.id for item in cloud.objects(pipeline, "INSTANCE") if item.id.startswith("@M_")]
    cloud.pipelines.set_status(pipelineId=pipeline, objectIds=[name], status="TRY_CANCEL")
    eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline) == {"M": "CANCELED", "A": "CANCELED"}
    eventually(lambda: list((tmp_path / "machines").iterdir()) == [])


def test_a_machine_outlives_a_worker_that_is_killed(cloud, default, machine, eventually, tmp_path):
    """Its files, not its processes."""
    marker = tmp_path / "marker"
    first = cloud.worker(threads="1")
    wait = f"if [ ! -e {marker} ]; then touch {marker}; sleep 600; fi; cat ~/file"
    pipeline = cloud.activate([default, machine, _shell("A", "echo kept > ~/file"), _shell("B", wait, **_after("A"))])
    eventually(marker.exists)
    first.kill()
    first.wait()
    cloud.worker()
    eventually(lambda: cloud.statuses(pipeline)["B"] == "FINISHED")
    assert cloud.statuses(pipeline, "ATTEMPT")["B=2"] == "FINISHED"


def test_activities_of_a_cluster_share_its_hdfs(cloud, default, eventually):
    """As long as the cluster lives."""
    cluster = {"id": "M", "type": "EmrCluster"}
    emr = {"type": "EmrActivity", "runsOn": {"ref": "M"}}
    cloud.s3.put_object(Bucket="e2e", Key="in/a", Body=b"x\n")
    cloud.worker()
    pipeline = cloud.activate(
        [
            default,
            cluster,
            {"id": "A", **emr, "step": "command-runner.jar,hadoop,fs,-cp,s3://e2e/in/a,/kept"},
            {"id": "B", **emr, "step": "command-runner.jar,hadoop,fs,-cp,/kept,s3://e2e/out/b", **_after("A")},
        ]
    )
    eventually(lambda: cloud.statuses(pipeline)["B"] in {"FINISHED", "FAILED", "CASCADE_FAILED"})
    errors = [item.string("errorMessage") for item in cloud.objects(pipeline, "ATTEMPT")]
    assert cloud.statuses(pipeline)["B"] == "FINISHED", errors
    assert cloud.s3.get_object(Bucket="e2e", Key="out/b")["Body"].read() == b"x\n"
