"""`{S3_BASE_PATH}`, which dataduct replaced by a setting when it made a pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.findings import Findings

BASE_PATH = "{S3_BASE_PATH}"
PARAMETER = "myS3BasePath"
"""The parameter of a spec that stands for it where the modes of a config have different ones."""


@dataclass(frozen=True, slots=True)
class Placeholders:
    """Puts in what placeholders stand for.

    Attributes:
        base_path: the text, an expression of a parameter, or None where the config has none.
        findings: where one without a value is told.
    """

    base_path: str | None
    findings: Findings

    def fill(self, text: str, place: Location) -> str:
        """The text with the setting in it."""
        if BASE_PATH not in text:
            return text
        if self.base_path is None:
            self.findings.error(
                "PS302",
                f"'{text}' needs S3_BASE_PATH, and nothing says what that is",
                place,
                advice="name the config with --config; the key is S3_BASE_PATH of its section etl",
            )
            return text
        return text.replace(BASE_PATH, self.base_path)
