"""Cascading failures and reruns: each row of what the guide says, as a test.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-cascade-failandrerun.html
"""

from __future__ import annotations

from typing import Any

import pytest

AT = "2026-11-24T03:00:00"
ORIGINS = ("FAILED", "CANCELED", "TIMEDOUT", "CASCADE_FAILED")


def pipeline_of(mode: str | None) -> dict[str, Any]:
    """In (behind InReady) -> A on Machine -> Mid (behind MidReady) -> B on Cluster -> Out; C after B; Alone."""
    shell = {"type": "ShellCommandActivity", "command": "true"}
    node = {"type": "S3DataNode", "directoryPath": "s3://data/#{@id}/"}
    key = {"type": "S3KeyExists", "s3Key": "s3://data/ready", "role": "r"}
    return {
        "objects": [
            {
                "id": "Default", "scheduleType": "cron", "schedule": {"ref": "Once"}, "role": "r", "resourceRole": "r",
                "maximumRetries": "0", **({} if mode is None else {"failureAndRerunMode": mode}),
            },
            {"id": "Once", "type": "Schedule", "period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME",
             "occurrences": "1"},
            {"id": "In", **node, "precondition": {"ref": "InReady"}},
            {"id": "InReady", **key},
            {"id": "A", **shell, "input": {"ref": "In"}, "output": {"ref": "Mid"}, "runsOn": {"ref": "Machine"},
             "onFail": {"ref": "Alarm"}},
            {"id": "Machine", "type": "Ec2Resource", "terminateAfter": "20 minutes"},
            {"id": "Mid", **node, "precondition": {"ref": "MidReady"}},
            {"id": "MidReady", **key},
            {"id": "B", **shell, "input": {"ref": "Mid"}, "output": {"ref": "Out"}, "runsOn": {"ref": "Cluster"},
             "onFail": {"ref": "Alarm"}},
            {"id": "Cluster", "type": "EmrCluster"},
            {"id": "Out", **node},
            {"id": "C", **shell, "dependsOn": {"ref": "B"}, "workerGroup": "w"},
            {"id": "Alone", **shell, "workerGroup": "w"},
            {"id": "Alarm", "type": "SnsAlarm", "topicArn": "t", "role": "r", "subject": "#{node.name}",
             "message": "#{node.@status}"},
        ]
    }  # fmt: skip


class Run:
    """One execution of the pipeline, and what a user sees of it."""

    def __init__(self, cloud: Any, mode: str | None, **modes: str) -> None:
        """Deploy it; `modes` are those of single objects."""
        definition = pipeline_of(mode)
        for item in definition["objects"]:
            if item["id"] in modes:
                item["failureAndRerunMode"] = modes[item["id"]]
        self.cloud = cloud
        self.id = cloud.deploy(definition)

    def work(self, *failing: str, unmet: tuple[str, ...] = ()) -> list[str]:
        """Do all tasks: those of some objects fail, some preconditions do not hold yet."""
        done: list[str] = []
        for _ in range(30):
            self.cloud.service.settle()
            task = self.cloud.poll() or self.cloud.poll("w")
            if task is None:
                self.cloud.sleep(seconds=1)
                continue
            name = task["attemptId"].split("_")[0][1:]
            done.append(name)
            self.cloud.answer(task, "FAILED" if name in failing else "FALSE" if name in unmet else "FINISHED")
        return done

    def is_now(self, **expected: str) -> None:
        """Compare the statuses of some objects."""
        found = {name[1:].split("_")[0]: status for name, status in self.cloud.statuses(self.id).items()}
        assert {name: found[name] for name in expected} == expected

    def command(self, status: str, *names: str) -> None:
        """Set a status of instances."""
        self.cloud.set_status(self.id, status, *(f"@{name}_{AT}" for name in names))

    def fields(self, name: str) -> dict[str, Any]:
        """Describe an instance."""
        return dict(self.cloud.describe(self.id, f"@{name}_{AT}"))


@pytest.fixture
def run(cloud: Any) -> Run:
    """The pipeline in mode cascade."""
    return Run(cloud, "cascade")


@pytest.mark.parametrize("mode", ["cascade", "CASCADE", "Cascade"])
def test_the_letter_case_of_the_mode_does_not_matter(cloud: Any, mode: str) -> None:
    """Samples write it in both."""
    run = Run(cloud, mode)
    run.work("A")
    run.is_now(A="FAILED", Mid="CASCADE_FAILED")


