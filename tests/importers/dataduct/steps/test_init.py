"""The registry of translators."""

from __future__ import annotations

from importlib import import_module

from penstock.importers.dataduct.steps import OTHER_SPELLINGS, STEPS, TYPES
from penstock.steps import BUILT_IN


def test_all_of_dataduct() -> None:
    """22 types, in order, each in a file of its name."""
    names = [step.name for step in STEPS]

    assert len(names) == 22
    assert names == sorted(names)
    for step in STEPS:
        module = import_module(f"penstock.importers.dataduct.steps.{step.name.replace('-', '_')}")
        assert module.STEP is step


def test_other_spellings() -> None:
    """Each stands for a type that there is."""
    assert set(OTHER_SPELLINGS.values()) <= {step.name for step in STEPS}
    assert len(TYPES) == 22 + len(OTHER_SPELLINGS)


def test_no_spelling_is_one_of_penstock() -> None:
    """So that nobody takes a file of the one for one of the other; three names are the same in both."""
    assert set(TYPES) & set(BUILT_IN) == {"delta-load", "load-reload-primary-key", "upsert"}
