"""Writes the value of a spec as YAML: what it is about, then its steps, with the comments that belong to them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from penstock.importers.dataduct.entries import Entry
from penstock.importers.dataduct.order import SECTIONS
from penstock.importers.yaml_text import FlowList, dump, item

SCHEMA = "# yaml-language-server: $schema=../docs/schema/spec.schema.json"
_WIDTH = 116
_SHORT = 90
"""The longest list that stands in one line, in characters."""


def write_spec(spec: Mapping[str, Any], heading: Sequence[str]) -> str:
    """Return the text of a spec.

    Args:
        spec: its value; comments are those of its steps.
        heading: lines of the comment at its beginning.
    """
    spec = {key: compact(value) for key, value in spec.items()}
    head = {key: value for key, value in spec.items() if key not in (*SECTIONS, "environments", "resources")}
    blocks = [f"{SCHEMA}\n{_comment(heading, '')}{dump(head)}"]
    if "resources" in spec:
        blocks.append(dump({"resources": spec["resources"]}))
    blocks += [f"{key}:\n{_entries(spec[key])}" for key in SECTIONS if key in spec]
    if "environments" in spec:
        blocks.append(dump({"environments": _without_comments(spec["environments"])}))
    return "\n".join(blocks)


def _entries(entries: Sequence[Entry]) -> str:
    return "".join(f"{_comment(entry.comments, '  ')}{item(dict(entry))}" for entry in entries)


def compact(value: Any) -> Any:
    """A value, with lists of a few short texts or numbers in one line."""
    if isinstance(value, Entry):
        entry = Entry({key: compact(part) for key, part in value.items()})
        entry.comments = value.comments
        return entry
    if isinstance(value, dict):
        return type(value)({key: compact(part) for key, part in value.items()})
    if not isinstance(value, list):
        return value
    items = [compact(part) for part in value]
    plain = all(not isinstance(part, dict | list) and "\n" not in str(part) for part in items)
    return FlowList(items) if plain and sum(len(str(part)) + 2 for part in items) <= _SHORT else items


def _without_comments(value: Any) -> Any:
    """A value in which steps are mappings like any other."""
    if isinstance(value, Entry):
        return dict(value)
    if isinstance(value, list):
        return type(value)([_without_comments(part) for part in value])
    return (
        type(value)({key: _without_comments(part) for key, part in value.items()}) if isinstance(value, dict) else value
    )


def _comment(lines: Sequence[str], indent: str) -> str:
    start = f"{indent}# "
    wrapped = [part for line in lines for part in textwrap.wrap(_one_line(line), _WIDTH - len(indent)) or [""]]
    return "".join(f"{start}{part}".rstrip() + "\n" for part in wrapped)


def _one_line(text: str) -> str:
    """What YAML takes for the end of a line would end a comment, too; and it refuses control characters."""
    return "".join(char if char.isprintable() else " " for char in text)
