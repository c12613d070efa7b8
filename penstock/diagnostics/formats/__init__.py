"""The forms in which findings are told: one per file, one line here. docs/diagnostics.md describes them to users."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, Protocol

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.formats import github, json, pretty, sarif

FormatName = Literal["pretty", "json", "github", "sarif"]


class Render(Protocol):
    """Gives the text of findings, without a line feed at its end; paths become relative to a folder."""

    def __call__(self, diagnostics: Iterable[Diagnostic], *, relative_to: Path) -> str:
        """Render the findings, which may come in any order and more than once."""


FORMATS: Mapping[FormatName, Render] = {
    "pretty": pretty.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
}
"""`pretty` is for people, and goes to standard error; the others are for machines."""
