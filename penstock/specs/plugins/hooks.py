"""Hooks: functions of a project, or of an installed package, that change every spec or every definition.

They run in a fixed order: those of installed packages by the names of their entry points, then those of the project by
the names of their files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from penstock.definition.pipeline import PipelineDefinition
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location
from penstock.specs.plugins.failures import guarded, place_of_function
from penstock.specs.plugins.installed import EntryPoint
from penstock.specs.plugins.modules import Loaded, load_entry_point, load_folder
from penstock.specs.spec import Spec

BEFORE, AFTER = "before_compile", "after_compile"


class BeforeCompile(Protocol):
    """Changes a spec when it has been read and checked; specs of `kind: definition` are not compiled."""

    def __call__(self, spec: Spec, /) -> Spec:
        """Return the spec, or one made of it: `spec.model_copy(update={...})`."""


class AfterCompile(Protocol):
    """Changes what a spec has been compiled to, before it is checked, shown, deployed or run."""

    def __call__(self, definition: PipelineDefinition, /) -> PipelineDefinition:
        """Return the definition, or one made of it: `dataclasses.replace(definition, objects=...)`."""


@dataclass(frozen=True, slots=True)
class Hook:
    """What a module of hooks, or an entry point, defines: one of the two, or both.

    Attributes:
        label: what people call it.
        before: its before_compile.
        after: its after_compile.
        place: where its errors are told that have no line of their own.
        roots: the folders and files whose code is the plugin's.
    """

    label: str
    before: BeforeCompile | None
    after: AfterCompile | None
    place: Location
    roots: tuple[str, ...]

    def place_of(self, function: Callable[..., Any] | None) -> Location:
        """Where one of its functions is defined."""
        return (place_of_function(function, self.roots) if function else None) or self.place


def read_hooks(folder: Path | None, installed: Sequence[EntryPoint]) -> tuple[tuple[Hook, ...], tuple[Diagnostic, ...]]:
    """Import the hooks of a folder, and those of installed packages.

    Returns:
        The hooks in their order, and what is wrong with the files and entry points.
    """
    hooks: list[Hook] = []
    findings: list[Diagnostic] = []
    for item in (*_installed(installed), *(load_folder(folder) if folder else ())):
        if isinstance(item, Diagnostic):
            findings.append(item)
            continue
        before, after = getattr(item.value, BEFORE, None), getattr(item.value, AFTER, None)
        if not any(map(callable, (before, after))):
            message = f"{item.label} defines neither {BEFORE} nor {AFTER}"
            findings.append(Diagnostic("PS702", message, item.place, help="write one of the two functions"))
        else:
            hooks.append(Hook(item.label, before, after, item.place, item.roots))
    return tuple(hooks), tuple(findings)


def _installed(entries: Sequence[EntryPoint]) -> Iterator[Loaded | Diagnostic]:
    for entry in entries:
        try:
            yield load_entry_point(entry)
        except DiagnosticsError as error:
            yield from error.diagnostics


def run_before(hooks: Sequence[Hook], spec: Spec, context: Mapping[str, Any]) -> tuple[Spec, Hook | None]:
    """Let the hooks change a spec, one after another.

    Args:
        hooks: the hooks.
        spec: the checked spec.
        context: that in which specs are validated, for what a hook puts in.

    Returns:
        The spec, and the last hook that changed it.

    Raises:
        DiagnosticsError: where one fails, or gives something else.
    """
    changed_by = None
    for hook in hooks:
        if hook.before is not None:
            made = _run(hook, hook.before, BEFORE, spec, f"the spec '{spec.name}'")
            if made is not spec:
                message = f"{hook.label}: what {BEFORE} gives for the spec '{spec.name}' is not valid"
                with guarded("PS705", message, hook.roots, partial(hook.place_of, hook.before)):
                    # A copy with changes has not been validated; models in it stay as they are.
                    values = {key: getattr(made, key) for key in made.model_fields_set}
                    spec, changed_by = Spec.model_validate(values, context=dict(context)), hook
    return spec, changed_by


def run_after(hooks: Sequence[Hook], definition: PipelineDefinition, pipeline: str) -> PipelineDefinition:
    """Let the hooks change the definition of a pipeline, one after another.

    Raises:
        DiagnosticsError: where one fails, or gives something else.
    """
    for hook in hooks:
        if hook.after is not None:
            made = _run(hook, hook.after, AFTER, definition, f"the pipeline '{pipeline}'")
            if made is not definition:
                message = f"{hook.label}: what {AFTER} gives for the pipeline '{pipeline}' cannot be written"
                with guarded("PS705", message, hook.roots, partial(hook.place_of, hook.after)):
                    made.to_wire()
            definition = made
    return definition


def _run(hook: Hook, function: Callable[[Any], Any], name: str, value: Any, what: str) -> Any:
    """Call a hook, and see that it gives the same kind of thing that it got."""
    place = hook.place_of(function)
    with guarded("PS705", f"{hook.label}: {name} fails for {what}", hook.roots, lambda: place):
        made = function(value)
    if not isinstance(made, type(value)):
        kind = "nothing" if made is None else f"a {type(made).__name__}"
        message = f"{hook.label}: {name} gives {kind} for {what}"
        help_ = f"return the {type(value).__name__}, changed or not"
        raise DiagnosticsError((Diagnostic("PS705", message, place, help=help_),))
    return made
