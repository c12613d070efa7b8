"""Imports a definition as AWS prints it: a spec of `kind: definition` that deploys to the same pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from penstock.definition.wire import WireDefinition
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Severity, refuse_errors
from penstock.importers.definition_yaml import write_spec
from penstock.importers.secrets import HiddenSecret, hide_secrets
from penstock.specs.definitions.forms import DefinitionFile, is_definition, read_definition_file, unknown_form
from penstock.specs.document import KeyPath, read_document
from penstock.specs.naming import pipeline_name, stack_name


@dataclass(frozen=True, slots=True)
class ImportedSpec:
    """A spec that was made of a definition.

    Attributes:
        name: its name, from the file's content, or from the file's name.
        text: its YAML.
        findings: what was not kept as it was, as warnings.
    """

    name: str
    text: str
    findings: tuple[Diagnostic, ...]


def import_definition(
    path: Path,
    *,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    resource: str | None = None,
) -> ImportedSpec:
    """Read a definition file in any of its forms, and write it as a spec.

    Kept are all objects, fields and values, and the order of the values of one field. The order of different fields
    has no meaning; they are written in order of their names, as the AWS CLI sends them.

    Args:
        path: a file with the JSON of the CLI or of the API, or a CloudFormation template in JSON or YAML.
        name: name of the spec, by default that of the pipeline or of the file.
        values: texts for the names that a template refers to.
        resource: logical id of the pipeline, where a template has several.

    Raises:
        DiagnosticsError: where the file cannot be read as a definition, with all that is wrong with it.
    """
    document = read_document(path, intrinsics=True)
    if document.value is None or not is_definition(document.value):
        unread = () if document.diagnostics else (unknown_form(document),)
        raise DiagnosticsError((*document.diagnostics, *unread))
    file = read_definition_file(document, values=values, resource=resource)
    findings = (*document.diagnostics, *file.definition.findings)
    refuse_errors(findings)
    wanted = name or pipeline_name(file.name or path.stem)
    definition, secrets = hide_secrets(file.definition.wire, wanted)
    text = write_spec(
        definition,
        name=wanted,
        description=file.description,
        tags=file.tags or {},
        activate=file.activate,
    )
    left = [*_renamed(file, wanted), *_left_out(file), *_reordered(file)]
    for secret in secrets:
        owner = f"'{secret.key}' of '{secret.owner}'" if secret.owner else f"the value of '{secret.key}'"
        left.append(
            Diagnostic(
                "PS604",
                f"{owner} is a secret in clear text, and was replaced by a reference",
                document.at(_place(file, secret)),
                Severity.WARNING,
                help=f"create the secret '{secret.secret}' with the JSON key '{secret.json_key}'",
            )
        )
    return ImportedSpec(wanted, text, (*findings, *left))


def _place(file: DefinitionFile, secret: HiddenSecret) -> KeyPath:
    places = file.definition.places
    if secret.owner is None:
        return places.get(("values", secret.key, None, 0), ())
    known = ((part, secret.owner, secret.key, 0) for part in ("objects", "parameters"))
    return next((places[key] for key in known if key in places), ())


def _renamed(file: DefinitionFile, name: str) -> Iterator[Diagnostic]:
    if file.name is not None and file.name != name:
        message = f"the pipeline is called '{file.name}'; the spec, and what it deploys, '{name}'"
        yield Diagnostic(
            "PS603", message, None, Severity.WARNING, help=f"its stack is {stack_name(name)}; --name chooses another"
        )


def _left_out(file: DefinitionFile) -> Iterator[Diagnostic]:
    document = file.definition.document
    for path in file.left_out:
        message = f"'{path[-1]}' says nothing of the pipeline, and is not kept"
        yield Diagnostic("PS603", message, document.at_key(path), Severity.WARNING)


def _reordered(file: DefinitionFile) -> Iterator[Diagnostic]:
    """Tell of values whose place among those of other fields is lost; the service does not look at it."""
    for item in _interleaved(file.definition.wire):
        message = f"the values of one field of '{item}' stand apart in the file, and are gathered"
        place = file.definition.places.get(("objects", item, None, 0), ())
        yield Diagnostic("PS603", message, file.definition.document.at(place), Severity.WARNING)


def _interleaved(definition: WireDefinition) -> Iterator[str]:
    for item in definition:
        keys = [field.key for field in item.fields]
        runs = [key for index, key in enumerate(keys) if index == 0 or keys[index - 1] != key]
        if len(runs) != len(set(keys)):
            yield item.id
