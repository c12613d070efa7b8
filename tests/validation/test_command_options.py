"""PS435: options that are ignored."""

from __future__ import annotations

from typing import Any

from penstock.validation.command_options import check

LOAD = {"id": "l", "type": "RedshiftCopyActivity", "input": {"ref": "in"}, "output": {"ref": "out"}}
OUT = {"id": "out", "type": "RedshiftDataNode"}


def test_options_beside_a_format(view: Any, told: Any) -> None:
    """Told once."""
    node = {"id": "in", "type": "S3DataNode", "dataFormat": {"ref": "f"}}
    found = check(view({**LOAD, "commandOptions": ["GZIP", "NULL ''"]}, node, OUT))

    assert told(found, "PS435") == [
        ("l", "commandOptions", "'commandOptions' of 'l' is ignored, as S3DataNode 'in' has a 'dataFormat'")
    ]


def test_one_of_both(view: Any) -> None:
    """Options, or a format."""
    with_format = {"id": "in", "type": "S3DataNode", "dataFormat": {"ref": "f"}}
    plain = {"id": "in", "type": "S3DataNode"}

    assert list(check(view(LOAD, with_format, OUT))) == []
    assert list(check(view({**LOAD, "commandOptions": "GZIP"}, plain, OUT))) == []
