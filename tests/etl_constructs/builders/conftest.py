"""Shows the fields of built objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def fields() -> Callable[[Any], list[tuple[str, object]]]:
    """Return the fields of an object as (key, text or the id of a reference)."""

    def read(item: Any) -> list[tuple[str, object]]:
        return [(key, value if isinstance(value, str) else ("ref", value.id)) for key, value in item.pairs()]

    return read
