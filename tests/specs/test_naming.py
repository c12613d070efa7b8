"""Names of pipelines and stacks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from penstock.specs.naming import pipeline_name, stack_name


@pytest.mark.parametrize(
    ("text", "name", "stack"),
    [
        ("My Pipeline (v2)", "my-pipeline-v2", "MyPipelineV2EtlStack"),
        ("2024 report", "pipeline-2024-report", "Pipeline2024ReportEtlStack"),
        ("ärger", "rger", "RgerEtlStack"),
        ("", "pipeline", "PipelineEtlStack"),
    ],
)
def test_names(text: str, name: str, stack: str) -> None:
    """Small letters, digits and hyphens."""
    assert (pipeline_name(text), stack_name(pipeline_name(text))) == (name, stack)


@given(st.text(max_size=200))
def test_every_text_has_a_name(text: str) -> None:
    """One that a spec takes, and that stays what it is."""
    name = pipeline_name(text)

    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)
    assert len(name) <= 60
    assert pipeline_name(name) == name
