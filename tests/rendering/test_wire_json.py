"""The service's own forms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from penstock.definition.api_form import from_api
from penstock.definition.cli_form import from_cli, to_cli
from penstock.definition.cloudformation_form import from_cloudformation
from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.rendering.about import About
from penstock.rendering.secrets import mask
from penstock.rendering.wire_json import render_api, render_cfn, render_cli

DEFINITION = WireDefinition(
    (
        WireObject("Warehouse", "Lager ü", (Field("type", "RedshiftDatabase"), Field("*password", "hunter2"))),
        WireObject(
            "rows", "rows", (Field("database", "Warehouse", is_reference=True), Field("myX", "1"), Field("myX", "2"))
        ),
    ),
    (WireParameter("myDay", (("type", "String"), ("default", "today"))),),
    (("myDay", "monday"),),
)


def test_the_form_of_the_cli() -> None:
    """Objects, parameters and values; order kept, letters as they are, secrets masked."""
    assert (
        render_cli(DEFINITION, "p")
        == """\
{
  "objects": [
    {
      "id": "Warehouse",
      "name": "Lager ü",
      "type": "RedshiftDatabase",
      "*password": "*****"
    },
    {
      "id": "rows",
      "name": "rows",
      "database": {
        "ref": "Warehouse"
      },
      "myX": [
        "1",
        "2"
      ]
    }
  ],
  "parameters": [
    {
      "id": "myDay",
      "type": "String",
      "default": "today"
    }
  ],
  "values": {
    "myDay": "monday"
  }
}
"""
    )


def test_the_form_of_the_api() -> None:
    """What PutPipelineDefinition takes."""
    assert json.loads(render_api(DEFINITION, "p")) == {
        "pipelineObjects": [
            {
                "id": "Warehouse",
                "name": "Lager ü",
                "fields": [
                    {"key": "type", "stringValue": "RedshiftDatabase"},
                    {"key": "*password", "stringValue": "*****"},
                ],
            },
            {
                "id": "rows",
                "name": "rows",
                "fields": [
                    {"key": "database", "refValue": "Warehouse"},
                    {"key": "myX", "stringValue": "1"},
                    {"key": "myX", "stringValue": "2"},
                ],
            },
        ],
        "parameterObjects": [
            {
                "id": "myDay",
                "attributes": [{"key": "type", "stringValue": "String"}, {"key": "default", "stringValue": "today"}],
            }
        ],
        "parameterValues": [{"id": "myDay", "stringValue": "monday"}],
    }


def test_the_form_of_cloudformation() -> None:
    """A resource of a template, with all that is known; lists that would be empty are left out."""
    objects = WireDefinition((WireObject("a", "a", (Field("type", "Terminate"),)),))
    about = About("What it does", activate=False, tags={"team": "etl"})
    assert (
        render_cfn(objects, "p", about)
        == """\
{
  "Type": "AWS::DataPipeline::Pipeline",
  "Properties": {
    "Name": "p",
    "Description": "What it does",
    "Activate": false,
    "PipelineTags": [
      {
        "Key": "team",
        "Value": "etl"
      }
    ],
    "PipelineObjects": [
      {
        "Id": "a",
        "Name": "a",
        "Fields": [
          {
            "Key": "type",
            "StringValue": "Terminate"
          }
        ]
      }
    ]
  }
}
"""
    )
    assert json.loads(render_cfn(WireDefinition(()), "p"))["Properties"] == {
        "Name": "p",
        "Activate": True,
        "PipelineObjects": [],
    }


@pytest.mark.parametrize("text", ["\x7f", "\x9b31m", "\u2028", "\ud800", "\ude00\ud83d"])
def test_characters_that_are_not_for_terminals(text: str) -> None:
    """Are written as escapes, which mean the same."""
    document = render_cli(WireDefinition((WireObject("a", text, ()),)), "p")
    assert document.encode("utf-8").decode("utf-8").isprintable() or "\n" in document
    assert not set(text) & set(document) - set("31m")
    assert json.loads(document)["objects"][0]["name"] == text


@given(data=st.data())
@settings(deadline=None)
def test_nothing_but_secrets_is_lost(definitions: Any, data: st.DataObject) -> None:
    """Each form reads back as the definition without its secrets; the CLI's sorts keys, as the CLI does."""
    definition: WireDefinition = data.draw(definitions)
    masked = mask(definition).definition
    assert from_api(json.loads(render_api(definition, "p"))) == masked
    assert from_cloudformation(json.loads(render_cfn(definition, "p"))["Properties"]) == masked
    assert from_cli(json.loads(render_cli(definition, "p"))) == from_cli(to_cli(masked))
