"""A step reads what a step above it writes."""

from __future__ import annotations

from typing import Any

from penstock.specs.checks.step_inputs import check

EXTRACT = "  - {type: extract-from-s3, name: logs}\n"
LOAD = "  - {type: copy-into-redshift, name: load"


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
    second = "  - {type: copy-into-redshift, name: again, input: load}\n"

    assert shown(view, f"{EXTRACT}{LOAD}}}\n{second}") == [
        ("PS305", "the step 'load' writes no data that can be read", 4, "logs", None)
    ]


def test_an_input_that_is_no_text_is_left_to_the_models(view: Any) -> None:
    """It is a finding already."""
    assert shown(view, f"{LOAD}, input: 3}}\n") == []


SHELL = "  - {type: run-shell, name: sh"


def test_a_step_that_may_do_without_data(view: Any) -> None:
    """Nothing above has to write, but what is named has to be there."""
    assert shown(view, f"{SHELL}}}\n") == []
    assert shown(view, f"{SHELL}, input: []}}\n") == []
    assert shown(view, f"{SHELL}, input: logs}}\n") == [("PS302", "there is no step 'logs' above", 2, "nothing", None)]


def test_a_list_of_inputs(view: Any) -> None:
    """Each at its place; what is no text is left to the models."""
    assert shown(view, f"{EXTRACT}{SHELL}, input: [logs, logz, 3]}}\n") == [
        ("PS302", "there is no step 'logz' above", 3, "logs", "did you mean 'logs'?")
    ]


def test_outputs_can_be_named(view: Any) -> None:
    """One or several; a step without any writes nothing."""
    one, two = f"{SHELL}, output: sorted}}\n", f"{SHELL}, outputs: [good, bad]}}\n"

    assert shown(view, f"{one}{LOAD}, input: sorted}}\n") == []
    assert shown(view, f"{one}{LOAD}}}\n") == []
    assert shown(view, f"{two}{LOAD}, input: bad}}\n") == []
    assert shown(view, f"{two}{LOAD}, input: sh}}\n") == []
    assert shown(view, f"{two}{LOAD}, input: ugly}}\n") == [
        ("PS302", "there is no step 'ugly' above", 3, "bad, good, sh", None)
    ]
    assert shown(view, f"{SHELL}}}\n{LOAD}, input: sh}}\n") == [
        ("PS305", "the step 'sh' writes no data that can be read", 3, "nothing", None)
    ]
    assert [item[0] for item in shown(view, f"{SHELL}}}\n{LOAD}}}\n")] == ["PS304"]
