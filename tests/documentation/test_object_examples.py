"""The smallest object of each type: the Python runs, and the service's rules have nothing against it."""

from typing import Any

import pytest

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.diagnostics.diagnostic import Severity
from penstock.documentation.object_examples import example, source, variable
from penstock.objects import (
    TYPES,
    Default,
    Parameter,
    PigActivity,
    PipelineObject,
    RedshiftDataNode,
    Schedule,
    ScheduleType,
)
from penstock.validation import validate

KINDS = pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)


def run(text: str) -> dict[str, Any]:
    """The names that a piece of Python defines."""
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102 - what the documentation shows
    return names


@KINDS
def test_the_python_makes_the_object(kind: type[PipelineObject]) -> None:
    """With all that it refers to."""
    wanted = example(kind)
    made = run(source(wanted))[variable(wanted)]
    assert wanted == made
    assert PipelineDefinition.gather([made]).to_wire() == PipelineDefinition.gather([wanted]).to_wire()


@KINDS
def test_it_goes_there_and_back(kind: type[PipelineObject]) -> None:
    """Written and read again it is of the same class and gives the same bytes."""
    item = example(kind)
    wire = PipelineDefinition.gather([item]).to_wire()
    read = read_definition(wire)
    assert type(read.objects[-1]) is kind
    assert wire == read.to_wire()


@KINDS
def test_it_is_valid(kind: type[PipelineObject]) -> None:
    """In a pipeline with a Default that has nothing but a schedule."""
    item = example(kind)
    default = (
        Default("Default", schedule_type=ScheduleType.CRON, schedule=item)
        if isinstance(item, Schedule)
        else Default("Default", schedule_type=ScheduleType.ON_DEMAND)
    )
    definition = PipelineDefinition.gather([default, item], parameters=[Parameter("*myPassword")])
    findings = validate(definition.to_wire())
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


@KINDS
def test_it_has_nothing_that_it_does_not_need(kind: type[PipelineObject]) -> None:
    """Each field that is set is required, or the one of its group."""
    item = example(kind)
    needed = {name for name, spec in kind.FIELDS.items() if spec.required} | set(kind.NEEDED)
    left = {name for name in kind.FIELDS if getattr(item, name) is not None} - needed
    assert [len(left & set(group)) for group in kind.ONE_OF] == [1] * len(kind.ONE_OF)
    assert len(left) == len(kind.ONE_OF)


def test_the_source_of_one_without_fields() -> None:
    """On one line."""
    (kind,) = (kind for kind in TYPES if kind.TYPE == "TSV")
    assert source(example(kind)) == 'from penstock.objects import TSV\n\nmy_tsv = TSV("MyTSV")'


def test_the_source_of_one_with_a_reference() -> None:
    """What is referred to comes first; the password is a parameter."""
    assert source(example(RedshiftDataNode)) == (
        "from penstock.objects import RedshiftDataNode, RedshiftDatabase\n"
        "\n"
        "my_redshift_database = RedshiftDatabase(\n"
        '    "MyRedshiftDatabase",\n'
        '    cluster_id="my-cluster",\n'
        '    password="#{*myPassword}",\n'
        '    username="my_user",\n'
        ")\n"
        "my_redshift_data_node = RedshiftDataNode(\n"
        '    "MyRedshiftDataNode",\n'
        "    database=my_redshift_database,\n"
        '    table_name="my_table",\n'
        ")"
    )


def test_the_source_of_one_with_typed_values() -> None:
    """Members and periods as one writes them."""
    assert source(example(Schedule)) == (
        "from penstock.objects import Period, Schedule, StartAt\n"
        "\n"
        "my_schedule = Schedule(\n"
        '    "MySchedule",\n'
        '    period=Period(1, "days"),\n'
        "    start_at=StartAt.FIRST_ACTIVATION,\n"
        ")"
    )


def test_a_type_may_have_samples_of_its_own() -> None:
    """A script of Pig is no SQL."""
    assert "LOAD" in source(example(PigActivity))
