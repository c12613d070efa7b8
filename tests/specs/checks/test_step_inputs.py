"""A step reads what a step above it writes."""

from __future__ import annotations

from typing import Any

from penstock.specs.checks.step_inputs import check

EXTRACT = "  - {type: extract-from-s3, name: logs}\n"
LOAD = "  - {type: load-redshift, name: load"


def shown(view: Any, steps: str) -> list[tuple[str, str, int, str | None, str | None]]:
    """Return id, message, line, allowed and help of the findings of steps."""
    findings = check(view(f"steps:\n{steps}"))
    return [(item.id, item.message, item.location.line, item.allowed, item.help) for item in findings]


def test_the_nearest_step_above_is_the_default(view: Any) -> None:
    """No input has to be named."""
    assert shown(view, f"{EXTRACT}{LOAD}}}\n") == []
    assert shown(view, f"{EXTRACT}{LOAD}, input: logs}}\n") == []


def test_a_first_step_that_reads(view: Any) -> None:
    """There is nothing to read, even if a step below writes."""
    assert shown(view, f"{LOAD}}}\n{EXTRACT}") == [
        (
            "PS304",
            "'load' reads data, but no step above it writes any",
            2,
            None,
            "put a step such as extract-from-s3 above it",
        )
    ]


def test_a_step_above_that_is_not_known_may_write(view: Any) -> None:
    """Its type is a finding already; nothing follows from it."""
    assert shown(view, f"  - {{type: extrct, name: logs}}\n{LOAD}}}\n") == []
    assert shown(view, f"  - {{type: extrct, name: logs}}\n{LOAD}, input: logs}}\n") == []


def test_an_input_that_does_not_exist(view: Any) -> None:
    """Steps below do not count."""
    below = "  - {type: extract-from-s3, name: later}\n"

    assert shown(view, f"{EXTRACT}{LOAD}, input: logz}}\n") == [
        ("PS302", "there is no step 'logz' above", 3, "logs", "did you mean 'logs'?")
    ]
    assert shown(view, f"{EXTRACT}{LOAD}, input: later}}\n{below}") == [
        ("PS302", "there is no step 'later' above", 3, "logs", None)
    ]
    assert shown(view, f"{LOAD}, input: later}}\n") == [("PS302", "there is no step 'later' above", 2, "nothing", None)]


def test_an_input_that_writes_nothing(view: Any) -> None:
    """A load ends the data's way."""
    second = "  - {type: load-redshift, name: again, input: load}\n"

    assert shown(view, f"{EXTRACT}{LOAD}}}\n{second}") == [
        ("PS305", "the step 'load' writes no data that can be read", 4, "logs", None)
    ]


def test_an_input_that_is_no_text_is_left_to_the_models(view: Any) -> None:
    """It is a finding already."""
    assert shown(view, f"{LOAD}, input: 3}}\n") == []
