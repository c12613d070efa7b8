"""Config: a dataduct config file, as it is in one of its modes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from penstock.diagnostics.diagnostic import Location
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.values import Values
from penstock.importers.dataduct.yaml11 import with_merges
from penstock.specs.document import Node, read_document

SECTIONS = (
    "bootstrap",
    "custom_steps",
    "database",
    "ec2",
    "emr",
    "etl",
    "logging",
    "mysql",
    "postgres",
    "redshift",
    "teardown",
)
"""What stands at the top of a config; every other mapping there is a mode."""
DEFAULT_LOAD_HOUR = 1
DEFAULT_RETRY_DELAY = "10 minutes"


@dataclass(frozen=True, slots=True)
class Config:
    """The sections of a config.

    Attributes:
        findings: where its mistakes are told.
        value: the sections and modes as plain values.
        node: their places.
        mode: the mode that is laid over them.
    """

    findings: Findings
    value: dict[str, Any]
    node: Node
    mode: str | None = None

    @property
    def is_given(self) -> bool:
        """Whether there is a config at all."""
        return bool(self.value)

    @property
    def modes(self) -> tuple[str, ...]:
        """The names of its modes."""
        return tuple(key for key, item in self.value.items() if key not in SECTIONS and isinstance(item, dict))

    def in_mode(self, name: str) -> Config:
        """The config with a mode laid over it: in each section the mode's keys replace those of the same name."""
        over, places = self.value[name], self.node.children[name]
        value, children = dict(self.value), dict(self.node.children)
        for section, keys in over.items():
            place = places.children[section]
            under = value.get(section)
            if isinstance(under, dict) and isinstance(keys, dict):
                value[section] = {**under, **keys}
                children[section] = replace(place, children={**children[section].children, **place.children})
            else:
                value[section], children[section] = keys, place
        return replace(self, value=value, node=replace(self.node, children=children), mode=name)

    def place_of_mode(self, name: str) -> Location:
        """Where a mode begins."""
        node = self.node.children[name]
        return node.key_location or node.location

    def section(self, name: str) -> Values:
        """A section; an empty one where the config has none of that name."""
        value = self.value.get(name)
        node = self.node.children.get(name, self.node)
        if value is not None and not isinstance(value, dict):
            self.findings.error("PS203", f"{name}: a mapping is needed", node.location)
        keys = value if isinstance(value, dict) else {}
        return Values(keys, node if keys else replace(node, children={}), self.findings, name)

    def listed(self, name: str) -> list[Values]:
        """A section that is a list of mappings."""
        return Values(self.value, self.node, self.findings).mappings(name)

    @property
    def etl(self) -> Values:
        """The section with what concerns all pipelines."""
        return self.section("etl")

    def base_path(self) -> str | None:
        """What stands for {S3_BASE_PATH}."""
        return self.etl.text("S3_BASE_PATH")

    def alerts_only(self) -> bool:
        """Whether a check that fails sends a message, and lets the step succeed: so it is with a topic for warnings."""
        return self.etl.has("SNS_TOPIC_ARN_WARNING")


def read_config(path: Path | None, findings: Findings) -> Config:
    """Read a config file; without one all sections are empty."""
    if path is None:
        return Config(findings, {}, Node(Location(Path("dataduct.cfg"), 1, 1)))
    document = with_merges(read_document(path))
    findings.add(*document.diagnostics)
    if isinstance(document.value, dict):
        config = Config(findings, document.value, document.root)
        _check_modes(config)
        return config
    if not document.diagnostics:
        findings.error("PS203", "a config is a mapping of sections", document.at(()))
    return Config(findings, {}, document.root)


def chosen(config: Config, mode: str | None) -> Config:
    """The config in a mode; that there is no such mode is a finding."""
    if mode is None:
        return config
    if mode not in config.modes:
        config.findings.error(
            "PS302",
            f"the config has no mode '{mode}'",
            config.node.location if config.is_given else None,
            allowed=listed(config.modes),
            advice=did_you_mean(mode, config.modes),
        )
        return config
    return config.in_mode(mode)


def _check_modes(config: Config) -> None:
    top = Values(config.value, config.node, config.findings)
    for key, item in config.value.items():
        if key in SECTIONS:
            continue
        if not isinstance(item, dict):
            top.wrong_type(key, "a section, or a mode, which is a mapping,")
            continue
        for section in item:
            if section not in config.value or section not in SECTIONS:
                config.findings.error(
                    "PS204",
                    f"the mode '{key}' changes the section '{section}', which the config does not have",
                    config.node.children[key].children[section].key_location,
                    allowed=listed(name for name in SECTIONS if name in config.value),
                    advice=did_you_mean(section, SECTIONS),
                )
