"""PS431: arguments of a ShellCommandActivity go with its command.

The guide calls them an error beside `scriptUri`; samples of AWS have them there, and work.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.objects import ShellCommandActivity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every activity with both, at the first argument."""
    for item in view.of_kind(ShellCommandActivity):
        arguments = item.get("scriptArgument")
        if arguments and item.has("scriptUri") and not item.has("command"):
            message = f"{item.label} has 'scriptArgument' beside 'scriptUri', for which the guide does not allow it"
            yield arguments[0].finding("PS431", message, help="call the script in 'command'", severity=Severity.WARNING)
