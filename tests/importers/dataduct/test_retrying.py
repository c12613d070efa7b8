"""Retries."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct, told

SQL = "steps:\n  - {step_type: sql-command, command: ANALYZE%s}\n"


@pytest.mark.parametrize(
    ("pipeline", "config", "retries"),
    [
        ("", "", {"maximum": 0}),
        ("max_retries: 2\n", "", {"maximum": 2, "delay": "10 minutes"}),
        ("", "etl: {MAX_RETRIES: 3, RETRY_DELAY: 1 Hour}", {"maximum": 3, "delay": "1 hour"}),
        ("max_retries: 0\n", "etl: {MAX_RETRIES: 3}", {"maximum": 0}),
    ],
)
def test_of_a_pipeline(duct: Duct, pipeline: str, config: str, retries: dict[str, object]) -> None:
    """Its own, or those of the config; dataduct did not try again by itself."""
    assert duct.spec(f"name: books\n{pipeline}{SQL % ''}", config=config or None)["retries"] == retries


def test_of_a_step(duct: Duct) -> None:
    """Where it says something itself."""
    spec = duct.spec(f"name: books\n{SQL % ', max_retries: 1'}")

    assert spec["steps"][0]["retries"] == {"maximum": 1, "delay": "10 minutes"}


def test_what_the_service_does_not_take(duct: Duct) -> None:
    """Is as near as it can be."""
    given = f"name: books\n{SQL % ', max_retries: 9'}"
    config = "etl: {MAX_RETRIES: -1, RETRY_DELAY: 1 Minute}\n"

    assert duct.spec(given, config=config)["retries"] == {"maximum": 0}
    assert told(duct.imported(given, config=config)) == [
        "PS607 3:61 the service tries 5 times again at most, not 9",
        "PS607 the service waits 2 minutes at least before it tries again, not 1 Minute",
        "PS607 the service tries 5 times again at most, not -1",
    ]
