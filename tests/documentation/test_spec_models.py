"""JSON Schemas of models, as editors like them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from penstock.documentation.spec_models import first_paragraph, schema_of, spoken
from penstock.objects import Period
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import Name, PeriodText, Text


class TeaSpec(SpecModel):
    """Leaves and water, in a pot.

    Compiles to a drink.
    """

    minutes: Annotated[int, Field(ge=1, le=9)] = Field(default=3, description="How long it stands")
    name: Name = Field(description="What it is called")
    type: Literal["tea"]
    rest: PeriodText = Field(default=Period(10, "minutes"), description="What then")
    sorts: list[Text] = Field(default_factory=lambda: ["green"], description="Which leaves")
    also: list[Text] = Field(default_factory=list, description="What else")


class CoffeeSpec(SpecModel):
    """Beans."""

    type: Literal["coffee"]


class TableForTwo(SpecModel):
    """What is served."""

    cups: dict[Name, Annotated[TeaSpec | CoffeeSpec, Field(discriminator="type")]] = Field(description="By guest")
    first: CoffeeSpec = Field(default_factory=lambda: CoffeeSpec(type="coffee"), description="Before all else")
    later: PeriodText | None = Field(default=None, description="When more comes")


SCHEMA: dict[str, Any] = schema_of(TableForTwo)["$defs"]


def test_a_model() -> None:
    """One sentence, the type as its title, type and name first, and defaults as a spec writes them."""
    assert SCHEMA["TeaSpec"] == {
        "title": "tea",
        "description": "Leaves and water, in a pot.",
        "type": "object",
        "properties": {
            "type": {"const": "tea", "description": "Leaves and water, in a pot."},
            "name": {
                "description": "What it is called",
                "maxLength": 100,
                "pattern": "^[A-Za-z][A-Za-z0-9_-]*$",
                "type": "string",
            },
            "minutes": {
                "default": 3,
                "description": "How long it stands",
                "maximum": 9,
                "minimum": 1,
                "type": "integer",
            },
            "rest": {"default": "10 minutes", "description": "What then", "$ref": "#/$defs/period"},
            "sorts": {
                "default": ["green"],
                "description": "Which leaves",
                "items": {"minLength": 1, "type": "string"},
                "type": "array",
            },
            "also": {"description": "What else", "items": {"minLength": 1, "type": "string"}, "type": "array"},
        },
        "required": ["name", "type"],
        "additionalProperties": False,
    }
    assert list(SCHEMA["TeaSpec"]["properties"])[:2] == ["type", "name"]


def test_a_model_that_holds_others() -> None:
    """Unions are told apart by their members; a default that is a mapping is told by its own keys."""
    assert SCHEMA["TableForTwo"] == {
        "title": "table for two",
        "description": "What is served.",
        "type": "object",
        "properties": {
            "cups": {
                "description": "By guest",
                "propertyNames": {"maxLength": 100, "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"},
                "type": "object",
                "additionalProperties": {"anyOf": [{"$ref": "#/$defs/TeaSpec"}, {"$ref": "#/$defs/CoffeeSpec"}]},
            },
            "first": {"description": "Before all else", "$ref": "#/$defs/CoffeeSpec"},
            "later": {
                "anyOf": [
                    {
                        "description": "A number and a unit: minutes, hours, days, weeks, months or years",
                        "$ref": "#/$defs/period",
                    },
                    {"type": "null"},
                ],
                "description": "When more comes",
            },
        },
        "required": ["cups"],
        "additionalProperties": False,
    }


@pytest.mark.parametrize("text", ["15 minutes", "1 Day", "2  HOURS ", "1 minute", "3 month"])
def test_periods(text: str) -> None:
    """In every spelling that specs take."""
    Period.parse(text)
    assert re.search(SCHEMA["period"]["pattern"], text)


@pytest.mark.parametrize("text", ["15", "minutes", "1 fortnight", "1.5 hours", "-1 day", "1day"])
def test_fails_on_other_periods(text: str) -> None:
    """With a message in place of the pattern."""
    assert not re.search(SCHEMA["period"]["pattern"], text)
    assert SCHEMA["period"]["errorMessage"] == "Write a number and minutes, hours, days, weeks, months or years."


def test_names_of_models() -> None:
    """As people say them."""
    assert [spoken(name) for name in ("BootstrapAction", "EmrfsSpec", "Parallel", "Spec")] == [
        "bootstrap action", "emrfs", "parallel", "pipeline",
    ]  # fmt: skip


def test_paragraphs() -> None:
    """Only the first, on one line."""
    assert first_paragraph("One\ntwo.\n\nThree.") == "One two."
