"""One run of a spec on the local cloud: everything is made, put, activated, fed and watched."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from penstock.cli.endpoint import make_client
from penstock.client.deploy import deploy
from penstock.client.inputs import give_input
from penstock.client.runs import RunView
from penstock.client.sent_once import SentOnce
from penstock.client.watch import watch
from penstock.compiler import compile_loaded
from penstock.definition.partial import up_to
from penstock.definition.wire import WireDefinition
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.environments import Connections
from penstock.local.deployment import LocalDeployment
from penstock.local.provision import provision, provision_named
from penstock.specs.definitions.spec import DefinitionSpec
from penstock.specs.loader import Loaded
from penstock.specs.spec import Spec


class UnknownStepError(Exception):
    """The pipeline has no such step; the message says which it has."""


@dataclass(frozen=True, slots=True)
class LocalRun:
    """An activated pipeline.

    Attributes:
        pipeline_id: `df-...`.
        client: a boto3 `datapipeline` client.
        s3: a boto3 `s3` client.
    """

    pipeline_id: str
    client: Any
    s3: Any

    def states(self, inputs: Mapping[str, Path], limit: float | None) -> Iterator[tuple[RunView, ...]]:
        """Give the first run its inputs, and yield the runs until they are over or `limit` seconds have passed.

        Where the time of its activation is in the place of an input, that is known only now.

        Raises:
            InputError: for an input that cannot be given.
        """
        waiting = dict(inputs)
        for runs in watch(self.client, self.pipeline_id, limit=limit):
            if runs and waiting:
                for name, path in waiting.items():
                    give_input(self.client, self.s3, self.pipeline_id, runs[0], name, path)
                waiting.clear()
            yield runs


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pipeline that can be activated: its buckets, its topic and its assets are there.

    Attributes:
        spec: the spec that it was made from.
        definition: its objects.
        client: a boto3 `datapipeline` client.
        s3: a boto3 `s3` client.
    """

    spec: Spec | DefinitionSpec
    definition: WireDefinition
    client: Any
    s3: Any

    def activate(self, first: datetime | None, unique_id: str) -> LocalRun:
        """Make the pipeline and activate it.

        Args:
            first: start of the first interval to run, where its schedule says one.
            unique_id: another one for each pipeline of that name.

        Raises:
            DefinitionRefusedError: when the service refuses it.
        """
        pipeline_id = deploy(
            self.client,
            name=self.spec.name,
            unique_id=unique_id,
            description=self.spec.description,
            definition=self.definition,
            start=first,
        )
        return LocalRun(pipeline_id, self.client, self.s3)


def prepare(
    loaded: Loaded, connections: Connections, environment: Mapping[str, str], until: str | None = None
) -> Prepared:
    """Compile a checked spec, and make what its pipeline names.

    Args:
        loaded: the spec.
        connections: the warehouse and the databases.
        environment: settings of the local cloud.
        until: the step after which nothing is to run; None for all.

    Raises:
        UnknownStepError: where there is no such step.
    """
    deployment = LocalDeployment(loaded.spec.name, connections)
    definition = compile_loaded(loaded, deployment).to_wire()
    if until is not None:
        definition = _up_to(definition, until)
    client, s3, sns = (make_client(service, environment) for service in ("datapipeline", "s3", "sns"))
    provision(deployment, s3=s3, sns=sns)
    provision_named(definition, s3=s3, sns=sns)
    return Prepared(loaded.spec, definition, client, s3)


def start(
    loaded: Loaded,
    connections: Connections,
    environment: Mapping[str, str],
    first: datetime | None = None,
    until: str | None = None,
    inputs: Mapping[str, Path] = MappingProxyType({}),
) -> LocalRun:
    """Compile a checked spec and activate it; every call makes a pipeline of its own.

    Args:
        loaded: the spec.
        connections: the warehouse and the databases.
        environment: settings of the local cloud.
        first: start of the interval to run, where its schedule says one.
        until: the step after which nothing is to run; None for all.
        inputs: what the run is going to be given: as far as its places are known, it is there from the beginning.

    Raises:
        UnknownStepError: where there is no such step.
        InputError: for an input that cannot be given.
        DefinitionRefusedError: when the service refuses it.
    """
    prepared = prepare(loaded, connections, environment, until)
    if inputs:
        from penstock.cli.span_inputs import give_early

        prepared = replace(prepared, s3=SentOnce(prepared.s3))
        give_early(prepared.definition, prepared.s3, first or datetime.now(UTC), inputs)
    return prepared.activate(first, secrets.token_hex(8))


def _up_to(definition: WireDefinition, step: str) -> WireDefinition:
    known = [item.id for item in definition if (item.type or "").endswith(("Activity", "DataNode"))]
    if step in known:
        return up_to(definition, step)
    suggestion = did_you_mean(step, known) or f"it has: {listed(known)}"
    raise UnknownStepError(f"the pipeline has no step '{step}' ({suggestion})")
