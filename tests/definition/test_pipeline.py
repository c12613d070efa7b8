"""PipelineDefinition: gathering objects, and their wire form."""

from __future__ import annotations

import pytest

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import Ec2Resource, Parameter, PigActivity, RedshiftDatabase, RedshiftDataNode, S3DataNode

DATABASE = RedshiftDatabase("db", username="u", password="p", cluster_id="c")
TABLE = RedshiftDataNode("table", database=DATABASE, table_name="t")
FOLDER = S3DataNode("folder", name="The folder", directory_path="s3://b/k/")


def test_objects_stand_after_what_they_refer_to() -> None:
    """Each once, roots in the given order."""
    machine = Ec2Resource("machine")
    first = PigActivity("first", script="x", input=[FOLDER], output=[TABLE], runs_on=machine)
    second = PigActivity("second", script="x", input=[TABLE], runs_on=machine, depends_on=[first])

    definition = PipelineDefinition.gather([second, FOLDER, first])

    assert [item.id for item in definition.objects] == ["machine", "folder", "db", "table", "first", "second"]


def test_references_in_user_fields_and_parents_are_gathered_too() -> None:
    """They are references like others."""
    base = S3DataNode("base", file_path="s3://b/k")

    definition = PipelineDefinition.gather([S3DataNode("a", parent=base, user_fields={"myTable": TABLE})])

    assert [item.id for item in definition.objects] == ["base", "db", "table", "a"]


def test_fails_with_two_objects_of_one_id() -> None:
    """The same object may be met often, another one never."""
    with pytest.raises(ValueError, match="two pipeline objects have the id 'folder': give one of them another id"):
        PipelineDefinition.gather([FOLDER, S3DataNode("folder", directory_path="s3://b/k/")])
    assert PipelineDefinition.gather([FOLDER, FOLDER]).objects == (FOLDER,)


def test_the_wire_form() -> None:
    """References become ids; the name is the id where none is given."""
    definition = PipelineDefinition((DATABASE, TABLE, FOLDER), (Parameter("myA"),), (("myA", "1"),))

    assert definition.to_wire() == WireDefinition(
        (
            WireObject(
                "db",
                "db",
                (
                    Field("type", "RedshiftDatabase"),
                    Field("clusterId", "c"),
                    Field("*password", "p"),
                    Field("username", "u"),
                ),
            ),
            WireObject(
                "table",
                "table",
                (
                    Field("type", "RedshiftDataNode"),
                    Field("database", "db", is_reference=True),
                    Field("tableName", "t"),
                ),
            ),
            WireObject("folder", "The folder", (Field("type", "S3DataNode"), Field("directoryPath", "s3://b/k/"))),
        ),
        (WireParameter("myA", ()),),
        (("myA", "1"),),
    )


def test_circles_are_gathered_once() -> None:
    """Only definitions that were read have them."""
    wire = WireDefinition(
        (
            WireObject("a", "a", (Field("myOther", "b", is_reference=True),)),
            WireObject("b", "b", (Field("myOther", "a", is_reference=True),)),
        )
    )

    assert [item.id for item in PipelineDefinition.gather(read_definition(wire).objects).objects] == ["b", "a"]


def test_shared_objects_are_gone_through_once() -> None:
    """Each level doubles the paths to the first; following them all would take for ever."""
    item = S3DataNode("0", file_path="s3://b/k")
    for level in range(1, 60):
        item = S3DataNode(str(level), file_path="s3://b/k", user_fields={"myLeft": item, "myRight": item})

    assert len(PipelineDefinition.gather([item]).objects) == 60
