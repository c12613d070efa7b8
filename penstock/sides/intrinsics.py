"""Turns what stands for a text in a CloudFormation template into the text, with holes for what is not known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from penstock.changes.holes import Shape, hole
from penstock.definition.intrinsics import IntrinsicReader, Place

_NAMED = frozenset({"AWS::S3::Bucket", "AWS::IAM::Role", "AWS::IAM::InstanceProfile", "AWS::Redshift::Cluster"})
"""Types whose Ref is a name without slashes."""
_DYNAMIC = re.compile(r"\{\{resolve:[^{}]*\}\}")
GOLDEN_HASH = "<asset hash>"
"""What golden templates have in place of the hash of an asset: see `stacks.golden`."""


def rendered(value: Any, resources: Mapping[str, Any]) -> str | None:
    """The text of a value; None where it cannot be a text.

    Args:
        value: a scalar, or an intrinsic function.
        resources: the template's `Resources`, whose types tell what a Ref may be.
    """
    text = _Holes(resources).text((), value)
    if text is None:
        return None
    text = _DYNAMIC.sub(lambda match: hole(match[0].strip("{}")), text)
    return text.replace(GOLDEN_HASH, hole(GOLDEN_HASH.strip("<>"), Shape.WILD))


class _Holes(IntrinsicReader):
    def __init__(self, resources: Mapping[str, Any]) -> None:
        self._resources = resources

    def text(self, place: Place, value: Any) -> str | None:
        """A function that has a part which is no text is a hole as a whole."""
        text = super().text(place, value)
        return self.other(place, value) if text is None and isinstance(value, dict) else text

    def scalar(self, place: Place, value: Any) -> str | None:
        del place
        if isinstance(value, bool):
            return str(value).lower()
        return str(value) if isinstance(value, str | int | float) else None

    def named(self, place: Place, name: str) -> str:
        del place
        resource = self._resources.get(name)
        kind = resource.get("Type") if isinstance(resource, dict) else None
        return hole(name, Shape.SEGMENT if name.startswith("AWS::") or kind in _NAMED else Shape.TEXT)

    def other(self, place: Place, value: Mapping[str, Any]) -> str | None:
        del place
        is_function = len(value) == 1 and all(key == "Ref" or str(key).startswith("Fn::") for key in value)
        return hole(json.dumps(value, sort_keys=True)) if is_function else None
