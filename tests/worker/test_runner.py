"""The runner."""

import threading
from dataclasses import replace

import pytest

from penstock.worker.local_tasks import LocalTasks
from penstock.worker.outcome import FINISHED, failed
from penstock.worker.runner import Runner, RunnerOptions

OPTIONS = RunnerOptions("group", "host", threads=1, progress_interval=60)
TASK = {"taskId": "t", "pipelineId": "df-1", "attemptId": "@A_Attempt=1", "objects": {}}


@pytest.fixture
def run(pipeline):
    """Start a runner that handles tasks so; it is stopped after the test."""
    runners = []

    def run(run_task, options=OPTIONS):
        runner = Runner(pipeline, run_task, options)
        runners.append(runner)
        runner.start()
        return runner

    yield run
    for runner in runners:
        runner.stop(5)


def test_polls_runs_and_reports(pipeline, run):
    """Polls runs and reports."""
    seen = []

    def run_task(task, cancellation, confirm):
        confirm()
        seen.append((task.attempt_id, cancellation.requested))
        return FINISHED

    pipeline.tasks.put(TASK)
    run(run_task)
    assert pipeline.status_set.wait(60)
    assert seen == [("@A_Attempt=1", False)]
    assert pipeline.statuses == [{"taskId": "t", "taskStatus": "FINISHED"}]
    assert pipeline.polls[0] == {"workerGroup": "group", "hostname": "host"}
    assert "t" in pipeline.progress


def test_outlives_errors_of_polling(pipeline, run):
    """Outlives errors of polling."""
    for answer in (ConnectionResetError(), {"no": "taskId"}, TASK):
        pipeline.tasks.put(answer)
    run(lambda *_: FINISHED)
    assert pipeline.status_set.wait(60)


def test_outlives_a_task_that_it_cannot_run(pipeline, run):
    """Outlives a task that it cannot run."""

    def run_task(*_):
        raise OSError("no space left")

    pipeline.tasks.put(TASK)
    run(run_task)
    assert pipeline.status_set.wait(60)
    assert pipeline.statuses == [
        {
            "taskId": "t",
            "taskStatus": "FAILED",
            "errorId": "WorkerError",
            "errorMessage": "the worker could not run @A_Attempt=1: no space left",
        }
    ]


def test_sets_a_status_again_until_the_service_has_it(pipeline, run, error):
    """Sets a status again until the service has it."""
    pipeline.status_answers = [ConnectionResetError(), error("InternalServiceError", status=500)]
    pipeline.tasks.put(TASK)
    run(lambda *_: failed("E", "m"))
    assert pipeline.status_set.wait(60)
    assert pipeline.statuses == [{"taskId": "t", "taskStatus": "FAILED", "errorId": "E", "errorMessage": "m"}]


def test_drops_a_status_that_the_service_refuses(pipeline, run, error):
    """Drops a status that the service refuses."""
    pipeline.status_answers = [error("TaskNotFoundException")]
    pipeline.tasks.put(TASK)
    pipeline.tasks.put({**TASK, "taskId": "next"})
    run(lambda *_: FINISHED)
    assert pipeline.status_set.wait(60)
    assert [status["taskId"] for status in pipeline.statuses] == ["next"]


def test_says_nothing_of_a_cancelled_task(pipeline, run):
    """Says nothing of a cancelled task."""
    pipeline.progress_answers = [{"canceled": True}]
    pipeline.tasks.put(TASK)
    pipeline.tasks.put({**TASK, "taskId": "next"})

    def run_task(task, cancellation, _):
        if task.id == "next":
            return FINISHED
        interrupted = threading.Event()
        with cancellation.interrupting(interrupted.set):
            assert interrupted.wait(60)
        return FINISHED

    run(run_task)
    assert pipeline.status_set.wait(60)
    assert [status["taskId"] for status in pipeline.statuses] == ["next"]


def test_runs_as_many_tasks_at_a_time_as_it_has_threads(pipeline, run):
    """Runs as many tasks at a time as it has threads."""
    both = threading.Barrier(2, timeout=60)

    def run_task(*_):
        both.wait()
        return FINISHED

    pipeline.tasks.put(TASK)
    pipeline.tasks.put({**TASK, "taskId": "u"})
    run(run_task, replace(OPTIONS, threads=2))
    assert pipeline.status_set.wait(60)


