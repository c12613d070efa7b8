"""Reads CloudFormation's intrinsic functions, as far as they make texts of texts.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

Place = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions."""
_VARIABLE = re.compile(r"\$\{(!?)([^}]*)\}")


class IntrinsicReader(ABC):
    """Reads Ref, Fn::GetAtt, Fn::Join and Fn::Sub; what names and other values are, subclasses say."""

    @abstractmethod
    def scalar(self, place: Place, value: Any) -> str | None:
        """The text of a value that is no mapping."""

    @abstractmethod
    def named(self, place: Place, name: str) -> str | None:
        """The text of a name: `Bucket` for a Ref, `Role.Arn` for a GetAtt, `AWS::Region` for a pseudo parameter."""

    @abstractmethod
    def other(self, place: Place, value: Mapping[str, Any]) -> str | None:
        """The text of another function, or of one of these that is malformed."""

    def text(self, place: Place, value: Any) -> str | None:
        """The text of a value; None where it, or a part of it, has none."""
        if not isinstance(value, dict):
            return self.scalar(place, value)
        if len(value) == 1:
            match value:
                case {"Ref": str(name)} | {"Fn::GetAtt": str(name)}:
                    return self.named(place, name)
                case {"Fn::GetAtt": [str(name), str(attribute)]}:
                    return self.named(place, f"{name}.{attribute}")
                case {"Fn::Join": [str(separator), list(parts)]}:
                    texts = [self.text((*place, "Fn::Join", 1, index), part) for index, part in enumerate(parts)]
                    return None if None in texts else separator.join(text for text in texts if text is not None)
                case {"Fn::Sub": str(template)}:
                    return self._substituted(place, template, {})
                case {"Fn::Sub": [str(template), dict(given)]}:
                    return self._substituted(place, template, given)
        return self.other(place, value)

    def _substituted(self, place: Place, template: str, given: Mapping[str, Any]) -> str | None:
        texts: dict[str, str | None] = {}
        for literal, name in _VARIABLE.findall(template):
            if not literal and name not in texts:
                where = (*place, "Fn::Sub", 1, name)
                texts[name] = self.text(where, given[name]) if name in given else self.named(place, name)
        if None in texts.values():
            return None
        return _VARIABLE.sub(lambda match: f"${{{match[2]}}}" if match[1] else str(texts[match[2]]), template)
