"""PigActivity: a script on the embedded Pig engine, in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, ClassVar

import penstock
from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.attempt_log import tail
from penstock.worker.environment import child_environment
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.pig_storage import instance_mark
from penstock.worker.processes import ChildProcess
from penstock.worker.s3_uri import S3Uri
from penstock.worker.scratch import HOME
from penstock.worker.script_source import one_of
from penstock.worker.task import described, is_true

_NOT_SUPPORTED = ("preActivityTaskConfig", "postActivityTaskConfig")


class PigActivityExecutor:
    """Runs `script`, or the script at `scriptUri`, with the scriptVariables as parameters.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-pigactivity.html
    A process of its own can be stopped in the middle of a query and gives its memory back.
    """

    object_type: ClassVar[str] = "PigActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run the script to its end.

        Raises:
            TaskFailed: the script is wrong, fails, or asks for what cannot be run here.
            TaskCancelled: it was stopped.
        """
        activity = attempt.task.activity
        _check_supported(activity)
        name, script = _script(attempt)
        job = {
            "script": str(script),
            "name": name,
            "parameters": _parameters(activity),
            "scratch": str(_new_directory(attempt.scratch / "pig")),
            "endpoint": attempt.clients.endpoint,
            "region": attempt.clients.region,
            "mark": instance_mark(attempt.task),
        }
        attempt.log.write(f"starting {described(activity)}: {name}")
        attempt.cancellation.check()
        attempt.confirm()
        result = _execute(attempt, job)
        attempt.cancellation.check()
        if "error_id" in result:
            raise TaskFailed(result["error_id"], f"{described(activity)}: {result['message']}")
        attempt.log.write("\n".join(result["lines"]))
        return FINISHED


def _check_supported(activity: WireObject) -> None:
    if is_true(activity, "stage"):
        raise TaskFailed(
            "NotSupported",
            f"{described(activity)} has stage=true, which cannot be run here; set stage to false and pass the paths "
            "with scriptVariable, such as INPUT=#{input.directoryPath}",
        )
    for key in _NOT_SUPPORTED:
        if activity.references(key):
            raise TaskFailed("NotSupported", f"{described(activity)} has {key}, which cannot be run here; remove it")


def _script(attempt: Attempt) -> tuple[str, Path]:
    """The script's name, for error messages, and its file."""
    activity = attempt.task.activity
    directory = _new_directory(attempt.scratch / "script")
    text = attempt.task.required(activity, one_of(activity, "script", "scriptUri"))
    if activity.string("scriptUri") is None:
        path = directory / "script.pig"
        path.write_text(text, encoding="utf-8")
        return path.name, path
    uri = S3Uri.parse(text)
    path = directory / Path(uri.key).name
    return path.name, staging.download_file(attempt.clients.s3, uri, path)


def _parameters(activity: WireObject) -> dict[str, str]:
    pairs = [text.partition("=") for text in activity.strings("scriptVariable")]
    for name, equals, _ in pairs:
        if not name or not equals:
            raise TaskFailed("InvalidField", f"scriptVariable of {described(activity)} has {name!r}; write NAME=value")
    return {name: value for name, _, value in pairs}


def _execute(attempt: Attempt, job: dict[str, Any]) -> dict[str, Any]:
    """Run `penstock.worker.pig_child`, which leaves its result beside the job."""
    job_file = attempt.scratch / "job.json"
    result_file = attempt.scratch / "result.json"
    job_file.write_text(json.dumps(job), encoding="utf-8")
    environment = child_environment(attempt.clients, _new_directory(attempt.scratch / HOME))
    environment["PYTHONPATH"] = str(Path(penstock.__file__).parents[1])
    log = attempt.log
    with (
        log.output() as (stdout, stderr),
        ChildProcess(
            # -P: modules come from the installation, never from the scratch directory.
            [sys.executable, "-P", "-m", "penstock.worker.pig_child", str(job_file), str(result_file)],
            directory=attempt.scratch,
            environment=environment,
            stdout=stdout,
            stderr=stderr,
        ) as child,
        attempt.cancellation.interrupting(child.stop),
    ):
        code = child.wait()
    if not result_file.exists():
        attempt.cancellation.check()
        raise TaskFailed(
            "PigEngineFailed",
            f"the Pig engine of {described(attempt.task.activity)} ended with exit code {code} and no result\n"
            + tail(log.stderr),
        )
    result: dict[str, Any] = json.loads(result_file.read_text(encoding="utf-8"))
    return result


def _new_directory(path: Path) -> Path:
    path.mkdir(exist_ok=True)
    return path
