"""Shell commands: the script is read, standard output and standard error are written."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.files import EXPRESSION_REASON, FOLDER_REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import ShellCommandActivity, ShellCommandPrecondition


@pytest.mark.parametrize("kind", [ShellCommandActivity, ShellCommandPrecondition])
def test_script_and_outputs(granted: Any, kind: Any) -> None:
    """Each exactly."""
    item = kind("a", script_uri="s3://b/run.sh", stdout="s3://l/out.txt", stderr="s3://l/err/#{@scheduledStartTime}")
    assert granted(item) == [
        Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/run.sh",)),
        Statement(Grantee.RESOURCE, ("s3:PutObject",), ("arn:aws:s3:::l/out.txt",)),
        Statement(Grantee.RESOURCE, ("s3:PutObject",), ("arn:aws:s3:::l/err/*",), EXPRESSION_REASON),
    ]


def test_outputs_may_go_to_a_folder_or_stay_on_the_machine(granted: Any) -> None:
    """A worker group's machine takes a path of its own."""
    item = ShellCommandActivity("a", command="true", worker_group="g", stdout="/home/me/out", stderr="s3://l/err/")
    assert granted(item) == [Statement(Grantee.RESOURCE, ("s3:PutObject",), ("arn:aws:s3:::l/err/*",), FOLDER_REASON)]
