"""Turns what stands for a text in a CloudFormation template into the text, with holes for what is not known.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from penstock.changes.holes import Shape, hole

_NAMED = frozenset({"AWS::S3::Bucket", "AWS::IAM::Role", "AWS::IAM::InstanceProfile", "AWS::Redshift::Cluster"})
"""Types whose Ref is a name without slashes."""
_SUBSTITUTION = re.compile(r"\$\{(!?)([^}]*)\}")
_DYNAMIC = re.compile(r"\{\{resolve:[^{}]*\}\}")
GOLDEN_HASH = "<asset hash>"
"""What golden templates have in place of the hash of an asset: see `stacks.golden`."""


def rendered(value: Any, resources: Mapping[str, Any]) -> str | None:
    """The text of a value; None where it cannot be a text.

    Args:
        value: a scalar, or an intrinsic function.
        resources: the template's `Resources`, whose types tell what a Ref may be.
    """
    text = _text(value, resources)
    if text is None:
        return None
    text = _DYNAMIC.sub(lambda match: hole(match[0].strip("{}")), text)
    return text.replace(GOLDEN_HASH, hole(GOLDEN_HASH.strip("<>"), Shape.WILD))


def _text(value: Any, resources: Mapping[str, Any]) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((function, argument),) = value.items()
    known = _FUNCTIONS.get(function)
    text = known(argument, resources) if known is not None else None
    if text is None and (known is not None or function.startswith("Fn::")):
        return hole(json.dumps(value, sort_keys=True))
    return text


def _ref(argument: Any, resources: Mapping[str, Any]) -> str | None:
    if not isinstance(argument, str):
        return None
    resource = resources.get(argument)
    kind = resource.get("Type") if isinstance(resource, dict) else None
    is_name = argument.startswith("AWS::") or kind in _NAMED
    return hole(argument, Shape.SEGMENT if is_name else Shape.TEXT)


def _get_att(argument: Any, resources: Mapping[str, Any]) -> str | None:
    del resources
    parts = argument.split(".") if isinstance(argument, str) else argument
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        return None
    return hole(".".join(parts))


def _join(argument: Any, resources: Mapping[str, Any]) -> str | None:
    match argument:
        case [str() as separator, list() as items]:
            texts = [_text(item, resources) for item in items]
            return None if None in texts else separator.join(text for text in texts if text is not None)
    return None


def _sub(argument: Any, resources: Mapping[str, Any]) -> str | None:
    match argument:
        case str() as template:
            given: Mapping[str, Any] = {}
        case [str() as template, dict() as given]:
            pass
        case _:
            return None

    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            return f"${{{match[2]}}}"
        if match[2] in given:
            return _text(given[match[2]], resources) or hole(match[2])
        return (_get_att if "." in match[2] else _ref)(match[2], resources) or hole(match[2])

    return _SUBSTITUTION.sub(replaced, template)


_FUNCTIONS: Mapping[str, Callable[[Any, Mapping[str, Any]], str | None]] = {
    "Ref": _ref,
    "Fn::GetAtt": _get_att,
    "Fn::Join": _join,
    "Fn::Sub": _sub,
}
