"""Documents: YAML 1.2 and JSON files as plain values, with the position of every key and value beside them."""

from __future__ import annotations

from pathlib import Path

from penstock.specs.document.model import Document, KeyPath, Node, walk
from penstock.specs.document.yaml_reader import read_yaml

JSON_SUFFIX = ".json"


def read_document(path: Path, *, intrinsics: bool = False) -> Document:
    """Read one file; whatever is wrong with it comes back in `diagnostics`, never as an exception.

    Args:
        path: JSON where its name ends with `.json`, YAML otherwise.
        intrinsics: take CloudFormation's short forms in YAML, `!Ref X` for `{Ref: X}`.
    """
    if path.suffix.lower() == JSON_SUFFIX:
        from penstock.specs.document.json_reader import read_json  # most commands read YAML alone

        return read_json(path)
    return read_yaml(path, intrinsics=intrinsics)


__all__ = ["JSON_SUFFIX", "Document", "KeyPath", "Node", "read_document", "walk"]
