"""Loads a spec: YAML, shape, names and references, with every finding at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Severity
from penstock.diagnostics.suggestion import did_you_mean
from penstock.specs.checks import run_checks
from penstock.specs.defaults import with_defaults
from penstock.specs.document import JSON_SUFFIX, Document, read_document
from penstock.specs.document.merging import merged, part, without
from penstock.specs.entries import STEP_TYPES
from penstock.specs.environments import ENVIRONMENTS, check_environments
from penstock.specs.filling import filled
from penstock.specs.model_errors import to_diagnostics
from penstock.specs.plugins.project import NONE, Plugins, plugins_of
from penstock.specs.spec import Spec
from penstock.steps import is_custom
from penstock.steps.keys.types import ASSETS

if TYPE_CHECKING:
    from penstock.specs.definitions.loaded import LoadedDefinition
    from penstock.specs.plugins.hooks import Hook

DEFINITION = "definition"
KINDS = (DEFINITION, "pipeline")


@dataclass(frozen=True, slots=True)
class LoadedSpec:
    """A spec with the file that it came from.

    Attributes:
        spec: the checked spec.
        document: its YAML with positions, for findings of later stages; what it leaves unsaid is filled in.
        assets: the assets folder that its paths are relative to.
        warnings: findings that do not stop anything.
        written: its YAML as it is written, with its defaults.
        environments: the environments for which it says something else, as documents to be laid over it.
        plugins: the steps and hooks of its project.
        changed_by: the last hook that changed the spec, which then is not quite what the document says.
    """

    spec: Spec
    document: Document
    assets: Path
    written: Document
    warnings: tuple[Diagnostic, ...] = ()
    environments: Mapping[str, Document] = field(default_factory=dict)
    plugins: Plugins = NONE
    changed_by: Hook | None = None

    def in_environment(self, name: str) -> LoadedSpec:
        """The spec as it is in an environment: itself, where it says nothing else for that.

        Raises:
            DiagnosticsError: with every error that it has there.
        """
        over = self.environments.get(name)
        return self if over is None else _checked(merged(self.written, over), self.assets, ())


Loaded: TypeAlias = "LoadedSpec | LoadedDefinition"


def load_spec(path: Path, assets: Path) -> Loaded:
    """Read and check one spec file.

    Args:
        path: the YAML file; a file whose name ends with `.json` is a definition as AWS prints it.
        assets: the folder that scripts and tables are in.

    Raises:
        DiagnosticsError: with every error of the file, and its warnings.
    """
    document = read_document(path)
    if document.diagnostics and document.value is None:
        raise DiagnosticsError(document.diagnostics)
    if path.suffix.lower() == JSON_SUFFIX:
        from penstock.specs.definitions.loader import load_definition_file

        return load_definition_file(document)
    kind = document.value.get("kind", "pipeline") if isinstance(document.value, dict) else "pipeline"
    if kind == DEFINITION:
        from penstock.specs.definitions.loader import load_definition

        return load_definition(document)
    if kind not in KINDS:
        finding = Diagnostic(
            "PS204",
            f"there is no kind of spec '{kind}'",
            document.at(("kind",)),
            allowed=", ".join(KINDS),
            help=did_you_mean(str(kind), KINDS),
        )
        raise DiagnosticsError((*document.diagnostics, finding))
    return _load_pipeline(document, assets)


def _load_pipeline(document: Document, assets: Path) -> LoadedSpec:
    document, findings = with_defaults(document)
    environments: dict[str, Document] = {}
    if isinstance(document.value, dict) and ENVIRONMENTS in document.value:
        findings = (*findings, *check_environments(document))
        if not any(item.location == document.at((ENVIRONMENTS,)) for item in findings):
            environments = {
                name: part(document, ENVIRONMENTS, name)
                for name, value in document.value[ENVIRONMENTS].items()
                if isinstance(value, dict)
            }
        document = without(document, ENVIRONMENTS)
    return replace(_checked(document, assets, findings), environments=environments)


def _checked(document: Document, assets: Path, findings: tuple[Diagnostic, ...]) -> LoadedSpec:
    plugins = plugins_of(assets.parent)
    found = [*document.diagnostics, *findings, *plugins.findings]
    types = plugins.steps
    written, document = document, filled(document, types)
    spec, context = None, {ASSETS: assets, STEP_TYPES: types}
    try:
        spec = Spec.model_validate(document.value, context=context)
        if any(is_custom(type(step)) for step in spec.all_steps()):
            from penstock.specs.plugins.custom import check_steps

            found.extend(check_steps(spec))
    except ValidationError as error:
        found.extend(to_diagnostics(error, document, Spec, types))
    except Exception as error:
        from penstock.specs.plugins.custom import failure_of_keys

        finding = failure_of_keys(error, types)
        if finding is None:
            raise
        found.append(finding)
    found.extend(run_checks(document, assets, types))
    if spec is None or any(item.severity is Severity.ERROR for item in found):
        raise DiagnosticsError(tuple(found if not plugins.findings else filter(_is_no_unknown_type, found)))
    changed_by = None
    if plugins.hooks:
        from penstock.specs.plugins.hooks import run_before

        spec, changed_by = run_before(plugins.hooks, spec, context)
    return LoadedSpec(spec, document, assets, written, tuple(found), plugins=plugins, changed_by=changed_by)


def _is_no_unknown_type(finding: Diagnostic) -> bool:
    """Leave types aside that nobody knows: they may be those of a broken plugin."""
    return finding.id != "PS205"
