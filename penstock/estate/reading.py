"""From specs to the estate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from penstock.definition.wire import WireDefinition
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.estate.model import Estate, Pipeline, TableUse, Wait
from penstock.estate.sql_uses import sql_checked, sql_read, sql_written
from penstock.specs.checks.view import SpecView, StepView
from penstock.specs.defaults import with_defaults
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.document import Document, read_document
from penstock.specs.filling import filled
from penstock.specs.loader import Loaded
from penstock.specs.plugins.project import plugins_of
from penstock.steps import PENSTOCK, Step, StepTypes

WAITS = "wait-for-pipelines"
SUCCESS = "mark-success"
FRESHNESS = "check-freshness"


def read_estate(loaded: Iterable[Loaded], broken: Iterable[Path], assets: Path, *, is_complete: bool = True) -> Estate:
    """Look at specs from the outside.

    Args:
        loaded: those without errors.
        broken: the files of those with errors: what can be read of them counts, so that one bad spec does not make
            others look bad.
        assets: the assets folder.
        is_complete: whether these are all that there are.
    """
    found = [_of_loaded(item, assets) for item in loaded]
    for path in broken:
        pipeline = _of_file(path, assets)
        if pipeline is None:
            is_complete = False
        else:
            found.append(pipeline)
    pipelines: dict[str, Pipeline] = {}
    for item in sorted(found, key=lambda item: item.document.path):
        pipelines.setdefault(item.name, item)
    return Estate(pipelines, is_complete)


def _of_loaded(loaded: Loaded, assets: Path) -> Pipeline:
    if isinstance(loaded, LoadedDefinition):
        written = tuple(_written(loaded.definition.wire))
        return Pipeline(loaded.spec.name, loaded.document, assets, written=written, is_definition=True)
    steps = {step.name: step for step in loaded.spec.all_steps()}
    pipeline = _of_document(loaded.spec.name, loaded.document, loaded.assets, steps, loaded.plugins.steps)
    return replace(pipeline, schedule=loaded.spec.schedule)


def _of_file(path: Path, assets: Path) -> Pipeline | None:
    """What can be read of a file with errors; None where not even its name can be."""
    document, _ = with_defaults(read_document(path))
    name = document.value.get("name") if isinstance(document.value, dict) else None
    if not isinstance(name, str):
        return None
    types = plugins_of(assets.parent).steps
    try:
        document = filled(document, types)
    except DiagnosticsError:  # the spec names a step of a package that is broken
        types = PENSTOCK
        document = filled(document, types)
    return _of_document(name, document, assets, {}, types)


def _of_document(name: str, document: Document, assets: Path, steps: Mapping[str, Step], types: StepTypes) -> Pipeline:
    success: str | None = None
    waits: list[Wait] = []
    written: list[TableUse] = []
    read: list[TableUse] = []
    checked: list[TableUse] = []
    for view in SpecView(document, types).steps:
        if view.kind is None:
            continue
        type_ = view.values["type"]
        if type_ == WAITS:
            waits.extend(_waits(view))
        elif type_ == SUCCESS:
            success = view.text("name") or SUCCESS
        written.extend(_written_by(view, view.kind, steps.get(view.text("name") or ""), assets))
        read.extend((*_uses(view, view.kind.TABLES_READ), *sql_read(view, view.kind, assets)))
        checked.extend(_uses(view, view.kind.TABLES_CHECKED, by_log=type_ == FRESHNESS))
        checked.extend(sql_checked(view, view.kind, assets))
    return Pipeline(
        name,
        document,
        assets,
        None,
        success,
        tuple(waits),
        tuple(written),
        tuple(read),
        tuple(checked),
        writes_more=not steps and any(map(_is_unclear, SpecView(document, types).steps)),
    )


def _is_unclear(view: StepView) -> bool:
    """Whether an error of a step hides which tables it writes."""
    return view.kind is None or any(view.text(key) is None for key in view.kind.TABLES_WRITTEN)


def _written_by(view: StepView, kind: type[Step], step: Step | None, assets: Path) -> Iterator[TableUse]:
    """The tables that a step writes: those that its keys name, and more that are in its SQL."""
    replaces, noted = (step.replaces_rows, step.notes_loads) if step is not None else (False, True)
    named = tuple(_uses(view, kind.TABLES_WRITTEN, replaces=replaces, by_log=noted))
    keys = {use.key for use in named}
    yield from named
    yield from (use for use in sql_written(view, kind, assets) if use.key not in keys)


def _uses(view: StepView, keys: tuple[str, ...], *, replaces: bool = False, by_log: bool = False) -> Iterator[TableUse]:
    for key in keys:
        table = view.text(key)
        if table is not None:
            yield TableUse(table, view.text("name") or "", (*view.path, key), replaces, by_log)


def _waits(view: StepView) -> Iterator[Wait]:
    step = view.text("name") or ""
    optional = view.values.get("may_fail")
    names = optional if isinstance(optional, list) else []
    for index, item in enumerate(_listed(view.values.get("pipelines"))):
        path = (*view.path, "pipelines", index)
        if isinstance(item, str):
            yield Wait(item, step, path, may_fail=item in names)
        elif isinstance(item, dict) and isinstance(item.get("pipeline"), str):
            interval = item.get("interval")
            yield Wait(
                item["pipeline"],
                step,
                (*path, "pipeline"),
                interval if isinstance(interval, str) else None,
                item["pipeline"] in names,
            )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _written(wire: WireDefinition) -> Iterator[TableUse]:
    """The tables that the activities of a definition name as output."""
    nodes = {item.id: item for item in wire if item.type == "RedshiftDataNode"}
    for item in wire:
        for target in item.references("output"):
            node = nodes.get(target)
            table = node.string("tableName") if node is not None else None
            if node is not None and table is not None:
                schema = node.string("schemaName")
                yield TableUse(f"{schema}.{table}" if schema else table, item.id, ("objects",))
