"""Lays one document over another: mappings are merged key by key, everything else is replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from penstock.specs.document.model import Document, Node


def merged(low: Document, high: Document) -> Document:
    """Return the high document with what only the low one says; every value keeps its own place.

    Findings are those of both; the source is that of the high one.
    """
    value, root = _merge(low.value, low.root, high.value, high.root)
    return replace(high, value=value, root=root, diagnostics=(*low.diagnostics, *high.diagnostics))


def part(document: Document, *path: str) -> Document:
    """The document below a path that exists, as one of its own."""
    value, node = document.value, document.root
    for key in path:
        value, node = value[key], node.children[key]
    return replace(document, value=value, root=node, diagnostics=())


def without(document: Document, key: str) -> Document:
    """The document without one key of its top."""
    value = {name: item for name, item in document.value.items() if name != key}
    children = {name: item for name, item in document.root.children.items() if name != key}
    return replace(document, value=value, root=replace(document.root, children=children))


def _merge(low: Any, low_node: Node, high: Any, high_node: Node) -> tuple[Any, Node]:
    if not (isinstance(low, dict) and isinstance(high, dict)):
        return high, high_node
    value: dict[str, Any] = {**low}
    children: dict[str | int, Node] = {**low_node.children}
    for key, item in high.items():
        if key in low:
            value[key], children[key] = _merge(low[key], low_node.children[key], item, high_node.children[key])
        else:
            value[key], children[key] = item, high_node.children[key]
    return value, replace(high_node, children=children)
