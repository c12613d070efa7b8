"""qa-transform."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct


def test_a_script_with_a_verdict(duct: Duct) -> None:
    """It still gets the name of the test, but no topic."""
    given = "  - {step_type: qa-transform, script: scripts/run.sh, script_arguments: {a: b}, sns_topic_arn: arn:x}\n"

    assert duct.steps(given) == [
        {
            "type": "run-qa-script",
            "script": "scripts/run.sh",
            "arguments": ["--a=b", "--test_name=books.QATransformStep0"],
        }
    ]
    assert duct.told(given) == [
        (
            "PS605 3:81 this qa-transform step gets no --sns_topic_arn; a failure is told to the topic "
            "of the pipeline's stack"
        ),
    ]


def test_it_reads_nothing(duct: Duct) -> None:
    """And runs on the machine."""
    given = (
        "  - {step_type: extract-s3, directory_uri: s3://shop/}\n"
        "  - {step_type: qa-transform, command: date, resource_type: emr}\n"
    )

    assert duct.steps(given)[1]["input"] == []
    assert duct.told(given) == ["PS607 4:46 this qa-transform step runs on the machine, not on the cluster"]
