"""Definitions in the CLI's form, and what rules find in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.definition.cli_form import from_cli
from penstock.definition.wire import WireDefinition
from penstock.validation.building import build
from penstock.validation.view import DefinitionView

Form = dict[str, Any]


@pytest.fixture
def definition() -> Callable[..., WireDefinition]:
    """Make a definition of objects as `aws datapipeline put-pipeline-definition` takes them."""

    def make(*objects: Form, **more: Any) -> WireDefinition:
        return from_cli({"objects": list(objects), **more})

    return make


@pytest.fixture
def view(definition: Any) -> Callable[..., DefinitionView]:
    """Make the view that rules look at."""

    def make(*objects: Form, **more: Any) -> DefinitionView:
        return build(definition(*objects, **more))

    return make


@pytest.fixture
def told() -> Callable[..., list[tuple[str | None, str | None, str]]]:
    """Return (object, field, message) of what a rule finds, all of one id."""

    def read(findings: Any, id_: str) -> list[tuple[str | None, str | None, str]]:
        found = list(dict.fromkeys(findings))
        assert {item.id for item in found} <= {id_}
        return [(item.object_id, item.field, item.message) for item in found]

    return read
