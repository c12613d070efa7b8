"""A pipeline of dataduct as the value of a spec, in one mode of the config."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.assets import Assets
from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.entries import entry_of, places_of
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.frequency import schedule_of
from penstock.importers.dataduct.graph import Graph
from penstock.importers.dataduct.model import DuctStep, NewStep
from penstock.importers.dataduct.order import SECTIONS, Order, arrange
from penstock.importers.dataduct.peers import Peer, Peers
from penstock.importers.dataduct.placeholders import PARAMETER, Placeholders
from penstock.importers.dataduct.resources import CLUSTER, MACHINE, Resources
from penstock.importers.dataduct.retrying import retries_of
from penstock.importers.dataduct.sources import Sources
from penstock.importers.dataduct.steps import TYPES
from penstock.importers.dataduct.steps.custom import custom_types
from penstock.importers.dataduct.success import with_marker
from penstock.importers.dataduct.tables import Tables
from penstock.importers.dataduct.tags import tags_of
from penstock.importers.dataduct.translation import translate
from penstock.importers.dataduct.values import Values
from penstock.importers.yaml_text import Flow
from penstock.specs.checks.unique_names import RESERVED

KEYS = (
    "bootstrap",
    "delay",
    "description",
    "ec2_resource_config",
    "ec2_resource_terminate_after",
    "emr_cluster_config",
    "frequency",
    "load_time",
    "max_retries",
    "name",
    "steps",
    "teardown",
    "time_delta",
    "topic_arn",
    "variables",
)
"""What a pipeline may say; `delay` and `ec2_resource_terminate_after` are those of dataduct 0.1."""
WAIT = "wait-for-pipelines"
NO_TEARDOWN = ("transform", "echo Finished Pipeline")
"""dataduct's own teardown, which was there for the alarm that it had; every step of a spec has its own."""


@dataclass(frozen=True, slots=True)
class Import:
    """What the imports of one run have in common.

    Attributes:
        order: what the order of steps follows.
        start: the day on which the intervals of pipelines begin.
        base_path: what stands for {S3_BASE_PATH}: a text or an expression.
        sources: the files that the pipeline names.
        assets: the files that are made.
        tables: the DDL files.
        peers: all pipelines that are imported.
        awaited: names in dataduct of those that others wait for.
    """

    order: Order
    start: date
    base_path: str | None
    sources: Sources
    assets: Assets
    tables: Tables
    peers: Peers
    awaited: frozenset[str]


def spec_of(pipeline: Values, own: Peer, config: Config, findings: Findings, around: Import) -> dict[str, Any]:
    """Make the value of a spec; what cannot be is told."""
    _check_keys(pipeline, findings)
    name = pipeline.text("name") or ""
    placeholders = Placeholders(around.base_path, findings)
    context = Context(
        name, config, findings, around.sources, around.assets, around.tables, placeholders, own, around.peers
    )
    steps = _steps(pipeline, context)
    if name in around.awaited:
        steps = with_marker(steps)
    arrange(steps, around.order, Findings() if findings.has_errors else findings)
    retries = retries_of(pipeline, config, findings)
    has_peers = name in around.awaited or any(step.type == WAIT for step in steps)
    schedule = schedule_of(pipeline, config, findings, around.start, has_peers=has_peers)
    spec: dict[str, Any] = {"name": own.name}
    description = (pipeline.text("description") or "").strip()
    spec |= {"description": description} if description else {}
    spec |= _tags(pipeline, config, findings)
    spec |= {"schedule": schedule, "retries": retries, **_limit(config, findings, schedule)}
    _tell_of_topic(pipeline, findings)
    resources = Resources(
        pipeline, config, findings, sources=around.sources, assets=around.assets, placeholders=placeholders
    )
    places, where = places_of(steps, resources)
    spec |= {"resources": places} if places else {}
    if not any(step.section == "steps" for step in steps) and not findings.has_errors:
        findings.error("PS204", "there is no step that a spec could be made of", pipeline.at("steps"))
    sections = {key: [entry_of(step, says_where=where) for step in steps if step.section == key] for key in SECTIONS}
    spec |= {key: entries for key, entries in sections.items() if entries}
    if around.base_path == f"#{{{PARAMETER}}}" and _names_parameter(spec):
        spec["parameters"] = {PARAMETER: Flow(value=config.base_path() or "")}
    return spec


def _check_keys(pipeline: Values, findings: Findings) -> None:
    for key in pipeline.keys:
        if key not in KEYS:
            findings.error(
                "PS201",
                f"a pipeline of dataduct has no key '{key}'",
                pipeline.at_key(key),
                allowed=listed(KEYS),
                advice=did_you_mean(key, KEYS),
            )
    for key in KEYS:
        pipeline.raw(key)


def _steps(pipeline: Values, context: Context) -> list[NewStep]:
    config = context.config
    bootstrap = pipeline.mapping("bootstrap") or config.section("bootstrap")
    teardown = pipeline.mapping("teardown")
    if teardown is None and config.section("teardown").keys:
        teardown = config.section("teardown")
    if teardown is not None and (teardown.text("step_type"), teardown.text("command")) == NO_TEARDOWN:
        teardown = None
    if not pipeline.has("steps"):
        pipeline.missing("steps")
    steps = pipeline.mappings("steps")
    graph = Graph({**TYPES, **custom_types(config)}, context.findings)
    ducts = graph.build(
        {key: bootstrap.mappings(key) for key in ("ec2", "emr")},
        steps,
        teardown,
        has_worker_group=config.section("ec2").has("WORKER_GROUP"),
    )
    _tell_of_dataduct(ducts, context.findings)
    return translate(ducts, context, taken=(MACHINE, CLUSTER, *RESERVED))


def _tell_of_dataduct(steps: Sequence[DuctStep], findings: Findings) -> None:
    """Tell of what sets dataduct up on a machine, which nothing needs any more."""
    for step in steps:
        command = step.values.raw("command")
        if step.section == "bootstrap" and isinstance(command, str) and "dataduct" in command:
            findings.warning(
                "PS607",
                f"{step.shown} sets dataduct up on the machine, where nothing of it runs any more",
                step.values.at_key("command"),
                advice="take it out of bootstrap, and its config with the passwords from the machines",
            )


def _tags(pipeline: Values, config: Config, findings: Findings) -> dict[str, Any]:
    tags = tags_of(pipeline, config, findings)
    return {"tags": tags} if tags else {}


def _limit(config: Config, findings: Findings, schedule: Any) -> dict[str, int]:
    """The key `max_active_instances`; dataduct ran one interval after another."""
    number = config.etl.whole("MAX_ACTIVE_INSTANCES")
    if number is not None and not 1 <= number <= 5:
        findings.warning("PS607", f"the service takes 1 to 5, not {number}", config.etl.at("MAX_ACTIVE_INSTANCES"))
        number = min(max(number, 1), 5)
    return {"max_active_instances": number or 1} if isinstance(schedule, dict) else {}


def _tell_of_topic(pipeline: Values, findings: Findings) -> None:
    topic = pipeline.text("topic_arn")
    if topic is not None:
        findings.warning(
            "PS605",
            f"alarms go to the topic of the pipeline's stack, not to {topic}",
            pipeline.at_key("topic_arn"),
            advice="write who reads them to alarm_emails in cdk.json, or subscribe to the stack's topic",
        )


def _names_parameter(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_names_parameter(item) for item in value.values())
    if isinstance(value, list):
        return any(_names_parameter(item) for item in value)
    return isinstance(value, str) and f"#{{{PARAMETER}}}" in value