def test_abandons_its_tasks_when_it_is_stopped(pipeline, run):
    """Abandons its tasks when it is stopped."""
    started, ended = threading.Event(), threading.Event()

    def run_task(_, cancellation, __):
        interrupted = threading.Event()
        with cancellation.interrupting(interrupted.set):
            started.set()
            assert interrupted.wait(60)
        ended.set()
        return FINISHED

    pipeline.tasks.put(TASK)
    runner = run(run_task)
    assert started.wait(60)
    runner.stop(10)
    assert ended.is_set()
    assert pipeline.statuses == []


def test_takes_one_task_only(pipeline, run):
    """Where it is told so; the next one stays for others."""
    pipeline.tasks.put(TASK)
    pipeline.tasks.put({**TASK, "taskId": "next"})
    runner = run(lambda *_: FINISHED, replace(OPTIONS, once=True))
    runner._threads[0].join(60)
    assert runner.is_over
    assert [status["taskId"] for status in pipeline.statuses] == ["t"]
    assert pipeline.tasks.qsize() == 1


@pytest.mark.parametrize("hurries", [False, True])
def test_lets_its_tasks_come_to_their_end(pipeline, run, hurries):
    """As long as nobody is in a hurry; it takes no more of them."""
    started, end, hurry = threading.Event(), threading.Event(), threading.Event()

    def run_task(*_):
        started.set()
        assert end.wait(60)
        return FINISHED

    pipeline.tasks.put(TASK)
    runner = run(run_task)
    assert started.wait(60)
    pipeline.tasks.put({**TASK, "taskId": "next"})
    draining = threading.Thread(target=runner.drain, args=(hurry,))
    draining.start()
    (hurry if hurries else end).set()
    draining.join(60)
    assert not draining.is_alive()
    assert [status["taskId"] for status in pipeline.statuses] == ([] if hurries else ["t"])
    end.set()
    runner._threads[0].join(60)
    assert pipeline.tasks.qsize() == 1


class _LocalCloud(LocalTasks):
    """A local cloud, in this process: the double, and the call that is not of AWS."""

    def __init__(self, pipeline):
        super().__init__("http://localhost:1", 1)
        self.poll_for_task = pipeline.poll_for_task
        self.report_task_progress = pipeline.report_task_progress
        self.set_task_status = pipeline.set_task_status
        self.exchanges = []
        self.answers = []

    def set_task_status_and_poll(self, status, poll):
        """What is to be answered, or raised."""
        self.exchanges.append((status, poll))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def serve(pipeline):
    """Run tasks of a local cloud, up to one that is named `last`."""

    def serve(*answers, options=OPTIONS):
        seen, done = [], threading.Event()
        client = _LocalCloud(pipeline)
        client.answers = list(answers)

        def run_task(task, *_):
            seen.append(task.id)
            return FINISHED

        pipeline.tasks.put(TASK)
        pipeline.tasks.put({**TASK, "taskId": "last"})
        runner = Runner(client, lambda task, *rest: done.set() if task.id == "last" else run_task(task, *rest), options)
        runner.start()
        assert done.wait(60)
        runner.stop(5)
        return client, seen

    return serve


def test_a_local_cloud_gives_the_next_task_with_its_answer(pipeline, serve):
    """It is not polled for."""
    client, seen = serve({"taskObject": {**TASK, "taskId": "next"}}, {})
    assert seen == ["t", "next"]
    whose = {"workerGroup": "group", "hostname": "host"}
    assert client.exchanges == [
        ({"taskId": "t", "taskStatus": "FINISHED"}, whose),
        ({"taskId": "next", "taskStatus": "FINISHED"}, whose),
    ]
    assert pipeline.statuses == []
    assert pipeline.progress[:2] == ["t", "next"]


@pytest.mark.parametrize("failure", [ConnectionResetError(), "TaskNotFoundException", "UnknownOperationException"])
def test_what_is_not_answered_at_once_is_asked_apart(pipeline, serve, error, failure):
    """As it is of AWS, and of another service on this computer."""
    _, seen = serve(error(failure) if isinstance(failure, str) else failure)
    assert seen == ["t"]
    assert pipeline.statuses == [{"taskId": "t", "taskStatus": "FINISHED"}]
