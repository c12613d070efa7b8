"""Typed objects read back from the wire: nothing is lost, whatever a definition holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.definition.api_form import from_api, to_api
from penstock.definition.cli_form import from_cli, to_cli
from penstock.definition.reader import DanglingReferenceError, read_definition
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.objects import (
    Default,
    Ec2Resource,
    FailureAndRerunMode,
    Parameter,
    ParameterType,
    Period,
    RedshiftCopyActivity,
    Schedule,
    UntypedObject,
)


def _read(*objects: WireObject, parameters: tuple[WireParameter, ...] = ()) -> Any:
    wire = WireDefinition(objects, parameters)
    typed = read_definition(wire)
    assert typed.to_wire() == wire
    return typed


class TestTypes:
    """What becomes of values."""

    def test_values_are_typed(self) -> None:
        """Periods, times, numbers, enumerations and references."""
        schedule = WireObject(
            "s",
            "Daily",
            (Field("type", "Schedule"), Field("period", "1 Day"), Field("startDateTime", "2026-01-31T06:00:00")),
        )
        default = WireObject(
            "Default",
            "Default",
            (
                Field("schedule", "s", is_reference=True),
                Field("failureAndRerunMode", "CASCADE"),
                Field("maximumRetries", "3"),
            ),
        )

        typed = _read(default, schedule)

        assert typed.objects == (
            Default(
                "Default",
                name="Default",
                schedule=typed.objects[1],
                failure_and_rerun_mode=FailureAndRerunMode.CASCADE,
                maximum_retries=3,
                wire_order=("schedule", "failureAndRerunMode", "maximumRetries"),
            ),
            Schedule(
                "s",
                name="Daily",
                period=Period(1, "days", "1 Day"),
                start_date_time=datetime(2026, 1, 31, 6, 0),  # noqa: DTZ001 - UTC without a zone, as the service
            ),
        )
        assert typed.objects[1].period == Period(1, "days")
        assert str(typed.objects[1].period) == "1 Day"

    def test_what_would_be_written_otherwise_stays_text(self) -> None:
        """Expressions, other spellings, and what is no value of the type."""
        (machine,) = _read(
            WireObject(
                "m",
                "m",
                (
                    Field("type", "Ec2Resource"),
                    Field("failureAndRerunMode", "cascade"),
                    Field("maximumRetries", "007"),
                    Field("terminateAfter", "#{myTime}"),
                    Field("useOnDemandOnLastAttempt", "TRUE"),
                    Field("retryDelay", "15 Period"),
                ),
            )
        ).objects

        assert (machine.failure_and_rerun_mode, machine.maximum_retries) == ("cascade", "007")
        assert (machine.terminate_after, machine.use_on_demand_on_last_attempt) == ("#{myTime}", "TRUE")
        assert machine.retry_delay == "15 Period"

    def test_required_fields_may_be_inherited(self) -> None:
        """Then the object itself has none."""
        copy, base = _read(
            WireObject("c", "c", (Field("parent", "base", is_reference=True), Field("type", "RedshiftCopyActivity"))),
            WireObject("base", "base", (Field("insertMode", "TRUNCATE"),)),
        ).objects

        assert isinstance(copy, RedshiftCopyActivity)
        assert copy.insert_mode is None
        assert copy.parent is base
        assert dict(base.other_fields) == {"insertMode": ("TRUNCATE",)}

    def test_parameters(self) -> None:
        """Their attributes are typed, and unknown ones are kept."""
        attributes = (("type", "Integer"), ("allowedValues", "1"), ("myComment", "c"), ("allowedValues", "2"))

        (parameter,) = _read(parameters=(WireParameter("myX", attributes),)).parameters

        assert parameter == Parameter(
            "myX",
            value_type=ParameterType.INTEGER,
            allowed_values=("1", "2"),
            other_fields={"myComment": "c"},
            wire_order=tuple(key for key, _ in attributes),
        )


class TestOddDefinitions:
    """What the service keeps without a word."""

    def test_fields_that_do_not_fit_are_kept(self) -> None:
        """Unknown ones, repeated single ones, texts for references and references for texts."""
        item = WireObject(
            "n",
            "n",
            (
                Field("table", "t"),
                Field("database", "a plain text"),
                Field("myA", "1"),
                Field("type", "SqlDataNode"),
                Field("schemaName", "one"),
                Field("myA", "2"),
                Field("schemaName", "two"),
                Field("selectQuery", "n", is_reference=True),
                Field("colour", "red"),
            ),
        )

        (node,) = _read(item).objects

        assert dict(node.user_fields) == {"myA": ("1", "2")}
        assert dict(node.other_fields) == {
            "database": ("a plain text",),
            "schemaName": ("one", "two"),
            "selectQuery": (node,),
            "colour": ("red",),
        }

    def test_unknown_types_and_parents(self) -> None:
        """They become objects without a class."""
        first, second, third = _read(
            WireObject("a", "a", (Field("type", "NewActivity"), Field("x", "1"))),
            WireObject("b", "b", ()),
            WireObject("Default", "d", (Field("type", "Default"),)),
        ).objects

        assert {type(first), type(second), type(third)} == {UntypedObject}
        assert dict(first.other_fields) == {"type": ("NewActivity",), "x": ("1",)}

    def test_circles(self) -> None:
        """Also an object that refers to itself."""
        first, second = _read(
            WireObject("a", "a", (Field("type", "Ec2Resource"), Field("myOther", "b", is_reference=True))),
            WireObject("b", "b", (Field("parent", "a", is_reference=True), Field("mySelf", "b", is_reference=True))),
        ).objects

        assert isinstance(first, Ec2Resource)
        assert first.user_fields["myOther"] == (second,)
        assert second.parent is first

    def test_fails_with_references_to_nothing(self) -> None:
        """There is no object for them."""
        with pytest.raises(DanglingReferenceError, match="'input' of 'a' refers to 'b', which does not exist"):
            read_definition(WireDefinition((WireObject("a", "a", (Field("input", "b", is_reference=True),)),)))

    def test_fails_with_an_id_that_stands_twice(self) -> None:
        """References to it would be ambiguous."""
        with pytest.raises(DanglingReferenceError, match="two objects of the definition have the same id"):
            read_definition(WireDefinition((WireObject("a", "a", ()), WireObject("a", "a", ()))))


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_every_type_survives(typed_definitions: Any, data: st.DataObject) -> None:
    """API -> typed -> API and CLI -> typed -> CLI, byte for byte."""
    definition: WireDefinition = data.draw(typed_definitions)
    api = to_api(definition)
    cli = to_cli(from_cli(to_cli(definition)))

    assert to_api(read_definition(from_api(api)).to_wire()) == api
    assert list(map(repr, to_cli(read_definition(from_cli(cli)).to_wire()).items())) == list(map(repr, cli.items()))
