"""Keys of models, in words."""

from __future__ import annotations

from typing import Any

from penstock.documentation.key_table import Key
from penstock.documentation.spec_keys import KeyReader, model_names

MODELS: dict[str, Any] = {
    "Pot": {
        "properties": {
            "type": {"const": "pot", "description": "A pot."},
            "size": {"description": "How large", "type": "integer", "minimum": 1, "maximum": 9, "default": 2},
            "warm": {"description": "Whether it is kept warm", "type": "boolean", "default": True},
            "sorts": {
                "description": "Which",
                "type": "array",
                "items": {"type": "string"},
                "default": ["green", "red"],
            },
            "shape": {"description": "Its shape", "enum": ["low", "round", "tall"]},
            "lid": {"description": "Its lid", "anyOf": [{"anyOf": [{"$ref": "#/$defs/Lid"}]}, {"type": "null"}]},
            "cups": {"description": "Cups", "type": "array", "items": {"$ref": "#/$defs/Lid"}},
            "marks": {"description": "Marks", "type": "object", "additionalProperties": {"$ref": "#/$defs/Lid"}},
            "notes": {"description": "Notes", "type": "object", "additionalProperties": {"type": "string"}},
            "until": {"description": "For how long", "anyOf": [{"$ref": "#/$defs/period"}, {"const": "ever"}]},
            "next": {"description": "The next one", "$ref": "#/$defs/Pot"},
            "rows": {
                "description": "Rows",
                "type": "array",
                "items": {
                    "type": "array",
                    "items": {
                        "anyOf": [{"type": "string"}, {"properties": {"mark": {"enum": ["x"]}}, "type": "object"}]
                    },
                },
            },
            "guest": {"description": "For whom", "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$"},
            "price": {"description": "Price", "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 20},
            "pace": {"description": "Pace", "type": "number", "exclusiveMinimum": 0},
            "any": {"description": "Anything"},
        },
        "required": ["type", "shape"],
    },
    "Lid": {"properties": {"weight": {"type": "number", "minimum": 0, "description": "In grams"}}},
    "period": {"type": "string"},
}


def test_the_keys_of_a_model() -> None:
    """Required ones first, and those of the mappings in it after each; what has a link is described elsewhere."""
    keys = list(KeyReader(MODELS, {"Pot": "[pot](#pot)"}).keys("Pot"))
    assert keys == [
        Key("type", "`pot`", "required", ""),
        Key("shape", "`low`, `round` or `tall`", "required", "Its shape"),
        Key("size", "whole number, 1 to 9", "default `2`", "How large"),
        Key("warm", "`true` or `false`", "default `true`", "Whether it is kept warm"),
        Key("sorts", "list of texts", "default `[green, red]`", "Which"),
        Key("lid", "a mapping", "", "Its lid"),
        Key("lid.weight", "number, at least 0", "", "In grams"),
        Key("cups", "list of mappings", "", "Cups"),
        Key("cups[].weight", "number, at least 0", "", "In grams"),
        Key("marks", "mapping of names to a mapping", "", "Marks"),
        Key("marks.NAME.weight", "number, at least 0", "", "In grams"),
        Key("notes", "mapping of names to text", "", "Notes"),
        Key("until", "period or `ever`", "", "For how long"),
        Key("next", "[pot](#pot)", "", "The next one"),
        Key("rows", "list of lists of texts or mappings", "", "Rows"),
        Key("rows[][].mark", "`x`", "", ""),
        Key("guest", "name", "", "For whom"),
        Key("price", "number, more than 0 and less than 20", "", "Price"),
        Key("pace", "number, more than 0", "", "Pace"),
        Key("any", "anything", "", "Anything"),
    ]


def test_models_in_a_value() -> None:
    """Of lists, mappings and unions."""
    pot, lid = {"$ref": "#/$defs/Pot"}, {"$ref": "#/$defs/Lid"}
    assert model_names({"anyOf": [pot, {"type": "null"}]}) == ["Pot"]
    assert model_names({"items": {"anyOf": [pot, lid]}}) == ["Pot", "Lid"]
    assert model_names({"additionalProperties": lid}) == ["Lid"]
    assert model_names({"type": "string"}) == []
