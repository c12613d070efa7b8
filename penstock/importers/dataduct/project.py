"""import_dataduct: files of dataduct and its config, to specs, assets and settings; pure, but for reading files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.importers.dataduct.batch import Batch, ImportedSpec
from penstock.importers.dataduct.config import Config, chosen, read_config
from penstock.importers.dataduct.file import read_file
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.order import Order
from penstock.importers.dataduct.settings import BASE, settings_of

_OTHER_BASE = "base"
"""The environment of a config without a mode, where a mode has the name of that."""


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
    modes = {name: whole.in_mode(name) for name in (whole.modes if mode is None else ())}
    settings = _settings(base, modes) if whole.is_given else {}
    files = [read_file(path) for path in paths]
    specs, made = Batch(files, base, modes, start, order, resources, assets).specs()
    findings = (*about_config.all, *(item for file in files for item in file.findings.all))
    if about_config.has_errors:
        return Imported((), {}, {}, findings)
    return Imported(specs, made.files, settings, findings)


def _settings(base: Config, modes: dict[str, Config]) -> dict[str, Any]:
    return {name: settings_of(config, name) for name, config in _environments(base, modes)}


def _environments(base: Config, modes: dict[str, Config]) -> Iterable[tuple[str, Config]]:
    own = base.mode or (_OTHER_BASE if BASE in modes else BASE)
    return ((own, base), *modes.items())
