"""Makes the stacks of an app: one for each spec."""

from __future__ import annotations

from aws_cdk import Stack

from constructs import Construct
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Severity
from penstock.environments import Environment
from penstock.estate import Estate, check_estate, read_estate
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.folder import LoadedSpecs
from penstock.specs.loader import Loaded
from penstock.specs.naming import stack_name

DEFAULT = "dev"
"""The environment that is meant where none is named."""


def add_stacks(
    app: Construct, loaded: LoadedSpecs, environment: Environment, name: str = DEFAULT
) -> tuple[Diagnostic, ...]:
    """Make a stack of every spec that can be one; return the findings of all, warnings included.

    Args:
        app: parent of the stacks.
        loaded: the specs.
        environment: what differs between dev and prod.
        name: its name, for what specs say otherwise there.
    """
    loaded = loaded.in_environment(name)
    findings = list(loaded.findings)
    for spec in loaded.specs:
        try:
            findings.extend(_add_stack(app, spec, environment))
        except DiagnosticsError as error:
            findings.extend(error.diagnostics)
    estate = read_estate(loaded.specs, loaded.broken, loaded.assets)
    findings.extend(check_estate(estate))
    if not any(item.severity is Severity.ERROR for item in findings):  # circles among them
        _add_dependencies(app, estate)
    return tuple(findings)


def _add_dependencies(app: Construct, estate: Estate) -> None:
    """Let a stack be deployed after those whose buckets it looks up."""
    for pipeline in estate.pipelines.values():
        for wait in pipeline.waits:
            stack, other = (app.node.try_find_child(stack_name(name)) for name in (pipeline.name, wait.pipeline))
            if isinstance(stack, Stack) and isinstance(other, Stack) and stack is not other:
                stack.add_stack_dependency(other)


def _add_stack(app: Construct, loaded: Loaded, environment: Environment) -> tuple[Diagnostic, ...]:
    # Imported here, since the CDK's modules for buckets, topics and roles take a third of a second to load.
    if isinstance(loaded, LoadedDefinition):
        from stacks.definition_stack import DefinitionStack

        return DefinitionStack(app, loaded, environment).findings
    from stacks.etl_stack import EtlStack

    return EtlStack(app, loaded, environment).findings
