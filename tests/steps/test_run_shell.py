"""run-shell: all that it compiles to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, S3DataNode
from penstock.steps.parts.library_use import use_library
from penstock.steps.run_shell import RunShell

PLAIN = {"type": "run-shell", "name": "tidy", "command": "sort in > out", "runs_on": "machine"}
SCRIPT = {"type": "run-shell", "name": "tidy", "script": "scripts/tidy.sh", "runs_on": "machine"}
ONE = S3DataNode("one", file_path="s3://b/1")
TWO = S3DataNode("two", directory_path="s3://b/2/")
RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_the_nearest_data_is_staged(context: Any, fields: Any) -> None:
    """Nothing is written where no output has a name."""
    result = RunShell.model_validate(PLAIN).compile(context())

    assert (result.output, result.more_outputs) == (None, ())
    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "logs")),
        ("command", "sort in > out"),
        ("stage", "true"),
    ]


@pytest.mark.parametrize(("values", "outputs"), [({}, {}), ({"input": []}, {"one": ONE})])
def test_nothing_is_staged_where_nothing_is_read_or_written(
    context: Any, fields: Any, values: dict[str, Any], outputs: Any
) -> None:
    """There is no data above, or none is wanted; the step keeps its place."""
    earlier = PigActivity("earlier", script="x", output=[ONE])
    step = RunShell.model_validate({**PLAIN, **values})

    assert step.named_inputs == ()
    assert fields(step.compile(context(outputs, (earlier,))).activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "machine")),
        ("command", "sort in > out"),
        ("stage", "false"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """Inputs and outputs in their order, arguments of a command, after what does not write them."""
    writer = PigActivity("writer", script="x", output=[TWO])
    other = PigActivity("other", script="x")
    values = {
        **PLAIN,
        "arguments": ["a b", "#{@scheduledStartTime}"],
        "runs_on": "cluster",
        "input": ["two", "one"],
        "outputs": ["good", "bad"],
    }
    step = RunShell.model_validate(values)

    result = step.compile(context({"one": ONE, "two": TWO}, (writer, other)))

    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "other")),
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "two")),
        ("input", ("ref", "one")),
        ("output", ("ref", "good")),
        ("output", ("ref", "bad")),
        ("command", "sort in > out"),
        ("scriptArgument", "a b"),
        ("scriptArgument", "#{@scheduledStartTime}"),
        ("stage", "true"),
    ]
    assert [result.output, *result.more_outputs] == list(result.activity.output)
    assert [fields(node) for node in result.activity.output] == [
        [("type", "S3DataNode"), ("directoryPath", f"s3://data-bucket/tidy/good/{RUN}")],
        [("type", "S3DataNode"), ("directoryPath", f"s3://data-bucket/tidy/bad/{RUN}")],
    ]
    assert step.staging_prefix == "tidy/"
    assert step.named_inputs


def test_a_step_and_its_output_are_one_input(context: Any) -> None:
    """Staged once."""
    activity = RunShell.model_validate({**PLAIN, "input": ["writer", "two"]}).compile(
        context({"writer": TWO, "two": TWO, "one": ONE})
    )

    assert activity.activity.input == (TWO,)


def test_one_output(context: Any, fields: Any) -> None:
    """It has a prefix of its own."""
    step = RunShell.model_validate({**PLAIN, "output": "sorted"})
    output = step.compile(context()).output

    assert (output.id, step.staging_prefix) == ("sorted", "sorted/")
    assert fields(output) == [("type", "S3DataNode"), ("directoryPath", f"s3://data-bucket/sorted/{RUN}")]


def test_a_script(context: Any, fields: Any) -> None:
    """Without arguments the service fetches it itself."""
    assert fields(RunShell.model_validate(SCRIPT).compile(context({})).activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("scriptUri", "s3://asset-bucket/scripts/tidy.sh"),
        ("stage", "false"),
    ]


@pytest.mark.parametrize(("outputs", "number"), [({}, 1), ({"one": ONE}, 2)])
def test_a_script_with_arguments_is_the_last_input(context: Any, fields: Any, outputs: Any, number: int) -> None:
    """The guide has no arguments beside scriptUri."""
    values = {**SCRIPT, "script": "s3://scripts/tidy.sh", "arguments": ["a b"]}

    activity = RunShell.model_validate(values).compile(context(outputs)).activity

    assert fields(activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        *(("input", ("ref", name)) for name in outputs),
        ("input", ("ref", "tidy.script")),
        ("command", f'set -- "$INPUT{number}_STAGING_DIR"/* "$@" && chmod +x "$1" && "$@"'),
        ("scriptArgument", "a b"),
        ("stage", "true"),
    ]
    assert fields(activity.input[-1]) == [("type", "S3DataNode"), ("filePath", "s3://scripts/tidy.sh")]


def test_a_long_command_becomes_a_file(context: Any, fields: Any) -> None:
    """A field holds 10,240 bytes."""
    text = "true\n" * 2_049

    plain = RunShell.model_validate({**PLAIN, "command": text}).compile(context({})).activity
    with_arguments = RunShell.model_validate({**PLAIN, "command": text, "arguments": ["a"]}).compile(context({}))

    uri = "s3://asset-bucket/generated/ff10acf867f87789.sh"
    assert (plain.command, plain.script_uri) == (None, uri)
    assert with_arguments.activity.input[-1].file_path == uri


def test_a_directory(context: Any, fields: Any) -> None:
    """It is the last input, and the command runs in a copy of it."""
    made = context({"one": ONE})
    (made.assets / "job").mkdir()
    (made.assets / "job" / "it's.sh").write_text("date\n", encoding="utf-8")
    start = 'cd "$(mktemp -d)" && tar -xf "$INPUT2_STAGING_DIR"/*'

    with_command = RunShell.model_validate({**PLAIN, "directory": "job/"}).compile(made).activity
    with_script = (
        RunShell.model_validate({**SCRIPT, "directory": "job", "script": "job/it's.sh", "arguments": ["a"]})
        .compile(made)
        .activity
    )

    assert fields(with_command) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "one")),
        ("input", ("ref", "tidy.script")),
        ("command", f"{start} || exit 1\nsort in > out"),
        ("stage", "true"),
    ]
    assert [value for key, value in fields(with_script) if key in ("command", "scriptArgument")] == [
        f"""{start} && chmod +x './it'"'"'s.sh' && './it'"'"'s.sh' "$@\"""",
        "a",
    ]
    assert with_command.input[-1] == with_script.input[-1]
    assert with_command.input[-1].file_path.startswith("s3://asset-bucket/generated/")
    assert with_command.input[-1].file_path.endswith(".tar")


