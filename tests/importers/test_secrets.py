"""Secrets are taken out of definitions."""

from __future__ import annotations

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.importers.secrets import HiddenSecret, hide_secrets

REFERENCE = "{{resolve:secretsmanager:penstock/etl/%s:SecretString:%s}}"


def test_secrets_become_references() -> None:
    """In fields, defaults and values; the same one is told once."""
    definition = WireDefinition(
        (
            WireObject("my db", "n", (Field("*password", "clear"), Field("username", "u"))),
            WireObject("b", "b", (Field("*password", "#{*myPw}"), Field("*x", "{{resolve:secretsmanager:s}}"))),
            WireObject("c", "c", (Field("*ref", "b", is_reference=True),)),
        ),
        (WireParameter("*myPw", (("type", "String"), ("default", "clear"))), WireParameter("myX", (("default", "x"),))),
        (("*myPw", "one"), ("*myPw", "two"), ("myX", "x")),
    )

    hidden, found = hide_secrets(definition, "etl")

    assert hidden == WireDefinition(
        (
            WireObject("my db", "n", (Field("*password", REFERENCE % ("my-db", "password")), Field("username", "u"))),
            *definition.objects[1:],
        ),
        (
            WireParameter("*myPw", (("type", "String"), ("default", REFERENCE % ("myPw", "default")))),
            WireParameter("myX", (("default", "x"),)),
        ),
        (("*myPw", REFERENCE % ("myPw", "myPw")), ("*myPw", REFERENCE % ("myPw", "myPw")), ("myX", "x")),
    )
    assert found == (
        HiddenSecret("my db", "*password", "penstock/etl/my-db", "password"),
        HiddenSecret("*myPw", "default", "penstock/etl/myPw", "default"),
        HiddenSecret(None, "*myPw", "penstock/etl/myPw", "myPw"),
    )
