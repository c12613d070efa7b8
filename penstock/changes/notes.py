"""What a comparison cannot see."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.changes.differences import is_veiled
from penstock.changes.holes import hole_names
from penstock.changes.state import Naming, PipelineState, Status


def notes(old: PipelineState, new: PipelineState) -> Iterator[str]:
    """Yield what was not compared, and on what the consequences rest."""
    if old.status is Status.PENDING:
        yield "the pipeline has never been activated, so nothing is refused"
    elif old.activate is False:
        yield "the old side does not activate the pipeline; if nobody else has either, nothing is refused"
    names = _unseen(old, new)
    if names:
        listed = ", ".join(f"<{name}>" for name in names)
        yield f"not compared, since only a deployment knows them (nor are the contents of files): {listed}"
    for what, is_open in (
        ("name", old.name is None or new.name is None),
        ("description", old.description is None or new.description is None),
        ("tags", (old.tags is None and bool(new.tags)) or (new.tags is None and bool(old.tags))),
    ):
        if is_open:
            yield f"not compared, since one side does not tell: {what} of the pipeline"
    if any(_veiled(state) for state in (old, new)):
        yield "not compared, since one side shows asterisks: secrets"


def _unseen(old: PipelineState, new: PipelineState) -> list[str]:
    if old.naming == new.naming:
        return []
    pattern = old if old.naming > new.naming else new
    found = {name for text in _texts(pattern) for name in hole_names(text)}
    return sorted(found) if pattern.naming > Naming.PHYSICAL else []


def _texts(state: PipelineState) -> Iterator[str]:
    yield from (text for text in (state.name, state.description) if text)
    yield from (field.value for item in state.definition for field in item.fields)
    yield from (text for item in state.definition.parameters for _, text in item.attributes)
    yield from (text for _, text in state.definition.values)


def _veiled(state: PipelineState) -> bool:
    fields = [field for item in state.definition for field in item.fields if field.key.startswith("*")]
    values = [text for key, text in state.definition.values if key.startswith("*")]
    return any(is_veiled(text) for text in (*(field.value for field in fields), *values))
