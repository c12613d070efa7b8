"""Paths, through the language."""

from datetime import datetime, timedelta, timezone

import pytest

from penstock.expressions import ExpressionError, MappingContext, evaluate


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("myText", "text"),
        ("*myPassword", "s3cret"),
        ("@pipelineId", "df-1"),
        ("parent.@id", "Copy"),
        ("input.directoryPath", "s3://bucket/in"),
        ("input.owner.name", "ops"),
        ("node.output.directoryPath", "s3://bucket/out"),
        ("node.@actualEndTime", "2024-02-01T00:00:00"),
    ],
)
def test_paths(context: MappingContext, path: str, expected: str) -> None:
    """Fields, parameters, run-time fields, and fields through references."""
    assert expected == evaluate(f"#{{{path}}}", context)


def test_other_zones_become_utc() -> None:
    """All times of the service are UTC."""
    moment = datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    assert evaluate("#{t}", MappingContext({"t": moment})) == "2023-12-31T23:00:00"


def test_an_empty_string_is_a_value() -> None:
    """Only None is unknown."""
    assert evaluate("#{a}", MappingContext({"a": ""})) == ""


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("a #{inptu}", "unknown name 'inptu'; did you mean 'input'?", 4),
        ("#{myPassword}", "unknown name 'myPassword'; did you mean '*myPassword'?", 2),
        ("#{input.path}", "unknown name 'path' in 'input'; known here: directoryPath, owner", 8),
        ("#{input.owner}", "'input.owner' refers to an object; name one of its fields; known here: name", 2),
        ("#{myText.x}", "'myText' is a value, not a reference, and has no field 'x'", 9),
        (
            "#{@scheduledStartTime.midnight}",
            (
                "'@scheduledStartTime' is a value, not a reference, and has no field 'midnight'; "
                "write @scheduledStartTime.midnight(...)"
            ),
            22,
        ),
    ],
)
def test_fails_at_the_segment(context: MappingContext, source: str, message: str, position: int) -> None:
    """What is unknown, and what is known there."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, context)
    assert (message, position) == (caught.value.message, caught.value.position)


@pytest.mark.parametrize(("source", "position"), [("#{input.@status}", 8), ("#{node.output.@status}", 14)])
def test_fails_on_a_runtime_field_of_another_object(source: str, position: int) -> None:
    """Ordinary fields may be followed, runtime fields may not, although the context would know them."""
    context = MappingContext({"input": {"@status": "x"}, "node": {"output": {"@status": "x"}}})
    with pytest.raises(ExpressionError, match="'@status' is a runtime field and cannot be read through") as caught:
        evaluate(source, context)
    assert position == caught.value.position


def test_runtime_fields_of_the_node_and_the_definition() -> None:
    """Those are the object itself, or the one that it is for."""
    context = MappingContext({"@id": "@Copy_1", "node": {"@id": "@Sort_1", "parent": {"@id": "Sort"}}})
    assert evaluate("#{@id} #{node.@id} #{node.parent.@id}", context) == "@Copy_1 @Sort_1 Sort"


def test_fails_on_a_datetime_without_zone() -> None:
    """Guessing a zone would shift a whole schedule."""
    context = MappingContext({"t": datetime(2024, 1, 1)})  # noqa: DTZ001 - the fault under test
    with pytest.raises(ExpressionError, match="'t' is a DateTime without a zone; the context must give UTC"):
        evaluate("#{t}", context)


def test_a_secret_stays_out_of_messages(context: MappingContext) -> None:
    """Messages name types, never values."""
    with pytest.raises(ExpressionError) as caught:
        evaluate("#{*myPassword * 2}", context)
    assert "s3cret" not in str(caught.value)