@pytest.mark.parametrize("mode", [None, "none", "NONE"])
def test_mode_none_is_the_default_and_its_consumers_wait(cloud: Any, mode: str | None) -> None:
    """Each says for what, and nothing that comes after it is started."""
    run = Run(cloud, mode)
    run.work("A")
    waiting = "WAITING_ON_DEPENDENCIES"
    run.is_now(A="FAILED", Mid=waiting, B=waiting, Out=waiting, C=waiting, Cluster=waiting, Alone="FINISHED")
    assert f"@A_{AT} (FAILED)" in run.fields("Mid")["@waitingOn"]
    assert run.fields("B")["@waitingOn"] == f"@Mid_{AT} (WAITING_ON_DEPENDENCIES, blocked)"
    assert run.fields("C")["@waitingOn"] == f"@B_{AT} (WAITING_ON_DEPENDENCIES, blocked)"
    assert run.fields("Cluster")["@waitingOn"] == "an activity that is ready to run on it"


def test_cascade_an_activity_fails(run: Run) -> None:
    """Its output, the consumers of that, and theirs are CASCADE_FAILED; preconditions of theirs are CANCELED."""
    run.work("A", unmet=("MidReady",))
    cascade = "CASCADE_FAILED"
    run.is_now(A="FAILED", Mid=cascade, B=cascade, Out=cascade, C=cascade, MidReady="CANCELED")


def test_cascade_leaves_what_is_over_alone(run: Run) -> None:
    """FINISHED, FAILED and CANCELED are ignored."""
    run.command("TRY_CANCEL", "C")
    run.work("A")
    run.is_now(A="FAILED", C="CANCELED", MidReady="FINISHED", Alone="FINISHED")


def test_cascade_does_not_go_upstream(run: Run) -> None:
    """What the failed activity read stays as it is, its machine is stopped as after any other end."""
    run.work("A")
    run.is_now(In="FINISHED", InReady="FINISHED", Machine="FINISHED")


def test_cascade_cancels_the_preconditions_of_the_failed_object(run: Run) -> None:
    """The only thing upstream that it touches."""
    run.work(unmet=("InReady",))
    run.command("TRY_CANCEL", "In")
    run.is_now(In="CANCELED", InReady="CANCELED", A="CASCADE_FAILED")


def test_cascade_a_precondition_fails(run: Run) -> None:
    """The data node fails with it, and what reads the node."""
    run.work("InReady")
    run.is_now(InReady="FAILED", In="CASCADE_FAILED", A="CASCADE_FAILED", Mid="CASCADE_FAILED", C="CASCADE_FAILED")


def test_cascade_a_user_cancels_an_activity(run: Run) -> None:
    """A dependency that a user cancels counts as failed."""
    run.command("TRY_CANCEL", "A")
    run.is_now(A="CANCELED", Mid="CASCADE_FAILED", B="CASCADE_FAILED", C="CASCADE_FAILED")


def test_cascade_a_resource_fails(run: Run) -> None:
    """Its activity is CANCELED, and all consumers of that are CASCADE_FAILED."""
    run.cloud.answer(run.cloud.poll())
    run.cloud.answer(run.cloud.poll())
    task = run.cloud.poll()
    assert task["attemptId"].startswith("@A_")
    for _ in range(241):
        run.cloud.call("ReportTaskProgress", taskId=task["taskId"])
        run.cloud.sleep(seconds=5)
    run.is_now(Machine="TIMEDOUT", A="CANCELED", Mid="CASCADE_FAILED", B="CASCADE_FAILED", C="CASCADE_FAILED")


def test_cascade_a_user_cancels_a_resource_that_is_not_in_use_yet(run: Run) -> None:
    """The same."""
    run.command("TRY_CANCEL", "Cluster")
    run.is_now(Cluster="CANCELED", B="CANCELED", Out="CASCADE_FAILED", C="CASCADE_FAILED")


def test_cascade_a_resource_whose_dependents_have_failed_is_finished(run: Run) -> None:
    """It never ran."""
    run.work("A")
    run.is_now(Cluster="FINISHED")
    assert [name for name in run.cloud.ids(run.id, "ATTEMPT") if "Cluster" in name] == []


