"""How a command ends on findings and refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from boto3.exceptions import S3UploadFailedError
from botocore.exceptions import ClientError, NoRegionError

from penstock.cli.failure import is_refusal, show, shown_findings
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location


class NotFoundError(ClientError):
    """As botocore makes one for each error of a service."""


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        (FileNotFoundError(2, "No such file"), True),
        (ConnectionRefusedError(), True),
        (NoRegionError(), True),
        (ClientError({"Error": {"Code": "x", "Message": "y"}}, "ListPipelines"), True),
        (NotFoundError({"Error": {"Code": "x", "Message": "y"}}, "ListPipelines"), True),
        (S3UploadFailedError("no"), True),
        (ValueError("x"), False),
        (KeyError("x"), False),
        (AssertionError(), False),
    ],
)
def test_refusals(error: Exception, refused: bool) -> None:
    """Of the system and of AWS; everything else is a mistake of our own."""
    assert is_refusal(error) is refused


def test_findings_end_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the error output, with paths relative to the working directory."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "specs" / "a.yaml"
    file.parent.mkdir()
    file.write_text("name: x\n")
    with pytest.raises(SystemExit) as caught, shown_findings():
        raise DiagnosticsError((Diagnostic("PS204", "no", Location(file, 1, 7)),))
    assert caught.value.code == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "specs/a.yaml:1:7: error PS204: no\n   1 | name: x\n     |       ^\n\n1 error\n"


def test_without_findings_nothing_is_printed(capsys: pytest.CaptureFixture[Any]) -> None:
    """Not even an empty line."""
    with shown_findings():
        show(())
    assert capsys.readouterr() == ("", "")


def test_findings_for_machines_go_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is the same."""
    with pytest.raises(SystemExit) as caught, shown_findings("github"):
        raise DiagnosticsError((Diagnostic("PS204", "no"),))
    assert caught.value.code == 1
    assert capsys.readouterr() == ("::error title=PS204::no\n", "")
