"""PS409: ids."""

from __future__ import annotations

from typing import Any

from penstock.validation.unique_ids import check


def test_ids_that_several_objects_have(view: Any, told: Any) -> None:
    """Each is told once; case counts."""
    found = check(view({"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}, {"id": "A"}))

    assert told(found, "PS409") == [("a", None, "3 objects have the id 'a'")]