def test_cascade_runs_the_actions_of_what_it_affects(run: Run) -> None:
    """The origin's onFail, and that of each consumer that has one."""
    run.work("A")
    assert [(subject, message) for _, subject, message in run.cloud.mailbox.messages] == [
        ("A", "FAILED"),
        ("B", "CASCADE_FAILED"),
    ]


def test_cascade_waits_for_the_retries_of_what_failed(cloud: Any) -> None:
    """With tries left nothing has failed."""
    definition = pipeline_of("cascade")
    definition["objects"][4]["maximumRetries"] = "1"
    pipeline = cloud.deploy(definition)
    cloud.answer(cloud.poll())
    cloud.answer(cloud.poll())
    task = cloud.poll()
    assert task["attemptId"] == f"@A_{AT}_Attempt=1"
    cloud.answer(task, "FAILED")
    assert cloud.statuses(pipeline)[f"@Mid_{AT}"] == "WAITING_ON_DEPENDENCIES"


def test_cascade_tells_the_chain_that_it_came_along(run: Run) -> None:
    """From the origin to the last dependency."""
    run.work("A")
    chain = [reference["ref"] for reference in run.fields("C")["@cascadeFailedOn"]]
    assert chain == [f"@A_{AT}", f"@Mid_{AT}", f"@B_{AT}"]


def test_each_object_follows_its_own_mode(cloud: Any) -> None:
    """A consumer in mode none waits for one that a cascade has failed; the guide leaves this open."""
    run = Run(cloud, "cascade", C="none")
    run.work("A")
    run.is_now(B="CASCADE_FAILED", C="WAITING_ON_DEPENDENCIES")
    assert run.fields("C")["@waitingOn"] == f"@B_{AT} (CASCADE_FAILED)"


def test_cascade_behind_what_waits_for_ever_waits_too(cloud: Any) -> None:
    """Mid waits, in mode none, and that is no failure; B says what it is blocked by."""
    run = Run(cloud, "cascade", Mid="none")
    run.work("A")
    run.is_now(A="FAILED", Mid="WAITING_ON_DEPENDENCIES", B="WAITING_ON_DEPENDENCIES", C="WAITING_ON_DEPENDENCIES")
    assert run.fields("B")["@waitingOn"] == f"@Mid_{AT} (WAITING_ON_DEPENDENCIES, blocked)"


def test_rerun_none_touches_the_target_and_its_resource_only(cloud: Any) -> None:
    """What is over stays over."""
    run = Run(cloud, "none")
    run.work("B")
    run.command("RERUN", "A")
    run.is_now(A="WAITING_FOR_RUNNER", Machine="RUNNING", In="FINISHED", Mid="FINISHED", B="FAILED")
    assert run.work() == ["A"]
    run.is_now(A="FINISHED", Machine="FINISHED", Mid="FINISHED", B="FAILED")


def test_rerun_cascade_takes_all_consumers_along(run: Run) -> None:
    """To the end of the chain; what held is not asked again."""
    run.work("A")
    run.command("RERUN", "A")
    waiting = "WAITING_ON_DEPENDENCIES"
    run.is_now(A="WAITING_FOR_RUNNER", Mid=waiting, B=waiting, Out=waiting, C=waiting)
    assert run.work() == ["A", "B", "C"]
    assert run.cloud.state(run.id)["@pipelineState"] == "FINISHED"


def test_rerun_cascade_asks_cancelled_preconditions_again(run: Run) -> None:
    """They belong to the consumer."""
    run.work("A", unmet=("MidReady",))
    run.command("RERUN", "A")
    assert sorted(run.work()) == ["A", "B", "C", "MidReady"]


def test_rerun_cascade_leaves_consumers_that_did_not_cascade(run: Run) -> None:
    """Only CASCADE_FAILED ones follow: not what a user has cancelled."""
    run.command("TRY_CANCEL", "C")
    run.work("A")
    run.command("RERUN", "A")
    assert run.work() == ["A", "B"]
    run.is_now(C="CANCELED")


def test_rerun_cascade_brings_a_failure_back(run: Run) -> None:
    """The second failure cascades as the first did."""
    run.work("A")
    run.command("RERUN", "A")
    run.work("A")
    run.is_now(A="FAILED", Mid="CASCADE_FAILED", B="CASCADE_FAILED", C="CASCADE_FAILED")


