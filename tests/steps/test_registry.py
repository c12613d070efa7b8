"""The types of steps that a spec may name."""

from __future__ import annotations

import subprocess
import sys
from typing import Literal

import pytest

from penstock.specs.entries import tag_of
from penstock.steps import BUILT_IN, PENSTOCK, Step, StepTypes
from penstock.steps.context import StepContext, StepResult
from penstock.steps.run_pig import RunPig


class GreetPeople(Step):
    """A step of a project."""

    type: Literal["greet-people"]

    def compile(self, context: StepContext) -> StepResult:
        """Make nothing."""
        del context
        return StepResult()


def test_every_type_is_that_of_its_class() -> None:
    """The class and its module follow from the name."""
    assert [tag_of(step) for step in PENSTOCK.all()] == list(PENSTOCK.names)
    assert list(PENSTOCK.names) == sorted(BUILT_IN) == list(BUILT_IN)
    assert PENSTOCK.find("run-pig") is RunPig


@pytest.mark.parametrize("name", ["run-pigs", "base", "registry", "", None, 3, [], {}])
def test_what_is_no_type(name: object) -> None:
    """No module is looked for by what a spec says."""
    assert PENSTOCK.find(name) is None


def test_steps_of_a_project() -> None:
    """They stand beside Penstock's own."""
    types = StepTypes({"greet-people": GreetPeople})

    assert types.find("greet-people") is GreetPeople
    assert types.find("run-pig") is RunPig
    assert set(types.names) - set(PENSTOCK.names) == {"greet-people"}
    assert GreetPeople in types.all()


def test_only_what_a_spec_names_is_imported() -> None:
    """The models of all steps would be most of the start-up."""
    program = (
        "import sys; from penstock.specs.spec import Spec; from penstock.steps import PENSTOCK; "
        "PENSTOCK.find('run-shell'); "
        "print([name for name in sys.modules if name.startswith('penstock.steps.run_')])"
    )

    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    loaded = set(done.stdout.strip("[]\n").replace("'", "").split(", "))
    assert "penstock.steps.run_shell" in loaded
    assert not loaded & {"penstock.steps.run_pig", "penstock.steps.run_hive", "penstock.steps.run_sql"}
