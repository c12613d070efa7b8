"""transform."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.dataduct.conftest import Duct

S3 = "  - {step_type: extract-s3, name: %s, directory_uri: s3://shop/%s/}\n"


def test_a_command(duct: Duct) -> None:
    """It always had an output, unless it said otherwise."""
    assert duct.steps("  - {step_type: transform, command: date}\n") == [
        {"type": "run-shell", "command": "date", "output": "run-shell-output"}
    ]
    assert duct.steps("  - {step_type: transform, name: now, command: date, no_output: true}\n") == [
        {"type": "run-shell", "name": "now", "command": "date"}
    ]


@pytest.mark.parametrize(
    ("given", "arguments"),
    [
        ("[a, 2, {b: c, d: 4}]", ["a", "2", "--b=c", "--d=4"]),
        ("{b: c}", ["--b=c"]),
        ("a b", ["a b"]),
        ('"{S3_BASE_PATH}/x"', ["work/x"]),
    ],
)
def test_arguments(duct: Duct, given: str, arguments: list[str]) -> None:
    """A list of texts and mappings, a mapping, or a text; numbers, too, which dataduct could not take."""
    (step,) = duct.steps(
        f"  - step_type: transform\n    script: scripts/run.sh\n    script_arguments: {given}\n",
        config="etl: {S3_BASE_PATH: work}",
    )

    assert step == {
        "type": "run-shell",
        "script": "scripts/run.sh",
        "arguments": arguments,
        "output": "run-shell-output",
    }


def test_a_script_in_s3(duct: Duct) -> None:
    """It stays there."""
    (step,) = duct.steps("  - {step_type: transform, script_uri: s3://shop/run.sh, no_output: true}\n")

    assert step == {"type": "run-shell", "script": "s3://shop/run.sh"}


def test_a_directory(duct: Duct) -> None:
    """All of its files come along."""
    text = (
        "name: books\nsteps:\n  - {step_type: transform, script_directory: scripts/all, script_name: first.sh, "
        "no_output: true}\n"
    )

    assert duct.spec(text)["steps"] == [
        {"type": "run-shell", "directory": "scripts/all", "script": "scripts/all/first.sh"}
    ]
    assert duct.imported(text).assets == {
        "scripts/all/first.sh": Path("scripts/all/first.sh"),
        "scripts/all/second.sh": Path("scripts/all/second.sh"),
    }
    assert duct.told("  - {step_type: transform, script_directory: scripts/all, script_name: third.sh}\n") == [
        "PS303 3:72 there is no file 'third.sh' in 'scripts/all'"
    ]


def test_the_step_above_is_read(duct: Duct) -> None:
    """Which needs no word, since a step of a spec does the same; and nothing where it says `[]` or `no_input`."""
    above = S3 % ("books", "books")

    assert "input" not in duct.steps(above + "  - {step_type: transform, command: date}\n")[1]
    for nothing in ("input_node: []", "no_input: true"):
        step = duct.steps(above + f"  - {{step_type: transform, command: date, {nothing}}}\n")[1]
        assert step["input"] == []


def test_one_that_is_named_or_a_path(duct: Duct) -> None:
    """A path is named by a step of its own."""
    steps = duct.steps(
        S3 % ("a", "a")
        + S3 % ("b", "b")
        + "  - {step_type: transform, command: date, no_output: true, input_node: a}\n"
        + "  - {step_type: transform, name: c, command: date, no_output: true, input_path: s3://shop/c/}\n"
    )

    assert steps[2:] == [
        {"type": "run-shell", "input": "a", "command": "date"},
        {"type": "extract-from-s3", "name": "c-input", "path": "s3://shop/c/"},
        {"type": "run-shell", "name": "c", "command": "date"},
    ]


def test_several_inputs_and_outputs(duct: Duct) -> None:
    """The command finds the folders that it had in dataduct."""
    steps = duct.steps(
        S3 % ("a", "a")
        + S3 % ("b", "b")
        + "  - step_type: transform\n    command: make\n    input_node: {a: left, b: right}\n"
        + "    output_node: [one, two]\n"
        + "  - {step_type: transform, command: date, input_node: two, no_output: true}\n"
    )

    assert steps[2]["input"] == ["a", "b"]
    assert steps[2]["outputs"] == ["one", "two"]
    assert '"$dataduct/input"/left' in steps[2]["command"]
    assert "\nmake\n" in steps[2]["command"]
    assert steps[3]["input"] == "two"


def test_a_script_with_several_outputs(duct: Duct) -> None:
    """It is alone in a folder, where a command can run it."""
    text = "name: books\nsteps:\n  - {step_type: transform, script: scripts/run.sh, output_node: [one, two]}\n"
    (step,) = duct.spec(text)["steps"]

    assert step["directory"] == "scripts/run"
    assert 'chmod +x ./run.sh\n./run.sh "$@"\n' in step["command"]
    assert list(duct.imported(text).assets) == ["scripts/run/run.sh"]


def test_nothing_is_read_of_a_node_that_is_never_written(duct: Duct) -> None:
    """Dataduct gave the step an empty folder."""
    steps = (
        "  - {step_type: transform, command: date, no_output: true}\n"
        "  - {step_type: transform, command: date, no_output: true}\n"
    )

    assert duct.steps(steps)[1] == {"type": "run-shell", "command": "date"}
    assert duct.told(steps) == [
        (
            "PS607 4:6 this transform step reads nothing: what it took for its input is never written, and it got an "
            "empty folder"
        ),
    ]


def test_the_output_of_an_extract_has_other_nulls(duct: Duct) -> None:
    """The command finds those that it knows."""
    steps = duct.steps(
        "  - {step_type: extract-rds, host_name: storefront, database: shop, table: book}\n"
        "  - {step_type: transform, command: sort}\n"
    )

    assert '$i = "NULL"' in steps[1]["command"]


def test_fails_on_what_dataduct_refuses(duct: Duct) -> None:
    """Both at once, neither, and keys that are misspelt."""
    assert duct.told("  - {step_type: transform, comand: date}\n") == [
        "PS202 3:5 one of command, script, script_uri, script_directory is missing in steps.0",
        "PS201 3:28 a transform step of dataduct has no key 'comand'",
    ]
    assert duct.told("  - {step_type: transform, command: date, additional_s3_files: [s3://shop/a]}\n") == [
        "PS605 3:43 additional_s3_files could not be given in YAML, and is left out"
    ]
    several = "  - {step_type: transform, script_uri: s3://shop/run.sh, output_node: [a, b]}\n"
    assert duct.told(several) == ["PS204 3:40 a script in S3 cannot get several inputs or outputs in one folder"]


def test_on_the_cluster(duct: Duct) -> None:
    """Then the step says where it runs, if there is a machine, too."""
    steps = duct.steps(
        "  - {step_type: transform, command: date, resource_type: emr}\n  - {step_type: transform, command: date}\n"
    )

    assert [step["runs_on"] for step in steps] == ["cluster", "machine"]
