"""CDK entry: `cdk deploy ClickstreamEtlStack`, `-c env=prod` for another environment of cdk.json."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from etl_constructs.node import use_bundled_node

from stacks.reading import start_reading

use_bundled_node()  # before aws_cdk starts it
gc.disable()  # the process ends soon, and looking for circles takes a twentieth of it
SPECS = start_reading(Path(__file__).parent)

from aws_cdk import App, Validations
from cdk_nag import AwsSolutionsChecks
from etl_constructs.validation_plugin import DefinitionChecks

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.diagnostics.formats.pretty import render
from penstock.environments import read_environment
from stacks.assembly import DEFAULT, add_stacks


def main() -> int:
    """Make a stack of every spec; returns the exit code."""
    app = App(analytics_reporting=False)
    try:
        environments = app.node.try_get_context("environments") or {}
        name = app.node.try_get_context("env") or DEFAULT
        findings = add_stacks(app, SPECS.result(), read_environment(environments, name), name)
        refuse_errors(findings)
    except DiagnosticsError as error:
        show(error.diagnostics)
        return 1
    show(findings)
    Validations.of(app).add_plugins(DefinitionChecks(), AwsSolutionsChecks(app, verbose=True))
    app.synth()
    return 0


def show(findings: tuple[Diagnostic, ...]) -> None:
    """Print findings to standard error, where the CDK CLI shows them."""
    if findings:
        print(render(findings, relative_to=Path.cwd()), file=sys.stderr)  # noqa: T201 - this is a command


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
