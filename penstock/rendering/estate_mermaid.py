"""All pipelines of a project in one Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from penstock.rendering.flowchart import Drawing, draw, subgraph
from penstock.rendering.graph import Graph
from penstock.rendering.mermaid import chart, headline
from penstock.rendering.mermaid_text import label
from penstock.rendering.pipeline_view import Awaits, PipelineView, UsesTable, hand_overs
from penstock.rendering.secrets import mask


def render_estate(pipelines: Sequence[PipelineView]) -> str:
    """Draw a frame for each pipeline, and between them who waits for whom, tables, and what passes by S3.

    Thick edges are data: they join data nodes with the same S3 path or table, as it is written, and tables of the
    warehouse with the steps that write, read or check them. A dotted edge leads from a pipeline's success to the step
    that waits for it.
    """
    numbers = count(1)
    graphs = [Graph.of(mask(item.definition).definition) for item in pipelines]
    drawn = _Estate(pipelines, graphs, [draw(graph, numbers) for graph in graphs], numbers)
    lines = list(drawn.frames())
    lines.extend(drawn.tables())
    lines.extend(
        f"{drawn.drawings[item.source].nodes[item.written.id]} ==> {drawn.drawings[item.target].nodes[item.read.id]}"
        for item in hand_overs(graphs)
    )
    lines.extend(drawn.waits())
    return chart(lines)


@dataclass(slots=True)
class _Estate:
    """What has been drawn so far; `numbers` gives the Mermaid ids."""

    pipelines: Sequence[PipelineView]
    graphs: Sequence[Graph]
    drawings: Sequence[Drawing]
    numbers: Iterator[int]
    framed: dict[str, str] = field(default_factory=dict)
    """The Mermaid ids of the frames, by pipeline."""

    def frames(self) -> Iterator[str]:
        """Yield the pipelines."""
        for item, graph, drawing in zip(self.pipelines, self.graphs, self.drawings, strict=True):
            self.framed[item.name] = f"g{next(self.numbers)}"
            yield from subgraph(self.framed[item.name], headline(graph, item.name), drawing.lines)

    def tables(self) -> Iterator[str]:
        """Yield the tables that a frame does not show already, and who uses them."""
        uses: dict[str, list[tuple[int, UsesTable, str | None]]] = {}
        for number, item in enumerate(self.pipelines):
            for use in item.tables:
                uses.setdefault(use.key, []).append((number, use, self._data_node(number, use)))
        for found in uses.values():
            if all(node is not None for _, _, node in found) and len({number for number, _, _ in found}) == 1:
                continue
            table = f"n{next(self.numbers)}"
            yield f"{table}[({label((found[0][1].table, 'table of the warehouse'))})]"
            for number, use, node in found:
                end = node or self._step(number, use.step)
                if use.how == "writes":
                    yield f"{end} ==> {table}"
                else:
                    yield f"{table} {'==>' if use.how == 'reads' else '== checks ==>'} {end}"

    def waits(self) -> Iterator[str]:
        """Yield who waits for whom."""
        missing: dict[str, str] = {}
        numbers = {item.name: number for number, item in enumerate(self.pipelines)}
        for number, item in enumerate(self.pipelines):
            for awaited in item.awaits:
                end = self._step(number, awaited.step)
                if awaited.pipeline in numbers:
                    yield _wait(self._success(numbers[awaited.pipeline]), end, awaited)
                else:
                    if awaited.pipeline not in missing:
                        missing[awaited.pipeline] = name = f"n{next(self.numbers)}"
                        yield f"{name}[{label((awaited.pipeline, 'does not exist'))}]:::missing"
                    yield _wait(missing[awaited.pipeline], end, awaited)

    def _success(self, number: int) -> str:
        pipeline = self.pipelines[number]
        return self._step(number, pipeline.success) if pipeline.success else self.framed[pipeline.name]

    def _step(self, number: int, step: str) -> str:
        """The node of a step, or the frame of its pipeline where it has none."""
        return self.drawings[number].nodes.get(step) or self.framed[self.pipelines[number].name]

    def _data_node(self, number: int, use: UsesTable) -> str | None:
        """The node of a table that a frame shows as the output of the step."""
        graph = self.graphs[number]
        activity = graph.by_id.get(use.step)
        if use.how != "writes" or activity is None:
            return None
        nodes = (node.id for node in graph.targets(activity, "output") if node.type == "RedshiftDataNode")
        return next((self.drawings[number].nodes[node] for node in nodes), None)


def _wait(start: str, end: str, awaited: Awaits) -> str:
    text = "waits" + (f": {awaited.note}" if awaited.note else "")
    return f"{start} -. {label((text,))} .-> {end}"
