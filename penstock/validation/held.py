"""Held: one value of a field, and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.wording import short


class Held(NamedTuple):
    """A field's value, and the id of the object that it stands on: the object itself, its parent or `Default`.

    `position` is its place among the values of a repeated field, from 0. A named tuple, as there are many of them.
    """

    key: str
    value: str
    is_reference: bool
    holder: str
    position: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether the value is text without an expression, so that it is known before the pipeline runs.

        An empty text is not: the rule on limits reports it.
        """
        return not self.is_reference and self.value != "" and "#{" not in self.value

    @property
    def is_secret(self) -> bool:
        """Whether the service stores the value encrypted, so that messages do not show it."""
        return self.key.startswith("*")

    @property
    def where(self) -> str:
        """What messages call the field."""
        return f"'{short(self.key)}' of '{short(self.holder)}'"

    @property
    def shown(self) -> str:
        """The value, for messages."""
        return "a secret" if self.is_secret else f"'{short(self.value)}'"

    @property
    def bare(self) -> str:
        """The value without quotes, where it is a number or a period."""
        return "a secret" if self.is_secret else short(self.value)

    def finding(
        self,
        id_: str,
        message: str,
        *,
        allowed: str | None = None,
        help: str | None = None,  # noqa: A002 - the word of Finding
        severity: Severity = Severity.ERROR,
        offset: int | None = None,
    ) -> Finding:
        """Make a finding that points at this value."""
        return Finding(id_, self.holder, self.key, message, allowed, help, severity, self.position, offset)
