"""Modes as environments."""

from __future__ import annotations

from penstock.importers.dataduct.environments import difference
from tests.importers.dataduct.conftest import Duct, told

PIPELINE = "name: books\nsteps:\n  - {step_type: sql-command, command: ANALYZE}\n"


def test_what_is_different() -> None:
    """Mappings key by key, everything else as a whole."""
    base = {"a": {"b": 1, "c": 2}, "d": [1], "retries": {"maximum": 1, "delay": "2 minutes"}, "e": 1}
    other = {"a": {"b": 1, "c": 3}, "d": [2], "retries": {"maximum": 0}, "f": 1}

    assert difference(base, other) == ({"a": {"c": 3}, "d": [2], "retries": {"maximum": 0}, "f": 1}, ["e"])
    assert difference(base, base) == ({}, [])


def test_what_an_environment_cannot_say(duct: Duct) -> None:
    """It is told, at the mode."""
    config = (
        "ec2: {INSTANCE_TYPE: m5.large}\nnight:\n  ec2: {WORKER_GROUP: box}\n2nd:\n  ec2: {INSTANCE_TYPE: a1.large}\n"
    )

    assert told(duct.imported(PIPELINE, config=config)) == [
        (
            "PS607 in the mode 'night' the spec 'books' has no 'resources.machine.instance_type', which an environment "
            "cannot take away"
        ),
        "PS607 '2nd' is no name for an environment, so that its differences are left out",
    ]


def test_a_base_path_of_each_mode(duct: Duct) -> None:
    """It is a parameter of the specs that need it."""
    config = "etl: {S3_BASE_PATH: work}\nnight: {etl: {S3_BASE_PATH: shop}}\n"
    needs = 'name: books\nsteps:\n  - {step_type: extract-s3, file_uri: "s3://b/{S3_BASE_PATH}/x"}\n'
    spec = duct.spec(needs, config=config)

    assert spec["steps"] == [{"type": "extract-from-s3", "path": "s3://b/#{myS3BasePath}/x"}]
    assert spec["parameters"] == {"myS3BasePath": {"value": "work"}}
    assert spec["environments"] == {"night": {"parameters": {"myS3BasePath": {"value": "shop"}}}}
    assert "parameters" not in duct.spec(PIPELINE, config=config)


def test_steps_that_an_environment_has_not(duct: Duct) -> None:
    """A list is told as a whole, whatever comments its steps have."""
    config = "etl: {MAX_RETRIES: 1}\nnight: {etl: {DEPENDENCY_OVERRIDE: true}}\n"
    given = (
        "name: books\nsteps:\n"
        "  - {step_type: pipeline-dependencies, dependent_pipelines: [others], description: Not at night}\n"
        "  - {step_type: sql-command, command: ANALYZE, description: The rest}\n"
    )

    assert duct.spec(given, config=config)["environments"] == {
        "night": {"schedule": "once", "steps": [{"type": "run-sql", "command": "ANALYZE"}]}
    }
