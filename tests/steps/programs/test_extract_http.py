"""The program that extracts from HTTP APIs, against a real server."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import penstock.steps.programs
from penstock.steps.programs.extract_http import main

FOLDER = Path(penstock.steps.programs.__file__).parent
ITEMS = [{"id": number, "name": f"Kürs {number} 😀", "share": 0.1} for number in range(5)]


def _options(**values: Any) -> list[str]:
    return [f"--{name.replace('_', '-')}={value}" for name, value in values.items()]


def _lines(folder: Path) -> list[list[Any]]:
    return [[json.loads(line) for line in path.read_text().splitlines()] for path in sorted(folder.iterdir())]


def test_it_runs_on_its_own(api: Any, answer: Any, tmp_path: Path) -> None:
    """As on a machine: its folder alone, the secret by standard input, files at the end."""
    api.answer = lambda path, parameters: answer({"data": ITEMS[int(parameters["offset"]) :][:2], "total": 5})
    machine = tmp_path / "machine"
    machine.mkdir()
    (machine / "programs").symlink_to(FOLDER)
    output = tmp_path / "output"

    ran = subprocess.run(
        [
            *(sys.executable, "-m", "programs.extract_http"),
            *_options(url=f"{api.url}/courses?limit=2", output=output, records="data", paging="offset"),
            *_options(page_parameter="offset", files=2, secret_as="bearer", secret_key="token"),
            *_options(parameter="since=2026-01-01", header="X-Team: data"),
        ],
        cwd=machine,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        input='{"token": "s3cr3t"}\n',
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "5 records of 4 pages\n", "")
    assert _lines(output) == [ITEMS[::2], ITEMS[1::2]]
    assert "Kürs 0 😀" in (output / "part-00001.json").read_text(encoding="utf-8")
    path, headers = api.requests[1]
    assert path == "/courses?limit=2&since=2026-01-01&offset=2"
    assert (headers["Authorization"], headers["X-Team"]) == ("Bearer s3cr3t", "data")


@pytest.mark.parametrize(
    ("options", "replies", "paths"),
    [
        ({}, [(ITEMS, {})], ["/"]),
        (
            {"paging": "page", "first": 1},
            [(ITEMS[:2], {}), (ITEMS[2:], {}), ([], {})],
            ["/?page=1", "/?page=2", "/?page=3"],
        ),
        (
            {"paging": "cursor", "next_path": "at", "page_parameter": "from", "records": "all"},
            [({"all": ITEMS[:2], "at": "x"}, {}), ({"all": ITEMS[2:]}, {})],
            ["/", "/?from=x"],
        ),
        (
            {"paging": "next-link", "next_path": "next", "records": "all"},
            [({"all": ITEMS[:2], "next": "/more"}, {}), ({"all": ITEMS[2:]}, {})],
            ["/", "/more"],
        ),
        (
            {"paging": "link-header"},
            [(ITEMS[:2], {"Link": '</more>; rel="next"'}), (ITEMS[2:], {})],
            ["/", "/more"],
        ),
    ],
)
def test_every_way_of_paging(
    api: Any, answer: Any, clock: Any, tmp_path: Path, options: Any, replies: Any, paths: Any
) -> None:
    """Each gives all records."""
    api.answers(*(answer(body, headers=headers) for body, headers in replies))

    assert main(_options(url=f"{api.url}/", output=tmp_path, **options), clock=clock) == 0

    assert _lines(tmp_path) == [[ITEMS[0], ITEMS[4]], [ITEMS[1]], [ITEMS[2]], [ITEMS[3]]]
    assert api.paths == paths


@pytest.mark.parametrize(
    ("kind", "key", "secret", "header"),
    [
        ("bearer", "", "t0k", ("Authorization", "Bearer t0k")),
        ("basic", "", '{"username": "ü", "password": "p:w"}', ("Authorization", "Basic w7w6cDp3")),
        ("header:X-Api-Key", "key", '{"key": "k"}', ("X-Api-Key", "k")),
    ],
)
def test_credentials_in_headers(
    api: Any, answer: Any, clock: Any, tmp_path: Path, kind: str, key: str, secret: str, header: tuple[str, str]
) -> None:
    """The forms that APIs take."""
    api.answers(answer([]))
    options = _options(url=api.url, output=tmp_path, secret_as=kind, secret_key=key)

    assert main(options, stdin=io.StringIO(secret), clock=clock) == 0
    assert header in api.requests[0][1].items()
    assert base64.b64decode("w7w6cDp3").decode() == "ü:p:w"


def test_a_credential_as_a_parameter(api: Any, answer: Any, clock: Any, tmp_path: Path, capsys: Any) -> None:
    """Of every page, links of the API included; no message tells it, whoever repeats it."""
    api.answers(
        answer(ITEMS, headers={"Link": "</next>; rel=next"}),
        answer(ITEMS, headers={"Link": "</more?key=old>; rel=next"}),
        answer(None, 503),
        answer("no k/1 here, nor k%2F1", 403),
    )
    options = _options(url=f"{api.url}/", output=tmp_path, secret_as="parameter:key", paging="link-header")

    assert main(options, stdin=io.StringIO("k/1\n"), clock=clock) == 1

    assert api.paths == ["/?key=k%2F1", "/next?key=k%2F1", "/more?key=k%2F1", "/more?key=k%2F1"]
    told = capsys.readouterr().err
    assert told.count("key=***") == 2
    assert 'HTTP status 403 Forbidden: "no *** here, nor ***"' in told
    assert "k/1" not in told
    assert "k%2F1" not in told
    assert list(tmp_path.iterdir()) == []


def test_the_rate_and_the_waits(api: Any, answer: Any, clock: Any, tmp_path: Path, capsys: Any) -> None:
    """Two requests a second, and what the server asks for; each wait is told."""
    api.answers(answer(None, 429, {"Retry-After": "3"}), answer(ITEMS), answer([]))
    options = _options(url=f"{api.url}/", output=tmp_path, paging="page", requests_per_second=2, retries=1)

    assert main(options, clock=clock) == 0

    assert clock.waits == [3, 0.5]
    assert "page=0: HTTP status 429 Too Many Requests: null; trying again in 3 seconds" in capsys.readouterr().err


def test_a_failure_on_the_last_page_leaves_nothing(
    api: Any, answer: Any, clock: Any, tmp_path: Path, capsys: Any
) -> None:
    """So nothing of it is ever staged."""
    api.answers(answer(ITEMS), answer(b'[{"id": 5}, {"i'))

    assert main(_options(url=f"{api.url}/", output=tmp_path, paging="page", retries=0), clock=clock) == 1

    assert "page=1 failed: the reply of 15 bytes is no JSON: " in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "secret", "message"),
    [
        ({"url": "file:///etc/passwd"}, None, "file:///etc/passwd is no http:// or https:// URL"),
        ({"secret_as": "bearer"}, "", "standard input has no secret"),
        ({"secret_as": "bearer"}, "a\nb", "the secret has characters that no header can have"),
        ({"secret_as": "basic"}, '{"username": "u"}', "the secret has no text with the key 'password'"),
        ({"output": "/dev/null/x"}, None, "Not a directory"),
    ],
)
def test_fails_in_one_line(
    api: Any, answer: Any, tmp_path: Path, capsys: Any, options: Any, secret: str | None, message: str
) -> None:
    """No traceback."""
    api.answers(answer([]))
    arguments = _options(**{"url": api.url, "output": tmp_path, **options})

    assert main(arguments, stdin=io.StringIO(secret)) == 1

    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--parameter=x", "'x' has no = after a name"),
        ("--header=: y", "': y' has no : after a name"),
        ("--header=x: ü", "'x: ü' has characters that no header can have"),
        ("--paging=all", "invalid choice: 'all'"),
    ],
)
def test_fails_for_wrong_options(tmp_path: Path, capsys: Any, option: str, message: str) -> None:
    """Told as programs do."""
    with pytest.raises(SystemExit):
        main([*_options(url="http://h/", output=tmp_path), option])
    assert message in capsys.readouterr().err
