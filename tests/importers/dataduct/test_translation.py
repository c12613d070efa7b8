"""From steps to steps: names, keys and descriptions."""

from __future__ import annotations

from penstock.importers.dataduct import Order
from tests.importers.dataduct.conftest import Duct

SHELL = "  - {step_type: transform, command: date, %s}\n"


def test_names(duct: Duct) -> None:
    """Those of the file; others only where a step names them, and never one twice."""
    steps = duct.steps(
        SHELL % "name: the first!"
        + SHELL % "name: run-shell-output"
        + SHELL % "input_node: the first!"
        + SHELL % "depends_on: TransformStep2, input_node: []",
        order=Order.FAITHFUL,
    )

    assert [step.get("name") for step in steps] == ["the-first", "run-shell-output", "run-shell", None]
    assert [step["output"] for step in steps] == [
        "the-first-output",
        "run-shell-output-output",
        "run-shell-output-2",
        "run-shell-2-output",
    ]


def test_keys_that_are_misspelt(duct: Duct) -> None:
    """Dataduct refused them, too, in Python's words."""
    (finding,) = duct.imported(f"name: books\nsteps:\n{SHELL % 'no_ouput: true'}").findings

    assert (finding.id, finding.message) == ("PS201", "a transform step of dataduct has no key 'no_ouput'")
    assert finding.help == "did you mean 'no_output'?"


def test_what_is_told_of_a_step_stands_above_it(duct: Duct) -> None:
    """Below what the file says of it."""
    text = (
        duct.imported(f"name: books\nsteps:\n{SHELL % 'description: Tells the time, output_path: s3://shop/time'}")
        .specs[0]
        .text
    )

    assert (
        "steps:\n  # Tells the time\n"
        "  # dataduct: what this transform step writes is no longer put into s3://shop/time, but into the pipeline's "
        "bucket\n  - type: run-shell\n"
    ) in text
