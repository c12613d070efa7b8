"""Shows definitions to people and to other tools: pure text, the same for the same definition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from penstock.definition.wire import WireDefinition
from penstock.rendering.about import NOTHING_MORE, About
from penstock.rendering.estate_mermaid import render_estate
from penstock.rendering.estate_tree import render_estate_tree
from penstock.rendering.mermaid import render_mermaid
from penstock.rendering.pipeline_view import Awaits, PipelineView, UsesTable
from penstock.rendering.secrets import mask
from penstock.rendering.tree import render_tree
from penstock.rendering.wire_json import render_api, render_cfn, render_cli


class Renderer(Protocol):
    """Turns a definition into a document that ends with a line break; it never holds a secret."""

    def __call__(self, definition: WireDefinition, title: str, about: About = NOTHING_MORE) -> str:
        """Render a definition; `title` is the pipeline's name, and `about` what else is known of it."""
        ...


RENDERERS: Mapping[str, Renderer] = {
    "tree": render_tree,
    "mermaid": render_mermaid,
    "cli": render_cli,
    "api": render_api,
    "cfn": render_cfn,
}
"""Every form, by the name that `penstock show --as` knows it by."""

ESTATE_RENDERERS: Mapping[str, Callable[[Sequence[PipelineView]], str]] = {
    "tree": render_estate_tree,
    "mermaid": render_estate,
}
"""Every form in which all pipelines of a project are shown together."""

__all__ = ["ESTATE_RENDERERS", "RENDERERS", "About", "Awaits", "PipelineView", "Renderer", "UsesTable", "mask"]
