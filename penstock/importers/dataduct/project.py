"""import_dataduct: files of dataduct and its config, to specs, assets and settings; pure, but for reading files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.importers.dataduct.assets import Assets
from penstock.importers.dataduct.config import Config, chosen, read_config
from penstock.importers.dataduct.environments import environment_of
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.frequency import schedule_of
from penstock.importers.dataduct.order import Order
from penstock.importers.dataduct.peers import Peer
from penstock.importers.dataduct.pipeline import Import, spec_of
from penstock.importers.dataduct.placeholders import PARAMETER
from penstock.importers.dataduct.settings import BASE, settings_of
from penstock.importers.dataduct.sources import Sources
from penstock.importers.dataduct.steps.pipeline_dependencies import OPTIONAL, REQUIRED
from penstock.importers.dataduct.tables import Tables
from penstock.importers.dataduct.values import Values
from penstock.importers.dataduct.writer import write_spec
from penstock.importers.dataduct.yaml11 import with_merges
from penstock.specs.document import Document, read_document
from penstock.specs.naming import pipeline_name


@dataclass(frozen=True, slots=True)
class ImportedSpec:
    """A spec that was made of a file.

    Attributes:
        name: its name.
        text: its YAML.
        source: the file.
    """

    name: str
    text: str
    source: Path


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gives.

    Attributes:
        specs: those of the files without an error.
        assets: the files under assets/ that they need: their contents, or what they are copies of.
        settings: environments of cdk.json.
        findings: errors, and what is not as it was, of all files.
    """

    specs: tuple[ImportedSpec, ...]
    assets: dict[str, bytes | Path]
    settings: dict[str, Any]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of dataduct, as far as it can be read."""

    document: Document
    findings: Findings = field(default_factory=Findings)

    @property
    def path(self) -> Path:
        return self.document.path

    def values(self, findings: Findings) -> Values:
        value = self.document.value if isinstance(self.document.value, dict) else {}
        node = self.document.root if value else replace(self.document.root, children={})
        return Values(value, node, findings)


def import_dataduct(
    paths: Sequence[Path],
    *,
    start: date,
    config: Path | None = None,
    mode: str | None = None,
    order: Order = Order.SEQUENTIAL,
    resources: Path | None = None,
    assets: Path | None = None,
) -> Imported:
    """Make specs of pipelines; a bad file never hides the others.

    Args:
        paths: the files of pipelines.
        start: the day on which the intervals of pipelines with a schedule begin.
        config: dataduct's config file.
        mode: the mode to import alone; otherwise every mode becomes an environment.
        order: what the order of steps follows.
        resources: the folder that paths in the files are relative to, by default RESOURCE_BASE_PATH of the config.
        assets: the assets of the project that the specs go to, whose tables count as known.
    """
    about_config = Findings()
    whole = read_config(config, about_config)
    base = chosen(whole, mode)
    modes = () if mode is not None else tuple(name for name in whole.modes)
    files = [_read(path) for path in paths]
    settings = _settings(base, whole, modes) if whole.is_given else {}
    made = Assets()
    specs = _import_all(
        files, base, whole, modes, start=start, order=order, resources=resources, made=made, known=assets
    )
    findings = (*about_config.all, *(item for file in files for item in file.findings.all))
    if about_config.has_errors:
        return Imported((), {}, {}, findings)
    return Imported(specs, made.files, settings, findings)


def _read(path: Path) -> _File:
    file = _File(with_merges(read_document(path)))
    file.findings.add(*file.document.diagnostics)
    if not isinstance(file.document.value, dict):
        if not file.document.diagnostics:
            file.findings.error("PS203", "a pipeline of dataduct is a mapping of keys", file.document.at(()))
        return file
    file.values(file.findings).text("name", required=True)
    return file


def _settings(base: Config, whole: Config, modes: Sequence[str]) -> dict[str, Any]:
    if base.mode is not None:
        return {base.mode: settings_of(base, base.mode)}
    own = BASE if BASE not in modes else "base"
    return {own: settings_of(base, own), **{name: settings_of(whole.in_mode(name), name) for name in modes}}


def _import_all(
    files: Sequence[_File],
    base: Config,
    whole: Config,
    modes: Sequence[str],
    *,
    start: date,
    order: Order,
    resources: Path | None,
    made: Assets,
    known: Path | None,
) -> tuple[ImportedSpec, ...]:
    configs: dict[str | None, Config] = {None: base}
    configs |= {name: whole.in_mode(name) for name in modes}
    paths = {config.base_path() for config in configs.values()}
    base_path = f"#{{{PARAMETER}}}" if len(paths) > 1 else base.base_path()
    peers = {key: {_name(file): _peer(file, config, start) for file in files} for key, config in configs.items()}
    awaited = frozenset(name for file in files for name in _awaited(file))
    specs: list[ImportedSpec] = []
    taken: dict[str, Path] = {}
    for file in files:
        if not file.document.value or file.findings.has_errors:
            continue
        sources = _sources(file, base, resources)
        around = Import(
            order, start, base_path, sources, made, Tables(sources, made, known, file.findings), {}, awaited
        )
        values = {
            key: spec_of(
                file.values(file.findings),
                peers[key][_name(file)],
                config,
                file.findings,
                replace(around, peers=peers[key]),
            )
            for key, config in configs.items()
        }
        spec = values.pop(None)
        over = {name: environment_of(name, spec, value, whole) for name, value in values.items() if name is not None}
        environments = {name: item for name, item in over.items() if item}
        _tell_of_name(file, spec["name"], taken)
        if not file.findings.has_errors:
            text = write_spec(
                {**spec, **({"environments": environments} if environments else {})}, _heading(file, order)
            )
            specs.append(ImportedSpec(spec["name"], text, file.path))
    return tuple(specs)


def _sources(file: _File, config: Config, resources: Path | None) -> Sources:
    given = resources or (Path(path) if (path := config.etl.text("RESOURCE_BASE_PATH")) else None)
    try:
        own = None if given is None else given.expanduser()
    except RuntimeError:  # there is no home
        own = given
    folders = (own or Path(), file.path.parent)
    return Sources(folders, file.findings, searched=own or file.path.parent)


def _name(file: _File) -> str:
    return file.values(Findings()).text("name") or ""


def _peer(file: _File, config: Config, start: date) -> Peer:
    """The pipeline as others wait for it; what is wrong with its schedule is told when it is imported itself."""
    unheard = Findings()
    schedule = schedule_of(file.values(unheard), replace(config, findings=unheard), unheard, start, has_peers=True)
    if not isinstance(schedule, dict):
        return Peer(pipeline_name(_name(file)), None, 0)
    hours, minutes = schedule["at"].split(":")
    every = None if "occurrences" in schedule else schedule["every"]
    return Peer(pipeline_name(_name(file)), every, 60 * int(hours) + int(minutes))


def _awaited(file: _File) -> list[str]:
    """The pipelines that a file waits for."""
    steps = file.values(Findings()).mappings("steps")
    return [name for step in steps for key in (REQUIRED, OPTIONAL) for name in step.texts(key)]


def _tell_of_name(file: _File, name: str, taken: dict[str, Path]) -> None:
    place = file.values(file.findings).at("name")
    if taken.setdefault(name, file.path) != file.path:
        file.findings.error("PS301", f"the name '{name}' is taken by {taken[name].name}", place)


def _heading(file: _File, order: Order) -> list[str]:
    what = "steps run in the order of the file" if order is Order.SEQUENTIAL else "steps run as in dataduct"
    return [f"Made of {file.path.name} by `penstock import dataduct`: {what}."]
