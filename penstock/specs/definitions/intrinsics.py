"""Gives the texts of CloudFormation's intrinsic functions, as far as the values that they name are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from penstock.definition.intrinsics import IntrinsicReader
from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.document import KeyPath


@dataclass(frozen=True, slots=True)
class Intrinsics:
    """Resolves intrinsic functions.

    Attributes:
        values: text by name: `Bucket` for a Ref, `Role.Arn` for a GetAtt, `AWS::Region` for a pseudo parameter.
    """

    values: Mapping[str, str]

    def __call__(self, builder: DefinitionBuilder, path: KeyPath, value: Any) -> str | None:
        """The text of a value; a finding for each name that is not known, and for other functions."""
        return _Known(self.values, builder).text(path, value)


class _Known(IntrinsicReader):
    def __init__(self, values: Mapping[str, str], builder: DefinitionBuilder) -> None:
        self._values, self._builder = values, builder

    def scalar(self, place: KeyPath, value: Any) -> str | None:
        return self._builder.scalar(place, value)

    def named(self, place: KeyPath, name: str) -> str | None:
        message = f"the value of '{name}' is not known outside of its stack"
        if name not in self._values and message not in {finding.message for finding in self._builder.findings}:
            help_text = f"give it with --value {name}=TEXT, or import the deployed pipeline"
            self._builder.report("PS601", message, place, help_text=help_text)
        return self._values.get(name)

    def other(self, place: KeyPath, value: Mapping[str, Any]) -> None:
        self._builder.report(
            "PS601",
            f"only CloudFormation can tell what {next(iter(value), 'an empty mapping')} gives here",
            place,
            help_text="import the deployed pipeline instead: its texts are plain",
        )
