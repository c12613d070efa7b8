"""PS431: arguments beside a script."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.script_arguments import check

JOB = {"id": "j", "type": "ShellCommandActivity", "scriptArgument": ["1", "2"]}


def test_arguments_of_a_script_in_s3(view: Any, told: Any) -> None:
    """Told once; a warning, as samples of AWS work so."""
    found = list(check(view({**JOB, "scriptUri": "s3://b/k"})))

    assert told(found, "PS431") == [
        (
            "j",
            "scriptArgument",
            "ShellCommandActivity 'j' has 'scriptArgument' beside 'scriptUri', for which the guide does not allow it",
        )
    ]
    assert found[0].severity is Severity.WARNING


def test_arguments_of_a_command(view: Any) -> None:
    """That is what they are for; both at once are told by another rule."""
    assert list(check(view({**JOB, "command": "x"}, {**JOB, "command": "x", "scriptUri": "y"}))) == []
