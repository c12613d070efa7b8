"""Takes secrets in clear text out of a definition: references to Secrets Manager stand for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter

_REFERENCES = ("#{", "{{resolve:")
_UNFIT = re.compile(r"[^A-Za-z0-9/_+=.@-]+")
_VALUES = frozenset({"default", "allowedValues"})


@dataclass(frozen=True, slots=True)
class HiddenSecret:
    """A secret that was taken out.

    Attributes:
        owner: id of the object or parameter; None for the value of a parameter.
        key: its field, or the parameter's id.
        secret: name in Secrets Manager of what stands for it.
        json_key: key in the secret.
    """

    owner: str | None
    key: str
    secret: str
    json_key: str

    @property
    def reference(self) -> str:
        """What CloudFormation puts the secret in for."""
        return f"{{{{resolve:secretsmanager:{self.secret}:SecretString:{self.json_key}}}}}"


def hide_secrets(definition: WireDefinition, pipeline: str) -> tuple[WireDefinition, tuple[HiddenSecret, ...]]:
    """Replace what `*...` fields and `*my...` parameters hold in clear text; expressions and references stay.

    Args:
        definition: the definition as it was read.
        pipeline: name of the pipeline, which the names of its secrets begin with.
    """
    found: list[HiddenSecret] = []

    def hidden(owner: str | None, key: str, text: str) -> str:
        if any(mark in text for mark in _REFERENCES):
            return text
        secret = HiddenSecret(owner, key, _name(pipeline, owner or key), _json_key(key))
        if secret not in found:
            found.append(secret)
        return secret.reference

    objects = tuple(WireObject(item.id, item.name, tuple(_fields(item.id, item.fields, hidden))) for item in definition)
    parameters = tuple(
        WireParameter(
            item.id,
            tuple(
                (key, hidden(item.id, key, text) if item.id.startswith("*") and key in _VALUES else text)
                for key, text in item.attributes
            ),
        )
        for item in definition.parameters
    )
    values = tuple((key, hidden(None, key, text) if key.startswith("*") else text) for key, text in definition.values)
    return WireDefinition(objects, parameters, values), tuple(found)


def _fields(owner: str, fields: Iterable[Field], hidden: Callable[[str | None, str, str], str]) -> Iterator[Field]:
    for field in fields:
        if field.key.startswith("*") and not field.is_reference:
            yield replace(field, value=hidden(owner, field.key, field.value))
        else:
            yield field


def _name(pipeline: str, owner: str) -> str:
    return f"penstock/{pipeline}/{_UNFIT.sub('-', owner.lstrip('*'))}"


def _json_key(key: str) -> str:
    return _UNFIT.sub("-", key.lstrip("*"))
