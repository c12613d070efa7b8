"""YAML as people write it: lists indented under their keys, texts of several lines as blocks, order kept."""

from __future__ import annotations

import re
from typing import Any

import yaml

_WIDTH = 10_000
"""Longer than any text: a folded one would be hard to point into."""
_BREAKS = frozenset("\r\x85\u2028\u2029\ufeff")
"""What YAML 1.1 takes for the end of a line, so that PyYAML would fold it; in double quotes it is escaped."""
_NUMBER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
"""Texts that YAML 1.2 reads as numbers; PyYAML knows those of 1.1, which are others."""


class Flow(dict[str, Any]):
    """A mapping that is written in one line."""


class FlowList(list[Any]):
    """A list that is written in one line."""


class _Dumper(yaml.SafeDumper):
    """PyYAML, with lists that are indented and texts of several lines as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists in mappings, as people do."""
        del indentless
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        del data
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS & set(text) else "|" if "\n" in text else "'" if _NUMBER.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    Flow, lambda dumper, item: dumper.represent_mapping("tag:yaml.org,2002:map", item, flow_style=True)
)
_Dumper.add_representer(
    FlowList, lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)
)


def dump(value: Any) -> str:
    """Write a value."""
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text


def item(value: Any) -> str:
    """Write one entry of a list, indented under its key."""
    return "".join(f"  {line}" if line.strip() else line for line in dump([value]).splitlines(keepends=True))
