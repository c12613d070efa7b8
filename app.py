"""CDK entry: `cdk deploy ClickstreamEtlStack`, `-c env=prod` for another environment of cdk.json."""

from __future__ import annotations

import sys
from pathlib import Path

from etl_constructs.node import use_bundled_node

use_bundled_node()  # before aws_cdk starts it

from aws_cdk import App, Validations
from cdk_nag import AwsSolutionsChecks

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.pretty import render
from penstock.environments import read_environment
from penstock.specs.folder import load_specs
from stacks.etl_stack import EtlStack

ROOT = Path(__file__).parent


def main() -> int:
    """Make a stack of every spec; returns the exit code."""
    app = App(analytics_reporting=False)
    try:
        environments = app.node.try_get_context("environments") or {}
        environment = read_environment(environments, app.node.try_get_context("env") or "dev")
        for loaded in load_specs(ROOT / "etl_specs", ROOT / "assets"):
            EtlStack(app, loaded, environment)
    except DiagnosticsError as error:
        print(render(error.diagnostics, relative_to=Path.cwd()), file=sys.stderr)  # noqa: T201 - the CLI shows it
        return 1
    Validations.of(app).add_plugins(AwsSolutionsChecks(app, verbose=True))
    app.synth()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