LIBRARY = S3DataNode("Library.machine.output", directory_path="s3://b/Library/")


@pytest.mark.parametrize(
    ("values", "number", "command"),
    [
        ({"command": "sort in"}, 2, "sort in"),
        ({"script": "s3://scripts/tidy.sh"}, 3, 'set -- "$INPUT2_STAGING_DIR"/* "$@" && chmod +x "$1" && "$@"'),
        ({"command": "sort in", "input": []}, 1, "sort in"),
        ({"command": "sort in", "runs_on": "cluster"}, None, "sort in"),
    ],
)
def test_the_library_is_the_last_input(context: Any, values: Any, number: int | None, command: str) -> None:
    """Of steps on the resource that it is for; a script is run by a command then."""
    install = PigActivity("Library.machine", script="x", output=[LIBRARY])
    made = replace(context({"one": ONE}, (install,)), libraries={"machine": LIBRARY})

    plain = {"type": "run-shell", "name": "tidy", "runs_on": "machine"}
    activity = RunShell.model_validate({**plain, **values}).compile(made).activity

    if number is None:
        assert (activity.command, activity.input, activity.depends_on) == (command, (ONE,), (install,))
    else:
        assert activity.command == use_library(number) + command
        assert (len(activity.input), activity.input[-1]) == (number, LIBRARY)
        assert (activity.depends_on, activity.stage, activity.script_uri) == (None, True, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"script": "s3://b/x.sh"}, "exactly one of command and script is needed, found command and script"),
        ({"command": None}, "exactly one of command and script is needed, found none"),
        ({"output": "a", "outputs": ["b"]}, "only one of output and outputs can be given"),
        ({"input": 3}, "Input should be the name of a step, or a list of names"),
        ({"input": ["a", "b c"]}, "Input should be the name of a step, or a list of names"),
        ({"input": ["a", "a"]}, "no step may be named twice"),
        (
            {"command": None, "script": "b/x.sh", "directory": "a"},
            "the script 'b/x.sh' is not in 'a/'; name it by its path under assets/",
        ),
        ({"command": None, "script": "a/../x.sh", "directory": "a"}, "the script 'a/../x.sh' is not in 'a/'"),
        (
            {"directory": "a", "command": "x" * 10_200},
            "the command is too long for a definition, and beside `directory`",
        ),
        ({"command": "#{myDay}" + "x" * 10_240}, "the text has 10248 bytes and expressions, which are evaluated in "),
    ],
)
def test_fails_for_what_cannot_be_run(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        RunShell.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
