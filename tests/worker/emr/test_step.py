"""Steps of EMR as command lines."""

import pytest

from penstock.objects.emr_step import emr_step
from penstock.worker.emr.step import step_command, step_parts
from penstock.worker.errors import TaskFailed


@pytest.mark.parametrize(
    ("step", "parts"),
    [
        ("a.jar", ["a.jar"]),
        ("a.jar,x,,y", ["a.jar", "x", "", "y"]),
        ("a.jar, x", ["a.jar", "x"]),
        (r"a.jar,x\\,y\\,,z", ["a.jar", "x,y,", "z"]),
        (r"a.jar,x\,y", ["a.jar", "x,y"]),
        (emr_step(["a.jar", "x,y,z", ",", "C:\\x"]), ["a.jar", "x,y,z", ",", "C:\\x"]),
    ],
)
def test_parts(step, parts):
    """Commas with backslashes are of the text; what a spec writes comes back."""
    assert step_parts(step) == parts


@pytest.mark.parametrize(
    ("jar", "arguments", "command"),
    [
        ("command-runner.jar", ["spark-submit", "x"], ["spark-submit", "x"]),
        ("s3://r.elasticmapreduce/libs/script-runner/script-runner.jar", ["s3://b/x", "y"], None),
        ("/home/hadoop/contrib/streaming/hadoop-streaming.jar", ["-input", "x"], ["hadoop-streaming", "-input", "x"]),
        ("hadoop-streaming-3.3.6.jar", [], ["hadoop-streaming"]),
    ],
)
def test_commands(jar, arguments, command):
    """By the name of the JAR, wherever it lies."""
    assert step_command(jar, None, arguments, "it") == (command or ["script-runner", *arguments])


@pytest.mark.parametrize(
    ("jar", "main_class", "arguments", "error"),
    [
        ("s3://b/my.jar", None, [], "it: the JAR s3://b/my.jar cannot be run here; only command-runner.jar"),
        ("hadoop-streaming.jar", "a.B", [], "it: the JAR hadoop-streaming.jar with the main class a.B cannot"),
        ("command-runner.jar", None, [], "it: command-runner.jar has no command to run; name it as the first argument"),
        ("script-runner.jar", None, [""], "it: script-runner.jar has no script to run"),
    ],
)
def test_refuses(jar, main_class, arguments, error):
    """What cannot be mapped says so."""
    with pytest.raises(TaskFailed) as caught:
        step_command(jar, main_class, arguments, "it")
    assert str(caught.value).startswith(error)
