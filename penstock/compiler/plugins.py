"""Tells errors of compiling that plugins are the reason of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location
from penstock.specs.loader import LoadedSpec
from penstock.steps import is_custom


@contextmanager
def told(loaded: LoadedSpec) -> Iterator[None]:
    """Tell an error where a hook changed the spec, or steps of a project compile to parts of it; else raise it.

    A checked spec of Penstock's own steps has no error, and what a custom step raises itself is told at its line. Here
    are two objects with one id, and a spec that names what it does not have, since a hook changed it after the checks.

    Raises:
        DiagnosticsError: instead of the error.
    """
    try:
        yield
    except DiagnosticsError as error:
        if loaded.changed_by is None or not isinstance(error.__cause__, LookupError):
            raise  # of what is missing, a hook may be the reason; of other things hardly
        help_ = f"{loaded.changed_by.label} has changed the spec"
        raise DiagnosticsError(tuple(replace(item, help=item.help or help_) for item in error.diagnostics)) from error
    except Exception as error:
        finding = _finding(loaded, error)
        if finding is None:
            raise
        raise DiagnosticsError((finding,)) from error


def _finding(loaded: LoadedSpec, error: Exception) -> Diagnostic | None:
    from penstock.specs.plugins.failures import described

    hook, name = loaded.changed_by, loaded.spec.name
    if hook is not None:
        message = (
            f"{hook.label}: what before_compile gives for the spec '{name}' cannot be compiled: {described(error)}"
        )
        help_ = "change only what the rest of the spec, and its schema, allow"
        return Diagnostic("PS705", message, hook.place_of(hook.before), help=help_)
    custom = [step.name for step in loaded.spec.all_steps() if is_custom(type(step))]
    if not custom:
        return None
    message = f"what {', '.join(custom)} of '{name}' compiles to does not fit the other steps: {described(error)}"
    help_ = "begin the ids of a custom step's objects with its name"
    return Diagnostic("PS704", message, Location(loaded.document.path, 1, 1), help=help_)
