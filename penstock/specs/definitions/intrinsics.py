"""Gives the texts of CloudFormation's intrinsic functions, as far as the values that they name are known.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from penstock.specs.definitions.builder import DefinitionBuilder
from penstock.specs.document import KeyPath

_VARIABLE = re.compile(r"\$\{(!?)([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Intrinsics:
    """Resolves Ref, Fn::GetAtt, Fn::Join and Fn::Sub.

    Attributes:
        values: text by name: `Bucket` for a Ref, `Role.Arn` for a GetAtt, `AWS::Region` for a pseudo parameter.
    """

    values: Mapping[str, str]

    def __call__(self, builder: DefinitionBuilder, path: KeyPath, value: Any) -> str | None:
        """The text of a value; a finding for each name that is not known, and for other functions."""
        if not isinstance(value, dict):
            return builder.scalar(path, value)
        match value:
            case {"Ref": str(name), **rest} if not rest:
                return self._named(builder, path, name)
            case {"Fn::GetAtt": [str(name), str(attribute)], **rest} if not rest:
                return self._named(builder, path, f"{name}.{attribute}")
            case {"Fn::Join": [str(separator), list(parts)], **rest} if not rest:
                texts = [self(builder, (*path, "Fn::Join", 1, index), part) for index, part in enumerate(parts)]
                return None if None in texts else separator.join(text for text in texts if text is not None)
            case {"Fn::Sub": str(template), **rest} if not rest:
                return self._substituted(builder, path, template, {})
            case {"Fn::Sub": [str(template), dict(given)], **rest} if not rest:
                return self._substituted(builder, path, template, given)
            case _:
                function = next(iter(value), "an empty mapping")
                builder.report(
                    "PS601",
                    f"only CloudFormation can tell what {function} gives here",
                    path,
                    help_text="import the deployed pipeline instead: its texts are plain",
                )
                return None

    def _named(self, builder: DefinitionBuilder, path: KeyPath, name: str) -> str | None:
        message = f"the value of '{name}' is not known outside of its stack"
        if name not in self.values and message not in {finding.message for finding in builder.findings}:
            builder.report(
                "PS601",
                message,
                path,
                help_text=f"give it with --value {name}=TEXT, or import the deployed pipeline",
            )
        return self.values.get(name)

    def _substituted(
        self, builder: DefinitionBuilder, path: KeyPath, template: str, given: Mapping[str, Any]
    ) -> str | None:
        known: dict[str, str | None] = {}
        for literal, name in _VARIABLE.findall(template):
            if not literal and name not in known:
                place = (*path, "Fn::Sub", 1, name)
                known[name] = self(builder, place, given[name]) if name in given else self._named(builder, path, name)
        if None in known.values():
            return None
        return _VARIABLE.sub(lambda match: f"${{{match[2]}}}" if match[1] else str(known[match[2]]), template)
