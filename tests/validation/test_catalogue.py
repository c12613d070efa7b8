"""The examples of the catalogue: the wrong ones are found, and the right ones are right."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.definition.cli_form import from_cli
from penstock.diagnostics.catalogue import CATALOGUE
from penstock.diagnostics.catalogue.service_rules import ENTRIES
from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Surroundings, validate

_AT = Surroundings(now=datetime(2026, 1, 31, tzinfo=UTC))
_WITHOUT_OBJECTS = {"PS412", "PS428", "PS437"}
"""The service's own words, the region, and a rule about very many objects."""


def found(example: str) -> dict[str, Severity]:
    """Return the ids of what is found in one object, in several, or in a definition."""
    form: Any = json.loads(example)
    if isinstance(form, list) or "id" in form:
        form = {"objects": form if isinstance(form, list) else [form]}
    return {item.id: item.severity for item in validate(from_cli(form), _AT)}


@pytest.mark.parametrize(
    "entry", [item for item in ENTRIES if item.id not in _WITHOUT_OBJECTS], ids=lambda item: item.id
)
def test_examples(entry: Any) -> None:
    """An inferred rule is a warning, or says why it is none."""
    wrong, right = found(entry.wrong), found(entry.right)

    assert entry.id in wrong
    assert entry.id not in right
    assert entry.documented or wrong[entry.id] is Severity.WARNING or "Penstock's own" in entry.why


def test_entries_are_complete() -> None:
    """Each says why, what to do, and where that stands."""
    assert [item.id for item in ENTRIES] == [item.id for item in CATALOGUE.values() if item.id.startswith("PS4")]
    for entry in ENTRIES:
        assert entry.why
        assert entry.fix
        assert entry.source.startswith("https://docs.aws.amazon.com/") or not entry.documented
        assert bool(entry.wrong) is bool(entry.right) is (entry.id not in {"PS412", "PS437"})
