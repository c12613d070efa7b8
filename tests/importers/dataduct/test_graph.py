"""The graph that dataduct ran: what `--order faithful` keeps."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.importers.dataduct import Order
from tests.importers.dataduct.conftest import Duct, told

EXTRACT = "  - {step_type: extract-rds, name: extract, host_name: shop, database: shop, table: book}\n"
LOAD = "  - {step_type: create-load-redshift, name: load, table_definition: tables/shop.new.sql}\n"
CHECK = "  - {step_type: primary-key-check, name: check, table_definition: tables/shop.new.sql}\n"
UPSERT = "  - {step_type: upsert, name: upsert, source: tables/shop.new.sql, destination: tables/shop.book.sql}\n"
SQL = "  - {step_type: sql-command, name: sql, command: ANALYZE}\n"
SHELL = "  - {step_type: transform, name: shell, command: date}\n"


def _after(steps: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {step["name"]: step["after"] for step in steps if "after" in step}


@pytest.mark.parametrize(
    ("steps", "after"),
    [
        # The consequences that its users knew: a check beside the load, and an upsert that waits for the check alone.
        (EXTRACT + LOAD + CHECK + UPSERT, {"check": [], "upsert": ["check"]}),
        (EXTRACT + LOAD + UPSERT + CHECK, {"check": []}),
        (EXTRACT + LOAD + SQL, {"sql": []}),
        (EXTRACT + SHELL + LOAD, {}),
        (EXTRACT + EXTRACT.replace("name: extract", "name: other"), {"other": []}),
        (EXTRACT + SQL.replace("}", ", depends_on: extract}"), {}),
        (EXTRACT + LOAD + SQL.replace("}", ", depends_on: [extract]}"), {"sql": ["extract"]}),
        (
            EXTRACT + SQL + SHELL.replace("}", ", no_input: true, input_node: extract}"),
            {"sql": [], "shell": ["extract"]},
        ),
        (EXTRACT + SQL + SHELL, {"sql": [], "shell": []}),
    ],
)
def test_what_waits_for_what(duct: Duct, steps: str, after: dict[str, list[str]]) -> None:
    """`after` says where it is not all above."""
    assert _after(duct.steps(steps, order=Order.FAITHFUL)) == after


def test_names_that_dataduct_gave(duct: Duct) -> None:
    """Its class, and the number of the step: steps of a bootstrap count, too."""
    pipeline = (
        "name: books\nbootstrap:\n  ec2:\n    - {step_type: transform, command: one}\nsteps:\n"
        "  - {step_type: transform, command: two}\n"
        "  - {step_type: transform, command: three, input_node: TransformStep0, depends_on: [TransformStep1]}\n"
    )
    spec = duct.spec(pipeline)

    assert spec["bootstrap"] == [
        {"type": "run-shell", "name": "run-shell", "command": "one", "output": "run-shell-output"}
    ]
    assert spec["steps"][1]["input"] == "run-shell"


def test_bootstrap_and_teardown(duct: Duct) -> None:
    """Before and after all; dataduct's own teardown was there for its alarm, and goes."""
    config = (
        "bootstrap: {ec2: [{step_type: transform, command: pip install dataduct}], emr: [{step_type: transform}]}\n"
    )
    given = "name: books\nsteps:\n" + SQL
    own = "teardown: {step_type: transform, command: echo Finished Pipeline, no_output: true}\n"

    assert duct.spec(given + own.replace("Finished", "done with"))["teardown"] == [
        {"type": "run-shell", "command": "echo done with Pipeline"}
    ]
    assert "teardown" not in duct.spec(given + own)
    assert "bootstrap" in duct.spec(given, config=config)
    assert "bootstrap" not in duct.spec(given, config=f"{config}ec2: {{WORKER_GROUP: box}}\n")
    assert "bootstrap" not in duct.spec(given + "bootstrap: {}\n", config=config)
    assert told(duct.imported(given, config=config)) == [
        "PS607 this transform step sets dataduct up on the machine, where nothing of it runs any more"
    ]


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("name: a, input_node: extrct", "PS302 4:64 no step above writes 'extrct'"),
        ("name: a, input_node: {later: x}", "PS302 4:65 no step above writes 'later'"),
        ("name: a, depends_on: later", "PS302 4:64 depends_on: there is no step 'later' above"),
        ("name: extract", "PS301 4:49 the name 'extract' is taken already"),
        ("input_node: extract, input_path: s3://shop/", "PS204 4:64 input_node and input_path exclude each other"),
        (
            "input_node: [extract]",
            "PS203 4:55 steps.1.input_node: the name of a step, a mapping of names to subfolders, or [] is needed",
        ),
    ],
)
def test_fails_on_references_that_are_none(duct: Duct, step: str, message: str) -> None:
    """At their places."""
    assert duct.told(EXTRACT + f"  - {{step_type: transform, command: date, {step}}}\n") == [message]
