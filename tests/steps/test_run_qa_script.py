"""run-qa-script: all that it compiles to, and what its shell does with a real sh."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, S3DataNode
from penstock.steps.parts.library_use import use_library
from penstock.steps.run_qa_script import RunQaScript

PLAIN = {"type": "run-qa-script", "name": "looks-well", "command": "true", "runs_on": "machine"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]
BEFORE = """\
QA_SAID=$(mktemp) && QA_CODE=$(mktemp) || exit 1
{
(
"""
AFTER = """
)
echo $? > "$QA_CODE"
} | tee "$QA_SAID"
read -r QA_RESULT < "$QA_CODE" || exit 1
if [ "$QA_RESULT" -eq 126 ] || [ "$QA_RESULT" -eq 127 ] || [ "$QA_RESULT" -gt 128 ]; then exit "$QA_RESULT"; fi
QA_LAST=$(tail -n 1 "$QA_SAID" | LC_ALL=C tr -cd ' -~' | cut -c 1-200)
if [ "$QA_RESULT" -eq 0 ]; then QA_FOUND=0; else QA_FOUND=1; fi
printf '%s\\t%s\\n' "$QA_FOUND" "exit code $QA_RESULT: $QA_LAST" > "$OUTPUT1_STAGING_DIR/verdict"
"""
NOTED = """\
BEGIN;

CREATE TABLE IF NOT EXISTS penstock_checks (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    checked_at     TIMESTAMP     NOT NULL,
    found          BIGINT        NOT NULL
)
SORTKEY (checked_at);

CREATE TEMP TABLE penstock_verdict (
    found     BIGINT       NOT NULL,
    complaint VARCHAR(300) NOT NULL
);

COPY penstock_verdict
FROM '#{input.directoryPath}'
IAM_ROLE default
DELIMITER '\\t'
MAXERROR 100000
COMPUPDATE OFF
STATUPDATE OFF;

"""
INSERT = """
INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)
SELECT 'visits', 'looks-well', CAST('#{@scheduledStartTime}' AS TIMESTAMP), GETDATE(), found
FROM penstock_verdict;

COMMIT;
"""
TOLD = """
SELECT CAST(CASE WHEN found > 0 THEN 'looks-well found something wrong, ' || complaint ELSE '0' END AS INTEGER) AS found
FROM penstock_verdict;
"""


def test_a_command_that_may_fail(context: Any, fields: Any) -> None:
    """It reads the nearest data, and its verdict is noted and then told."""
    earlier = PigActivity("earlier", script="x")
    step = RunQaScript.model_validate(PLAIN)

    result = step.compile(context(after=(earlier,)))

    [run] = result.before
    assert (run.id, result.activity.id, result.output, step.staging_prefix) == (
        "looks-well.run",
        "looks-well",
        None,
        "looks-well/",
    )
    assert fields(run) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "logs")),
        ("output", ("ref", "looks-well.verdict")),
        ("command", f"{BEFORE}true{AFTER}"),
        ("stage", "true"),
    ]
    assert fields(run.output[0]) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/looks-well/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]
    found = fields(result.activity)
    script = dict(found)["script"]
    assert [pair for pair in found if pair[0] != "script"] == [
        ("type", "SqlActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "looks-well.verdict")),
        ("database", ("ref", "Warehouse")),
    ]
    assert script.startswith(NOTED)
    assert script.endswith(INSERT + TOLD)


def test_everything(context: Any, fields: Any) -> None:
    """A script with arguments in a folder, with the library; it only warns."""
    library = S3DataNode("Library.machine.output", directory_path="s3://b/Library/")
    made = replace(context(), libraries={"machine": library})
    (made.assets / "qa").mkdir()
    (made.assets / "qa" / "run.sh").write_text("", encoding="utf-8")
    values = {
        **PLAIN,
        "command": None,
        "script": "qa/run.sh",
        "directory": "qa",
        "arguments": ["a b"],
        "on_failure": "warn",
        "queue": "etl",
    }

    result = RunQaScript.model_validate(values).compile(made)

    [run] = result.before
    start = 'cd "$(mktemp -d)" && tar -xf "$INPUT2_STAGING_DIR"/* && chmod +x ./run.sh && ./run.sh "$@"'
    assert run.command == f"{use_library(3)}{BEFORE}{start}{AFTER}"
    assert [node.id for node in run.input] == ["logs", "looks-well.script", "Library.machine.output"]
    assert run.script_argument == ("a b",)
    assert result.activity.queue == "etl"
    assert result.activity.script.endswith(INSERT)


def test_a_long_command_becomes_a_file(context: Any) -> None:
    """What is around it has its bytes, too."""
    values = {**PLAIN, "input": [], "command": "true\n" * 1_970}
    [run] = RunQaScript.model_validate(values).compile(context()).before
    assert run.command == f'{BEFORE}set -- "$INPUT1_STAGING_DIR"/* "$@" && chmod +x "$1" && "$@"{AFTER}'
    assert [node.id for node in run.input] == ["looks-well.script"]


@pytest.mark.parametrize(
    ("command", "verdict"),
    [
        ("echo fine", "0\texit code 0: fine\n"),
        ("echo one; echo 'two|\tthree\\N ü'; exit 3", "1\texit code 3: two|three\\N \n"),
        ("false # a comment", "1\texit code 1: \n"),
        ("echo no line break >&2; printf x; exit 125", "1\texit code 125: x\n"),
        ('[ "$1$2" = "a bc" ]', "0\texit code 0: \n"),
        ("python3 -c 'print(\"y\" * 999); raise SystemExit(2)'", "1\texit code 2: " + "y" * 200 + "\n"),
    ],
)
def test_the_verdict(context: Any, tmp_path: Path, command: str, verdict: str) -> None:
    """The exit code, and the last line on standard output in ASCII; what is printed goes on to the log."""
    ran = _run(context, tmp_path, command)

    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "verdict").read_text(encoding="utf-8") == verdict
    assert (
        ran.stdout
        == subprocess.run(
            ["/bin/sh", "-c", command, "sh", "a b", "c"], capture_output=True, text=True, check=False
        ).stdout
    )


@pytest.mark.parametrize(
    ("command", "code"), [("no-such-command", 127), ("/dev/null", 126), ("kill -9 $$", -9), ("sh -c 'kill $$'", 143)]
)
def test_fails_without_a_verdict(context: Any, tmp_path: Path, command: str, code: int) -> None:
    """A script that cannot be run, or is stopped, has found nothing out."""
    assert _run(context, tmp_path, command).returncode == code
    assert not (tmp_path / "verdict").exists()


def _run(context: Any, output: Path, command: str) -> subprocess.CompletedProcess[str]:
    [run] = RunQaScript.model_validate({**PLAIN, "command": command}).compile(context()).before
    return subprocess.run(
        ["/bin/sh", "-c", run.command, "sh", "a b", "c"],
        env={"PATH": "/usr/bin:/bin", "OUTPUT1_STAGING_DIR": str(output)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"script": "s3://b/x.sh"}, "exactly one of command and script is needed, found command and script"),
        ({"on_failure": "mail"}, "Input should be 'fail' or 'warn'"),
        ({"output": "x"}, "Extra inputs are not permitted"),
    ],
)
def test_fails_for_what_cannot_be_run(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        RunQaScript.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
