"""Reads YAML 1.2."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.specs.document.lost_expressions import lost_expressions
from penstock.specs.document.model import MOST_DIGITS, MOST_LEVELS, MOST_VALUES, Document, Node

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]

_PREFIX = "tag:yaml.org,2002:"
_INTRINSICS = {"!Ref": "Ref", "!Condition": "Condition"}
"""Short forms of CloudFormation whose names do not begin with Fn::."""
_MERGE = "<<"
_KINDS = {yaml.MappingNode: "map", yaml.SequenceNode: "seq", yaml.ScalarNode: "str"}


class _Loader(_BaseLoader):
    """PyYAML with the scalars of YAML 1.2's core schema: `no` and `10:30` are strings, and so are dates."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML declares it so
    level = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Go down one level: PyYAML calls this before it composes what a node holds."""
        del current_index
        self.level += 1
        if self.level > MOST_LEVELS:
            mark = current_node.start_mark if current_node else None
            raise yaml.MarkedYAMLError(problem=f"nested more than {MOST_LEVELS} levels deep", problem_mark=mark)

    def ascend_resolver(self) -> None:
        """Go up one level."""
        self.level -= 1


_CORE: dict[str, re.Pattern[str]] = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", ["t", "T", "f", "F"]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    _CORE[_tag] = re.compile(rf"^(?:{_pattern})$")
    _Loader.add_implicit_resolver(f"{_PREFIX}{_tag}", _CORE[_tag], _first)


def read_yaml(path: Path, *, intrinsics: bool = False) -> Document:
    """Read one YAML file, with CloudFormation's short forms where they are asked for."""
    start = Node(Location(path, 1, 1))
    try:
        text = path.read_text(encoding="utf-8-sig")
        tree = yaml.compose(text, _Loader)
    except OSError as error:
        return Document(path, None, start, (Diagnostic("PS101", f"cannot read {path}: {error.strerror}"),))
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text (byte {error.start})"
        return Document(path, None, start, (Diagnostic("PS101", message, help="save the file as UTF-8"),))
    except yaml.MarkedYAMLError as error:
        return Document(path, None, start, (_not_well_formed(path, error),))
    except yaml.YAMLError as error:
        return Document(path, None, start, (Diagnostic("PS102", f"not well-formed YAML: {error}", start.location),))
    if tree is None:
        return Document(path, None, start, (Diagnostic("PS102", "the file is empty", start.location),))
    builder = _Builder(path, intrinsics=intrinsics)
    value, root = builder.build(tree, ())
    return Document(path, value, root, (*builder.diagnostics, *lost_expressions(path, text, root)), text)


