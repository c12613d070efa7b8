"""All renderers, over whatever there is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.rendering import ESTATE_RENDERERS, RENDERERS, PipelineView

SECRET = "hunter2"


def test_the_registry() -> None:
    """Every name is a promise to users."""
    assert list(RENDERERS) == ["tree", "mermaid", "cli", "api", "cfn"]


@given(data=st.data())
@settings(deadline=None)
def test_whatever_the_definition(broken_definitions: Any, data: st.DataObject) -> None:
    """A document that ends with one line break, the same each time, and fit for a terminal."""
    definition: WireDefinition = data.draw(broken_definitions)
    title = data.draw(st.text(max_size=6))
    for render in RENDERERS.values():
        document = render(definition, title)
        assert document == render(definition, title)
        assert document.endswith("\n")
        assert not document.endswith("\n\n")
        assert document.encode("utf-8")
        assert not set("\x1b\x9b\x7f") & set(document)


@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_every_type(typed_definitions: Any, data: st.DataObject) -> None:
    """With all its fields; its secret is not shown."""
    definition: WireDefinition = data.draw(typed_definitions)
    for render in RENDERERS.values():
        assert "secret" not in render(definition, "p").replace("mySecret", "")


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_estates(broken_definitions: Any, data: st.DataObject) -> None:
    """Several at once; ids are unique, and every edge has its ends."""
    pipelines = [PipelineView(title, data.draw(broken_definitions)) for title in "abc"]
    lines = [line.strip() for line in ESTATE_RENDERERS["mermaid"](pipelines).splitlines()]
    names = [line.split("[")[0].split("{")[0].split("(")[0] for line in lines if line[:1] == "n" and '"' in line]
    assert len(names) == len(set(names))
    ends = {end for line in lines if '"' not in line and "> " in line for end in (line.split()[0], line.split()[-1])}
    assert ends <= set(names)
    assert ESTATE_RENDERERS["tree"](pipelines).startswith("3 pipelines\n")


@pytest.mark.parametrize("form", list(RENDERERS))
def test_no_secret_in_any_form(form: str) -> None:
    """Wherever it stands."""
    definition = WireDefinition(
        (
            WireObject("Default", "Default", (Field("*mySecret", SECRET),)),
            WireObject("a", "a", (Field("type", "CopyActivity"), Field("*password", SECRET))),
            WireObject("b", "b", (Field("type", "MySqlDataNode"), Field("*password", SECRET), Field("table", "t"))),
        ),
        (WireParameter("*myP", (("default", SECRET),)),),
        (("*myP", SECRET), ("myP", SECRET)),
    )
    assert SECRET not in RENDERERS[form](definition, "p")
    assert all(SECRET not in render([PipelineView("p", definition)]) for render in ESTATE_RENDERERS.values())


@pytest.mark.parametrize("form", list(RENDERERS))
def test_a_large_definition(form: str) -> None:
    """A hundred objects, each waiting for the one before, with a huge text each."""
    objects = tuple(
        WireObject(
            f"a{number}",
            f"a{number}",
            (
                Field("type", "ShellCommandActivity"),
                Field("command", "x" * 10_000),
                Field("dependsOn", f"a{number - 1}", is_reference=True),
            ),
        )
        for number in range(100)
    )
    document = RENDERERS[form](WireDefinition(objects), "p")
    if form == "tree":
        assert max(len(line) for line in document.splitlines()) < 250
        assert "100. " in document
    assert "a99" in document
