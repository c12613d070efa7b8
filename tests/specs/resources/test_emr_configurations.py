"""Classifications as objects."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.objects import EmrConfiguration
from penstock.specs.resources.emr_configurations import Configurations

ADAPTER: TypeAdapter[Any] = TypeAdapter(Configurations)


def compiled(*values: dict[str, Any]) -> list[EmrConfiguration]:
    """Return the objects of a cluster's classifications."""
    return [item.compile("emr") for item in ADAPTER.validate_python(list(values))]


def pairs(made: EmrConfiguration) -> tuple[str, list[tuple[str, object]]]:
    """Return the id of an object and its fields."""
    return made.id, list(made.pairs())


def test_a_classification() -> None:
    """An object, and one for each property; values are texts, as in EMR's files."""
    values = {"spark.dynamicAllocation.enabled": True, "spark.executor.cores": 4, "x": 0.5, "y": "2g"}
    (made,) = compiled({"classification": "spark-defaults", "properties": values})
    properties = made.property or ()

    assert pairs(made) == (
        "emr.spark-defaults",
        [
            ("type", "EmrConfiguration"),
            ("classification", "spark-defaults"),
            *(("property", item) for item in properties),
        ],
    )
    assert [(item.id, list(item.pairs())) for item in properties] == [
        (f"emr.spark-defaults.{key}", [("type", "Property"), ("key", key), ("value", value)])
        for key, value in (
            ("spark.dynamicAllocation.enabled", "true"),
            ("spark.executor.cores", "4"),
            ("x", "0.5"),
            ("y", "2g"),
        )
    ]


def test_a_nested_one() -> None:
    """Environment variables of Hadoop are the usual case."""
    export = {"classification": "export", "properties": {"JAVA_HOME": "/usr/lib/jvm/java-11"}}
    (made,) = compiled({"classification": "hadoop-env", "configurations": [export]})
    (inner,) = made.configuration or ()
    (variable,) = inner.property or ()

    assert pairs(made) == (
        "emr.hadoop-env",
        [("type", "EmrConfiguration"), ("classification", "hadoop-env"), ("configuration", inner)],
    )
    assert pairs(inner) == (
        "emr.hadoop-env/export",
        [("type", "EmrConfiguration"), ("classification", "export"), ("property", variable)],
    )
    assert variable.id == "emr.hadoop-env/export.JAVA_HOME"


def test_ids_never_meet() -> None:
    """A property with the name of a nested classification is something else."""
    (made,) = compiled(
        {
            "classification": "hadoop-env",
            "properties": {"export": "1"},
            "configurations": [{"classification": "export", "properties": {"a": "1"}}],
        }
    )
    ids = [made.id, *(item.id for item in (*(made.property or ()), *(made.configuration or ())))]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ([{"classification": "pig-env"}, {"classification": "pig-env"}], ()),
        ([{"classification": "a", "configurations": [{"classification": "b"}] * 2}], (0, "configurations")),
        ([{"classification": "core"}], (0, "classification")),
        ([{"classification": "emrfs site"}], (0, "classification")),
        ([{"properties": {}}], (0, "classification")),
        ([{"classification": "a", "properties": {"x": [1]}}], (0, "properties", "x")),
    ],
)
def test_what_is_refused(values: list[dict[str, Any]], place: tuple[str | int, ...]) -> None:
    """Classifications that stand twice, that there are not, and values that are no texts."""
    with pytest.raises(ValidationError) as caught:
        compiled(*values)
    assert {error["loc"][: len(place)] for error in caught.value.errors()} == {place}