@pytest.mark.parametrize("target", ["Mid", "B", "C"])
def test_rerun_of_what_cascaded_falls_back(run: Run, target: str) -> None:
    """Its dependency is FAILED or CASCADE_FAILED still: the origin has to be rerun."""
    run.work("A")
    run.command("RERUN", target)
    run.is_now(A="FAILED", Mid="CASCADE_FAILED", B="CASCADE_FAILED", C="CASCADE_FAILED", Cluster="FINISHED")
    assert run.work() == []


def test_rerun_that_falls_back_leaves_its_consumers_alone(run: Run) -> None:
    """It propagates only when no dependency has failed: B tells of its failure again, C has nothing new to tell."""
    run.work("A")
    before = run.fields("C")["@actualEndTime"]
    run.cloud.mailbox.messages.clear()
    run.cloud.sleep(seconds=30)
    run.command("RERUN", "B")
    assert [(subject, message) for _, subject, message in run.cloud.mailbox.messages] == [("B", "CASCADE_FAILED")]
    assert run.fields("C")["@actualEndTime"] == before


@pytest.mark.parametrize("order", ["AB", "BA"])
def test_rerun_of_several_does_not_depend_on_their_order(run: Run, order: str) -> None:
    """B does not fall back, and C follows, whichever is named first."""
    run.work("A")
    run.command("RERUN", *order)
    assert run.work() == ["A", "B", "C"]


def test_rerun_falls_back_when_a_dependency_is_cancelled(run: Run) -> None:
    """CANCELED counts like FAILED."""
    run.command("TRY_CANCEL", "A")
    run.command("RERUN", "Mid")
    run.is_now(A="CANCELED", Mid="CASCADE_FAILED", B="CASCADE_FAILED")


def test_rerun_waits_for_a_dependency_whose_rerun_is_pending(run: Run) -> None:
    """No fallback while the origin runs again."""
    run.work("A")
    run.command("RERUN", "A", "B")
    run.is_now(A="WAITING_FOR_RUNNER", B="WAITING_ON_DEPENDENCIES")
    assert run.work() == ["A", "B", "C"]


def test_rerun_of_a_failed_precondition_takes_its_node_along(run: Run) -> None:
    """It is the origin."""
    run.work("InReady")
    run.command("RERUN", "InReady")
    assert run.work() == ["InReady", "MidReady", "A", "B", "C"]


def test_rerun_of_a_node_asks_its_failed_precondition_again(run: Run) -> None:
    """A precondition has no identity of its own."""
    run.work("InReady")
    run.command("RERUN", "In")
    assert run.work() == ["InReady", "MidReady", "A", "B", "C"]


def test_rerun_of_a_blocked_node_asks_its_failed_precondition_again(cloud: Any) -> None:
    """In mode none the node still waits, and is blocked for ever without this."""
    run = Run(cloud, "none")
    run.work("InReady")
    run.is_now(InReady="FAILED", In="WAITING_ON_DEPENDENCIES")
    run.command("RERUN", "In")
    assert run.work() == ["InReady", "A", "B", "C"]


def test_rerun_of_a_blocked_activity_starts_its_cancelled_resource_again(cloud: Any) -> None:
    """Likewise."""
    run = Run(cloud, "none")
    run.command("TRY_CANCEL", "Cluster")
    run.work()
    run.is_now(B="WAITING_ON_DEPENDENCIES", Cluster="CANCELED")
    assert run.fields("B")["@waitingOn"] == f"@Cluster_{AT} (CANCELED)"
    run.command("RERUN", "B")
    assert run.work() == ["B", "C"]


def test_rerun_of_a_resource_reruns_its_dependents(run: Run) -> None:
    """And with mode cascade what follows from them."""
    run.command("TRY_CANCEL", "Cluster")
    run.work()
    run.is_now(B="CANCELED", C="CASCADE_FAILED")
    run.command("RERUN", "Cluster")
    assert run.work() == ["B", "C"]
    assert run.cloud.state(run.id)["@pipelineState"] == "FINISHED"


def test_rerun_of_a_resource_leaves_finished_dependents(run: Run) -> None:
    """It is not started for nothing."""
    run.work("B")
    run.command("RERUN", "Machine")
    run.is_now(A="FINISHED", Machine="FINISHED")
    assert [name for name in run.cloud.ids(run.id, "ATTEMPT") if "Machine" in name] == [f"@Machine_{AT}_Attempt=1"]
