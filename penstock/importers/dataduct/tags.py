"""The TAGS of a config: texts, and what is known of a pipeline."""

from __future__ import annotations

from penstock.diagnostics.suggestion import listed
from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.values import Values

VARIABLES = ("description", "frequency", "load_time", "name", "topic_arn")
"""Attributes of a pipeline that its file says."""


def tags_of(pipeline: Values, config: Config, findings: Findings) -> dict[str, str]:
    """The tags of a spec."""
    tags: dict[str, str] = {}
    given = config.etl.mapping("TAGS")
    for key in given.keys if given else ():
        value = given.mapping(key) if given else None
        if value is None:
            continue
        kind = value.one_of("string", "variable")
        text = None if kind is None else value.text(kind)
        if kind == "variable" and text is not None:
            if text not in VARIABLES:
                findings.warning(
                    "PS605",
                    f"the tag '{key}' is left out: it is dataduct's own '{text}' of a pipeline",
                    value.at("variable"),
                    advice=f"write it under `tags` of the specs; known are {listed(VARIABLES)}",
                )
            text = pipeline.text(text) if text in VARIABLES else None
        if text:
            tags[key] = text
    return tags
