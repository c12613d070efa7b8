"""Diagnostics as workflow commands."""

from __future__ import annotations

from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.diagnostics.formats.github import render


def test_everything(findings: tuple[Diagnostic, ...], folder: Path) -> None:
    """One line for each; what is allowed and what to do are further lines of the message."""
    assert render(findings, relative_to=folder).splitlines() == [
        "::error title=PS101::there is no spec%0Ahelp: add NAME.yaml to etl_specs/",
        (
            "::warning file=etl_specs/a b.yaml,line=7,col=3,endColumn=4,title=PS306"
            "::100%25 odd, \N{SNOWMAN}: two%0D%0Alines"
        ),
        (
            "::error file=etl_specs/a b.yaml,line=31,col=14,endColumn=19,title=PS302"
            "::there is no resource 'myERM'%0Aallowed: myEMR%0Ahelp: did you mean 'myEMR'?"
        ),
        "::error file=../other.yaml,line=1,col=1,endColumn=2,title=PS102::the file is empty",
    ]


def test_properties_are_escaped_more_than_messages(folder: Path) -> None:
    """Commas and colons end them."""
    spec = folder / "50%,a:b.yaml"

    assert render([Diagnostic("PS101", "%0A, :", Location(spec, 1, 1))], relative_to=folder) == (
        "::error file=50%25%2Ca%3Ab.yaml,line=1,col=1,endColumn=2,title=PS101::%250A, :"
    )


def test_nothing(folder: Path) -> None:
    """No finding, no command."""
    assert render((), relative_to=folder) == ""
