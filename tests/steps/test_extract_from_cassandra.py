"""extract-from-cassandra: all that it compiles to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, S3DataNode
from penstock.steps.extract_from_cassandra import ExtractFromCassandra

PLAIN = {
    "type": "extract-from-cassandra",
    "name": "courses",
    "hosts": ["a", "b"],
    "keyspace": "learning",
    "query": "SELECT * FROM courses",
    "runs_on": "machine",
}
LIBRARY = S3DataNode("Library.machine.output", directory_path="s3://b/Library/machine/")
PYTHON = """\
python3 -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2> /dev/null || \
{ echo 'python3 of version 3.7 or later is needed, which this machine does not have' >&2; exit 1; }
"""
USE = """\
LIBRARY_DIR=$(mktemp -d) && tar -xf "$INPUT2_STAGING_DIR"/* -C "$LIBRARY_DIR" || exit 1
PYTHONPATH="$LIBRARY_DIR${PYTHONPATH:+:$PYTHONPATH}" PATH="$LIBRARY_DIR/bin:$PATH"
export LIBRARY_DIR PYTHONPATH PATH
"""
UNPACK = """\
PROGRAM_DIR=$(mktemp -d) && mkdir "$PROGRAM_DIR/programs" && \
tar -xf "$INPUT1_STAGING_DIR"/* -C "$PROGRAM_DIR/programs" && cd "$PROGRAM_DIR" || exit 1
"""
SECRET = """\
command -v aws > /dev/null || { echo 'the AWS CLI is needed to read the secret' >&2; exit 1; }
secret=$(aws secretsmanager get-secret-value --secret-id '#{mySecret}' --region 'us-east-1' \
--query SecretString --output text) || exit 1
printf '%s' "$secret" | """
RUN = """python3 -m programs.extract_cassandra --output="$OUTPUT1_STAGING_DIR" "$@\""""
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_with_the_library(context: Any, fields: Any) -> None:
    """It is the second input, by which the step waits for it; no credentials."""
    install = PigActivity("Library.machine", script="x", output=[LIBRARY])
    made = replace(context(after=(install,)), libraries={"machine": LIBRARY})

    result = ExtractFromCassandra.model_validate(PLAIN).compile(made)

    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "courses.program")),
        ("input", ("ref", "Library.machine.output")),
        ("output", ("ref", "courses.output")),
        ("command", PYTHON + USE + UNPACK + RUN),
        ("scriptArgument", "--host=a"),
        ("scriptArgument", "--host=b"),
        ("scriptArgument", "--port=9042"),
        ("scriptArgument", "--keyspace=learning"),
        ("scriptArgument", "--query=SELECT * FROM courses"),
        ("scriptArgument", "--page-size=5000"),
        ("scriptArgument", "--consistency=LOCAL_ONE"),
        ("scriptArgument", "--timeout=60"),
        ("stage", "true"),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/courses.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
        ("myFormat", "json-lines"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """Where the driver is on the machine already, no library is needed."""
    values = {
        **PLAIN,
        "port": 9142,
        "page_size": 10,
        "consistency": "QUORUM",
        "page_timeout": 5,
        "tls": True,
        "secret": "learning/cassandra",
        "output": "raw",
    }

    activity = ExtractFromCassandra.model_validate(values).compile(context()).activity

    found = fields(activity)
    assert [value for key, value in found if key == "scriptArgument"] == [
        "--host=a",
        "--host=b",
        "--port=9142",
        "--keyspace=learning",
        "--query=SELECT * FROM courses",
        "--page-size=10",
        "--consistency=QUORUM",
        "--timeout=5",
        "--tls",
        "--secret",
    ]
    assert [value for key, value in found if key in ("command", "mySecret")] == [
        PYTHON + UNPACK + SECRET + RUN,
        "learning/cassandra",
    ]
    assert activity.output[0].id == "raw"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"hosts": []}, "List should have at least 1 item"),
        ({"consistency": "SOME"}, "Input should be 'ONE', 'TWO'"),
        ({"port": 0}, "Input should be greater than or equal to 1"),
        ({"secret": "a b"}, "String should match pattern"),
        ({"keyspace": "a.b"}, "String should match pattern"),
    ],
)
def test_fails_for_what_cannot_be_asked_for(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromCassandra.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
