"""What YAML 1.1, which dataduct was written in, reads otherwise than the YAML 1.2 of specs: merge keys and words.

https://yaml.org/type/merge.html, https://yaml.org/type/bool.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from penstock.specs.document import Document, Node

MERGE = "<<"
TRUE = frozenset({"yes", "on", "true", "y"})
FALSE = frozenset({"no", "off", "false", "n"})


def with_merges(document: Document) -> Document:
    """Put what `<<: *anchor` stands for in its place; keys that a mapping has itself go first."""
    value, root = _merged(document.value, document.root)
    return replace(document, value=value, root=root)


def _merged(value: Any, node: Node) -> tuple[Any, Node]:
    if isinstance(value, list):
        pairs = [_merged(item, node.children[index]) for index, item in enumerate(value)]
        return [item for item, _ in pairs], replace(node, children={i: child for i, (_, child) in enumerate(pairs)})
    if not isinstance(value, dict):
        return value, node
    parts = {key: _merged(item, node.children[key]) for key, item in value.items()}
    base: dict[str, tuple[Any, Node]] = {}
    if MERGE in parts:
        given, place = parts.pop(MERGE)
        several = given if isinstance(given, list) else [given]
        places = [place.children[index] for index in range(len(given))] if isinstance(given, list) else [place]
        for item, where in reversed(list(zip(several, places, strict=True))):
            if isinstance(item, dict):
                base.update({key: (part, where.children[key]) for key, part in item.items()})
    parts = {**base, **parts}
    children: dict[str | int, Node] = {key: child for key, (_, child) in parts.items()}
    return {key: item for key, (item, _) in parts.items()}, replace(node, children=children)


def truth(word: object) -> bool | None:
    """What a word of YAML 1.1 says; None for one that is no truth value."""
    if isinstance(word, bool):
        return word
    text = str(word).casefold() if isinstance(word, str) else ""
    return True if text in TRUE else False if text in FALSE else None
