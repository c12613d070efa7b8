"""The result of a check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penstock.cli.project import Project


class Verdict(StrEnum):
    """How it is: a problem keeps something from working that everybody needs, a warning something that some do."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found.

    Attributes:
        name: of the check.
        verdict: how it is.
        found: what there is.
        help: what to do; empty where nothing is to be done.
    """

    name: str
    verdict: Verdict
    found: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the checks look at.

    Attributes:
        project: the project around the working directory, None where there is none.
        environment: the process's environment variables.
        calls_aws: whether AWS may be called.
    """

    project: Project | None
    environment: Mapping[str, str]
    calls_aws: bool = True
