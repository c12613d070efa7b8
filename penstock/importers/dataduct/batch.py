"""Batch: the pipelines that are imported together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from penstock.importers.dataduct.assets import Assets
from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.environments import environment_of
from penstock.importers.dataduct.file import DuctFile
from penstock.importers.dataduct.order import Order
from penstock.importers.dataduct.peers import Peers
from penstock.importers.dataduct.pipeline import Import, spec_of
from penstock.importers.dataduct.placeholders import PARAMETER
from penstock.importers.dataduct.sources import Sources
from penstock.importers.dataduct.tables import Tables
from penstock.importers.dataduct.writer import write_spec


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


@dataclass(frozen=True)
class Batch:
    """What the files of one import have in common.

    Attributes:
        files: the files.
        base: the config that specs follow.
        modes: the config in each mode that becomes an environment.
        start: the day on which intervals begin.
        order: what the order of steps follows.
        resources: the folder that paths in the files are relative to; None for what the config says.
        known: the assets folder whose tables are known already.
    """

    files: Sequence[DuctFile]
    base: Config
    modes: Mapping[str, Config]
    start: date
    order: Order
    resources: Path | None
    known: Path | None

    def specs(self) -> tuple[tuple[ImportedSpec, ...], Assets]:
        """Make the specs of all files without an error, and the files that they need."""
        specs: list[ImportedSpec] = []
        assets = Assets()
        taken: dict[str, Path] = {}
        for file in self.files:
            if not file.document.value or file.findings.has_errors:
                continue
            with_its_own = assets.copy()
            value = self._value(file, with_its_own)
            if taken.setdefault(value["name"], file.path) != file.path:
                message = f"the name '{value['name']}' is taken by {taken[value['name']].name}"
                file.findings.error("PS301", message, file.values.at("name"))
            if not file.findings.has_errors:
                specs.append(ImportedSpec(value["name"], write_spec(value, self._heading(file)), file.path))
                assets = with_its_own
        return tuple(specs), assets

    def _value(self, file: DuctFile, assets: Assets) -> dict[str, Any]:
        """The value of the spec of a file, with what is different in each environment."""
        spec = self._in(self.base, file, assets)
        others = {name: self._in(config, file, assets) for name, config in self.modes.items()}
        over = {name: environment_of(name, spec, other, self.base) for name, other in others.items()}
        environments = {name: item for name, item in over.items() if item}
        return {**spec, **({"environments": environments} if environments else {})}

    def _in(self, config: Config, file: DuctFile, assets: Assets) -> dict[str, Any]:
        sources = self._sources(file)
        peers = self._peers[config.mode]
        around = Import(
            order=self.order,
            start=self.start,
            base_path=self._base_path,
            sources=sources,
            assets=assets,
            tables=Tables(sources, assets, self.known, file.findings),
            peers=peers,
            awaited=self._awaited,
        )
        return spec_of(file.values, peers[file.name], config, file.findings, around)

    @cached_property
    def _peers(self) -> Mapping[str | None, Peers]:
        """The pipelines by mode, since each may have schedules of its own."""
        return {
            config.mode: {item.name: item.peer(config, self.start) for item in self.files}
            for config in (self.base, *self.modes.values())
        }

    @cached_property
    def _awaited(self) -> frozenset[str]:
        return frozenset(name for item in self.files for name in item.awaited)

    @cached_property
    def _base_path(self) -> str | None:
        """What stands for {S3_BASE_PATH}: a parameter, where it is not the same in all environments."""
        paths = {config.base_path() for config in (self.base, *self.modes.values())}
        return f"#{{{PARAMETER}}}" if len(paths) > 1 else self.base.base_path()

    def _sources(self, file: DuctFile) -> Sources:
        said = self.base.etl.text("RESOURCE_BASE_PATH")
        given = self.resources or (Path(said) if said else None)
        try:
            own = None if given is None else given.expanduser()
        except RuntimeError:  # there is no home
            own = given
        return Sources((own or Path(), file.path.parent), file.findings, searched=own or file.path.parent)

    def _heading(self, file: DuctFile) -> list[str]:
        what = "steps run in the order of the file" if self.order is Order.SEQUENTIAL else "steps run as in dataduct"
        return [f"Made of {file.path.name} by `penstock import dataduct`: {what}."]
