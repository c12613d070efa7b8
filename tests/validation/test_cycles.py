"""PS410: circles."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.cycles import check


def ref(object_id: str) -> dict[str, str]:
    """Make a reference."""
    return {"ref": object_id}


@pytest.mark.parametrize(
    ("objects", "path"),
    [
        ([{"id": "a", "type": "PigActivity", "dependsOn": ref("a")}], "a -> a"),
        (
            [
                {"id": "a", "type": "PigActivity", "dependsOn": ref("b")},
                {"id": "b", "type": "PigActivity", "dependsOn": ref("c")},
                {"id": "c", "type": "PigActivity", "dependsOn": ref("a")},
            ],
            "a -> b -> c -> a",
        ),
        (
            [
                {"id": "a", "type": "PigActivity", "input": ref("n"), "output": ref("n")},
                {"id": "n", "type": "S3DataNode"},
            ],
            "a -> n -> a",
        ),
        (
            [
                {"id": "a", "type": "PigActivity", "input": ref("n"), "output": ref("m")},
                {"id": "n", "type": "S3DataNode"},
                {"id": "m", "type": "S3DataNode"},
                {"id": "b", "type": "PigActivity", "input": ref("m"), "output": ref("n")},
            ],
            "a -> n -> b -> m -> a",
        ),
        (
            [
                {"id": "h", "type": "SparkActivity", "dependsOn": ref("i")},
                {"id": "i", "type": "SparkActivity", "dependsOn": ref("h")},
            ],
            "h -> i -> h",
        ),
        (
            [
                {"id": "a", "type": "PigActivity", "dependsOn": ref("n")},
                {"id": "n", "type": "S3DataNode", "dependsOn": ref("a")},
            ],
            "a -> n -> a",
        ),
    ],
)
def test_objects_that_wait_for_each_other(view: Any, told: Any, objects: list[dict[str, Any]], path: str) -> None:
    """The whole way round is told."""
    first = path.partition(" ")[0]

    found = told(check(view(*objects)), "PS410")

    assert found == [(first, found[0][1], f"these objects wait for each other: {path}")]


def test_two_circles(view: Any, told: Any) -> None:
    """Each is told; what only leads to one is no part of it."""
    found = check(
        view(
            {"id": "x", "type": "PigActivity", "dependsOn": ref("a")},
            {"id": "a", "type": "PigActivity", "dependsOn": [ref("b"), ref("c")]},
            {"id": "b", "type": "PigActivity", "dependsOn": ref("a")},
            {"id": "c", "type": "PigActivity", "dependsOn": ref("c")},
        )
    )

    assert told(found, "PS410") == [
        ("a", "dependsOn", "these objects wait for each other: a -> b -> a"),
        ("c", "dependsOn", "these objects wait for each other: c -> c"),
    ]


def test_parents(view: Any, told: Any) -> None:
    """They are a graph of their own."""
    found = check(view({"id": "a", "parent": ref("b")}, {"id": "b", "parent": ref("a")}))

    assert told(found, "PS410") == [("a", "parent", "these objects inherit from each other: a -> b -> a")]


@pytest.mark.parametrize(
    "objects",
    [
        [
            {"id": "a", "type": "PigActivity", "dependsOn": [ref("b"), ref("c")]},
            {"id": "b", "type": "PigActivity", "dependsOn": ref("d")},
            {"id": "c", "type": "PigActivity", "dependsOn": ref("d")},
            {"id": "d", "type": "PigActivity"},
        ],
        [
            {"id": "Default", "runsOn": ref("m")},
            {"id": "m", "type": "Ec2Resource"},
            {"id": "a", "type": "ShellCommandActivity"},
        ],
        [{"id": "a", "type": "PigActivity", "dependsOn": ref("none")}],
        [{"id": "a", "parent": ref("b"), "dependsOn": ref("b")}, {"id": "b", "dependsOn": ref("c")}, {"id": "c"}],
    ],
)
def test_what_is_no_circle(view: Any, objects: list[dict[str, Any]]) -> None:
    """Two ways to one object; a resource that everything else runs on; references to nothing."""
    assert list(check(view(*objects))) == []


def test_long_chains(view: Any) -> None:
    """Deeper than Python's stack."""
    objects = [{"id": str(n), "type": "PigActivity", "dependsOn": ref(str(n + 1))} for n in range(1500)]

    assert list(check(view(*objects))) == []
