"""extract-from-http: all that it compiles to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, S3DataNode
from penstock.steps.context import WorkerGroup
from penstock.steps.extract_from_http import ExtractFromHttp
from penstock.steps.parts.archive import archive
from penstock.steps.parts.program_activity import PROGRAMS

PLAIN = {"type": "extract-from-http", "name": "courses", "url": "https://api.example.com/v1", "runs_on": "machine"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]
COMMAND = """\
python3 -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2> /dev/null || \
{ echo 'python3 of version 3.7 or later is needed, which this machine does not have' >&2; exit 1; }
PROGRAM_DIR=$(mktemp -d) && mkdir "$PROGRAM_DIR/programs" && \
tar -xf "$INPUT1_STAGING_DIR"/* -C "$PROGRAM_DIR/programs" && cd "$PROGRAM_DIR" || exit 1
"""
RUN = """python3 -m programs.extract_http --output="$OUTPUT1_STAGING_DIR" "$@\""""
SECRET = """\
command -v aws > /dev/null || { echo 'the AWS CLI is needed to read the secret' >&2; exit 1; }
secret=$(aws secretsmanager get-secret-value --secret-id '#{mySecret}' --region 'us-east-1' \
--query SecretString --output text) || exit 1
printf '%s' "$secret" | """


def test_the_least(context: Any, fields: Any) -> None:
    """A program, which is the input, and what it writes; it reads no data of others."""
    earlier = PigActivity("earlier", script="x")
    step = ExtractFromHttp.model_validate(PLAIN)

    result = step.compile(context(after=(earlier,)))

    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "courses.program")),
        ("output", ("ref", "courses.output")),
        ("command", COMMAND + RUN),
        ("scriptArgument", "--url=https://api.example.com/v1"),
        ("scriptArgument", "--most-pages=10000"),
        ("scriptArgument", "--retries=5"),
        ("scriptArgument", "--timeout=60"),
        ("stage", "true"),
    ]
    [program] = result.activity.input
    assert fields(program) == [
        ("type", "S3DataNode"),
        ("filePath", f"s3://asset-bucket/generated/{archive(PROGRAMS).name}"),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/courses.output/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
        ("myFormat", "json-lines"),
    ]
    assert (step.staging_prefix, result.more_outputs) == ("courses.output/", ())


def test_everything(context: Any, fields: Any) -> None:
    """The secret is in a field of its own, and in nothing else."""
    step = ExtractFromHttp.model_validate(
        {
            **PLAIN,
            "parameters": {"since": "#{format(@scheduledStartTime, 'YYYY-MM-dd')}", "q": "a=b"},
            "headers": {"Accept-Language": "en"},
            "records": "data.items",
            "paging": {"type": "cursor", "next": "meta.next"},
            "most_pages": 7,
            "rate_limit": 0.5,
            "request_retries": 1,
            "request_timeout": 5,
            "secret": {"name": "team/api", "use": "header", "field": "X-Api-Key", "key": "token"},
            "output": "raw",
        }
    )

    activity = step.compile(context()).activity

    assert fields(activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "courses.program")),
        ("output", ("ref", "raw")),
        ("command", COMMAND + SECRET + RUN),
        ("scriptArgument", "--url=https://api.example.com/v1"),
        ("scriptArgument", "--parameter=since=#{format(@scheduledStartTime, 'YYYY-MM-dd')}"),
        ("scriptArgument", "--parameter=q=a=b"),
        ("scriptArgument", "--header=Accept-Language: en"),
        ("scriptArgument", "--records=data.items"),
        ("scriptArgument", "--paging=cursor"),
        ("scriptArgument", "--next-path=meta.next"),
        ("scriptArgument", "--page-parameter=cursor"),
        ("scriptArgument", "--most-pages=7"),
        ("scriptArgument", "--requests-per-second=0.5"),
        ("scriptArgument", "--retries=1"),
        ("scriptArgument", "--timeout=5"),
        ("scriptArgument", "--secret-as=header:X-Api-Key"),
        ("scriptArgument", "--secret-key=token"),
        ("stage", "true"),
        ("mySecret", "team/api"),
    ]


def test_in_a_worker_group(context: Any, fields: Any) -> None:
    """Without the library of the spec, which the program does not need."""
    made = replace(
        context(),
        resources={"group": WorkerGroup("etl")},
        libraries={"group": S3DataNode("Library.group.output", directory_path="s3://b/Library/")},
    )

    found = fields(ExtractFromHttp.model_validate({**PLAIN, "runs_on": "group"}).compile(made).activity)

    assert [pair for pair in found if pair[0] in ("input", "workerGroup", "runsOn", "command")] == [
        ("workerGroup", "etl"),
        ("input", ("ref", "courses.program")),
        ("command", COMMAND + RUN),
    ]


@pytest.mark.parametrize(
    ("paging", "arguments"),
    [
        ({"type": "page"}, ["--paging=page", "--page-parameter=page", "--first=1"]),
        (
            {"type": "offset", "limit": 50, "limit_parameter": "n", "first": 1},
            ["--paging=offset", "--page-parameter=offset", "--first=1", "--parameter=n=50"],
        ),
        ({"type": "next-link", "next": "links.next"}, ["--paging=next-link", "--next-path=links.next"]),
        ({"type": "link-header"}, ["--paging=link-header"]),
    ],
)
def test_ways_of_paging(paging: dict[str, Any], arguments: list[str]) -> None:
    """Each as the program has it."""
    step = ExtractFromHttp.model_validate({**PLAIN, "paging": paging})
    assert list(step.program_arguments()) == [
        "--url=https://api.example.com/v1",
        *arguments,
        "--most-pages=10000",
        "--retries=5",
        "--timeout=60",
    ]


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("http://localhost:8080/x", True),
        ("https://api.example.com/#{format(@scheduledStartTime, 'YYYY/MM')}/x?a=#{myA}", True),
        ("https://#{myHost}/x", False),
        ("ftp://api.example.com/", False),
        ("api.example.com", False),
        ("https://", False),
        ("https://h:port/", False),
        ("ftp://user:password@api.example.com/", False),
    ],
)
def test_urls(url: str, fine: bool) -> None:
    """Of a server that is written out."""
    if fine:
        assert ExtractFromHttp.model_validate({**PLAIN, "url": url}).url == url
        return
    with pytest.raises(ValidationError, match=r"is no http:// or https:// URL of a server that is written out"):
        ExtractFromHttp.model_validate({**PLAIN, "url": url})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"secret": {"name": "s", "use": "header"}}, "use: header needs the name of one in `field`"),
        ({"secret": {"name": "s", "use": "bearer", "field": "x"}}, "use: bearer has no `field`"),
        ({"secret": {"name": "s", "use": "basic", "key": "x"}}, "use: basic reads the keys username and password"),
        ({"secret": {"name": "s*", "use": "bearer"}}, "String should match pattern"),
        (
            {"secret": {"name": "s", "use": "bearer"}, "url": "http://api.example.com/"},
            "a secret is sent to https:// only; 'http://api.example.com/' would let others read it",
        ),
        ({"paging": {"type": "cursor"}}, "Field required"),
        ({"headers": {"X Y": "z"}}, "String should match pattern"),
        ({"headers": {"X": "ü"}}, "String should match pattern"),
        ({"rate_limit": 0}, "Input should be greater than 0"),
    ],
)
def test_fails_for_what_cannot_be_asked_for(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromHttp.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
