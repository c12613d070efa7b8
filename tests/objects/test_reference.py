"""Every class against the facts of the service, where their file lies beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from penstock.objects import TYPES, Attemptable, Default
from penstock.objects.fields import Kind
from penstock.validation.runtime_fields import runtime_fields

KINDS = {kind.value: kind for kind in Kind}
TEXT_FOR_US = {"region"}
"""An enumeration of 2019; newer regions are well too, so it is text."""


@pytest.fixture(scope="module")
def facts(root: Path) -> dict[str, dict[str, Any]]:
    """The facts by type."""
    path = root.parent / "shared" / "reference" / "objects.json"
    if not path.exists():
        pytest.skip(f"NOT CHECKED against the service's facts: there is no {path}")
    document = json.loads(path.read_text(encoding="utf-8"))
    facts: dict[str, dict[str, Any]] = {item["type"]: item for item in document["objects"]}
    for extra in document["undocumented_but_accepted"]:
        if extra["type"] in facts:
            facts[extra["type"]]["fields"].append({"name": extra["name"], "type": extra["field_type"]})
    return facts


def fields_of(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields that a definition may set, by name."""
    return {field["name"]: field for field in item["fields"] if not field.get("runtime")}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.TYPE)
class TestTypes:
    """What we declare is what there is."""

    def test_type(self, facts: Any, kind: Any) -> None:
        """Family, documentation, and whether the service tries and waits for it."""
        item = facts[kind.TYPE]

        assert item["category"] == kind.CATEGORY
        assert item["doc_url"] == kind.DOC_URL
        assert issubclass(kind, Attemptable) == item["runnable"]

    def test_fields(self, facts: Any, kind: Any) -> None:
        """Every field exists, with its kind and multiplicity."""
        known = fields_of(facts[kind.TYPE])

        for spec in kind.FIELDS.values():
            assert spec.wire in known, f"{kind.TYPE} has no {spec.wire}"
            fact = known[spec.wire]
            assert not fact.get("forbidden"), spec.wire
            assert not fact.get("deprecated"), spec.wire
            assert spec.multiple == fact.get("multiple", False), spec.wire
            if spec.wire not in TEXT_FOR_US:
                assert spec.kind is KINDS[fact["type"]], spec.wire

    def test_references(self, facts: Any, kind: Any) -> None:
        """They lead to the same types; a family stands for its members."""
        known = fields_of(facts[kind.TYPE])

        for spec in kind.FIELDS.values():
            if spec.kind is Kind.REFERENCE:
                targets = {name.strip("<>") for name in known[spec.wire]["reference_to"]}
                if targets == {"Ec2Resource", "EmrCluster"}:
                    targets = {"Resource"}
                assert set(spec.to) == targets, spec.wire

    def test_enumerations(self, facts: Any, kind: Any) -> None:
        """All values, apart from case; what was seen in examples may be among them."""
        known = fields_of(facts[kind.TYPE])

        for spec in kind.FIELDS.values():
            if spec.kind is Kind.CHOICE:
                fact = known[spec.wire]
                documented = {value.casefold() for value in fact["enum_values"]}
                seen = {value.casefold() for value in fact.get("also_seen", ())}
                ours = {value.casefold() for value in spec.choices}
                assert documented <= ours <= documented | seen, spec.wire

    def test_required_fields(self, facts: Any, kind: Any) -> None:
        """Those that the constructor asks for, and those that may come from Default."""
        required = {name for name, field in fields_of(facts[kind.TYPE]).items() if field.get("required")}
        ours = {spec.wire for key, spec in kind.FIELDS.items() if spec.required or key in kind.NEEDED}

        assert ours == required

    def test_groups(self, facts: Any, kind: Any) -> None:
        """Fields of which one has to be set."""
        groups: dict[str, set[str]] = {}
        for name, field in fields_of(facts[kind.TYPE]).items():
            if "required_group" in field:
                groups.setdefault(field["required_group"], set()).add(name)
        ours = [{kind.FIELDS[key].wire for key in group} for group in kind.ONE_OF]

        assert sorted(map(sorted, ours)) == sorted(map(sorted, groups.values()))

    def test_ranges(self, facts: Any, kind: Any) -> None:
        """Where the facts have any."""
        for name, fact in fields_of(facts[kind.TYPE]).items():
            if "min" in fact or "max" in fact:
                (spec,) = (spec for spec in kind.FIELDS.values() if spec.wire == name)
                assert (spec.least, spec.most) == (fact.get("min"), fact.get("max"))

    def test_runtime_fields(self, facts: Any, kind: Any) -> None:
        """Every one is known to expressions; the others that we know were seen in responses of the service."""
        documented = {field["name"] for field in facts[kind.TYPE]["fields"] if field.get("runtime")}
        seen = {"@id", "@triesLeft", "@resourceStatus"}

        assert documented - {"node"} <= runtime_fields(kind) <= documented | seen


def test_default(facts: Any) -> None:
    """Its fields are those of the runnable types, and it has the important ones."""
    ours = {spec.wire for spec in Default.FIELDS.values()}
    everywhere = {name for item in facts.values() for name in fields_of(item)}

    assert ours <= everywhere
    assert set(fields_of(facts["Default"])) - {"preActivityTaskConfig", "postActivityTaskConfig"} <= ours
