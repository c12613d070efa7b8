"""A pipeline as a whole."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct, told

SQL = "steps:\n  - {step_type: sql-command, command: ANALYZE}\n"


def test_what_it_says_of_itself(duct: Duct) -> None:
    """One interval runs after another, as in dataduct, unless the config says otherwise."""
    given = f"name: New Books\ndescription: All of them\nfrequency: hourly\n{SQL}"

    assert duct.spec(given) == {
        "name": "new-books",
        "description": "All of them",
        "schedule": {"every": "1 hour", "start": "2026-01-05", "at": "01:00"},
        "retries": {"maximum": 0},
        "max_active_instances": 1,
        "steps": [{"type": "run-sql", "command": "ANALYZE"}],
    }
    assert duct.spec(given, config="etl: {MAX_ACTIVE_INSTANCES: 3}")["max_active_instances"] == 3
    assert duct.spec(given, config="etl: {MAX_ACTIVE_INSTANCES: 9}")["max_active_instances"] == 5


def test_machine_and_cluster(duct: Duct) -> None:
    """With both, each step says where it runs."""
    spec = duct.spec(f"name: books\n{SQL}  - {{step_type: emr-step, step_string: a.jar}}\n")

    assert spec["resources"]["machine"] == {"type": "ec2-instance"}
    assert [step["runs_on"] for step in spec["steps"]] == ["machine", "cluster"]


def test_a_topic(duct: Duct) -> None:
    """Each stack has its own."""
    assert told(duct.imported(f"name: books\ntopic_arn: arn:x\n{SQL}")) == [
        "PS605 2:1 alarms go to the topic of the pipeline's stack, not to arn:x"
    ]


def test_keys_that_are_misspelt(duct: Duct) -> None:
    """Dataduct refused them, too."""
    (finding,) = duct.imported(f"name: books\nfrequncy: daily\n{SQL}").findings

    assert (finding.id, finding.help) == ("PS201", "did you mean 'frequency'?")


def test_sections_of_dataduct_0_1(duct: Duct) -> None:
    """How long a machine lives stood beside its other keys."""
    spec = duct.spec(f"name: books\nec2_resource_terminate_after: 90 Minutes\n{SQL}")

    assert spec["resources"]["machine"] == {"type": "ec2-instance", "terminate_after": "90 minutes"}
