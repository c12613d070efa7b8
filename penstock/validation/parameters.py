"""The attributes and values of parameters, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from penstock.definition.wire import WireDefinition
from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.wording import short


class Given(NamedTuple):
    """A text given for a parameter: an attribute of it, or one of its values; `key` is None for those."""

    parameter: str
    key: str | None
    text: str
    position: int

    @property
    def part(self) -> Literal["parameters", "values"]:
        """The list of the definition that it stands in."""
        return "values" if self.key is None else "parameters"

    @property
    def where(self) -> str:
        """What messages call it."""
        owner = f"parameter '{short(self.parameter)}'"
        return f"the value of {owner}" if self.key is None else f"'{short(self.key)}' of {owner}"

    @property
    def is_secret(self) -> bool:
        """Whether it is, or says something of, the value of a secret parameter, so that messages do not show it."""
        return self.parameter.startswith("*") and self.key in {None, "default", "allowedValues"}

    @property
    def shown(self) -> str:
        """The text, for messages."""
        return "a secret" if self.is_secret else f"'{short(self.text)}'"


def given(definition: WireDefinition) -> Iterator[Given]:
    """Yield all attributes, then all values."""
    for parameter in definition.parameters:
        counts: Counter[str] = Counter()
        for key, text in parameter.attributes:
            yield Given(parameter.id, key, text, counts[key])
            counts[key] += 1
    counts = Counter()
    for parameter_id, text in definition.values:
        yield Given(parameter_id, None, text, counts[parameter_id])
        counts[parameter_id] += 1


def place(
    value: Given,
    id_: str,
    message: str,
    *,
    allowed: str | None = None,
    help: str | None = None,  # noqa: A002 - the word of Finding
    severity: Severity = Severity.ERROR,
) -> Finding:
    """Make a finding that points at what is given."""
    return Finding(
        id_, value.parameter, value.key, message, allowed, help, severity, index=value.position, part=value.part
    )
