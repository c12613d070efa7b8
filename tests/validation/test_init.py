"""All rules together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hypothesis import given, settings, strategies as st

from penstock.definition.wire import Field, WireDefinition, WireObject
from penstock.diagnostics.diagnostic import Severity
from penstock.objects import TYPES, Default
from penstock.validation import RULES, validate


def test_every_rule_file_is_registered(root: Path) -> None:
    """A rule that is not called finds nothing."""
    others = {
        "__init__",
        "building",
        "finding",
        "held",
        "inherited",
        "kinds",
        "names",
        "parameters",
        "surroundings",
        "view",
        "wording",
    }
    files = {path.stem for path in (root / "penstock" / "validation").glob("*.py")} - others

    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == files
    assert len(RULES) == len(files) == 41


def test_findings_of_several_rules(definition: Any) -> None:
    """In the order of the rules; a fault of Default once, however many inherit it."""
    found = validate(
        definition(
            {"id": "Default", "maximumRetries": "9", "retryDelay": "1 minute", "failureAndRerunMode": "maybe"},
            {"id": "s", "type": "Schedule", "period": "1 day"},
            {"id": "a", "type": "PigActivity", "input": {"ref": "none"}, "dependsOn": {"ref": "a"}, "script": "#{"},
            {"id": "a", "type": "Property", "key": "k"},
            {"id": "e", "type": "S3DataNode", "filePath": ""},
        )
    )

    assert [(item.id, item.object_id, item.field) for item in found] == [
        ("PS409", "a", None),
        ("PS403", "a", "input"),
        ("PS401", "a", "value"),
        ("PS402", "s", "startAt"),
        ("PS402", "a", "runsOn"),
        ("PS402", "e", "directoryPath"),
        ("PS411", "Default", "failureAndRerunMode"),
        ("PS405", "Default", "retryDelay"),
        ("PS406", "Default", "maximumRetries"),
        ("PS404", "a", "schedule"),
        ("PS404", "e", "schedule"),
        ("PS408", "a", "script"),
        ("PS410", "a", "dependsOn"),
        ("PS407", "e", "filePath"),
    ]


def test_unknown_types_are_left_alone(definition: Any) -> None:
    """The service may have more; the type itself is told."""
    (found,) = validate(definition({"id": "h", "type": "SparkActivity", "hiveScript": "x", "stage": "yes"}))

    assert (found.id, found.severity) == ("PS413", Severity.WARNING)


def test_an_empty_definition() -> None:
    """There is nothing to find."""
    assert validate(WireDefinition(())) == ()


def test_imports_are_light(root: Path) -> None:
    """Imported definitions are validated without YAML and pydantic."""
    code = "import sys, penstock.validation\nassert not {'pydantic', 'yaml', 'boto3', 'lark'} & set(sys.modules)"

    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


_WIRES = sorted({spec.wire for kind in (*TYPES, Default) for spec in kind.FIELDS.values()})
_IDS = st.sampled_from(["Default", "a", "b", "c", ""])
_VALUES = st.one_of(
    _IDS,
    st.text(max_size=5),
    st.sampled_from(
        [
            "1 day",
            "9" * 30,
            "#{",
            "#{a.b.c}",
            "#{node.name}",
            "#{@id}",
            "ondemand",
            "2026-01-01T00:00:00",
            "ONDEMAND_PERIOD",
        ]
    ),
)
_FIELDS = st.one_of(
    st.builds(Field, st.sampled_from(["type"]), st.sampled_from([str(kind.TYPE) for kind in TYPES])),
    st.builds(Field, st.sampled_from(_WIRES), _VALUES, st.booleans()),
    st.builds(Field, st.text(max_size=3), _VALUES, st.booleans()),
)
_OBJECTS = st.builds(WireObject, _IDS, st.text(max_size=3), st.lists(_FIELDS, max_size=8).map(tuple))


@settings(max_examples=200, deadline=None)
@given(st.lists(_OBJECTS, max_size=6))
def test_no_definition_makes_a_traceback(objects: list[WireObject]) -> None:
    """Whatever is imported, it is judged; twice the same."""
    definition = WireDefinition(tuple(objects))

    assert validate(definition) == validate(definition)
