"""JSONPaths files: where in an object the value of each column is.

https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html#copy-json-jsonpaths
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from penstock.warehouse.copy.manifest import read_json
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.object_store import ObjectStore

Path_ = tuple[str | int, ...]
"""Keys and positions, from the outermost object inwards."""

_STEP = re.compile(r"""\.(?P<name>[^.\[\]]+)|\[(?:'(?P<quoted>[^']*)'|"(?P<double>[^"]*)"|(?P<index>\d+))\]""")


def read_paths(objects: ObjectStore, uri: str, columns: Sequence[str], scratch: Path) -> tuple[Path_, ...]:
    """Read the paths, one for each column.

    Raises:
        WarehouseError: where the file is none of that form, or has another number of paths than there are columns.
    """
    form = read_json(objects, uri, scratch)
    texts = form.get("jsonpaths") if isinstance(form, dict) else None
    if not isinstance(texts, list) or not all(isinstance(item, str) for item in texts):
        raise WarehouseError(f'Invalid JSONPath format: \'{uri}\' must be {{"jsonpaths": ["$...", ...]}}')
    if len(texts) != len(columns):
        raise WarehouseError(
            f"Number of jsonpaths and the number of columns should match. JSONPath size: {len(texts)},"
            f" Number of columns in table or column list: {len(columns)}"
        )
    return tuple(map(parse_path, texts))


def parse_path(text: str) -> Path_:
    """Read one path, in dots or in brackets.

    Raises:
        WarehouseError: where it is none.
        UnsupportedError: where it begins in an array.
    """
    steps: list[str | int] = []
    at = 1
    while text.startswith("$") and (match := _STEP.match(text, at)):
        name = match["name"] or match["quoted"] or match["double"]
        steps.append(int(match["index"]) if match["index"] is not None else name or "")
        at = match.end()
    if at < len(text) or not steps:
        raise WarehouseError(f"Invalid JSONPath format: {text}")
    if isinstance(steps[0], int):
        raise UnsupportedError(f"the JSONPath {text}, into an array that is not in an object,")
    return tuple(steps)


def value_at(value: Any, path: Path_) -> Any:
    """Give what a path leads to; None where it leads nowhere."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value