def _not_well_formed(path: Path, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    location = Location(path, mark.line + 1, mark.column + 1) if mark else None
    context = f" {error.context}" if error.context else ""
    return Diagnostic("PS102", f"not well-formed YAML: {error.problem}{context}", location)


@dataclass(slots=True)
class _Merged:
    """What a mapping takes over from others."""

    value: dict[str, Any] = field(default_factory=dict)
    children: dict[str | int, Node] = field(default_factory=dict)


class _Builder:
    """Turns composed nodes into plain values and positions; goes on after every finding."""

    def __init__(self, path: Path, *, intrinsics: bool) -> None:
        self.path = path
        self.intrinsics = intrinsics
        self.diagnostics: list[Diagnostic] = []
        self._count = 0

    def build(self, node: yaml.Node, above: tuple[yaml.Node, ...]) -> tuple[Any, Node]:
        place = Node(self._location(node), span=(node.start_mark.index, node.end_mark.index))
        self._count += 1
        if self._count > MOST_VALUES:
            if self._count == MOST_VALUES + 1:
                self._report("PS104", f"more than {MOST_VALUES:,} values: aliases repeat too much", node)
            return None, place
        if any(node is ancestor for ancestor in above):
            self._report("PS104", "an alias that contains itself", node)
            return None, place
        if self.intrinsics and node.tag.startswith("!"):
            return self._intrinsic(node, above, place)
        if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
            return self._mapping(node, (*above, node), place), place
        if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
            return self._sequence(node, (*above, node), place), place
        if isinstance(node, yaml.ScalarNode):
            value = self._scalar(node)
            place.style = node.style
            if not isinstance(value, str):
                place.text = node.value
            return value, place
        self._report("PS104", f"the tag '{node.tag}' is not known to specs", node)
        return None, place

    def _intrinsic(self, node: yaml.Node, above: tuple[yaml.Node, ...], place: Node) -> tuple[dict[str, Any], Node]:
        """Write `!Ref X` as `{Ref: X}` and `!Sub X` as `{Fn::Sub: X}`."""
        key = _INTRINSICS.get(node.tag, f"Fn::{node.tag[1:]}")
        plain = copy(node)  # an alias may stand for the same node elsewhere
        plain.tag = f"{_PREFIX}{_KINDS[type(node)]}"
        value, place.children[key] = self.build(plain, above)
        if key == "Fn::GetAtt" and isinstance(value, str):
            value = value.split(".", 1)
        return {key: value}, place

    def _mapping(self, node: yaml.MappingNode, above: tuple[yaml.Node, ...], place: Node) -> dict[str, Any]:
        value: dict[str, Any] = {}
        merged: _Merged | None = None
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("PS104", "a key must be text", key_node)
                continue
            key = key_node.value
            if key == _MERGE and not key_node.style:
                if merged is not None:
                    self._report("PS103", "'<<' stands twice in this mapping; write one, with a list", key_node)
                    continue
                merged = self._merged(value_node, above)
                continue
            if key in value:
                first = place.children[key].key_location
                line = f"; the first is in line {first.line}" if first else ""
                self._report("PS103", f"'{key}' stands twice in this mapping{line}", key_node)
                continue
            value[key], child = self.build(value_node, above)
            child.key_location = self._location(key_node)
            place.children[key] = child
        if merged is None:
            return value
        place.children = {**merged.children, **place.children}
        return {**merged.value, **value}

    def _merged(self, node: yaml.Node, above: tuple[yaml.Node, ...]) -> _Merged:
        """What stands behind `<<`: a mapping, mostly an alias, or a list of them, of which the first goes first.

        YAML 1.1 has it, and so have most programs that read YAML 1.2: https://yaml.org/type/merge.html
        """
        merged = _Merged()
        for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            if not isinstance(item, yaml.MappingNode):
                self._report("PS104", "'<<' takes a mapping, such as *name, or a list of them", item)
                continue
            value, place = self.build(item, above)
            if isinstance(value, dict):
                merged.value = {**value, **merged.value}
                merged.children = {**place.children, **merged.children}
        return merged

    def _sequence(self, node: yaml.SequenceNode, above: tuple[yaml.Node, ...], place: Node) -> list[Any]:
        value = []
        for index, item in enumerate(node.value):
            plain, place.children[index] = self.build(item, above)
            value.append(plain)
        return value

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = node.value
        tag = node.tag.removeprefix(_PREFIX)
        if tag in _CORE and not _CORE[tag].match(text):
            self._report("PS104", f"'{text}' is no {tag}", node)
            return None
        match tag:
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.casefold() == "true"
            case "int":
                return _integer(text)
            case "float":
                return float(text.casefold().replace(".inf", "inf").replace(".nan", "nan"))
            case _:
                self._report("PS104", f"the tag '{node.tag}' is not known to specs", node)
                return None

    def _location(self, node: yaml.Node) -> Location:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Location(self.path, start.line + 1, start.column + 1, max(1, length))

    def _report(self, id_: str, message: str, node: yaml.Node) -> None:
        self.diagnostics.append(Diagnostic(id_, message, self._location(node)))


def _integer(text: str) -> int | str:
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10)) if len(text) <= MOST_DIGITS else text
