"""The classes beside the facts of the service, as they were gathered from the developer guide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.objects import TYPES, Default, Parameter, PipelineObject
from penstock.objects.runtime_fields import runtime_fields

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "objects.json"
KINDS: dict[str, type[PipelineObject]] = {str(kind.TYPE): kind for kind in TYPES} | {"Default": Default}


@pytest.fixture(scope="module")
def facts() -> Any:
    """The facts, where they lie beside the project."""
    if not REFERENCE.exists():
        pytest.skip("shared/reference/objects.json does not lie beside the project")
    return json.loads(REFERENCE.read_text(encoding="utf-8"))


def test_every_type_has_a_class(facts: Any) -> None:
    """Forty-two, Default included, each with its page and family."""
    assert len(facts["objects"]) == 42
    for item in facts["objects"]:
        kind = KINDS[item["type"]]
        assert item["doc_url"] == kind.DOC_URL
        assert kind is Default or item["category"] == kind.CATEGORY
        assert bool(item.get("deprecated")) == bool(kind.DEPRECATED)
    assert {item["type"] for item in facts["objects"]} == set(KINDS)


def test_every_field_is_declared(facts: Any) -> None:
    """With its kind, its multiplicity, its targets and its values; 1,285 in all."""
    count = 0
    for item in facts["objects"]:
        kind = KINDS[item["type"]]
        declared = {spec.wire: spec for spec in kind.FIELDS.values()}
        for field in item["fields"]:
            count += 1
            where = f"{item['type']}.{field['name']}"
            if field.get("runtime"):
                assert field["name"] in runtime_fields(kind), where
                assert field["type"] == runtime_fields(kind)[field["name"]].kind.value, where
                continue
            if field.get("forbidden"):
                assert field["name"] in kind.FORBIDDEN, where
                continue
            spec = declared[field["name"]]
            assert field["type"] == spec.kind.value, where
            assert bool(field.get("deprecated")) == bool(spec.deprecated), where
            if kind is not Default:  # its table says what was seen, not what may stand
                assert bool(field.get("multiple")) == spec.multiple, where
            wanted = {target.strip("<>") for target in field.get("reference_to", ())}
            assert wanted == set(spec.to) or not wanted, where
            values = {*field.get("enum_values", ()), *(field.get("also_seen", ()) if spec.enumeration else ())}
            assert {value.casefold() for value in values} == {value.casefold() for value in spec.choices}, where
            required = spec.required or spec.name in (*kind.NEEDED, *kind.EXPECTED)
            assert bool(field.get("required")) == required, where
            assert {declared[name].name for name in field.get("requires", ())} == set(spec.requires), where
    assert count == 1285


def test_nothing_else_is_called_documented(facts: Any) -> None:
    """What the guide does not list is marked."""
    documented = {(item["type"], field["name"]) for item in facts["objects"] for field in item["fields"]}
    seen = {(item["type"], item["name"]) for item in facts["undocumented_but_accepted"]}
    for name, kind in KINDS.items():
        for spec in kind.FIELDS.values():
            if kind is Default or spec.name == "parent" or (name, spec.wire) in documented:
                continue
            assert not spec.documented, f"{name}.{spec.wire}"
            assert (name, spec.wire) in seen, f"{name}.{spec.wire}"


def test_groups(facts: Any) -> None:
    """One of several, and at most one of several."""
    for item in facts["objects"]:
        kind = KINDS[item["type"]]
        groups = {
            frozenset(field["required_group"].removeprefix("one of ").split("|"))
            for field in item["fields"]
            if "required_group" in field
        }
        excluded = {
            frozenset((field["name"], *field["excludes"])) for field in item["fields"] if "excludes" in field
        } - groups
        assert groups == _wires(kind, kind.ONE_OF), item["type"]
        assert excluded == _wires(kind, kind.AT_MOST_ONE), item["type"]


def test_parameters(facts: Any) -> None:
    """Attributes, with those that are only seen in samples."""
    declared = {spec.wire: spec for spec in Parameter.FIELDS.values()}
    for attribute in facts["parameter_object"]["attributes"]:
        if attribute["name"] != "id":
            spec = declared[attribute["name"]]
            assert spec.documented != attribute.get("unverified", False)
            assert spec.multiple == attribute.get("multiple", False)
            assert list(spec.choices) == attribute.get("enum_values", [])


def _wires(kind: type[PipelineObject], groups: tuple[tuple[str, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(kind.FIELDS[name].wire for name in group) for group in groups}
